package care.backstop.incident.rules;

import care.backstop.kernel.LegalRule;

/** The temporary duty after a business failure and the other powers are two questions with one answer each, never both. */
@LegalRule(
        title = "Two results that cannot both be set",
        authority = {"Kent protocol 5.2", "Care Act 2014 s 18", "Care Act 2014 s 19(3)", "Care Act 2014 s 48(2)"},
        checked = "2026-11-25")
public final class TwoResults {

    /** The answer to one of the two questions. */
    public enum Answered {
        SET("Yes"),
        NOT_SET("No"),
        OPEN("Not settled yet");

        private final String words;

        Answered(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * Both answers.
     *
     * @param temporaryDuty section 48
     * @param otherPower section 18 or 19
     */
    public record Both(Answered temporaryDuty, Answered otherPower) {}

    public static Both of(PersonDuty.Result result) {
        return switch (result) {
            case DUTY_S48 -> new Both(Answered.SET, Answered.NOT_SET);
            case DUTY_S18, POWER_S19 -> new Both(Answered.NOT_SET, Answered.SET);
            case NHS_DUTY, NO_COUNCIL_DUTY -> new Both(Answered.NOT_SET, Answered.NOT_SET);
            case PENDING -> new Both(Answered.OPEN, Answered.OPEN);
        };
    }

    private TwoResults() {}
}
