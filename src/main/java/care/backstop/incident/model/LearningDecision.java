package care.backstop.incident.model;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What officers decided about learning from an incident.
 *
 * @param answer yes or no: is there no debrief, is it referred, did it teach nothing new
 * @param on the day of the referral
 */
public record LearningDecision(
        About about,
        boolean answer,
        String because,
        @Nullable LocalDate on,
        Instant at,
        String by,
        String postName) {

    /** About what. */
    public enum About {
        NO_DEBRIEF,
        REFERRAL,
        NO_LESSONS
    }
}
