package care.backstop.incident.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something an office-holder asked of the council, with the answer once there is one. */
public record Cooperation(
        UUID id,
        UUID watch,
        String askedBy,
        Instant askedAt,
        String request,
        @Nullable Answered answered,
        int version) {

    /** What the council answered. */
    public record Answered(Instant at, String answer, String by) {}
}
