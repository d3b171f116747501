package care.backstop.people;

import care.backstop.kernel.Actor;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody of an incident came further, or people were added. Who it was is nobody's business here, and audit has it
 * from the change itself.
 */
public record PeopleMoved(UUID incident, Actor actor, Instant at) {}
