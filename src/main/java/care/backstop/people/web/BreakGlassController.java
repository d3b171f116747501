package care.backstop.people.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.Procedure;
import care.backstop.govuk.Textarea;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.FreshProof;
import care.backstop.kernel.London;
import care.backstop.kernel.Rejected;
import care.backstop.people.usecase.BreakGlass;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
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

/** Where somebody who is not in charge of a person says why they must see them now. */
@Controller
@RequestMapping("/incidents/{incident}/people/{person}/break-glass")
class BreakGlassController {

    private final BreakGlass glass;

    BreakGlassController(BreakGlass glass) {
        this.glass = glass;
    }

    @GetMapping
    @Access(area = Area.SPC, act = Act.READ, on = On.INCIDENT)
    @FreshProof
    String form(@PathVariable UUID incident, @PathVariable UUID person, Actor actor, Model model) {
        return form(incident, person, Map.of(), Errors.none(), actor, model);
    }

    @PostMapping
    @Access(area = Area.SPC, act = Act.READ, on = On.INCIDENT)
    @FreshProof
    String breakIt(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam Map<String, String> sent,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            var until = glass.breakIt(incident, person, sent.get("purpose"), sent.get("reason"), actor);
            flash.addFlashAttribute(
                    "notice",
                    "You may see this person until %s. A privacy officer has been told.".formatted(London.show(until)));
            return "redirect:/incidents/" + incident + "/people/" + person;
        } catch (Rejected e) {
            response.setStatus(422);
            return form(incident, person, sent, Errors.of(e), actor, model);
        }
    }

    private String form(UUID incident, UUID person, Map<String, String> sent, Errors errors, Actor actor, Model model) {
        var asking = glass.ask(incident, person, actor);
        var back = "/incidents/" + incident + "/people";
        model.addAttribute(
                "page",
                new FormPage(
                        asking.room(),
                        "See somebody you are not in charge of",
                        asking.reference(),
                        back,
                        back + "/" + person + "/break-glass",
                        List.of(
                                PeoplePage.purposes()
                                        .chosen(sent.get("purpose"))
                                        .error(errors.on("purpose")),
                                Textarea.of("reason", "Why can it not wait for whoever is in charge?")
                                        .hint(
                                                "At least 20 letters. A privacy officer looks at this the next working day.")
                                        .value(sent.get("reason"))
                                        .error(errors.on("reason"))),
                        Map.of(),
                        "Show them to me for four hours",
                        new Procedure(
                                "Only when somebody would come to harm by waiting. You can look for four hours, and change"
                                        + " nothing. Your name, the time and your reason are kept.",
                                "Access rules of this program: break-glass"),
                        errors));
        return "people/form";
    }
}
