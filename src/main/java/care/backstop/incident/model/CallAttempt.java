package care.backstop.incident.model;

import care.backstop.incident.rules.CallRound.Outcome;
import care.backstop.incident.rules.CallRound.Way;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to reach a lead or deputy, kept for good.
 *
 * @param confirmed the written confirmation of an accepted call, once sent
 */
public record CallAttempt(
        UUID id,
        UUID post,
        String name,
        String postName,
        Way way,
        Outcome outcome,
        @Nullable String note,
        Instant triedAt,
        Instant recordedAt,
        String recordedBy,
        @Nullable Confirmed confirmed) {

    /** The same call, confirmed. */
    public CallAttempt confirmedBy(Confirmed confirmation) {
        return new CallAttempt(
                id, post, name, postName, way, outcome, note, triedAt, recordedAt, recordedBy, confirmation);
    }

    /** A written confirmation to the same person. */
    public record Confirmed(String way, Instant sentAt, String by) {}
}
