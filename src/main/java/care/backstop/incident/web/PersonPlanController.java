package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.model.Action.State;
import care.backstop.incident.usecase.ReadIncidents;
import care.backstop.incident.usecase.SettleForPerson;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the plan asks for one person before they move. */
@Controller
@RequestMapping("/incidents/{incident}/people/{person}/plan")
class PersonPlanController {

    private final SettleForPerson settle;
    private final ReadIncidents incidents;
    private final Permissions permissions;

    PersonPlanController(SettleForPerson settle, ReadIncidents incidents, Permissions permissions) {
        this.settle = settle;
        this.incidents = incidents;
        this.permissions = permissions;
    }

    @GetMapping
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    String show(@PathVariable UUID incident, @PathVariable UUID person, Actor actor, Model model) {
        return show(incident, person, Map.of(), Errors.none(), actor, model);
    }

    @PostMapping
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String settle(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var action = TeamController.id(typed.get("action"));
            if (action == null) {
                throw Rejected.invalid("action", "Choose the action that is settled");
            }
            settle.settle(
                    incident,
                    person,
                    action,
                    Typed.choice(typed.get("state"), State.class).orElse(null),
                    typed.get("words"),
                    typed.get("urgentBecause"),
                    actor);
        } catch (Rejected e) {
            response.setStatus(TeamController.status(e).value());
            return show(incident, person, typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "Saved.");
        return "redirect:/incidents/%s/people/%s/plan".formatted(incident, person);
    }

    private String show(
            UUID incident, UUID person, Map<String, String> typed, Errors errors, Actor actor, Model model) {
        model.addAttribute(
                "page",
                PersonPlanPage.of(
                        incidents.of(incident, "/people"),
                        settle.of(incident, person),
                        permissions.may(actor, Area.PPL, Act.WRITE),
                        typed,
                        errors));
        return "incident/person-plan";
    }
}
