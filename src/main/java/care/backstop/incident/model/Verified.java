package care.backstop.incident.model;

import care.backstop.incident.Verification;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One answer to "is it true?".
 *
 * @param withWhom who was asked, such as CQC or the owner
 * @param at when they said so
 */
public record Verified(
        UUID id,
        Verification standing,
        String withWhom,
        String how,
        @Nullable String note,
        Instant at,
        Instant recordedAt,
        String recordedBy) {}
