package care.backstop.placement.rules;

import care.backstop.incident.PlanGates.Held;
import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of the action plan that come before anybody moves. The procedures let an emergency go ahead of them; then a named
 * officer answers for it.
 */
@LegalRule(
        title = "What the plan asks for before anybody moves",
        authority = {
            "Southampton Appendix A 3.1, 3.8, 3.10, 3.11, 5.6, 7.6 and 7.10",
            "Lancashire procedure, flow chart"
        },
        checked = "2026-11-25")
public final class PlanFirst {

    /**
     * Everything against leaving now.
     *
     * @param waiting the lines that are neither done nor left out
     * @param emergency whether somebody says why this cannot wait
     * @param officer who decided so
     */
    public static List<Problem> againstLeaving(Collection<Held> waiting, boolean emergency, @Nullable String officer) {
        if (waiting.isEmpty()) {
            return List.of();
        }
        if (emergency) {
            return officer == null || officer.isBlank()
                    ? List.of(Problem.of(
                            "officer",
                            Code.VAL,
                            "Name the officer who decided that this move cannot wait for the open actions of the plan"))
                    : List.of();
        }
        var problems = new ArrayList<Problem>();
        for (var line : waiting) {
            problems.add(Problem.of(
                    "plan-" + line.number(),
                    Code.STATE,
                    "Action %s of the plan comes before anybody moves: %s (%s)"
                            .formatted(line.number(), line.wording(), line.clause())));
        }
        return List.copyOf(problems);
    }

    private PlanFirst() {}
}
