package care.backstop.incident.model;

import care.backstop.incident.LogClass;
import care.backstop.incident.LogKind;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the timeline.
 *
 * @param agency whose officer entered it, or null for entries made before this was kept
 * @param details what its type asks for, by the names of {@link LogForm}
 * @param follows the number of the entry it follows on from, or null
 * @param step what was done about that entry, or null
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
        @Nullable String agency,
        LogClass readBy,
        Map<String, String> details,
        @Nullable Long follows,
        @Nullable String step,
        @Nullable Long corrects,
        @Nullable Long correctedBy) {}
