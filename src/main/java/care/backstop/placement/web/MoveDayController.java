package care.backstop.placement.web;

import care.backstop.govuk.Errors;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.London;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.sheet.CsvTable;
import care.backstop.placement.model.CheckItem;
import care.backstop.placement.model.Identifier;
import care.backstop.placement.usecase.CarryOutMove;
import care.backstop.placement.usecase.ConfirmFirstVisit;
import care.backstop.placement.usecase.ReadMoveDay;
import care.backstop.placement.usecase.ReadMoveDay.Row;
import care.backstop.placement.usecase.TypeFromPaper;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The board of a day of moves, its sheets of paper, and what comes back from them. */
@Controller
@RequestMapping("/incidents/{incident}/moves")
class MoveDayController {

    private static final CsvTable<Row> BOARD = CsvTable.<Row>named("move-day")
            .column("planned_at", r -> r.move().plannedAt())
            .column("reference", r -> r.person().reference())
            .column("to", r -> r.move().locationName())
            .column("state", r -> r.move().state())
            .column("left_at", r -> r.move().leftAt())
            .column("arrived_at", r -> r.move().arrivedAt())
            .column("transport", r -> r.move().transport().words())
            .column("escort", r -> r.move().escort())
            .column("checks_left", Row::left)
            .column("first_visit", r -> r.firstVisit().name());

    private final ReadMoveDay read;
    private final CarryOutMove carryOut;
    private final ConfirmFirstVisit confirmVisit;
    private final TypeFromPaper typeFromPaper;
    private final Permissions permissions;
    private final Clock clock;

    MoveDayController(
            ReadMoveDay read,
            CarryOutMove carryOut,
            ConfirmFirstVisit confirmVisit,
            TypeFromPaper typeFromPaper,
            Permissions permissions,
            Clock clock) {
        this.read = read;
        this.carryOut = carryOut;
        this.confirmVisit = confirmVisit;
        this.typeFromPaper = typeFromPaper;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping("/day")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    String board(
            @PathVariable UUID incident,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            Actor actor,
            Model model) {
        return board(incident, day, Errors.none(), Map.of(), actor, model);
    }

    private String board(
            UUID incident,
            @Nullable LocalDate day,
            Errors errors,
            Map<String, String> typed,
            Actor actor,
            Model model) {
        model.addAttribute(
                "page",
                MoveDayPage.of(
                        read.board(incident, day),
                        permissions.may(actor, Area.PLC, Act.WRITE),
                        permissions.may(actor, Area.PPL, Act.EXPORT),
                        errors,
                        typed));
        return "placement/moveDay";
    }

    /** People by reference, never by name. */
    @GetMapping("/day.csv")
    @Access(area = Area.PPL, act = Act.EXPORT, on = On.INCIDENT)
    ResponseEntity<byte[]> file(
            @PathVariable UUID incident,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day) {
        return BOARD.file(read.exportBoard(incident, day).rows(), clock.instant());
    }

    /** The sheets of a day, to print as a whole. */
    @GetMapping("/day/sheets")
    @Access(area = Area.PPL, act = Act.EXPORT, on = On.INCIDENT)
    String sheets(
            @PathVariable UUID incident,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            Model model) {
        var board = read.exportBoard(incident, day);
        model.addAttribute(
                "page", SheetsPage.of(board, "/incidents/%s/moves/day?day=%s".formatted(incident, board.day())));
        return "placement/sheets";
    }

    @GetMapping("/{move}/sheet")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    String sheet(@PathVariable UUID incident, @PathVariable UUID move, Model model) {
        model.addAttribute(
                "page", SheetsPage.of(read.one(incident, move), "/incidents/%s/moves/%s".formatted(incident, move)));
        return "placement/sheets";
    }

    @PostMapping("/day/{move}/left")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String left(
            @PathVariable UUID incident,
            @PathVariable UUID move,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam int version,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return done(incident, day, Map.of(), actor, model, response, then, () -> {
            carryOut.leave(incident, move, CarryOutMove.Emergency.NONE, version, actor);
            return "It is recorded, with the time, on the board below.";
        });
    }

    @PostMapping("/day/{move}/arrived")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String arrived(
            @PathVariable UUID incident,
            @PathVariable UUID move,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam int version,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return done(incident, day, Map.of(), actor, model, response, then, () -> {
            carryOut.arrive(incident, move, version, actor);
            return "It is recorded, with the time, on the board below.";
        });
    }

    @PostMapping("/day/{move}/first-visit")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String firstVisit(
            @PathVariable UUID incident,
            @PathVariable UUID move,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return done(incident, day, typed, actor, model, response, then, () -> {
            var problems = new ArrayList<Problem>();
            var at = time(day, typed.get("visitedAt"), "visitedAt", problems);
            check(problems);
            confirmVisit.confirm(incident, move, at, typed.get("confirmedBy"), actor);
            return "The first visit is confirmed.";
        });
    }

    @PostMapping("/day/paper/{line}/settled")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String settle(
            @PathVariable UUID incident,
            @PathVariable long line,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return done(incident, day, typed, actor, model, response, then, () -> {
            typeFromPaper.settle(incident, line, typed.get("note"), actor);
            return "It is settled. Both are kept.";
        });
    }

    @GetMapping("/{move}/paper")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String paper(@PathVariable UUID incident, @PathVariable UUID move, Model model) {
        return paper(incident, move, Errors.none(), Map.of(), model);
    }

    private String paper(UUID incident, UUID move, Errors errors, Map<String, String> typed, Model model) {
        model.addAttribute("page", PaperPage.of(read.one(incident, move), errors, typed));
        return "placement/paper";
    }

    @PostMapping("/{move}/paper")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String type(
            @PathVariable UUID incident,
            @PathVariable UUID move,
            @RequestParam MultiValueMap<String, String> form,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        var typed = form.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> String.join(",", e.getValue())));
        try {
            var done = typeFromPaper.type(incident, move, sheet(form), actor);
            then.addFlashAttribute(
                    "notice",
                    "Typed in: %d taken, %d recorded already, %d that differ%s."
                            .formatted(
                                    done.taken(),
                                    done.same(),
                                    done.conflicts(),
                                    done.conflicts() == 0 ? "" : ", both kept for somebody to settle"));
        } catch (Rejected e) {
            response.setStatus(422);
            return paper(incident, move, Errors.of(e), typed, model);
        }
        return "redirect:/incidents/%s/moves/%s/paper".formatted(incident, move);
    }

    private static TypeFromPaper.Sheet sheet(MultiValueMap<String, String> form) {
        var problems = new ArrayList<Problem>();
        LocalDate day = null;
        try {
            day = LocalDate.parse(
                    Objects.requireNonNullElse(form.getFirst("day"), "").strip());
        } catch (DateTimeException e) {
            problems.add(Problem.of("day", Code.VAL, "Enter the day on the sheet, for example 2026-12-09"));
        }
        var ticked = new EnumMap<CheckItem, Instant>(CheckItem.class);
        var notNeeded = new EnumMap<CheckItem, String>(CheckItem.class);
        var matched = new EnumMap<CheckItem, Set<Identifier>>(CheckItem.class);
        for (var item : CheckItem.values()) {
            var at = time(day, form.getFirst(item.name()), item.name(), problems);
            if (at != null) {
                ticked.put(item, at);
            }
            var reason = form.getFirst("not-needed-" + item);
            if (reason != null) {
                notNeeded.put(item, reason);
            }
            matched.put(
                    item,
                    form.getOrDefault("matched-" + item, List.of()).stream()
                            .map(i -> PlacesController.oneOf(Identifier.values(), i))
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet()));
        }
        var left = time(day, form.getFirst("LEFT"), "LEFT", problems);
        var arrived = time(day, form.getFirst("ARRIVED"), "ARRIVED", problems);
        check(problems);
        return new TypeFromPaper.Sheet(
                form.getFirst("writtenBy"),
                ticked,
                notNeeded,
                matched,
                left,
                arrived,
                new CarryOutMove.Emergency(form.getFirst("override"), form.getFirst("officer")),
                new CarryOutMove.Companion(form.getFirst("companion"), form.getFirst("relationship")));
    }

    private static @Nullable Instant time(
            @Nullable LocalDate day, @Nullable String typed, String field, List<Problem> problems) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            var time = LocalTime.parse(typed.strip().replace('.', ':'), MoveDayPage.HOUR);
            return day == null ? null : day.atTime(time).atZone(London.ZONE).toInstant();
        } catch (DateTimeException e) {
            problems.add(Problem.of(field, Code.VAL, "Enter a time, for example 9:40"));
            return null;
        }
    }

    private static void check(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
    }

    private String done(
            UUID incident,
            LocalDate day,
            Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then,
            Supplier<String> command) {
        try {
            then.addFlashAttribute("notice", command.get());
        } catch (Rejected e) {
            response.setStatus(422);
            return board(incident, day, Errors.of(e), typed, actor, model);
        }
        return "redirect:/incidents/%s/moves/day?day=%s".formatted(incident, day);
    }
}
