package care.backstop.incident.web;

import care.backstop.incident.IncidentState;
import care.backstop.incident.model.SubIncident;
import care.backstop.incident.model.SubIncident.Body;
import care.backstop.incident.rules.RollUp;
import care.backstop.incident.rules.RollUp.Line;
import care.backstop.incident.usecase.SeveralServices;
import care.backstop.incident.usecase.SeveralServices.Report;
import care.backstop.incident.usecase.SeveralServices.Seen;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Rejected;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A provider that fails in several places, for machines. */
@RestController
class ServicesApi {

    /** A number; {@code missing} of the numbers in it are not known, and one that is hidden has no value. */
    record Amount(@Nullable Integer value, int missing, boolean hidden) {
        static Amount of(RollUp.Shown shown) {
            return switch (shown) {
                case RollUp.Number(var value) -> new Amount(value, 0, false);
                case RollUp.AtLeast(var value, var missing) -> new Amount(value, missing, false);
                case RollUp.NotKnown() -> new Amount(null, 1, false);
                case RollUp.Hidden() -> new Amount(null, 0, true);
            };
        }
    }

    /** The numbers of a service, or of all of them. */
    record Numbers(Amount people, Amount moved, Amount toMove, Amount otherwise) {
        static Numbers of(Line line) {
            return new Numbers(
                    Amount.of(line.people()),
                    Amount.of(line.moved()),
                    Amount.of(line.toMove()),
                    Amount.of(line.otherwise()));
        }
    }

    /** A service: with an incident here, or as another council reports it. */
    record Service(
            @Nullable UUID incident,
            @Nullable String location,
            String name,
            @Nullable String council,
            @Nullable IncidentState state,
            @Nullable String lead,
            @Nullable Instant awareAt,
            @Nullable LocalDate endsOn,
            @Nullable Integer lateActions,
            Numbers numbers,
            @Nullable Instant reportedAsAt,
            @Nullable String reportedBy) {}

    record Sheet(
            UUID incident,
            @Nullable UUID partOf,
            boolean totalsOnly,
            List<Service> services,
            Numbers total,
            List<Body> bodies) {

        static Sheet of(Seen seen) {
            var services = new ArrayList<Service>();
            var lines = seen.sheet().lines();
            for (int n = 0; n < seen.parts().size(); n++) {
                services.add(own(seen.parts().get(n), lines.get(n)));
            }
            for (int n = 0; n < seen.reported().size(); n++) {
                var r = seen.reported().get(n);
                services.add(new Service(
                        null,
                        null,
                        r.service(),
                        r.council(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        Numbers.of(lines.get(seen.parts().size() + n)),
                        r.asAt(),
                        r.reportedBy()));
            }
            return new Sheet(
                    seen.incident().id(),
                    seen.partOf() == null ? null : seen.partOf().parent(),
                    seen.totalsOnly(),
                    services,
                    Numbers.of(seen.sheet().total()),
                    seen.bodies());
        }

        private static Service own(SubIncident p, Line line) {
            var s = p.standing();
            return new Service(
                    p.incident(),
                    p.location(),
                    p.name(),
                    p.council(),
                    s == null ? null : s.state(),
                    s == null ? null : s.lead(),
                    s == null ? null : s.awareAt(),
                    s == null ? null : s.endsOn(),
                    s == null ? null : s.lateActions(),
                    Numbers.of(line),
                    null,
                    null);
        }
    }

    /** A provider's failure: what it is called, and what opens an incident. */
    record Provider(@Nullable String name, IncidentApi.@Nullable Told told) {}

    record Another(@Nullable String location, @Nullable String awareAt) {}

    record BroughtIn(@Nullable UUID incident) {}

    record TakenOut(@Nullable String because) {}

    record Sent(
            @Nullable String council,
            @Nullable String service,
            @Nullable Integer people,
            @Nullable Integer moved,
            @Nullable Integer toMove,
            @Nullable String note,
            @Nullable Instant asAt,
            @Nullable String reportedBy,
            @Nullable String how) {}

    record NewBody(
            @Nullable String kind,
            @Nullable String name,
            @Nullable String contact,
            @Nullable String because) {}

    private final SeveralServices services;

    ServicesApi(SeveralServices services) {
        this.services = services;
    }

    /** Opens one incident for a provider and one for each of its services. */
    @PostMapping("/api/v1/provider-incidents")
    @Access(area = Area.INC, act = Act.WRITE)
    ResponseEntity<Sheet> open(
            @RequestBody Provider sent,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Actor actor) {
        if (sent.told() == null) {
            throw Rejected.invalid("told", "Give what was told, with the services it is about");
        }
        if (key != null && key.length() > 150) {
            throw Rejected.invalid("Idempotency-Key", "Use a key of at most 150 characters");
        }
        var id = services.open(
                sent.name(),
                sent.told().notification(),
                key == null || key.isBlank() ? UUID.randomUUID().toString() : "api:" + key,
                actor);
        return ResponseEntity.created(URI.create("/api/v1/incidents/%s/services".formatted(id)))
                .body(of(id, actor));
    }

    @GetMapping("/api/v1/incidents/{incident}/services")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    Sheet of(@PathVariable UUID incident, Actor actor) {
        return Sheet.of(services.of(incident, actor));
    }

    @PostMapping("/api/v1/incidents/{incident}/services")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    ResponseEntity<Sheet> add(@PathVariable UUID incident, @RequestBody Another sent, Actor actor) {
        var read = new Typed();
        var aware = read.moment("awareAt", sent.awareAt(), "Give when the council first became aware", false);
        read.check();
        services.add(incident, sent.location(), aware, actor);
        return ResponseEntity.status(HttpStatus.CREATED).body(of(incident, actor));
    }

    @PostMapping("/api/v1/incidents/{incident}/services/brought-in")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    Sheet bringIn(@PathVariable UUID incident, @RequestBody BroughtIn sent, Actor actor) {
        services.bringIn(incident, sent.incident(), actor);
        return of(incident, actor);
    }

    @PostMapping("/api/v1/incidents/{incident}/services/{part}/taken-out")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    Sheet takeOut(@PathVariable UUID incident, @PathVariable UUID part, @RequestBody TakenOut sent, Actor actor) {
        services.takeOut(incident, part, sent.because(), actor);
        return of(incident, actor);
    }

    @PostMapping("/api/v1/incidents/{incident}/services/reported")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    ResponseEntity<Sheet> report(@PathVariable UUID incident, @RequestBody Sent s, Actor actor) {
        services.report(
                incident,
                new Report(
                        s.council(),
                        s.service(),
                        s.people(),
                        s.moved(),
                        s.toMove(),
                        s.note(),
                        s.asAt(),
                        s.reportedBy(),
                        s.how()),
                actor);
        return ResponseEntity.status(HttpStatus.CREATED).body(of(incident, actor));
    }

    @PostMapping("/api/v1/incidents/{incident}/services/bodies")
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void body(@PathVariable UUID incident, @RequestBody NewBody sent, Actor actor) {
        var read = new Typed();
        var kind = read.oneOf("kind", sent.kind(), Body.Kind.class, "Give the kind of body", true);
        read.check();
        services.body(incident, kind, sent.name(), sent.contact(), sent.because(), actor);
    }
}
