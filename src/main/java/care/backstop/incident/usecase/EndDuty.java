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
import care.backstop.incident.store.StandDownStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.people.People;
import care.backstop.people.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

    /** Somebody to whom something is owed and who has not left the provider. */
    public record Staying(UUID person, String reference, Status status) {}

    private static final Set<Status> STAYS = Set.of(Status.WAITING, Status.CHOSEN, Status.STAYING);
    private static final String GOES_ON = "Stays with the present provider, which goes on";

    private final IncidentStore incidents;
    private final DutyStore duties;
    private final StandDownStore downs;
    private final People people;
    private final LogBook log;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EndDuty(
            IncidentStore incidents,
            DutyStore duties,
            StandDownStore downs,
            People people,
            LogBook log,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.incidents = incidents;
        this.duties = duties;
        this.downs = downs;
        this.people = people;
        this.audit = audit;
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

    /** Those for whom it could end because nothing changes for them after all; whoever reads it is written down. */
    @Transactional
    public List<Staying> staying(UUID incident) {
        var staying = stay(incident);
        if (!staying.isEmpty()) {
            audit.read(
                    "DutiesOfThoseWhoStay",
                    "incident:" + incident,
                    staying.stream().map(Staying::person).toList());
        }
        return staying;
    }

    /** Ends it for each of those chosen, one recorded decision a person: the provider goes on and they stay with it. */
    @Transactional
    public int endForStaying(
            UUID incident, List<UUID> chosen, @Nullable Instant endedAt, @Nullable String reasons, Actor actor) {
        if (chosen.isEmpty()) {
            throw Rejected.invalid("ended", "Select each person who stays and whose care you have looked at");
        }
        var stay = stay(incident).stream().map(Staying::person).collect(Collectors.toSet());
        if (!stay.containsAll(chosen)) {
            throw Rejected.invalid(
                    "ended", "One of these does not stay, or nothing is owed to them any more. Look at the list again");
        }
        var each = chosen.stream().distinct().toList();
        each.forEach(person -> end(incident, person, endedAt, GOES_ON, reasons, actor));
        return each.size();
    }

    private List<Staying> stay(UUID incident) {
        var owed = downs.owed(incident);
        return owed.isEmpty()
                ? List.of()
                : people.facts(incident).stream()
                        .filter(p -> owed.contains(p.id()) && STAYS.contains(p.status()))
                        .map(p -> new Staying(p.id(), p.reference(), p.status()))
                        .toList();
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
