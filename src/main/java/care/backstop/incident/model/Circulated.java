package care.backstop.incident.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who was given the minutes of a meeting. */
public record Circulated(
        UUID id,
        String name,
        @Nullable String agency,
        @Nullable UUID post,
        boolean headOfService,
        Instant sentAt,
        @Nullable Instant readAt,
        @Nullable String readNotedBy) {}
