package care.backstop.people.rules;

import care.backstop.kernel.Answer;
import care.backstop.kernel.Finding;
import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether somebody's needs are urgent: three questions, one yes is enough. Yes needs a note of how soon and how bad, no
 * to all three needs a reason; anything less leaves the judgement unmade.
 */
@LegalRule(
        title = "Urgency judgement",
        authority = {"Care Act 2014 s 19(3)", "Lancashire procedure 3.2", "Kent protocol 9"},
        checked = "2026-11-22")
public final class UrgencyJudgement {

    private static final String S19_3 = "Care Act 2014 s 19(3)";

    /**
     * The three answers and what was noted.
     *
     * @param lifeEndangered stopping care would endanger life
     * @param physicalRisk immediate significant risk to physical health
     * @param mentalRisk immediate significant risk to mental health or wellbeing
     * @param howSoon when the harm would come
     * @param howBad how severe it would be
     * @param note what was seen; why it is not urgent
     */
    public record Facts(
            Answer lifeEndangered,
            Answer physicalRisk,
            Answer mentalRisk,
            String howSoon,
            String howBad,
            String note) {}

    /** The judgement with its three findings: urgent, not urgent, or not made. */
    public record Judgement(Answer urgent, List<Finding> findings) {}

    public static Judgement judge(Facts f) {
        var findings = List.of(
                new Finding(S19_3, "Would stopping care endanger the person's life?", f.lifeEndangered()),
                new Finding(
                        S19_3, "Is there an immediate and serious risk to their physical health?", f.physicalRisk()),
                new Finding(
                        S19_3,
                        "Is there an immediate and serious risk to their mental health or wellbeing?",
                        f.mentalRisk()));
        var problems = new ArrayList<Problem>();
        Answer urgent;
        if (findings.stream().anyMatch(x -> x.answer() == Answer.YES)) {
            urgent = Answer.YES;
            need(problems, f.howSoon(), "howSoon", "Say how soon the harm would come");
            need(problems, f.howBad(), "howBad", "Say how bad the harm would be");
        } else if (Answer.all(findings) == Answer.NO
                && findings.stream().noneMatch(x -> x.answer() == Answer.NOT_KNOWN)) {
            urgent = Answer.NO;
            need(problems, f.note(), "note", "Say why it is not urgent");
        } else {
            urgent = Answer.NOT_KNOWN;
        }
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        return new Judgement(urgent, findings);
    }

    private static void need(List<Problem> problems, String text, String field, String message) {
        if (text.isBlank()) {
            problems.add(Problem.of(field, Problem.Code.VAL, message));
        }
    }

    private UrgencyJudgement() {}
}
