package care.backstop.people.usecase;

import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import care.backstop.people.model.Clearance;
import care.backstop.people.model.Clearance.Depth;
import care.backstop.people.model.Person;
import care.backstop.people.store.Persons;
import care.backstop.people.store.Purposes;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says why health details are needed, once a person a day. Without it nobody sees any, however cleared. */
@Service
public class GivePurpose {

    /** What health details may be opened for. */
    public enum Purpose {
        DIRECT_CARE("To plan or give this person's care"),
        PRIORITY("To decide who comes first"),
        PLACEMENT("To find or check a place for them"),
        SAFEGUARDING("To keep somebody safe"),
        CHECKING("To check or correct the record");

        private final String words;

        Purpose(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    private final Persons persons;
    private final Purposes purposes;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    GivePurpose(Persons persons, Purposes purposes, Permissions permissions, AuditTrail audit, Clock clock) {
        this.persons = persons;
        this.purposes = purposes;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** For those of the people whose health the actor is cleared for; nobody else is counted. */
    @Transactional
    public void give(UUID incident, Collection<UUID> people, @Nullable String purpose, Actor actor) {
        var why = Arrays.stream(Purpose.values())
                .filter(p -> p.name().equals(purpose))
                .findFirst()
                .orElseThrow(() -> Rejected.invalid("purpose", "Choose why you need the health details."));
        if (people.isEmpty() || people.size() > 500) {
            throw Rejected.invalid("people", "Name between 1 and 500 people.");
        }
        var clearance = Clearance.of(permissions, actor);
        var cleared = persons.find(incident, people).stream()
                .filter(p -> clearance.health(p) == Depth.FULL)
                .map(Person::id)
                .toList();
        if (cleared.isEmpty()) {
            throw new NotThere("person");
        }
        purposes.give(actor.user(), incident, cleared, why.name(), clock.instant());
        cleared.forEach(p -> audit.changed("PurposeGiven", "person:" + p, List.of(why.name())));
    }
}
