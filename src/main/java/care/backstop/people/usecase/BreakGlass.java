package care.backstop.people.usecase;

import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.GlassBroken;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.room.IncidentRoom;
import care.backstop.kernel.room.Room;
import care.backstop.people.model.Clearance;
import care.backstop.people.model.Person;
import care.backstop.people.store.Glass;
import care.backstop.people.store.Persons;
import care.backstop.people.store.Purposes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets somebody who is not in charge of a person see them for four hours, because it cannot wait. They say why; a privacy
 * officer is told in the same moment. It lets nobody write.
 */
@Service
public class BreakGlass {

    private static final Duration FOR = Duration.ofHours(4);
    private static final int SHORTEST = 20;
    private static final int LONGEST = 1_000;

    private final Persons persons;
    private final Glass glass;
    private final Purposes purposes;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final IncidentRoom room;
    private final Clock clock;

    BreakGlass(
            Persons persons,
            Glass glass,
            Purposes purposes,
            Permissions permissions,
            AuditTrail audit,
            ApplicationEventPublisher events,
            IncidentRoom room,
            Clock clock) {
        this.persons = persons;
        this.glass = glass;
        this.purposes = purposes;
        this.permissions = permissions;
        this.audit = audit;
        this.events = events;
        this.room = room;
        this.clock = clock;
    }

    /** What stands on the form: a reference, since nobody has seen the person yet. */
    public record Asking(String reference, Room room) {}

    @Transactional
    public Asking ask(UUID incident, UUID id, Actor actor) {
        return new Asking(breakable(incident, id, actor).facts().reference(), room.of(incident, LookAtPeople.DOOR));
    }

    /** Until when they may look. */
    @Transactional
    public Instant breakIt(UUID incident, UUID id, @Nullable String purpose, @Nullable String reason, Actor actor) {
        breakable(incident, id, actor);
        var problems = new ArrayList<Problem>();
        if (Arrays.stream(GivePurpose.Purpose.values()).noneMatch(p -> p.name().equals(purpose))) {
            problems.add(Problem.of("purpose", Code.VAL, "Choose what you need it for."));
        }
        var why = reason == null ? "" : reason.strip();
        if (why.length() < SHORTEST || why.length() > LONGEST) {
            problems.add(Problem.of(
                    "reason",
                    Code.VAL,
                    "Say in %d to %,d letters why it cannot wait for whoever is in charge."
                            .formatted(SHORTEST, LONGEST)));
        }
        if (!problems.isEmpty() || purpose == null) {
            throw new Rejected(problems);
        }
        var now = clock.instant();
        var until = now.plus(FOR);
        glass.add(incident, id, actor, purpose, why, now, until);
        purposes.give(actor.user(), incident, List.of(id), purpose, now);
        audit.changed("BreakGlass", "person:" + id, List.of("purpose", "reason"));
        events.publishEvent(new GlassBroken("incident:" + incident));
        return until;
    }

    /** Not for posts that the matrix does not name, and not where there is nothing to break. */
    private Person breakable(UUID incident, UUID id, Actor actor) {
        var person = persons.find(incident, id).orElseThrow(() -> new NotThere("person"));
        if (!Clearance.of(permissions, actor).mayBreakGlass(person)) {
            throw new NotThere("person");
        }
        return person;
    }
}
