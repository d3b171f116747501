package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.usecase.CouncilProfiles;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Stale;
import care.backstop.kernel.profile.Key;
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

/** The council's settings: which there are, and what stands behind each. */
@Controller
class ProfileController {

    private final CouncilProfiles profiles;
    private final Permissions permissions;

    ProfileController(CouncilProfiles profiles, Permissions permissions) {
        this.profiles = profiles;
        this.permissions = permissions;
    }

    @GetMapping(ProfilePage.PATH)
    @Access(area = Area.INC, act = Act.READ)
    String all(Actor actor, Model model) {
        return all(Map.of(), Errors.none(), actor, model);
    }

    @PostMapping(ProfilePage.PATH)
    @Access(area = Area.INC, act = Act.APPROVE)
    String begin(
            @RequestParam Map<String, String> typed,
            @RequestParam int number,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var made = profiles.begin(typed.get("profile"), typed.get("because"), number, actor);
            then.addFlashAttribute("notice", made.words() + " is in force for new incidents.");
            return "redirect:" + ProfilePage.PATH;
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return all(typed, Errors.of(e), actor, model);
        }
    }

    @GetMapping(ProfilePage.PATH + "/{key}")
    @Access(area = Area.INC, act = Act.APPROVE)
    String one(@PathVariable String key, Model model) {
        return one(key, null, false, Errors.none(), model);
    }

    @PostMapping(ProfilePage.PATH + "/{key}")
    @Access(area = Area.INC, act = Act.APPROVE)
    String change(
            @PathVariable String key,
            @RequestParam Map<String, String> typed,
            @RequestParam int number,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            profiles.change(key, typed.get("value"), typed.get("source"), typed.get("because"), number, actor);
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return one(key, typed, false, Errors.of(e), model);
        } catch (Stale e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return one(key, typed, true, Errors.none(), model);
        }
        then.addFlashAttribute("notice", "Changed for new incidents. Running ones keep what they started under.");
        return "redirect:" + ProfilePage.PATH;
    }

    @PostMapping(ProfilePage.PATH + "/{key}/confirm")
    @Access(area = Area.INC, act = Act.APPROVE)
    String confirm(
            @PathVariable String key,
            @RequestParam Map<String, String> typed,
            @RequestParam int number,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var read = new Typed();
            var on = read.day("on", typed.get("on"), "Enter the day on which it was confirmed");
            read.check();
            profiles.confirm(key, typed.get("by"), on, number, actor);
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return one(key, typed, false, Errors.of(e), model);
        } catch (Stale e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return one(key, typed, true, Errors.none(), model);
        }
        then.addFlashAttribute("notice", "Confirmed.");
        return "redirect:" + ProfilePage.PATH;
    }

    private String all(Map<String, String> typed, Errors errors, Actor actor, Model model) {
        model.addAttribute(
                "page",
                ProfilePage.of(profiles.versions(), permissions.may(actor, Area.INC, Act.APPROVE), typed, errors));
        return "incident/profile";
    }

    private String one(String key, @Nullable Map<String, String> typed, boolean stale, Errors errors, Model model) {
        var which = Key.parse(key).orElseThrow(() -> new NotThere("setting"));
        model.addAttribute("page", SettingPage.of(which, profiles.now(), typed, stale, errors));
        return "incident/setting";
    }
}
