package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.model.SubIncident;
import care.backstop.incident.model.SubIncident.Body;
import care.backstop.incident.model.SubIncident.Reported;
import care.backstop.incident.rules.RollUp;
import care.backstop.incident.rules.RollUp.Line;
import care.backstop.incident.usecase.ReadIncidents;
import care.backstop.incident.usecase.SeveralServices;
import care.backstop.incident.usecase.SeveralServices.Report;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.sheet.CsvTable;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
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

/** The services of a provider that fails in several places. */
@Controller
@RequestMapping("/incidents/{incident}")
class ServicesController {

    /** A line of the sheet: of an incident here, or as another council reports it. */
    private record Row(@Nullable SubIncident part, @Nullable Reported reported, Line numbers) {}

    private static final CsvTable<Row> SHEET = CsvTable.<Row>named("services")
            .column(
                    "service",
                    r -> r.part() == null
                            ? r.reported() == null
                                    ? "All together"
                                    : r.reported().service()
                            : r.part().name())
            .column("location", r -> r.part() == null ? null : r.part().location())
            .column(
                    "council",
                    r -> r.part() != null
                            ? r.part().council()
                            : r.reported() == null ? null : r.reported().council())
            .column("source", r -> r.part() != null ? "incident" : r.reported() == null ? "total" : "reported")
            .column("state", r -> of(r, s -> s.state().words()))
            .column("aware_at", r -> of(r, SubIncident.Standing::awareAt))
            .column("closes_on", r -> of(r, SubIncident.Standing::endsOn))
            .column("people", r -> number(r.numbers().people()))
            .column("moved", r -> number(r.numbers().moved()))
            .column("still_to_move", r -> number(r.numbers().toMove()))
            .column("stay_left_or_died", r -> number(r.numbers().otherwise()))
            .column(
                    "numbers_missing",
                    r -> r.numbers().people() instanceof RollUp.AtLeast(var _, var missing) ? missing : null)
            .column("late_actions", r -> of(r, SubIncident.Standing::lateActions))
            .column("lead", r -> of(r, SubIncident.Standing::lead))
            .column("as_at", r -> r.reported() == null ? null : r.reported().asAt())
            .column(
                    "reported_by",
                    r -> r.reported() == null ? null : r.reported().reportedBy())
            .column(
                    "reported_how",
                    r -> r.reported() == null ? null : r.reported().how());

    private static final CsvTable<Body> BODIES = CsvTable.<Body>named("affected-bodies")
            .column("name", Body::name)
            .column("kind", b -> b.kind().words())
            .column("because", Body::because)
            .column("contact", Body::contact)
            .column("told_at", Body::toldAt)
            .column("told_how", Body::toldHow)
            .column("told_by", Body::toldBy);

    private static final CsvTable<Reported> REPORTS = CsvTable.<Reported>named("reported-numbers")
            .column("council", Reported::council)
            .column("service", Reported::service)
            .column("people", Reported::people)
            .column("moved", Reported::moved)
            .column("still_to_move", Reported::toMove)
            .column("note", Reported::note)
            .column("as_at", Reported::asAt)
            .column("reported_by", Reported::reportedBy)
            .column("how", Reported::how)
            .column("recorded_at", Reported::recordedAt)
            .column("recorded_by", Reported::recordedBy);

    private final SeveralServices services;
    private final ReadIncidents incidents;
    private final Permissions permissions;
    private final Clock clock;

    ServicesController(SeveralServices services, ReadIncidents incidents, Permissions permissions, Clock clock) {
        this.services = services;
        this.incidents = incidents;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** What a form of this page does, and what the page says afterwards. */
    @FunctionalInterface
    private interface Work {
        String run(Typed read);
    }

    @GetMapping("/services")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    String look(@PathVariable UUID incident, Actor actor, Model model) {
        return show(incident, Map.of(), Errors.none(), actor, model);
    }

    @GetMapping("/services.csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> sheet(@PathVariable UUID incident, Actor actor) {
        var seen = services.of(incident, actor);
        var rows = new ArrayList<Row>();
        var lines = seen.sheet().lines();
        for (int n = 0; n < seen.parts().size(); n++) {
            rows.add(new Row(seen.parts().get(n), null, lines.get(n)));
        }
        for (int n = 0; n < seen.reported().size(); n++) {
            rows.add(
                    new Row(null, seen.reported().get(n), lines.get(seen.parts().size() + n)));
        }
        rows.add(new Row(null, null, seen.sheet().total()));
        return SHEET.file(rows, clock.instant());
    }

    @GetMapping("/services/bodies.csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> bodies(@PathVariable UUID incident, Actor actor) {
        return BODIES.file(services.of(incident, actor).bodies(), clock.instant());
    }

    @GetMapping("/services/reported.csv")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> reports(@PathVariable UUID incident, Actor actor) {
        return REPORTS.file(services.reports(incident, actor), clock.instant());
    }

    @PostMapping("/services")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String add(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return done(incident, typed, actor, model, response, then, read -> {
            var aware = read.moment("serviceAwareAt", typed.get("serviceAwareAt"), "Enter when we became aware", false);
            read.check();
            services.add(incident, typed.get("location"), aware, actor);
            return "The service has an incident of its own. A named lead has to acknowledge it.";
        });
    }

    @PostMapping("/services/brought-in")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String bringIn(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return done(incident, typed, actor, model, response, then, read -> {
            services.bringIn(incident, id(read, "child", typed.get("child"), "Choose the incident"), actor);
            return "The incident is part of this one.";
        });
    }

    @PostMapping("/services/taken-out")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String takeOut(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return done(incident, typed, actor, model, response, then, read -> {
            services.takeOut(
                    incident, id(read, "out", typed.get("out"), "Choose the service"), typed.get("outBecause"), actor);
            return "It is not part of this incident any more. Both go on.";
        });
    }

    @PostMapping("/services/reported")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String report(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return done(incident, typed, actor, model, response, then, read -> {
            var asAt = read.moment("asAt", typed.get("asAt"), "Enter at what time the numbers were right", true);
            var people = number(read, "people", typed.get("people"));
            var moved = number(read, "moved", typed.get("moved"));
            var toMove = number(read, "toMove", typed.get("toMove"));
            read.check();
            services.report(
                    incident,
                    new Report(
                            typed.get("council"),
                            typed.get("service"),
                            people,
                            moved,
                            toMove,
                            typed.get("note"),
                            asAt,
                            typed.get("reportedBy"),
                            typed.get("how")),
                    actor);
            return "The numbers are kept as reported.";
        });
    }

    @PostMapping("/services/bodies")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String body(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return done(incident, typed, actor, model, response, then, read -> {
            services.body(
                    incident,
                    Typed.choice(typed.get("bodyKind"), Body.Kind.class).orElse(null),
                    typed.get("bodyName"),
                    typed.get("bodyContact"),
                    typed.get("bodyBecause"),
                    actor);
            return "Added.";
        });
    }

    @PostMapping("/services/bodies/told")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    String toldBody(
            @PathVariable UUID incident,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then) {
        return done(incident, typed, actor, model, response, then, read -> {
            var at = read.moment("toldAt", typed.get("toldAt"), "Enter when they were told", true);
            var body = id(read, "body", typed.get("body"), "Choose who was told");
            services.toldBody(incident, body, typed.get("toldHow"), at, actor);
            return "Recorded.";
        });
    }

    static UUID id(Typed read, String field, @Nullable String typed, String ask) {
        UUID id = null;
        try {
            id = typed == null || typed.isBlank() ? null : UUID.fromString(typed);
        } catch (IllegalArgumentException e) {
            // said below
        }
        if (id == null) {
            read.wrong(field, ask);
            read.check();
            throw new IllegalStateException("said already");
        }
        read.check();
        return id;
    }

    static @Nullable Integer number(Typed read, String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        var text = typed.strip().replace(",", "");
        if (!text.matches("\\d{1,7}")) {
            read.wrong(field, "Enter a whole number, or leave it empty if not known");
            return null;
        }
        return Integer.valueOf(text);
    }

    private static <T> @Nullable T of(Row r, Function<SubIncident.Standing, @Nullable T> what) {
        var part = r.part();
        var standing = part == null ? null : part.standing();
        return standing == null ? null : what.apply(standing);
    }

    /** The number; the word where there is one that is not shown; nothing where nobody knows it. */
    private static @Nullable Object number(RollUp.Shown shown) {
        return switch (shown) {
            case RollUp.Number(var value) -> value;
            case RollUp.AtLeast(var value, var _) -> value;
            case RollUp.NotKnown() -> null;
            case RollUp.Hidden() -> "not shown";
        };
    }

    private String done(
            UUID incident,
            Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes then,
            Work work) {
        try {
            then.addFlashAttribute("notice", work.run(new Typed()));
        } catch (Rejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(incident, typed, Errors.of(e), actor, model);
        }
        return "redirect:/incidents/%s/services".formatted(incident);
    }

    private String show(UUID id, Map<String, String> typed, Errors errors, Actor actor, Model model) {
        var seen = services.of(id, actor);
        var mayWrite = permissions.may(actor, Area.INC, Act.WRITE);
        List<care.backstop.incident.store.SubIncidentStore.About> others =
                mayWrite && seen.partOf() == null ? services.others(id) : List.of();
        model.addAttribute(
                "page", ServicesPage.of(incidents.room(seen.incident(), ""), seen, others, mayWrite, typed, errors));
        return "incident/services";
    }
}
