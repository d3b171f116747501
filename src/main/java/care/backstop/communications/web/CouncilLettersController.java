package care.backstop.communications.web;

import care.backstop.govuk.Errors;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.outbox.LetterState;
import care.backstop.kernel.outbox.Posted;
import care.backstop.kernel.outbox.SeeToLetters;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Letters of the council that belong to no incident, and whether letters leave at all. */
@Controller
@RequestMapping("/administration")
class CouncilLettersController {

    private static final String BASE = "/administration/letters";

    private final SeeToLetters letters;
    private final Permissions permissions;
    private final Clock clock;

    CouncilLettersController(SeeToLetters letters, Permissions permissions, Clock clock) {
        this.letters = letters;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping("/letters")
    @Access(area = Area.ACC, act = Act.READ)
    String list(@RequestParam(required = false) @Nullable String state, Actor actor, Model model) {
        var asked = LettersPage.asked(state).orElse(null);
        model.addAttribute("page", LettersPage.of(null, BASE, of(asked, actor), asked, letters.missing()));
        return "communications/council-letters";
    }

    @GetMapping("/letters.csv")
    @Access(area = Area.ACC, act = Act.READ)
    ResponseEntity<byte[]> csv(@RequestParam(required = false) @Nullable String state, Actor actor) {
        return LettersPage.CSV.file(of(LettersPage.asked(state).orElse(null), actor), clock.instant());
    }

    @GetMapping("/letters/{letter}")
    @Access(area = Area.ACC, act = Act.READ)
    String letter(@PathVariable UUID letter, Actor actor, Model model) {
        return show(letter, "", Errors.none(), actor, model);
    }

    @PostMapping("/letters/{letter}/revoke")
    @Access(area = Area.ACC, act = Act.APPROVE)
    String revoke(
            @PathVariable UUID letter,
            @RequestParam(defaultValue = "") String because,
            @RequestParam int version,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            letters.revoke(null, letter, because, version, actor);
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(letter, because, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "The letter is taken back. It will not be sent.");
        return "redirect:" + BASE;
    }

    @PostMapping("/letters/{letter}/again")
    @Access(area = Area.ACC, act = Act.APPROVE)
    String again(@PathVariable UUID letter, @RequestParam int version, Actor actor, RedirectAttributes then) {
        letters.again(null, letter, version, actor);
        then.addFlashAttribute("notice", "The letter goes with the next round, in some seconds.");
        return "redirect:" + BASE;
    }

    private List<Posted> of(@Nullable LetterState state, Actor actor) {
        return letters.list(null, actor).stream()
                .filter(l -> state == null || l.state() == state)
                .toList();
    }

    private String show(UUID letter, String typed, Errors errors, Actor actor, Model model) {
        model.addAttribute(
                "page",
                LetterPage.of(
                        null,
                        BASE,
                        letters.find(null, letter),
                        permissions.may(actor, Area.ACC, Act.APPROVE),
                        typed,
                        errors));
        return "communications/council-letter";
    }
}
