package care.backstop.people.usecase;

import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.NotThere;
import care.backstop.people.PeopleMoved;
import care.backstop.people.PeopleProgress;
import care.backstop.people.Status;
import care.backstop.people.store.Persons;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What later modules tell about a person. */
@Service
public class RecordProgress implements PeopleProgress {

    private final Persons persons;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RecordProgress(Persons persons, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
        this.persons = persons;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void reached(UUID incident, UUID person, Status status, Actor by) {
        if (persons.reached(incident, person, status, by.post(), clock.instant())) {
            audit.changed("PersonReached", "person:" + person, List.of("status"));
            events.publishEvent(new PeopleMoved(incident, by, clock.instant()));
        } else {
            mustExist(incident, person);
        }
    }

    @Override
    @Transactional
    public void told(UUID incident, UUID person, Actor by) {
        if (persons.told(incident, person, by.post(), clock.instant())) {
            audit.changed("PersonTold", "person:" + person, List.of("told_at"));
        } else {
            mustExist(incident, person);
        }
    }

    private void mustExist(UUID incident, UUID person) {
        if (persons.find(incident, person).isEmpty()) {
            throw new NotThere("person");
        }
    }
}
