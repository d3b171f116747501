package care.backstop.people.web;

import care.backstop.govuk.Errors;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.room.IncidentRoom;
import care.backstop.people.store.ListRequests.Kind;
import care.backstop.people.usecase.AskForList;
import care.backstop.people.usecase.LookAtPeople;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Asking for lists and numbers, and what came of it. */
@Controller
@RequestMapping("/incidents/{incident}/people/lists/asked")
class AskedController {

    private final AskForList ask;
    private final IncidentRoom rooms;
    private final Clock clock;

    AskedController(AskForList ask, IncidentRoom rooms, Clock clock) {
        this.ask = ask;
        this.rooms = rooms;
        this.clock = clock;
    }

    @GetMapping
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    String all(@PathVariable UUID incident, Model model) {
        return all(incident, null, Map.of(), Errors.none(), model);
    }

    private String all(UUID incident, @Nullable String made, Map<String, String> typed, Errors errors, Model model) {
        model.addAttribute(
                "page",
                AskedPage.of(
                        rooms.of(incident, LookAtPeople.DOOR), ask.of(incident), made, clock.instant(), typed, errors));
        return "people/asked";
    }

    /** The link is on the page that answers, once; nobody can be told it again. */
    @PostMapping
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String ask(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        try {
            var made = ask.ask(
                    incident,
                    Arrays.stream(Kind.values())
                            .filter(k -> k.name().equals(typed.get("kind")))
                            .findFirst()
                            .orElse(null),
                    ReconciliationController.source(typed.get("source")),
                    typed.get("askedOf"),
                    ReconciliationController.local("dueAt", typed.get("dueAt")),
                    actor);
            var link = made.secret() == null
                    ? null
                    : ServletUriComponentsBuilder.fromCurrentContextPath().build() + "/send-list/" + made.secret();
            return all(incident, link, Map.of(), Errors.none(), model);
        } catch (Rejected e) {
            response.setStatus(422);
            return all(incident, null, typed, Errors.of(e), model);
        }
    }

    @GetMapping("/{request}")
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    String one(@PathVariable UUID incident, @PathVariable UUID request, Model model) {
        return one(incident, request, Map.of(), Errors.none(), model);
    }

    private String one(UUID incident, UUID request, Map<String, String> typed, Errors errors, Model model) {
        var asked = ask.of(incident).stream()
                .filter(a -> a.id().equals(request))
                .findFirst()
                .orElseThrow(() -> new NotThere("request"));
        model.addAttribute(
                "page", AskedOnePage.of(rooms.of(incident, LookAtPeople.DOOR), asked, clock.instant(), typed, errors));
        return "people/asked-one";
    }

    @PostMapping("/{request}/{what:answered|refused|ended}")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String came(
            @PathVariable UUID incident,
            @PathVariable UUID request,
            @PathVariable String what,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            switch (what) {
                case "answered" ->
                    ask.answer(
                            incident,
                            request,
                            ReconciliationController.whole("people", typed.get("people")),
                            minutes(typed.get("hours")),
                            Upload.day(typed),
                            actor);
                case "refused" -> ask.refuse(incident, request, typed.get("because"), actor);
                default -> ask.revoke(incident, request, actor);
            }
        } catch (Rejected e) {
            response.setStatus(422);
            return one(incident, request, typed, Errors.of(e), model);
        }
        flash.addFlashAttribute("notice", "Recorded on " + London.show(clock.instant()));
        return "redirect:/incidents/" + incident + "/people/lists/asked";
    }

    private static @Nullable Integer minutes(@Nullable String hours) {
        if (hours == null || hours.isBlank()) {
            return null;
        }
        try {
            return new BigDecimal(hours.strip().replace(",", ""))
                    .multiply(BigDecimal.valueOf(60))
                    .setScale(0, RoundingMode.HALF_UP)
                    .intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw Rejected.invalid("hours", "Enter hours in figures, for example 310.");
        }
    }
}
