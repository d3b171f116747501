package care.backstop.incident.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a named officer decided after a test.
 *
 * @param exercised for a power over one person: whether it is used; null where there is none to use
 * @param differsBecause why it is not what the test advised, or null when it is
 */
public record Decision(
        UUID id,
        String advised,
        String decided,
        @Nullable Boolean exercised,
        @Nullable String differsBecause,
        String reasons,
        Instant at,
        String by,
        String postName) {}
