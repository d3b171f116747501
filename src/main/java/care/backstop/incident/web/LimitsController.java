package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.rules.DelegatedLimit;
import care.backstop.incident.usecase.AppraiseOptions;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How much each role may decide by itself. */
@Controller
class LimitsController {

    private final AppraiseOptions appraise;

    LimitsController(AppraiseOptions appraise) {
        this.appraise = appraise;
    }

    @GetMapping("/administration/limits")
    @Access(area = Area.ACC, act = Act.APPROVE)
    String limits(Actor actor, Model model) {
        return show(Map.of(), Errors.none(), actor, model);
    }

    @PostMapping("/administration/limits")
    @Access(area = Area.ACC, act = Act.APPROVE)
    String set(
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var read = new Typed();
            var pence = AppraisalController.pence(read, "limit", typed.get("limit"));
            read.check();
            appraise.limit(Typed.choice(typed.get("role"), Role.class).orElse(null), pence, actor);
        } catch (Rejected e) {
            response.setStatus(422);
            return show(typed, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "The limit is recorded.");
        return "redirect:/administration/limits";
    }

    private String show(Map<String, String> typed, Errors errors, Actor actor, Model model) {
        model.addAttribute(
                "page",
                new LimitsPage(
                        appraise.limits(actor).entrySet().stream()
                                .map(e ->
                                        "%s: up to %s".formatted(e.getKey().key(), DelegatedLimit.pounds(e.getValue())))
                                .toList(),
                        typed,
                        errors));
        return "incident/limits";
    }
}
