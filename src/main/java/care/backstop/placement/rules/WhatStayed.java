package care.backstop.placement.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.placement.model.Familiar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much of what a person knew stayed, how alike the new service is, and how much they were disturbed. Whatever is not
 * known counts as lost.
 */
@LegalRule(
        title = "Continuity, likeness and disturbance",
        authority = {"Lancashire procedure 2.1", "Lancashire procedure 3.5", "Kent protocol 6.4"},
        checked = "2026-11-25")
public final class WhatStayed {

    private static final Set<Familiar> CONTINUITY =
            Set.of(Familiar.STAFF, Familiar.GROUP, Familiar.AREA, Familiar.SERVICE);
    private static final Set<Familiar> LIKENESS =
            Set.of(Familiar.PLACE, Familiar.TIMES, Familiar.STAFF_GENDER, Familiar.TASKS, Familiar.LANGUAGE);

    /** Below this many in a hundred, somebody says why. */
    public static final int LOW = 60;

    /** Above this, somebody says what was done to disturb less. */
    public static final int HIGH = 2;

    /**
     * What is known after a move.
     *
     * @param moves how often the person has moved
     * @param changes of provider without a move
     * @param gapDays days without care
     * @param reason why the new service is unlike the old
     * @param minimised what was done so that the person is disturbed as little as can be
     */
    public record Facts(
            Set<Familiar> kept,
            int moves,
            int changes,
            int gapDays,
            @Nullable String reason,
            @Nullable String minimised) {
        public Facts {
            kept = Set.copyOf(kept);
        }
    }

    /** Of {@link #continuityOf()}. */
    public static int continuity(Facts facts) {
        return count(facts, CONTINUITY);
    }

    public static int continuityOf() {
        return CONTINUITY.size();
    }

    /** In a hundred. */
    public static int likeness(Facts facts) {
        return 100 * count(facts, LIKENESS) / LIKENESS.size();
    }

    public static int disturbance(Facts facts) {
        return facts.moves + facts.changes + facts.gapDays;
    }

    /** Needs that were met before were not met on some day. */
    public static boolean alarm(Facts facts) {
        return facts.gapDays > 0;
    }

    public static List<Problem> against(Facts facts) {
        var problems = new ArrayList<Problem>();
        if (facts.gapDays < 0) {
            problems.add(Problem.of("gapDays", Code.VAL, "Enter the days without care, or 0"));
        }
        if (facts.changes < 0) {
            problems.add(Problem.of("changes", Code.VAL, "Enter how often the provider changed, or 0"));
        }
        if (likeness(facts) < LOW && blank(facts.reason)) {
            problems.add(Problem.of(
                    "reason",
                    Code.VAL,
                    "The new service is %d%% like the old. Say why it is not more alike".formatted(likeness(facts))));
        }
        if (disturbance(facts) > HIGH && blank(facts.minimised)) {
            problems.add(Problem.of(
                    "minimised",
                    Code.VAL,
                    "The disturbance comes to %d. Say what was done to keep it small".formatted(disturbance(facts))));
        }
        return problems;
    }

    private static int count(Facts facts, Set<Familiar> among) {
        return (int) among.stream().filter(facts.kept::contains).count();
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private WhatStayed() {}
}
