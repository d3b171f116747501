package care.backstop.placement.web;

import care.backstop.govuk.Errors;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.placement.model.Guide;
import care.backstop.placement.usecase.KeepGuidance;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The council's guidance on moves. */
@Controller
class GuidanceController {

    private final KeepGuidance guidance;
    private final Permissions permissions;

    GuidanceController(KeepGuidance guidance, Permissions permissions) {
        this.guidance = guidance;
        this.permissions = permissions;
    }

    @GetMapping(GuidancePage.PATH)
    @Access(area = Area.PLC, act = Act.READ)
    String show(Actor actor, Model model) {
        return show(null, Errors.none(), Map.of(), actor, model);
    }

    private String show(@Nullable Guide guide, Errors errors, Map<String, String> typed, Actor actor, Model model) {
        model.addAttribute(
                "page",
                GuidancePage.of(guidance.all(), permissions.may(actor, Area.PLC, Act.WRITE), guide, errors, typed));
        return "placement/guidance";
    }

    @PostMapping(GuidancePage.PATH + "/{guide}")
    @Access(area = Area.PLC, act = Act.WRITE)
    String keep(
            @PathVariable String guide,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            RedirectAttributes then,
            HttpServletResponse response) {
        var which = PlacesController.oneOf(Guide.values(), guide);
        if (which == null) {
            throw new NotThere("guide");
        }
        try {
            guidance.keep(
                    which,
                    new KeepGuidance.Asked(typed.get("owner"), typed.get("version"), typed.get("address")),
                    actor);
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            var errors = new Errors(e.problems().stream()
                    .map(p -> Problem.of(p.field() + "-" + which.name(), p.code(), p.message()))
                    .toList());
            return show(which, errors, typed, actor, model);
        }
        then.addFlashAttribute("notice", "The guidance is kept");
        return "redirect:" + GuidancePage.PATH;
    }
}
