package care.backstop.incident.web;

import care.backstop.incident.IncidentKind;
import care.backstop.incident.model.Agreement;
import care.backstop.incident.model.Agreement.Word;
import care.backstop.incident.model.Particular;
import care.backstop.incident.rules.TwoParties.Side;
import care.backstop.incident.rules.TwoParties.Standing;
import care.backstop.incident.usecase.AgreeTogether;
import care.backstop.incident.usecase.NameLeadOfficer;
import care.backstop.incident.usecase.NoteAbsence;
import care.backstop.incident.usecase.SettleTerms;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Activation, agreement, terms, the lead officer and absences, for machines. */
@RestController
@RequestMapping("/api/v1/incidents/{incident}")
class ResponseApi {

    record Activate(
            @Nullable String at,
            @Nullable String kind,
            @Nullable String because,
            @Nullable String urgentBecause) {}

    record Agree(@Nullable String condition) {}

    record Begin(@Nullable String urgentBecause) {}

    record Name(@Nullable UUID post, @Nullable String insteadBecause) {}

    record Term(
            @Nullable String kind,
            @Nullable String location,
            @Nullable Map<String, String> details) {}

    record Away(
            @Nullable UUID post,
            @Nullable String fromOn,
            @Nullable String untilOn) {}

    /** How something that both agree stands. */
    record Agreed(
            int edition,
            Standing standing,
            @Nullable Instant since,
            @Nullable Side waitsFor,
            @Nullable Instant due,
            int actions,
            List<Word> words) {

        static Agreed of(Agreement a, Instant now) {
            var d = a.stands(now);
            return new Agreed(
                    a.edition(),
                    d.standing(),
                    d.since(),
                    d.waitsFor(),
                    d.due(),
                    a.lines().size(),
                    a.words());
        }
    }

    /**
     * How the response stands.
     *
     * @param activation null while nobody has decided
     * @param plan the edition in force, or null
     */
    record Response(
            @Nullable Agreed activation,
            boolean planRequired,
            @Nullable Agreed plan,
            @Nullable Agreed draft,
            List<String> missingFactors,
            @Nullable String leadOfficer) {}

    record Reassign(
            UUID absence,
            UUID post,
            String name,
            LocalDate fromOn,
            @Nullable LocalDate untilOn,
            boolean now,
            List<String> actions) {}

    private final AgreeTogether agree;
    private final SettleTerms terms;
    private final NameLeadOfficer officers;
    private final NoteAbsence absences;
    private final Clock clock;

    ResponseApi(AgreeTogether agree, SettleTerms terms, NameLeadOfficer officers, NoteAbsence absences, Clock clock) {
        this.agree = agree;
        this.terms = terms;
        this.officers = officers;
        this.absences = absences;
        this.clock = clock;
    }

    @GetMapping("/response")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    Response response(@PathVariable UUID incident) {
        var now = clock.instant();
        var plan = agree.plan(incident);
        var active = plan.active();
        var draft = plan.draft();
        return new Response(
                agree.activation(incident).map(a -> Agreed.of(a, now)).orElse(null),
                plan.required(),
                active == null ? null : Agreed.of(active, now),
                draft == null ? null : Agreed.of(draft, now),
                plan.missingFactors(),
                officers.of(incident).map(o -> o.name()).orElse(null));
    }

    @PostMapping("/activation")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    ResponseEntity<Agreed> activate(@PathVariable UUID incident, @RequestBody Activate body, Actor actor) {
        var read = new Typed();
        var at = read.moment("at", body.at(), "Give when it was decided", false);
        var kind = read.oneOf("kind", body.kind(), IncidentKind.class, "Give what it is treated as", false);
        read.check();
        var made = agree.activate(
                incident, new AgreeTogether.Decided(at, kind, body.because(), body.urgentBecause()), actor);
        return ResponseEntity.status(201).body(Agreed.of(made, clock.instant()));
    }

    @PostMapping("/plan-editions")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    ResponseEntity<Agreed> putForward(@PathVariable UUID incident, Actor actor) {
        return ResponseEntity.status(201).body(Agreed.of(agree.putForward(incident, actor), clock.instant()));
    }

    @PostMapping("/plan-agreement")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    ResponseEntity<Agreed> agree(@PathVariable UUID incident, @RequestBody Agree body, Actor actor) {
        return ResponseEntity.status(201)
                .body(Agreed.of(agree.agree(incident, body.condition(), actor), clock.instant()));
    }

    @PostMapping("/actions/{action}/start")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void start(@PathVariable UUID incident, @PathVariable UUID action, @RequestBody Begin body, Actor actor) {
        agree.start(incident, action, body.urgentBecause(), actor);
    }

    @PutMapping("/lead-officer")
    @Access(area = Area.INC, act = Act.APPROVE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leadOfficer(@PathVariable UUID incident, @RequestBody Name body, Actor actor) {
        officers.name(incident, body.post(), body.insteadBecause(), actor);
    }

    @GetMapping("/terms")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    List<Particular> terms(@PathVariable UUID incident) {
        return terms.of(incident);
    }

    @PostMapping("/terms")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    ResponseEntity<Particular> record(@PathVariable UUID incident, @RequestBody Term body, Actor actor) {
        var read = new Typed();
        var kind = read.oneOf("kind", body.kind(), Particular.Kind.class, "Give what is recorded", true);
        read.check();
        return ResponseEntity.status(201)
                .body(terms.record(
                        incident,
                        java.util.Objects.requireNonNull(kind),
                        body.location(),
                        body.details() == null ? Map.of() : body.details(),
                        actor));
    }

    @GetMapping("/absences")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    List<Reassign> absences(@PathVariable UUID incident) {
        return absences.of(incident).stream()
                .map(a -> new Reassign(
                        a.absence().id(),
                        a.who().post(),
                        a.who().userName(),
                        a.absence().fromOn(),
                        a.absence().untilOn(),
                        a.now(),
                        a.actions().stream().map(line -> line.number()).toList()))
                .toList();
    }

    @PostMapping("/absences")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    ResponseEntity<List<Reassign>> note(@PathVariable UUID incident, @RequestBody Away body, Actor actor) {
        var read = new Typed();
        var from = read.day("fromOn", body.fromOn(), "Give from when on they are away");
        var until = read.day("untilOn", body.untilOn(), "Give the last day they are away");
        read.check();
        absences.note(incident, body.post(), from, until, actor);
        return ResponseEntity.status(201).body(absences(incident));
    }
}
