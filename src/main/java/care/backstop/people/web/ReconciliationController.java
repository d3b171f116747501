package care.backstop.people.web;

import care.backstop.govuk.Errors;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.room.IncidentRoom;
import care.backstop.people.Source;
import care.backstop.people.rules.ConfirmedNumber.Category;
import care.backstop.people.usecase.LookAtPeople;
import care.backstop.people.usecase.MergePeople;
import care.backstop.people.usecase.Reconcile;
import care.backstop.people.usecase.SignNumber;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
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

/** Lists compared: settle what differs, say who is one and who is two, sign the number. */
@Controller
@RequestMapping("/incidents/{incident}/reconciliation")
class ReconciliationController {

    private final Reconcile reconcile;
    private final MergePeople merge;
    private final SignNumber sign;
    private final IncidentRoom rooms;
    private final Clock clock;

    ReconciliationController(Reconcile reconcile, MergePeople merge, SignNumber sign, IncidentRoom rooms, Clock clock) {
        this.reconcile = reconcile;
        this.merge = merge;
        this.sign = sign;
        this.rooms = rooms;
        this.clock = clock;
    }

    @GetMapping
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    String all(@PathVariable UUID incident, Model model) {
        model.addAttribute("page", ReconciliationPage.of(reconcile.look(incident)));
        return "people/reconciliation";
    }

    @GetMapping("/people/{person}")
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    String person(@PathVariable UUID incident, @PathVariable UUID person, Model model) {
        return person(incident, person, Map.of(), Errors.none(), model);
    }

    private String person(UUID incident, UUID person, Map<String, String> typed, Errors errors, Model model) {
        model.addAttribute(
                "page", ListsOfPersonPage.one(reconcile.sideBySide(incident, List.of(person)), typed, errors));
        return "people/lists-of-person";
    }

    @PostMapping("/people/{person}")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String settle(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            reconcile.settle(
                    incident,
                    person,
                    typed.get("field"),
                    typed.get("seen"),
                    source(typed.get("chosen")),
                    typed.get("why"),
                    actor);
        } catch (Rejected e) {
            response.setStatus(422);
            return person(incident, person, typed, Errors.of(e), model);
        }
        flash.addFlashAttribute("notice", "Settled. It holds until a list says something else");
        return "redirect:/incidents/" + incident + "/reconciliation";
    }

    static @Nullable Source source(@Nullable String typed) {
        return Arrays.stream(Source.values())
                .filter(s -> s.name().equals(typed))
                .findFirst()
                .orElse(null);
    }

    @GetMapping("/pair")
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    String pair(@PathVariable UUID incident, @RequestParam UUID one, @RequestParam UUID other, Model model) {
        return pair(incident, one, other, Map.of(), Errors.none(), model);
    }

    private String pair(UUID incident, UUID one, UUID other, Map<String, String> typed, Errors errors, Model model) {
        model.addAttribute(
                "page", ListsOfPersonPage.two(reconcile.sideBySide(incident, List.of(one, other)), typed, errors));
        return "people/lists-of-person";
    }

    @PostMapping("/pair")
    @Access(area = Area.PPL, act = Act.WRITE, on = On.INCIDENT)
    String decide(
            @PathVariable UUID incident,
            @RequestParam UUID one,
            @RequestParam UUID other,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var room = "redirect:/incidents/" + incident + "/reconciliation";
        try {
            var why = typed.get("why");
            return switch (typed.getOrDefault("decision", "")) {
                case "DIFFERENT" -> {
                    reconcile.keepBoth(incident, one, other, why, actor);
                    flash.addFlashAttribute("notice", "Both are kept");
                    yield room;
                }
                case "KEEP_ONE" -> room + "/merges/" + merge.ask(incident, one, other, why, actor);
                case "KEEP_OTHER" -> room + "/merges/" + merge.ask(incident, other, one, why, actor);
                default -> throw Rejected.invalid("decision", "Say whether they are one person or two.");
            };
        } catch (Rejected e) {
            response.setStatus(422);
            return pair(incident, one, other, typed, Errors.of(e), model);
        }
    }

    @GetMapping("/merges/{merge}")
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    String merge(@PathVariable UUID incident, @PathVariable("merge") UUID id, Actor actor, Model model) {
        return merge(incident, id, actor, null, Errors.none(), model);
    }

    private String merge(UUID incident, UUID id, Actor actor, @Nullable String typed, Errors errors, Model model) {
        model.addAttribute(
                "page",
                MergePage.of(
                        rooms.of(incident, LookAtPeople.DOOR), merge.find(incident, id), actor.user(), typed, errors));
        return "people/merge";
    }

    @PostMapping("/merges/{merge}/{what:done|refused|undone}")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String mergeDecided(
            @PathVariable UUID incident,
            @PathVariable("merge") UUID id,
            @PathVariable String what,
            @RequestParam(required = false) @Nullable String why,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            if (what.equals("undone")) {
                merge.undo(incident, id, why, actor);
            } else {
                merge.decide(incident, id, what.equals("done"), actor);
            }
        } catch (Rejected e) {
            response.setStatus(422);
            return merge(incident, id, actor, why, Errors.of(e), model);
        }
        flash.addFlashAttribute(
                "notice",
                switch (what) {
                    case "done" -> "The two records are one now";
                    case "refused" -> "Nothing was merged";
                    default -> "They are two records again";
                });
        return "redirect:/incidents/" + incident + "/reconciliation";
    }

    /** The form is for whoever may sign; the number itself stands among the lists compared. */
    @GetMapping("/number")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String number(@PathVariable UUID incident, Model model) {
        return number(incident, Map.of(), Errors.none(), model);
    }

    private String number(UUID incident, Map<String, String> typed, Errors errors, Model model) {
        var standing = sign.standing(incident);
        model.addAttribute(
                "page",
                NumberPage.of(
                        rooms.of(incident, LookAtPeople.DOOR),
                        standing.counted(),
                        standing.open(),
                        clock.instant(),
                        typed,
                        errors));
        return "people/number";
    }

    @PostMapping("/number")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String sign(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            var byCategory = new EnumMap<Category, Integer>(Category.class);
            for (var category : Category.values()) {
                var n = whole(category.name(), typed.get(category.name()));
                if (n != null) {
                    byCategory.put(category, n);
                }
            }
            sign.sign(
                    incident,
                    new SignNumber.Said(
                            whole("said", typed.get("said")),
                            byCategory,
                            typed.get("by"),
                            local("at", typed.get("at")),
                            typed.get("why")),
                    actor);
        } catch (Rejected e) {
            response.setStatus(422);
            return number(incident, typed, Errors.of(e), model);
        }
        flash.addFlashAttribute("notice", "The number is signed");
        return "redirect:/incidents/" + incident + "/reconciliation";
    }

    static @Nullable Integer whole(String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return Integer.valueOf(typed.strip().replace(",", ""));
        } catch (NumberFormatException e) {
            throw new Rejected(Code.VAL, field, "Enter a whole number in figures.");
        }
    }

    static @Nullable Instant local(String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(typed.strip()).atZone(London.ZONE).toInstant();
        } catch (DateTimeException e) {
            throw new Rejected(Code.VAL, field, "Enter day and time, for example 2020-12-07T09:30.");
        }
    }
}
