package care.backstop.incident.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When care is put in at once under the power for urgent needs, while the next steps are considered: the service is about
 * to stop or has stopped, and somebody judged that this person's needs are urgent. It is looked at again on a day.
 */
@LegalRule(
        title = "Care put in at once while next steps are considered",
        authority = {"Care Act 2014 s 19(3)", "Lancashire procedure 3.2"},
        checked = "2026-11-25")
public final class ContinuityCover {

    /** What is known when somebody wants to start it. */
    public record Facts(
            ServiceState state, Urgency urgency, @Nullable LocalDate reviewOn, LocalDate today) {}

    /** Everything against starting it. */
    public static List<Problem> against(Facts f) {
        var problems = new ArrayList<Problem>();
        if (f.state() == ServiceState.RUNNING) {
            problems.add(
                    Problem.of(
                            null,
                            Code.STATE,
                            "The service is running, so nothing has to be put in its place. Run the duty test again if that has changed"));
        }
        if (f.urgency() != Urgency.URGENT) {
            problems.add(Problem.of(
                    null,
                    Code.STATE,
                    f.urgency() == Urgency.NOT_MADE
                            ? "Nobody has judged how urgent this person's needs are. Make the judgement first"
                            : "This person's needs were judged not urgent. The power is for urgent needs"));
        }
        if (f.reviewOn() == null) {
            problems.add(Problem.of("reviewOn", Code.VAL, "Enter the day on which it is looked at again"));
        } else if (f.reviewOn().isBefore(f.today())) {
            problems.add(Problem.of("reviewOn", Code.VAL, "Enter today or a later day"));
        }
        return List.copyOf(problems);
    }

    private ContinuityCover() {}
}
