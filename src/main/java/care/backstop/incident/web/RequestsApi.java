package care.backstop.incident.web;

import care.backstop.incident.model.LegalBases;
import care.backstop.incident.model.Request;
import care.backstop.incident.model.Request.Kind;
import care.backstop.incident.rules.Chasing.Connection;
import care.backstop.incident.rules.Chasing.Standing;
import care.backstop.incident.rules.Chasing.Whom;
import care.backstop.incident.usecase.MakeRequests;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Requests for machines: the same rules and refusals as on their pages. */
@RestController
@RequestMapping("/api/v1/incidents/{incident}/requests")
class RequestsApi {

    record Ask(
            @Nullable String whom,
            @Nullable String recipient,
            @Nullable String connection,
            @Nullable UUID person,
            @Nullable String basis,
            @Nullable String basisNote,
            @Nullable String what,
            @Nullable String askedAt,
            @Nullable String dueOn) {}

    record Next(
            int version,
            @Nullable String kind,
            @Nullable String at,
            @Nullable String words,
            @Nullable String dueOn) {}

    /** As it stands. */
    record Asked(
            UUID id,
            int number,
            Whom whom,
            String recipient,
            @Nullable Connection connection,
            @Nullable UUID person,
            String basis,
            String footing,
            String what,
            Instant askedAt,
            String askedBy,
            LocalDate dueOn,
            Instant dueAt,
            String counted,
            Standing standing,
            int chased,
            int refused,
            List<Request.Step> steps,
            int version) {

        static Asked of(Request r, Instant now) {
            return new Asked(
                    r.id(),
                    r.number(),
                    r.whom(),
                    MakeRequests.shown(r),
                    r.connection(),
                    r.person(),
                    r.basis(),
                    MakeRequests.footing(r),
                    r.what(),
                    r.askedAt(),
                    r.askedBy(),
                    r.dueOn(),
                    r.dueAt(),
                    r.counted(),
                    r.standing(now),
                    r.count(Kind.CHASED),
                    r.count(Kind.REFUSED),
                    r.steps(),
                    r.version());
        }
    }

    private final MakeRequests requests;
    private final Clock clock;

    RequestsApi(MakeRequests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    @GetMapping
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    List<Asked> of(@PathVariable UUID incident) {
        var now = clock.instant();
        return requests.of(incident).stream().map(r -> Asked.of(r, now)).toList();
    }

    /** On what footings something may be asked, and of whom. */
    @GetMapping("/legal-bases")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    List<LegalBases.Basis> bases(@PathVariable UUID incident) {
        requests.providers(incident);
        return LegalBases.shipped().bases();
    }

    @PostMapping
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    ResponseEntity<Asked> ask(@PathVariable UUID incident, @RequestBody Ask body, Actor actor) {
        var read = new Typed();
        var whom = read.oneOf("whom", body.whom(), Whom.class, "Give who is asked", true);
        var connection = read.oneOf(
                "connection", body.connection(), Connection.class, "Give what they are to the provider", false);
        var askedAt = read.moment("askedAt", body.askedAt(), "Give when it was asked", false);
        var dueOn = read.day("dueOn", body.dueOn(), "Give by when it is to be answered");
        read.check();
        var id = requests.ask(
                incident,
                new MakeRequests.Asked(
                        whom,
                        body.recipient(),
                        connection,
                        body.person(),
                        body.basis(),
                        body.basisNote(),
                        body.what(),
                        askedAt,
                        dueOn),
                actor);
        return ResponseEntity.created(URI.create("/api/v1/incidents/%s/requests/%s".formatted(incident, id)))
                .body(one(incident, id));
    }

    @PostMapping("/{request}/steps")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    ResponseEntity<Asked> became(
            @PathVariable UUID incident, @PathVariable UUID request, @RequestBody Next body, Actor actor) {
        var read = new Typed();
        var kind = read.oneOf("kind", body.kind(), Kind.class, "Give what became of it", true);
        var at = read.moment("at", body.at(), "Give when it was", false);
        var dueOn = read.day("dueOn", body.dueOn(), "Give by when it is to be answered now");
        read.check();
        requests.became(
                incident, request, new MakeRequests.Became(kind, at, body.words(), dueOn), body.version(), actor);
        return ResponseEntity.status(201).body(one(incident, request));
    }

    @GetMapping("/{request}")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    Asked one(@PathVariable UUID incident, @PathVariable UUID request) {
        return Asked.of(requests.one(incident, request), clock.instant());
    }
}
