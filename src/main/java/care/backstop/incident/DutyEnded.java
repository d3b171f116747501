package care.backstop.incident;

import care.backstop.kernel.Actor;
import care.backstop.kernel.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** A named officer recorded that what the council owed one person has ended. */
public record DutyEnded(UUID incident, UUID person, UUID end, Actor actor, Instant at) implements DomainEvent {
    @Override
    public String subject() {
        return "incident:" + incident;
    }
}
