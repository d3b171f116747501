package care.backstop.people;

import care.backstop.kernel.Actor;
import care.backstop.kernel.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** A list of people was taken in. */
public record PeopleListed(
        UUID incident, UUID list, String source, int added, int changed, int matched, Actor actor, Instant at)
        implements DomainEvent {

    @Override
    public String subject() {
        return "incident:" + incident;
    }
}
