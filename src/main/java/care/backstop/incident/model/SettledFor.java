package care.backstop.incident.model;

import care.backstop.incident.model.Action.State;
import java.time.Instant;
import java.util.UUID;

/**
 * What became of a line of the plan for one person.
 *
 * @param words what shows that it is done, why it does not apply to them, or why it is open again
 */
public record SettledFor(UUID action, UUID person, State state, String words, Instant at, String by, String postName) {}
