package care.backstop.incident.model;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a member was at a meeting.
 *
 * @param deputy who stood in for them, or null
 */
public record Attendance(
        UUID meeting, UUID member, How how, @Nullable UUID deputy) {

    /** How somebody was there, or not. */
    public enum How {
        IN_PERSON("In person", true),
        REMOTE("By video or telephone", true),
        DEPUTY("Deputy came", true),
        APOLOGIES("Apologies", false),
        ABSENT("Absent", false);

        private final String words;
        private final boolean counts;

        How(String words, boolean counts) {
            this.words = words;
            this.counts = counts;
        }

        public String words() {
            return words;
        }

        /** Whether the member was represented. */
        public boolean counts() {
            return counts;
        }
    }
}
