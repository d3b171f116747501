package care.backstop.incident.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A meeting of the steering group, planned or held. */
public record Meeting(
        UUID id,
        boolean first,
        Instant scheduledAt,
        String place,
        @Nullable Instant heldAt,
        @Nullable String chair,
        @Nullable String attended,
        @Nullable String outcome,
        @Nullable String lateBecause,
        int version) {

    public String title() {
        return first ? "First steering group meeting" : "Steering group meeting";
    }
}
