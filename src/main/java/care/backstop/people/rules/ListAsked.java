package care.backstop.people.rules;

import care.backstop.kernel.LegalRule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a list or a number that was asked for stands. What has not come by its time goes to whoever leads, and so does a
 * refusal at once.
 */
@LegalRule(
        title = "A list asked for by a time",
        authority = {"Care Act 2014 s 52", "Southampton procedure, Appendix C"},
        checked = "2026-11-25")
public final class ListAsked {

    /** How it stands. */
    public enum Standing {
        WAITING("Waiting"),
        ON_TIME("Came on time"),
        LATE("Came late"),
        ESCALATED("Not come in time: goes to whoever leads"),
        REFUSED("Refused: goes to whoever leads");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** Whether whoever leads has to act. */
        public boolean escalated() {
            return this == ESCALATED || this == REFUSED;
        }
    }

    public static Standing standing(
            Instant dueAt, @Nullable Instant answeredAt, @Nullable Instant refusedAt, Instant now) {
        if (answeredAt != null) {
            return answeredAt.isAfter(dueAt) ? Standing.LATE : Standing.ON_TIME;
        }
        if (refusedAt != null) {
            return Standing.REFUSED;
        }
        return now.isAfter(dueAt) ? Standing.ESCALATED : Standing.WAITING;
    }

    private ListAsked() {}
}
