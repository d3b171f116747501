package care.backstop.incident.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An incident stood down, and stood up again if it was.
 *
 * @param movedPeople how many had moved already
 * @param moved what becomes of those, or null when nobody had moved
 * @param actions how many lines of the plan were revoked
 * @param logEntry the entry of the log that says so
 * @param again that it was needed after all, or null
 */
public record StandDown(
        UUID id,
        Ground ground,
        String because,
        int movedPeople,
        @Nullable Moved moved,
        @Nullable String movedBecause,
        int actions,
        long logEntry,
        Instant at,
        String by,
        String postName,
        @Nullable Again again) {

    /** In one sentence, why. */
    public String words() {
        return words(ground, because);
    }

    public static String words(Ground ground, String because) {
        return ground.words() + ". " + because;
    }

    /** Why an incident is not needed. */
    public enum Ground {
        AVERTED("The failure was averted"),
        REFUTED("It was not true"),
        RESCUED("The provider was rescued or found money"),
        WITHDRAWN("The notice was withdrawn"),
        OTHER("Something else");

        private final String words;

        Ground(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** What becomes of people who have moved already. */
    public enum Moved {
        MAY_RETURN("Each is offered to go back"),
        STAY("They stay where they are now"),
        ONE_BY_ONE("It is settled with each person");

        private final String words;

        Moved(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** It stood again. */
    public record Again(Instant at, String by, String postName, String because) {}
}
