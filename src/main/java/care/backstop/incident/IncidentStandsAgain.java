package care.backstop.incident;

import care.backstop.kernel.Actor;
import care.backstop.kernel.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** An incident that was stood down is needed after all: its actions are back. */
public record IncidentStandsAgain(UUID incident, UUID standDown, Actor actor, Instant at) implements DomainEvent {
    @Override
    public String subject() {
        return "incident:" + incident;
    }
}
