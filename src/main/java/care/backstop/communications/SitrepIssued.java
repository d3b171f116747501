package care.backstop.communications;

import care.backstop.kernel.Actor;
import care.backstop.kernel.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** A sitrep was made; what it says is kept as it was. */
public record SitrepIssued(UUID incident, int version, Actor actor, Instant at) implements DomainEvent {
    @Override
    public String subject() {
        return "incident:" + incident;
    }
}
