package care.backstop.incident;

import care.backstop.kernel.Actor;
import care.backstop.kernel.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** It was closed, and goes on. */
public record IncidentReopened(UUID incident, Actor actor, Instant at) implements DomainEvent {
    @Override
    public String subject() {
        return "incident:" + incident;
    }
}
