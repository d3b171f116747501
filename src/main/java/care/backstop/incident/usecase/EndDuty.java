package care.backstop.incident.usecase;

import care.backstop.incident.DutyEnded;
import care.backstop.incident.LogKind;
import care.backstop.incident.model.Decision;
import care.backstop.incident.model.DutyEnd;
import care.backstop.incident.model.PersonTest;
import care.backstop.incident.model.Words;
import care.backstop.incident.rules.PersonDuty.Result;
import care.backstop.incident.store.DutyStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends what is owed to one person. The duty has no date on which it stops: it lasts until a named officer records that
 * something else meets the need.
 */
@Service
public class EndDuty {

    private final IncidentStore incidents;
    private final DutyStore duties;
    private final LogBook log;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EndDuty(IncidentStore incidents, DutyStore duties, LogBook log, ApplicationEventPublisher events, Clock clock) {
        this.incidents = incidents;
        this.duties = duties;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Records the end.
     *
     * @param arrangement the new provider or other arrangement that meets the need
     */
    @Transactional
    public UUID end(
            UUID incident,
            UUID person,
            @Nullable Instant endedAt,
            @Nullable String arrangement,
            @Nullable String reasons,
            Actor actor) {
        var now = clock.instant();
        incidents.find(incident);
        var decided = standing(duties.person(incident, person))
                .orElseThrow(() -> Rejected.state("Nothing has been decided for this person that could end"));
        var already = duties.ends(incident, person).stream()
                .filter(e -> e.decision().equals(decision(decided).id()))
                .findFirst();
        if (already.isPresent()) {
            throw new Rejected(
                    Problem.Code.DUP,
                    null,
                    "%s recorded on %s that this has ended"
                            .formatted(
                                    already.get().by(),
                                    London.show(already.get().recordedAt())));
        }
        if (endedAt == null) {
            throw Rejected.invalid("endedAt", "Enter when the new arrangement began");
        }
        if (endedAt.isAfter(now)) {
            throw new Rejected(
                    Problem.Code.STATE,
                    "endedAt",
                    "A duty never ends by itself on a day to come. Record the end once the new arrangement has begun");
        }
        var from = Optional.ofNullable(
                        duties.service(incident, decided.serviceTest()).dutyFrom())
                .orElse(incidents.find(incident).awareAt());
        if (endedAt.isBefore(from)) {
            throw Rejected.invalid(
                    "endedAt", "It began on %s. Enter that time or a later one".formatted(London.show(from)));
        }
        var instead = Words.required(
                "arrangement",
                arrangement,
                1000,
                "Enter the new provider or other arrangement that meets the need now");
        var why = Words.required("reasons", reasons, 4000, "Enter how the council satisfied itself that it does");
        var end = new DutyEnd(
                UUID.randomUUID(),
                person,
                decision(decided).id(),
                endedAt,
                instead,
                why,
                now,
                actor.name(),
                actor.postName());
        duties.add(incident, end, actor);
        log.append(
                incident,
                LogKind.DECISION,
                "What was owed to one person ended on " + London.show(endedAt),
                now,
                "person:" + person);
        events.publishEvent(new DutyEnded(incident, person, end.id(), actor, now));
        return end.id();
    }

    /** The decision that stands for a person, if it is a duty or a power in use: the latest, whatever was tested since. */
    static Optional<PersonTest> standing(List<PersonTest> tests) {
        return tests.stream()
                .filter(t -> t.decision() != null)
                .findFirst()
                .filter(t -> decision(t).decided().equals(Result.DUTY_S48.name())
                        || decision(t).decided().equals(Result.POWER_S19.name())
                                && Boolean.TRUE.equals(decision(t).exercised()));
    }

    private static Decision decision(PersonTest test) {
        var decision = test.decision();
        if (decision == null) {
            throw new IllegalStateException("test " + test.id() + " has no decision");
        }
        return decision;
    }
}
