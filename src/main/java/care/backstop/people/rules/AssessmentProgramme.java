package care.backstop.people.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import java.util.ArrayList;

/** How many hours it takes to assess everyone again, and how many days with the staff there is. */
@LegalRule(
        title = "Time needed to assess everyone again",
        authority = {"Southampton procedure, Appendix A 7.1"},
        checked = "2026-11-25")
public final class AssessmentProgramme {

    private static final int DAY = 24 * 60;

    /**
     * What is known.
     *
     * @param minutesEach an assessment, with the journey and the writing
     * @param minutesADay what one of the staff can give to it in a day
     */
    public record Facts(int people, int minutesEach, int staff, int minutesADay) {}

    /**
     * What it comes to.
     *
     * @param minutes for everyone together
     * @param minutesADay what all the staff give in a day
     * @param days begun days count whole
     */
    public record Needed(long minutes, long minutesADay, long days) {}

    public static Needed needed(Facts f) {
        var problems = new ArrayList<Problem>();
        if (f.people() < 0 || f.people() > 100_000) {
            problems.add(Problem.of("people", Code.VAL, "Write how many people are to be assessed, up to 100,000."));
        }
        if (f.minutesEach() < 1 || f.minutesEach() > 5 * DAY) {
            problems.add(Problem.of(
                    "hoursEach", Code.VAL, "Write the hours one assessment takes: more than 0, at most 120."));
        }
        if (f.staff() < 1 || f.staff() > 10_000) {
            problems.add(Problem.of("staff", Code.VAL, "Write how many staff there are, between 1 and 10,000."));
        }
        if (f.minutesADay() < 1 || f.minutesADay() > DAY) {
            problems.add(Problem.of(
                    "hoursADay", Code.VAL, "Write the hours one of them can give in a day: more than 0, at most 24."));
        }
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        long all = (long) f.people() * f.minutesEach();
        long aDay = (long) f.staff() * f.minutesADay();
        return new Needed(all, aDay, Math.ceilDiv(all, aDay));
    }

    private AssessmentProgramme() {}
}
