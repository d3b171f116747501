package care.backstop.communications.web;

import care.backstop.communications.usecase.ReadLetters;
import care.backstop.govuk.Errors;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.outbox.SeeToLetters;
import care.backstop.kernel.room.IncidentRoom;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
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

/** Who of an incident was told what by e-mail. */
@Controller
@RequestMapping("/incidents/{incident}/messages")
class LettersController {

    static final String PATH = MessagesController.DOOR + "/letters";

    private final ReadLetters read;
    private final SeeToLetters letters;
    private final IncidentRoom rooms;
    private final Clock clock;

    LettersController(ReadLetters read, SeeToLetters letters, IncidentRoom rooms, Clock clock) {
        this.read = read;
        this.letters = letters;
        this.rooms = rooms;
        this.clock = clock;
    }

    @GetMapping("/letters")
    @Access(area = Area.COM, act = Act.READ, on = On.INCIDENT)
    String list(
            @PathVariable UUID incident,
            @RequestParam(required = false) @Nullable String state,
            Actor actor,
            Model model) {
        var asked = LettersPage.asked(state).orElse(null);
        model.addAttribute(
                "page",
                LettersPage.of(
                        rooms.of(incident, MessagesController.DOOR),
                        base(incident),
                        read.list(incident, asked, actor),
                        asked,
                        letters.missing()));
        return "communications/letters";
    }

    @GetMapping("/letters.csv")
    @Access(area = Area.COM, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> csv(
            @PathVariable UUID incident, @RequestParam(required = false) @Nullable String state, Actor actor) {
        return LettersPage.CSV.file(read.list(incident, LettersPage.asked(state).orElse(null), actor), clock.instant());
    }

    @GetMapping("/letters/{letter}")
    @Access(area = Area.COM, act = Act.READ, on = On.INCIDENT)
    String letter(@PathVariable UUID incident, @PathVariable UUID letter, Actor actor, Model model) {
        return show(incident, letter, "", Errors.none(), actor, model);
    }

    @PostMapping("/letters/{letter}/revoke")
    @Access(area = Area.COM, act = Act.WRITE, on = On.INCIDENT)
    String revoke(
            @PathVariable UUID incident,
            @PathVariable UUID letter,
            @RequestParam(defaultValue = "") String because,
            @RequestParam int version,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        read.find(incident, letter, actor);
        try {
            letters.revoke(incident, letter, because, version, actor);
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(incident, letter, because, Errors.of(e), actor, model);
        }
        then.addFlashAttribute("notice", "The letter is taken back. It will not be sent.");
        return "redirect:" + base(incident);
    }

    @PostMapping("/letters/{letter}/again")
    @Access(area = Area.COM, act = Act.WRITE, on = On.INCIDENT)
    String again(
            @PathVariable UUID incident,
            @PathVariable UUID letter,
            @RequestParam int version,
            Actor actor,
            RedirectAttributes then) {
        read.find(incident, letter, actor);
        letters.again(incident, letter, version, actor);
        then.addFlashAttribute("notice", "The letter goes with the next round, in some seconds.");
        return "redirect:" + base(incident);
    }

    private String show(UUID incident, UUID letter, String typed, Errors errors, Actor actor, Model model) {
        model.addAttribute(
                "page",
                LetterPage.of(
                        rooms.of(incident, MessagesController.DOOR),
                        base(incident),
                        read.find(incident, letter, actor),
                        read.mayWrite(actor),
                        typed,
                        errors));
        return "communications/letter";
    }

    private static String base(UUID incident) {
        return "/incidents/" + incident + PATH;
    }
}
