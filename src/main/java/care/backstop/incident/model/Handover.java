package care.backstop.incident.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the holder of a role leaves to whoever takes over. */
public record Handover(
        UUID id,
        String role,
        String from,
        String to,
        String toAgency,
        @Nullable UUID toPost,
        String note,
        Instant givenAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy) {}
