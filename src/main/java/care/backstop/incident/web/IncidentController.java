package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.IncidentKind;
import care.backstop.incident.usecase.AcknowledgeIncident;
import care.backstop.incident.usecase.ReadIncidents;
import care.backstop.incident.usecase.ReadOverview;
import care.backstop.incident.usecase.TakeNotification;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of incidents and the overview of each. */
@Controller
class IncidentController {

    private final ReadIncidents incidents;
    private final ReadOverview overview;
    private final TakeNotification drafts;
    private final AcknowledgeIncident acknowledge;
    private final Permissions permissions;
    private final Clock clock;

    IncidentController(
            ReadIncidents incidents,
            ReadOverview overview,
            TakeNotification drafts,
            AcknowledgeIncident acknowledge,
            Permissions permissions,
            Clock clock) {
        this.incidents = incidents;
        this.overview = overview;
        this.drafts = drafts;
        this.acknowledge = acknowledge;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping("/incidents")
    @Access(area = Area.INC, act = Act.READ)
    String list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String q,
            Actor actor,
            Model model) {
        var mayWrite = permissions.may(actor, Area.INC, Act.WRITE);
        var now = clock.instant();
        var page = ListPage.of(
                incidents.all(),
                incidents.progress(),
                mayWrite ? drafts.unfinished(actor) : List.of(),
                ListPage.InState.of(state),
                Typed.choice(kind, IncidentKind.class).orElse(null),
                q == null ? "" : q.strip(),
                mayWrite,
                now);
        model.addAttribute("page", page);
        return "incident/list";
    }

    @GetMapping("/incidents/{incident}")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String overview(@PathVariable UUID incident, Actor actor, Model model) {
        return show(incident, actor, Errors.none(), model);
    }

    @PostMapping("/incidents/{incident}/acknowledge")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String acknowledge(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable String how,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            acknowledge.acknowledge(incident, how, actor);
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(incident, actor, Errors.of(e), model);
        }
        then.addFlashAttribute("notice", "You have this incident.");
        return "redirect:/incidents/" + incident;
    }

    private String show(UUID incident, Actor actor, Errors errors, Model model) {
        model.addAttribute(
                "page",
                OverviewPage.of(
                        overview.of(incident),
                        actor.role() == Role.INCIDENT_LEAD,
                        permissions.may(actor, Area.INC, Act.WRITE),
                        permissions.may(actor, Area.INC, Act.APPROVE),
                        permissions.may(actor, Area.ACC, Act.WRITE),
                        errors));
        return "incident/overview";
    }
}
