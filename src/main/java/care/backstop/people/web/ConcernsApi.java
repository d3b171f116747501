package care.backstop.people.web;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.people.usecase.Safeguard;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Safeguarding concerns, for machines of those named to see them. */
@RestController
@RequestMapping("/api/v1/incidents/{incident}/people/{person}/concerns")
class ConcernsApi {

    /** What became of a concern. */
    record Became(String step, String note, Instant at, String by) {}

    /** A concern. */
    record ConcernLine(
            UUID id,
            String category,
            LocalDate on,
            String what,
            Instant alertedAt,
            boolean open,
            boolean escalated,
            @Nullable LocalDate planBy,
            List<Became> became) {}

    /** A concern to raise; {@code alertedAt} null is now. */
    record ToRaise(
            @Nullable String category,
            @Nullable LocalDate on,
            @Nullable String what,
            @Nullable Instant alertedAt) {}

    /** What became of it. */
    record ToStep(@Nullable String step, @Nullable String note) {}

    private final Safeguard safeguard;

    ConcernsApi(Safeguard safeguard) {
        this.safeguard = safeguard;
    }

    @GetMapping
    @Access(area = Area.SAF, act = Act.READ, on = On.INCIDENT)
    List<ConcernLine> concerns(@PathVariable UUID incident, @PathVariable UUID person) {
        return safeguard.open(incident, person).concerns().stream()
                .map(s -> {
                    var c = s.concern();
                    return new ConcernLine(
                            c.id(),
                            c.category().name(),
                            c.on(),
                            c.what(),
                            c.alertedAt(),
                            s.open(),
                            s.escalated(),
                            s.planBy(),
                            c.became().stream()
                                    .map(b -> new Became(b.step().name(), b.note(), b.enteredAt(), b.byName()))
                                    .toList());
                })
                .toList();
    }

    @PostMapping
    @Access(area = Area.SAF, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, UUID> raise(
            @PathVariable UUID incident, @PathVariable UUID person, @RequestBody ToRaise b, Actor actor) {
        return Map.of("id", safeguard.raise(incident, person, b.category(), b.on(), b.what(), b.alertedAt(), actor));
    }

    @PostMapping("/{concern}/steps")
    @Access(area = Area.SAF, act = Act.WRITE, on = On.INCIDENT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void step(
            @PathVariable UUID incident,
            @PathVariable UUID person,
            @PathVariable UUID concern,
            @RequestBody ToStep b,
            Actor actor) {
        safeguard.step(incident, person, concern, b.step(), b.note(), actor);
    }
}
