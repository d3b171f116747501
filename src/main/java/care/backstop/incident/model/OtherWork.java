package care.backstop.incident.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That an officer has looked at their other work.
 *
 * @param minutes how much of it waits in a week; null while nobody has said
 * @param lineManager whoever is told, where something waits
 */
public record OtherWork(
        UUID post,
        String name,
        @Nullable Integer minutes,
        @Nullable String lineManager,
        @Nullable String note,
        Instant at) {}
