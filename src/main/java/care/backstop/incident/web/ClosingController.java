package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.IncidentState;
import care.backstop.incident.usecase.CloseIncident;
import care.backstop.incident.usecase.ReadIncidents;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Rejected;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How an incident ends, and goes on again. */
@Controller
class ClosingController {

    private final ReadIncidents incidents;
    private final CloseIncident close;

    ClosingController(ReadIncidents incidents, CloseIncident close) {
        this.incidents = incidents;
        this.close = close;
    }

    @GetMapping("/incidents/{incident}/close")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    String close(@PathVariable UUID incident, Model model) {
        return show(incident, null, Errors.none(), model);
    }

    @PostMapping("/incidents/{incident}/close")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    String closeIt(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable String because,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            close.close(incident, because, actor);
        } catch (Rejected e) {
            response.setStatus(TeamController.status(e).value());
            return show(incident, because, Errors.of(e), model);
        }
        then.addFlashAttribute("notice", "The incident is closed.");
        return "redirect:/incidents/" + incident;
    }

    @PostMapping("/incidents/{incident}/reopening")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    String reopen(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable String because,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            close.reopen(incident, because, actor);
        } catch (Rejected e) {
            response.setStatus(TeamController.status(e).value());
            return show(incident, because, Errors.of(e), model);
        }
        then.addFlashAttribute("notice", "The incident is open again.");
        return "redirect:/incidents/" + incident;
    }

    private String show(UUID id, @Nullable String because, Errors errors, Model model) {
        var incident = incidents.whole(id);
        model.addAttribute(
                "page",
                ClosePage.of(
                        incidents.room(incident, ""),
                        incident,
                        incident.stage().state() == IncidentState.CLOSED ? List.of() : close.stillOpen(id),
                        close.endings(id),
                        because,
                        errors));
        return "incident/close";
    }
}
