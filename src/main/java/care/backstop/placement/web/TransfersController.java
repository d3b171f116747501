package care.backstop.placement.web;

import care.backstop.govuk.Errors;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.sheet.CsvTable;
import care.backstop.placement.model.Decided;
import care.backstop.placement.model.TransferParty;
import care.backstop.placement.model.TransferTerms;
import care.backstop.placement.model.TransferTerms.Consent;
import care.backstop.placement.model.TransferTerms.Said;
import care.backstop.placement.model.TransferTerms.Staff;
import care.backstop.placement.model.Transport;
import care.backstop.placement.usecase.PlanGroupMoves;
import care.backstop.placement.usecase.ReadPlacement;
import care.backstop.placement.usecase.ReadTransfers;
import care.backstop.placement.usecase.TransferGroup;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** Pages of the groups that pass to another provider. */
@Controller
@RequestMapping("/incidents/{incident}/moves/transfers")
class TransfersController {

    private static final CsvTable<ReadTransfers.Row> PEOPLE = CsvTable.<ReadTransfers.Row>named("transfer-people")
            .column("reference", r -> r.person().reference())
            .column(
                    "comes",
                    r -> r.member().answer() == null
                            ? null
                            : r.member().answer().comes())
            .column(
                    "decided_by",
                    r -> r.member().answer() == null
                            ? null
                            : r.member().answer().decidedBy().name())
            .column("planned_at", r -> r.move() == null ? null : r.move().plannedAt())
            .column(
                    "refused",
                    r -> r.move() == null ? String.join(". ", r.member().refused()) : "");

    private final ReadTransfers read;
    private final ReadPlacement placement;
    private final TransferGroup transferGroup;
    private final PlanGroupMoves planGroup;
    private final Permissions permissions;
    private final Clock clock;

    TransfersController(
            ReadTransfers read,
            ReadPlacement placement,
            TransferGroup transferGroup,
            PlanGroupMoves planGroup,
            Permissions permissions,
            Clock clock) {
        this.read = read;
        this.placement = placement;
        this.transferGroup = transferGroup;
        this.planGroup = planGroup;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    String all(@PathVariable UUID incident, Actor actor, Model model) {
        return all(incident, Errors.none(), Map.of(), actor, model);
    }

    private String all(UUID incident, Errors errors, Map<String, String> typed, Actor actor, Model model) {
        model.addAttribute(
                "page",
                TransfersPage.of(
                        read.all(incident),
                        placement.goingTo(incident),
                        permissions.may(actor, Area.PLC, Act.WRITE),
                        errors,
                        typed));
        return "placement/transfers";
    }

    @PostMapping
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String open(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        try {
            var problems = new ArrayList<Problem>();
            var terms = new TransferTerms(
                    day("consultedFrom", typed, problems),
                    day("consultedUntil", typed, problems),
                    day("effectiveOn", typed, problems),
                    List.of(),
                    List.of());
            check(problems);
            var made = transferGroup.open(
                    incident,
                    new TransferGroup.Asked(typed.get("group"), List.of(), typed.get("location"), terms),
                    actor);
            return "redirect:/incidents/%s/moves/transfers/%s".formatted(incident, made.id());
        } catch (Rejected e) {
            response.setStatus(422);
            return all(incident, Errors.of(e), typed, actor, model);
        }
    }

    @GetMapping("/{transfer}")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    String one(@PathVariable UUID incident, @PathVariable UUID transfer, Actor actor, Model model) {
        return one(incident, transfer, Errors.none(), Map.of(), actor, model);
    }

    private String one(
            UUID incident, UUID transfer, Errors errors, Map<String, String> typed, Actor actor, Model model) {
        model.addAttribute(
                "page",
                TransferPage.of(
                        read.one(incident, transfer),
                        permissions.may(actor, Area.PLC, Act.WRITE),
                        permissions.may(actor, Area.PPL, Act.EXPORT),
                        errors,
                        typed));
        return "placement/transfer";
    }

    /** People by reference, never by name. */
    @GetMapping("/{transfer}/people.csv")
    @Access(area = Area.PPL, act = Act.EXPORT, on = On.INCIDENT)
    ResponseEntity<byte[]> file(@PathVariable UUID incident, @PathVariable UUID transfer) {
        return PEOPLE.file(read.exportOne(incident, transfer).rows(), clock.instant());
    }

    @PostMapping("/{transfer}")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String change(
            @PathVariable UUID incident,
            @PathVariable UUID transfer,
            @RequestParam Map<String, String> typed,
            @RequestParam int version,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        return done(
                incident,
                transfer,
                typed,
                actor,
                model,
                response,
                () -> transferGroup.change(incident, transfer, terms(typed), version));
    }

    @PostMapping("/{transfer}/answers")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String answer(
            @PathVariable UUID incident,
            @PathVariable UUID transfer,
            @RequestParam UUID person,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        var comes = typed.getOrDefault("comes", "");
        return done(
                incident,
                transfer,
                typed,
                actor,
                model,
                response,
                () -> transferGroup.answer(
                        incident,
                        transfer,
                        person,
                        comes.isEmpty() ? null : Boolean.valueOf(comes.equals("yes")),
                        PlacesController.oneOf(Decided.values(), typed.get("decidedBy")),
                        typed.get("decisionMaker"),
                        actor));
    }

    @PostMapping("/{transfer}/moves")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String plan(
            @PathVariable UUID incident,
            @PathVariable UUID transfer,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return done(incident, transfer, typed, actor, model, response, () -> {
            var outcomes = planGroup.plan(
                    incident,
                    transfer,
                    new PlanGroupMoves.Asked(
                            travel(typed), typed.get("transportPayer"), typed.get("escort"), typed.get("timeReason")),
                    actor);
            long planned = outcomes.stream().filter(o -> o.refused().isEmpty()).count();
            then.addFlashAttribute(
                    "notice",
                    planned == outcomes.size()
                            ? "All %d moves are planned.".formatted(planned)
                            : "%d of %d moves are planned. The list says why the others are not."
                                    .formatted(planned, outcomes.size()));
        });
    }

    @PostMapping("/{transfer}/end")
    @Access(area = Area.PLC, act = Act.WRITE, on = On.INCIDENT)
    String end(
            @PathVariable UUID incident,
            @PathVariable UUID transfer,
            @RequestParam Map<String, String> typed,
            @RequestParam int version,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        return done(
                incident,
                transfer,
                typed,
                actor,
                model,
                response,
                () -> transferGroup.end(incident, transfer, typed.get("reason"), version));
    }

    private String done(
            UUID incident,
            UUID transfer,
            Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            Runnable command) {
        try {
            command.run();
        } catch (Rejected e) {
            response.setStatus(422);
            return one(incident, transfer, Errors.of(e), typed, actor, model);
        }
        return "redirect:/incidents/%s/moves/transfers/%s".formatted(incident, transfer);
    }

    private static TransferTerms terms(Map<String, String> typed) {
        var problems = new ArrayList<Problem>();
        var staff = new ArrayList<Staff>();
        for (int i = 1; i <= TransferPage.LINES; i++) {
            var job = typed.getOrDefault("job-" + i, "").strip();
            if (!job.isEmpty()) {
                var number = whole("number-" + i, typed, problems);
                var minutes = minutes("hours-" + i, typed, problems);
                staff.add(new Staff(
                        job,
                        number == null ? 0 : number,
                        minutes == null ? -1 : minutes,
                        whole("coming-" + i, typed, problems),
                        minutes("comingHours-" + i, typed, problems)));
            }
        }
        var consents = new ArrayList<Consent>();
        for (var party : TransferParty.values()) {
            var said = PlacesController.oneOf(Said.values(), typed.get("consent-" + party));
            if (said != null) {
                consents.add(new Consent(
                        party,
                        said,
                        typed.getOrDefault("by-" + party, "").isBlank() ? null : typed.get("by-" + party)));
            }
        }
        var terms = new TransferTerms(
                day("consultedFrom", typed, problems),
                day("consultedUntil", typed, problems),
                day("effectiveOn", typed, problems),
                staff,
                consents);
        check(problems);
        return terms;
    }

    /** How each travels, by fields named after the person; another name is no line of the form. */
    private static Map<UUID, PlanGroupMoves.Travel> travel(Map<String, String> typed) {
        var travel = new HashMap<UUID, PlanGroupMoves.Travel>();
        typed.forEach((field, value) -> {
            var transport = PlacesController.oneOf(Transport.values(), value);
            if (field.startsWith(TransferPage.TRANSPORT) && transport != null) {
                var person = field.substring(TransferPage.TRANSPORT.length());
                travel.put(
                        person(person),
                        new PlanGroupMoves.Travel(
                                transport,
                                typed.get(TransferPage.PAYER + person),
                                typed.get(TransferPage.ESCORT + person)));
            }
        });
        return travel;
    }

    private static UUID person(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException e) {
            throw new NotThere("person");
        }
    }

    private static void check(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
    }

    private static @Nullable LocalDate day(String field, Map<String, String> typed, List<Problem> problems) {
        var text = typed.getOrDefault(field, "").strip();
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            problems.add(Problem.of(field, Code.VAL, "Enter a day that exists, for example 2026-12-09"));
            return null;
        }
    }

    private static @Nullable Integer whole(String field, Map<String, String> typed, List<Problem> problems) {
        var text = typed.getOrDefault(field, "").strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,5}")) {
            problems.add(Problem.of(field, Code.VAL, "Enter a whole number, such as 12"));
            return null;
        }
        return Integer.valueOf(text);
    }

    private static @Nullable Integer minutes(String field, Map<String, String> typed, List<Problem> problems) {
        var text = typed.getOrDefault(field, "").strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,6}(\\.\\d{1,2})?")) {
            problems.add(Problem.of(field, Code.VAL, "Enter hours a week, such as 120 or 37.5"));
            return null;
        }
        return (int) Math.round(Double.parseDouble(text) * 60);
    }
}
