package care.backstop.incident.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the law or the procedure wants by when, with its working. */
public record Due(
        UUID id,
        String kind,
        String title,
        String clause,
        String rule,
        Instant countedFrom,
        LocalDate dueOn,
        Instant dueAt,
        @Nullable String calendarVersion,
        String explanation,
        @Nullable String movedBecause,
        @Nullable Instant metAt) {

    /** The first meeting of the steering group. */
    public static final String FIRST_MEETING = "FIRST_MEETING";

    /** Late, or met late. */
    public boolean late(Instant now) {
        return !(metAt == null ? now : metAt).isBefore(dueAt);
    }
}
