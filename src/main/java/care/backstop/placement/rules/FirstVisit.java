package care.backstop.placement.rules;

import care.backstop.kernel.LegalRule;
import java.time.Duration;
import java.time.Instant;

/** Whether the first visit of a new home care agency has been confirmed; silence is an alarm, not good news. */
@LegalRule(
        title = "First visit confirmed",
        authority = {"Southampton procedure 8.4", "Southampton Appendix C"},
        checked = "2026-11-26")
public final class FirstVisit {

    private static final Duration GRACE = Duration.ofHours(1);

    /** How it stands. */
    public enum State {
        NOT_ASKED("No home care"),
        TO_COME("First visit to come"),
        CONFIRMED("First visit confirmed"),
        ALARM("First visit not confirmed");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public static State of(boolean homeCare, Instant plannedAt, boolean confirmed, Instant now) {
        if (!homeCare) {
            return State.NOT_ASKED;
        }
        if (confirmed) {
            return State.CONFIRMED;
        }
        return now.isAfter(plannedAt.plus(GRACE)) ? State.ALARM : State.TO_COME;
    }

    private FirstVisit() {}
}
