package care.backstop.incident.model;

import java.time.Instant;
import java.util.UUID;

/**
 * A duty, or the use of a power, that ended for one person.
 *
 * @param decision the decision it ends
 * @param arrangement what meets the need now
 */
public record DutyEnd(
        UUID id,
        UUID person,
        UUID decision,
        Instant endedAt,
        String arrangement,
        String reasons,
        Instant recordedAt,
        String by,
        String postName) {}
