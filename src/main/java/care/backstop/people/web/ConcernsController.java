package care.backstop.people.web;

import care.backstop.govuk.Errors;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.people.usecase.Safeguard;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/** Safeguarding concerns about a person, for those named to see them. */
@Controller
@RequestMapping("/incidents/{incident}/people/{person}/concerns")
class ConcernsController {

    private final Safeguard safeguard;

    ConcernsController(Safeguard safeguard) {
        this.safeguard = safeguard;
    }

    @GetMapping
    @Access(area = Area.SAF, act = Act.READ, on = On.INCIDENT)
    String show(@PathVariable UUID incident, @PathVariable UUID person, Model model) {
        return show(incident, person, new LinkedMultiValueMap<>(), Errors.none(), model);
    }

    @PostMapping
    @Access(area = Area.SAF, act = Act.WRITE, on = On.INCIDENT)
    String raise(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam MultiValueMap<String, String> sent,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            safeguard.raise(
                    incident,
                    person,
                    sent.getFirst("category"),
                    day(EntryFields.day("on", sent)),
                    sent.getFirst("what"),
                    moment(EntryFields.moment("alertedAt", sent)),
                    actor);
            flash.addFlashAttribute(
                    "notice", "The concern is recorded. Tell the adult care front door if nobody has yet");
            return "redirect:" + path(incident, person);
        } catch (Rejected e) {
            response.setStatus(status(e));
            return show(incident, person, sent, Errors.of(e), model);
        }
    }

    @PostMapping("/{concern}/steps")
    @Access(area = Area.SAF, act = Act.WRITE, on = On.INCIDENT)
    String step(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @PathVariable UUID concern,
            @RequestParam MultiValueMap<String, String> sent,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            safeguard.step(incident, person, concern, sent.getFirst("step"), sent.getFirst("note"), actor);
            flash.addFlashAttribute("notice", "Recorded what became of it");
            return "redirect:" + path(incident, person);
        } catch (Rejected e) {
            response.setStatus(status(e));
            sent.set("concern", concern.toString());
            return show(
                    incident,
                    person,
                    sent,
                    new Errors(e.problems().stream()
                            .map(p -> Problem.of(concern + "-" + p.field(), p.code(), p.message()))
                            .toList()),
                    model);
        }
    }

    private String show(UUID incident, UUID person, MultiValueMap<String, String> sent, Errors errors, Model model) {
        model.addAttribute(
                "page",
                ConcernsPage.of(
                        safeguard.open(incident, person),
                        path(incident, person),
                        "/incidents/" + incident + "/people/" + person,
                        sent,
                        errors));
        return "people/concerns";
    }

    private static int status(Rejected e) {
        return switch (e.problems().getFirst().code()) {
            case AUTH -> 403;
            case VAL -> 422;
            default -> 409;
        };
    }

    private static String path(UUID incident, UUID person) {
        return "/incidents/" + incident + "/people/" + person + "/concerns";
    }

    static @Nullable LocalDate day(@Nullable String iso) {
        try {
            return iso == null ? null : LocalDate.parse(iso);
        } catch (DateTimeException e) {
            throw Rejected.invalid("on", "There is no such day. Write day, month and year in figures.");
        }
    }

    private static @Nullable Instant moment(@Nullable String iso) {
        try {
            return iso == null
                    ? null
                    : LocalDateTime.parse(iso).atZone(London.ZONE).toInstant();
        } catch (DateTimeException e) {
            throw Rejected.invalid(
                    "alertedAt", "Write the day in figures and the time as hours and minutes, for example 14:30.");
        }
    }
}
