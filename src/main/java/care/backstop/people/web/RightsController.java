package care.backstop.people.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.Procedure;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.people.rules.EntryKind;
import care.backstop.people.usecase.ReadRights;
import care.backstop.people.usecase.WriteEntry;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A person's rights, and the forms that add to what is written about them. */
@Controller
@RequestMapping("/incidents/{incident}/people/{person}")
class RightsController {

    private final ReadRights rights;
    private final WriteEntry write;

    RightsController(ReadRights rights, WriteEntry write) {
        this.rights = rights;
        this.write = write;
    }

    @GetMapping("/rights")
    @Access(area = Area.SPC, act = Act.READ, on = On.INCIDENT)
    String rights(@PathVariable UUID incident, @PathVariable UUID person, Model model, RedirectAttributes flash) {
        var opened = rights.open(incident, person);
        if (opened.isEmpty()) {
            flash.addFlashAttribute("notice", "Say first why you need to see health and care");
            return "redirect:" + back(incident, person);
        }
        model.addAttribute("page", RightsPage.of(opened.get(), rights.forms(incident, person)));
        return "people/rights";
    }

    @GetMapping("/write/{kind}")
    @Access(area = Area.SPC, act = Act.WRITE, on = On.INCIDENT)
    String form(@PathVariable UUID incident, @PathVariable UUID person, @PathVariable String kind, Model model) {
        return form(incident, person, kind(kind), new LinkedMultiValueMap<>(), Errors.none(), model);
    }

    @PostMapping("/write/{kind}")
    @Access(area = Area.SPC, act = Act.WRITE, on = On.INCIDENT)
    String write(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @PathVariable String kind,
            @RequestParam MultiValueMap<String, String> sent,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var what = kind(kind);
        var asking = rights.ask(incident, person, what);
        try {
            var kept = write.write(incident, person, what, EntryFields.read(asking.form(), sent), actor);
            flash.addFlashAttribute("notice", what.title() + ": written down. " + String.join(" ", kept.notes()));
            return "redirect:" + back(incident, person) + "/rights";
        } catch (Rejected e) {
            response.setStatus(e.problems().getFirst().code() == Problem.Code.VAL ? 422 : 409);
            return form(incident, person, what, sent, Errors.of(e), model);
        }
    }

    private String form(
            UUID incident,
            UUID person,
            EntryKind kind,
            MultiValueMap<String, String> sent,
            Errors errors,
            Model model) {
        var asking = rights.ask(incident, person, kind);
        var form = asking.form();
        var rights = back(incident, person) + "/rights";
        model.addAttribute(
                "page",
                new FormPage(
                        asking.room(),
                        kind.title(),
                        asking.called(),
                        rights,
                        back(incident, person) + "/write/" + kind.path(),
                        EntryFields.controls(form, sent, errors),
                        Map.of(),
                        "Write it down",
                        new Procedure(form.says(), form.clause()),
                        errors));
        return "people/form";
    }

    static EntryKind kind(String path) {
        return EntryKind.at(path).orElseThrow(() -> new NotThere("page"));
    }

    private static String back(UUID incident, UUID person) {
        return "/incidents/" + incident + "/people/" + person;
    }
}
