package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.usecase.MapTheDuty;
import care.backstop.incident.usecase.MapTheDuty.Given;
import care.backstop.incident.usecase.MapTheDuty.Task;
import care.backstop.incident.usecase.ReadIncidents;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.sheet.CsvTable;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which function of the council does each task of the temporary duty. */
@Controller
class FunctionsController {

    private static final CsvTable<Task> CSV = CsvTable.<Task>named("functions")
            .column("task", t -> t.asked().task())
            .column("function", t -> t.by() == null ? null : t.by().function())
            .column("owner", t -> t.by() == null ? null : t.by().owner())
            .column("post", t -> t.by() == null ? null : t.by().postName())
            .column("named_at", t -> t.by() == null ? null : t.by().mappedAt())
            .column("named_by", t -> t.by() == null ? null : t.by().mappedBy());

    private final MapTheDuty functions;
    private final ReadIncidents incidents;
    private final IncidentMembers members;
    private final Permissions permissions;
    private final Clock clock;

    FunctionsController(
            MapTheDuty functions,
            ReadIncidents incidents,
            IncidentMembers members,
            Permissions permissions,
            Clock clock) {
        this.functions = functions;
        this.incidents = incidents;
        this.members = members;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping("/incidents/{incident}/team/functions")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String show(@PathVariable UUID incident, Actor actor, Model model) {
        return show(incident, Map.of(), Errors.none(), actor, model);
    }

    @GetMapping("/incidents/{incident}/team/functions.csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> csv(@PathVariable UUID incident) {
        return CSV.file(functions.of(incident), clock.instant());
    }

    @PostMapping("/incidents/{incident}/team/functions")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String map(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            // A task without an owner is left for later; its function is only a proposal.
            functions.map(
                    incident,
                    functions.of(incident).stream()
                            .map(t -> t.asked().key())
                            .filter(key ->
                                    !typed.getOrDefault("owner." + key, "").isBlank())
                            .map(key -> new Given(
                                    key, typed.get("function." + key), TeamController.id(typed.get("owner." + key))))
                            .toList(),
                    actor);
        } catch (Rejected e) {
            response.setStatus(TeamController.status(e).value());
            return show(incident, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "Saved.");
        return "redirect:/incidents/" + incident + "/team/functions";
    }

    private String show(UUID incident, Map<String, String> typed, Errors errors, Actor actor, Model model) {
        model.addAttribute(
                "page",
                FunctionsPage.of(
                        incidents.of(incident, "/team"),
                        functions.clause(incident),
                        functions.of(incident),
                        TeamPage.options(members.of(incident)),
                        permissions.may(actor, Area.INC, Act.WRITE),
                        typed,
                        errors));
        return "incident/functions";
    }
}
