package care.backstop.incident;

import care.backstop.kernel.Actor;
import care.backstop.kernel.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** A named officer decided what the council owes for a service of the incident. */
public record ServiceDecided(UUID incident, String location, UUID decision, Actor actor, Instant at)
        implements DomainEvent {
    @Override
    public String subject() {
        return "incident:" + incident;
    }
}
