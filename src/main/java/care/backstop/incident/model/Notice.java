package care.backstop.incident.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A further notice about a provider whose incident is open already.
 *
 * @param judged whether the council acts on it, or null while nobody has judged
 */
public record Notice(
        UUID id,
        String notifiedBy,
        @Nullable String contact,
        @Nullable String how,
        @Nullable String said,
        Instant toldAt,
        Instant recordedAt,
        String recordedBy,
        @Nullable Judged judged,
        int version) {

    /** Somebody's judgement whether the council uses its power on this notice. */
    public record Judged(boolean used, String because, Instant at, String by) {}
}
