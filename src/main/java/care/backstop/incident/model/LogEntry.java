package care.backstop.incident.model;

import care.backstop.incident.LogKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the timeline.
 *
 * @param corrects the number of the entry it puts right, or null
 * @param correctedBy the number of the entry that puts this one right, or null
 */
public record LogEntry(
        long number,
        LogKind kind,
        String text,
        @Nullable String about,
        Instant happenedAt,
        Instant enteredAt,
        String by,
        String postName,
        @Nullable Long corrects,
        @Nullable Long correctedBy) {}
