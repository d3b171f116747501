package care.backstop.incident.usecase;

import care.backstop.incident.LogKind;
import care.backstop.incident.model.Cover;
import care.backstop.incident.model.ServiceTest;
import care.backstop.incident.model.Words;
import care.backstop.incident.rules.ContinuityCover;
import care.backstop.incident.rules.ServiceState;
import care.backstop.incident.rules.Urgency;
import care.backstop.incident.store.DutyStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.Rejected;
import care.backstop.people.People;
import care.backstop.people.PersonFacts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts care in at once for somebody whose needs are urgent, with a day on which it is looked at again. */
@Service
public class CoverAtOnce {

    private final DutyStore duties;
    private final People people;
    private final WorkThePlan plan;
    private final LogBook log;
    private final AuditTrail audit;
    private final Clock clock;

    CoverAtOnce(DutyStore duties, People people, WorkThePlan plan, LogBook log, AuditTrail audit, Clock clock) {
        this.duties = duties;
        this.people = people;
        this.plan = plan;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Starts it. The plan gets an action to look at it again on its day.
     *
     * @param cover what is put in, by whom
     */
    @Transactional
    public UUID start(UUID incident, UUID person, @Nullable String cover, @Nullable LocalDate reviewOn, Actor actor) {
        var now = clock.instant();
        var known = people.facts(incident, person);
        var problems = ContinuityCover.against(new ContinuityCover.Facts(
                state(incident, known), Urgency.of(known.urgent()), reviewOn, London.day(now)));
        if (!problems.isEmpty() || reviewOn == null) {
            throw new Rejected(problems);
        }
        var what = Words.required("cover", cover, 1000, "Enter what care is put in, and by whom");
        var started = new Cover(UUID.randomUUID(), person, what, reviewOn, now, actor.name(), actor.postName());
        duties.add(incident, started, actor);
        plan.add(
                incident,
                null,
                "Look again at the care put in at once for %s, and decide the next step".formatted(known.reference()),
                reviewOn,
                actor);
        log.append(
                incident,
                LogKind.DECISION,
                "Care put in at once for one person (Care Act 2014 s 19(3)); looked at again on "
                        + London.show(reviewOn),
                now,
                "person:" + person);
        audit.changed("StartCover", "person:" + person, List.of("cover", "reviewOn"));
        return started.id();
    }

    /** What was put in for one person, the latest first; whoever reads it is written down. */
    @Transactional
    public List<Cover> of(UUID incident, UUID person) {
        if (people.find(incident, person).isEmpty()) {
            throw new care.backstop.kernel.NotThere("person");
        }
        audit.read("Cover", "person:" + person, List.of(person));
        return duties.covers(incident, person);
    }

    /** How the service stands as it was last tested; nobody has to test before care is put in. */
    private ServiceState state(UUID incident, PersonFacts person) {
        return duties.services(incident).stream()
                .filter(t -> person.location() == null || t.location().equals(person.location()))
                .findFirst()
                .map(ServiceTest::facts)
                .map(f -> ServiceState.valueOf(f.getOrDefault("state", ServiceState.UNKNOWN.name())))
                .orElse(ServiceState.UNKNOWN);
    }
}
