package care.backstop.incident;

import care.backstop.kernel.Actor;
import care.backstop.kernel.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** An incident turned out not to be needed: its open actions are revoked, and everyone told of it is to be told so. */
public record IncidentStoodDown(UUID incident, UUID standDown, Actor actor, Instant at) implements DomainEvent {
    @Override
    public String subject() {
        return "incident:" + incident;
    }
}
