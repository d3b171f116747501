package care.backstop.incident.rules;

import care.backstop.kernel.Answer;

/** Input U of table A2. Not made is not the same as not urgent. */
public enum Urgency {
    URGENT,
    NOT_URGENT,
    NOT_MADE;

    public static Urgency of(Answer urgent) {
        return switch (urgent) {
            case YES -> URGENT;
            case NO -> NOT_URGENT;
            case NOT_KNOWN -> NOT_MADE;
        };
    }

    public Answer answer() {
        return switch (this) {
            case URGENT -> Answer.YES;
            case NOT_URGENT -> Answer.NO;
            case NOT_MADE -> Answer.NOT_KNOWN;
        };
    }
}
