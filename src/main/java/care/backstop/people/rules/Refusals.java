package care.backstop.people.rules;

import care.backstop.kernel.Answer;
import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.people.Capacity;
import java.util.List;

/** What is owed to somebody who says no: to a move, or to an assessment. */
@LegalRule(
        title = "Somebody who says no, to a move or to an assessment",
        authority = {"Care Act 2014 s 11", "Kent protocol 4.14, 4.15"},
        checked = "2026-11-25")
public final class Refusals {

    private static final int OPTIONS = 2;

    /** Whether the assessment is done although they say no. */
    public enum Assessment {
        NOT_DONE("Not done: they may say no"),
        MUST("Must be done all the same");

        private final String words;

        Assessment(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Care Act 2014 section 11. What is not known is asked first: nobody is left at risk because it was not. */
    public static Assessment assessment(Capacity capacity, Answer abuseRisk, Answer bestInterests) {
        if (abuseRisk != Answer.NO) {
            return Assessment.MUST;
        }
        return capacity == Capacity.LACKS && bestInterests != Answer.NO ? Assessment.MUST : Assessment.NOT_DONE;
    }

    public static Assessment assessment(Capacity capacity, Written w) {
        return assessment(capacity, answer(w.of("abuseRisk")), answer(w.of("bestInterests")));
    }

    public static List<Problem> againstAssessmentRefused(Written w, Known known) {
        var answer = assessment(known.person().capacity(), w);
        return new Against()
                .when(
                        answer == Assessment.MUST && w.yes("close"),
                        Code.STATE,
                        "close",
                        "This assessment must be done although they say no. Leave it open and plan it.")
                .list();
    }

    public static List<Problem> againstOptions(Written w, Known known) {
        var options = w.ticked("options");
        return new Against()
                .missing(options.size() < OPTIONS, "options", "Give at least two options, so that there is a choice.")
                .when(
                        !options.contains("DIRECT_PAYMENT") && !known.has(EntryKind.DIRECT_PAYMENT_BAR),
                        Code.STATE,
                        "options",
                        "Offer a direct payment or a personal assistant, or record the legal bar to it first.")
                .list();
    }

    private static Answer answer(@org.jspecify.annotations.Nullable String said) {
        return said == null ? Answer.NOT_KNOWN : Answer.valueOf(said);
    }

    private Refusals() {}
}
