package care.backstop.placement.web;

import care.backstop.govuk.Errors;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.London;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Stale;
import care.backstop.kernel.sheet.CsvTable;
import care.backstop.placement.model.CheckItem;
import care.backstop.placement.model.Familiar;
import care.backstop.placement.model.Identifier;
import care.backstop.placement.model.ReviewOutcome;
import care.backstop.placement.model.Transport;
import care.backstop.placement.usecase.CarryOutMove;
import care.backstop.placement.usecase.NoteWhatStayed;
import care.backstop.placement.usecase.PlanMove;
import care.backstop.placement.usecase.ReadPlacement;
import care.backstop.placement.usecase.ReviewMove;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Moves: the run-down, the day of each, its checklist, and the reviews afterwards. */
@Controller
@RequestMapping("/incidents/{incident}")
class MovesController {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm");

    private static final CsvTable<Row> MOVES = CsvTable.<Row>named("moves")
            .column("reference", Row::reference)
            .column("location", Row::location)
            .column("place", Row::place)
            .column("state", Row::state)
            .column("planned_at", Row::plannedAt)
            .column("left_at", Row::leftAt)
            .column("arrived_at", Row::arrivedAt)
            .column("transport", Row::transport)
            .column("transport_payer", Row::payer)
            .column("escort", Row::escort);

    private record Row(
            String reference,
            String location,
            String place,
            String state,
            Instant plannedAt,
            @Nullable Instant leftAt,
            @Nullable Instant arrivedAt,
            String transport,
            @Nullable String payer,
            @Nullable String escort) {}

    private final ReadPlacement read;
    private final PlanMove planMove;
    private final CarryOutMove carryOut;
    private final ReviewMove reviewMove;
    private final NoteWhatStayed whatStayed;
    private final Permissions permissions;
    private final Clock clock;

    MovesController(
            ReadPlacement read,
            PlanMove planMove,
            CarryOutMove carryOut,
            ReviewMove reviewMove,
            NoteWhatStayed whatStayed,
            Permissions permissions,
            Clock clock) {
        this.read = read;
        this.planMove = planMove;
        this.carryOut = carryOut;
        this.reviewMove = reviewMove;
        this.whatStayed = whatStayed;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping("/moves")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    String moves(@PathVariable UUID incident, Actor actor, Model model) {
        model.addAttribute("page", MovesPage.of(read.moves(incident), permissions.may(actor, Area.PPL, Act.EXPORT)));
        return "placement/moves";
    }

    @GetMapping("/moves.csv")
    @Access(area = Area.PPL, act = Act.EXPORT, on = On.INCIDENT)
    ResponseEntity<byte[]> file(@PathVariable UUID incident) {
        var book = read.exportMoves(incident);
        return MOVES.file(
                book.moves().stream()
                        .map(m -> {
                            var person = book.people().get(m.person());
                            return new Row(
                                    person == null ? "" : person.reference(),
                                    m.location(),
                                    m.locationName(),
                                    m.state(),
                                    m.plannedAt(),
                                    m.leftAt(),
                                    m.arrivedAt(),
                                    m.transport().words(),
                                    m.transportPayer(),
                                    m.escort());
                        })
                        .toList(),
                clock.instant());
    }

    @GetMapping("/people/{person}/move")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String planForm(@PathVariable UUID incident, @PathVariable UUID person, Model model) {
        return planForm(incident, person, Errors.none(), Map.of(), model);
    }

    private String planForm(UUID incident, UUID person, Errors errors, Map<String, String> typed, Model model) {
        var standing = read.standing(incident, person);
        model.addAttribute(
                "page",
                new PlanMovePage(
                        standing.room(),
                        PlacesController.self(incident, person),
                        standing.person().called(),
                        new MoveFields(errors, typed, standing.terms()),
                        standing.waiting()));
        return "placement/planMove";
    }

    @PostMapping("/people/{person}/move")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String plan(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        try {
            var move = planMove.plan(incident, person, asked(typed), actor);
            then.addFlashAttribute("notice", "The move is planned.");
            return "redirect:/incidents/%s/moves/%s".formatted(incident, move.id());
        } catch (Rejected e) {
            response.setStatus(422);
            return planForm(incident, person, Errors.of(e), typed, model);
        }
    }

    @GetMapping("/moves/{move}/change")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String changeForm(@PathVariable UUID incident, @PathVariable UUID move, Model model) {
        var shown = read.move(incident, move);
        model.addAttribute("page", ChangeMovePage.of(shown, Errors.none(), ChangeMovePage.values(shown.move()), false));
        return "placement/changeMove";
    }

    @PostMapping("/moves/{move}/change")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String change(
            @PathVariable UUID incident,
            @PathVariable UUID move,
            @RequestParam Map<String, String> typed,
            @RequestParam int version,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        Errors errors;
        boolean stale = false;
        try {
            planMove.change(incident, move, asked(typed), version);
            then.addFlashAttribute("notice", "The move is changed.");
            return "redirect:/incidents/%s/moves/%s".formatted(incident, move);
        } catch (Rejected e) {
            errors = Errors.of(e);
            response.setStatus(422);
        } catch (Stale e) {
            errors = Errors.none();
            stale = true;
            response.setStatus(409);
        }
        model.addAttribute("page", ChangeMovePage.of(read.move(incident, move), errors, typed, stale));
        return "placement/changeMove";
    }

    private static PlanMove.Asked asked(Map<String, String> typed) {
        return new PlanMove.Asked(
                moment(typed),
                typed.get("timeReason"),
                PlacesController.oneOf(Transport.values(), typed.get("transport")),
                typed.get("transportPayer"),
                pence("transportPence", typed.get("transportPounds")),
                typed.get("escort"),
                typed.get("receivingCouncil"),
                typed.get("receivingIcb"),
                typed.get("representative"),
                typed.get("legalAdvice"));
    }

    private static @Nullable Instant moment(Map<String, String> typed) {
        if (typed.getOrDefault("at-day", "").isBlank()
                && typed.getOrDefault("time", "").isBlank()) {
            return null;
        }
        var day = PlacesController.day(typed, "at");
        if (day == null) {
            throw Rejected.invalid("at", "Enter a day, month and year that exist, for example 9 12 2026");
        }
        try {
            var time = LocalTime.parse(typed.getOrDefault("time", "").strip(), TIME);
            return day.atTime(time).atZone(London.ZONE).toInstant();
        } catch (DateTimeException e) {
            throw Rejected.invalid("time", "Enter a time, for example 10:30");
        }
    }

    static @Nullable Integer pence(String field, @Nullable String pounds) {
        if (pounds == null || pounds.isBlank()) {
            return null;
        }
        try {
            return new BigDecimal(pounds.strip().replace(",", ""))
                    .movePointRight(2)
                    .setScale(0, RoundingMode.UNNECESSARY)
                    .intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw Rejected.invalid(field, "Enter pounds and pence, for example 120.00");
        }
    }

    @GetMapping("/moves/{move}")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    String move(@PathVariable UUID incident, @PathVariable UUID move, Actor actor, Model model) {
        return move(incident, move, Errors.none(), Map.of(), actor, model);
    }

    private String move(UUID incident, UUID move, Errors errors, Map<String, String> typed, Actor actor, Model model) {
        model.addAttribute(
                "page",
                MovePage.of(read.move(incident, move), permissions.may(actor, Area.PLC, Act.WRITE), errors, typed));
        return "placement/move";
    }

    @PostMapping("/moves/{move}/checks")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String tick(
            @PathVariable UUID incident,
            @PathVariable UUID move,
            @RequestParam(required = false) @Nullable List<String> matched,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        var boxes = matched == null ? List.<String>of() : matched;
        var outcome = typed.getOrDefault("outcome", "done");
        return done(
                incident,
                move,
                typed,
                actor,
                model,
                response,
                () -> carryOut.tick(
                        incident,
                        move,
                        new CarryOutMove.Ticked(
                                PlacesController.oneOf(CheckItem.values(), typed.get("item")),
                                outcome.equals("not-needed"),
                                outcome.equals("undo"),
                                typed.get("detail"),
                                boxes.stream()
                                        .map(b -> PlacesController.oneOf(Identifier.values(), b))
                                        .filter(i -> i != null)
                                        .collect(Collectors.toSet()),
                                boxes.contains("MISMATCH"),
                                new CarryOutMove.Companion(typed.get("companion"), typed.get("relationship"))),
                        actor));
    }

    @PostMapping("/moves/{move}/left")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String left(
            @PathVariable UUID incident,
            @PathVariable UUID move,
            @RequestParam Map<String, String> typed,
            @RequestParam int version,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        return done(
                incident,
                move,
                typed,
                actor,
                model,
                response,
                () -> carryOut.leave(
                        incident,
                        move,
                        new CarryOutMove.Emergency(typed.get("override"), typed.get("officer")),
                        version,
                        actor));
    }

    @PostMapping("/moves/{move}/arrived")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String arrived(
            @PathVariable UUID incident,
            @PathVariable UUID move,
            @RequestParam Map<String, String> typed,
            @RequestParam int version,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        return done(
                incident, move, typed, actor, model, response, () -> carryOut.arrive(incident, move, version, actor));
    }

    @PostMapping("/moves/{move}/cancel")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String cancel(
            @PathVariable UUID incident,
            @PathVariable UUID move,
            @RequestParam Map<String, String> typed,
            @RequestParam int version,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        return done(
                incident,
                move,
                typed,
                actor,
                model,
                response,
                () -> planMove.cancel(incident, move, typed.get("reason"), version, actor));
    }

    @PostMapping("/moves/{move}/reviews/{review}/reviewer")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String reviewer(
            @PathVariable UUID incident,
            @PathVariable UUID move,
            @PathVariable UUID review,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        return done(
                incident,
                move,
                typed,
                actor,
                model,
                response,
                () -> reviewMove.allocate(incident, review, post(typed.get("reviewer"))));
    }

    private static @Nullable UUID post(@Nullable String typed) {
        try {
            return typed == null ? null : UUID.fromString(typed);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @PostMapping("/moves/{move}/reviews/{review}")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String review(
            @PathVariable UUID incident,
            @PathVariable UUID move,
            @PathVariable UUID review,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        return done(
                incident,
                move,
                typed,
                actor,
                model,
                response,
                () -> reviewMove.finish(
                        incident,
                        review,
                        PlacesController.oneOf(ReviewOutcome.values(), typed.get("outcome")),
                        typed.get("note"),
                        actor));
    }

    @PostMapping("/moves/{move}/what-stayed")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String whatStayed(
            @PathVariable UUID incident,
            @PathVariable UUID move,
            @RequestParam(required = false) @Nullable Set<Familiar> kept,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        return done(
                incident,
                move,
                typed,
                actor,
                model,
                response,
                () -> whatStayed.note(
                        incident,
                        move,
                        new NoteWhatStayed.Asked(
                                kept == null ? Set.of() : kept,
                                number(typed, "changes"),
                                number(typed, "gapDays"),
                                typed.get("reason"),
                                typed.get("minimised")),
                        actor));
    }

    private static @Nullable Integer number(Map<String, String> typed, String field) {
        var text = typed.getOrDefault(field, "").strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,4}")) {
            throw Rejected.invalid(field, "Enter a whole number, such as 0");
        }
        return Integer.valueOf(text);
    }

    private String done(
            UUID incident,
            UUID move,
            Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            Runnable command) {
        try {
            command.run();
        } catch (Rejected e) {
            response.setStatus(422);
            return move(incident, move, Errors.of(e), typed, actor, model);
        }
        return "redirect:/incidents/%s/moves/%s".formatted(incident, move);
    }
}
