package care.backstop.placement.solver;

import care.backstop.placement.model.PlacementProblem.Priority;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a careful person does with a list: what is agreed first, then the most urgent, each to the best place still open,
 * next to friends if there is room. Used as a first plan to beat and as the yardstick of the benchmark.
 */
final class Greedy {

    static Solution plan(Instance in) {
        int n = in.people.size();
        var plan = new Solution(n);
        var left = in.capacity.clone();
        order(in).forEach(p -> place(in, plan, left, p));
        return plan;
    }

    /** What is agreed first, then the most urgent. */
    static Stream<Integer> order(Instance in) {
        return IntStream.range(0, in.people.size())
                .boxed()
                .sorted(Comparator.<Integer, Boolean>comparing(
                                p -> in.people.get(p).agreed() == null)
                        .thenComparing(p -> urgency(in.people.get(p).priority()))
                        .thenComparing(p -> p));
    }

    private static int urgency(Priority priority) {
        return priority.ordinal();
    }

    /** Puts p where it costs least now, friends' homes counted; false if nothing is open. */
    static boolean place(Instance in, Solution plan, long[] left, int p) {
        long best = in.unplacedCost[p];
        int bestOption = -1;
        int bestWeek = -1;
        for (int o = 0; more(in, p, o, best); o++) {
            long apart = apart(in, plan, p, in.optionHome[p][o]);
            for (int w = in.earliest(p); w <= in.lastWeek(p); w++) {
                long cost = in.cost(p, o, w) + apart;
                if (cost < best && fits(in, left, p, o, w)) {
                    best = cost;
                    bestOption = o;
                    bestWeek = w;
                }
            }
        }
        if (bestOption < 0) {
            return false;
        }
        plan.option[p] = bestOption;
        plan.week[p] = bestWeek;
        in.uses(p, bestOption, bestWeek, (r, amount) -> left[r] -= amount);
        return true;
    }

    /** Whether there is one more option to look at, if necessary by looking for more. */
    private static boolean more(Instance in, int p, int option, long best) {
        while (option >= in.optionHome[p].length && in.rest[p] < best) {
            in.widen(p);
        }
        return option < in.optionHome[p].length;
    }

    private static long apart(Instance in, Solution plan, int p, int home) {
        if (in.groupOf[p] < 0) {
            return 0;
        }
        boolean others = false;
        for (int q : in.groups[in.groupOf[p]]) {
            int there = q == p ? -1 : plan.home(in, q);
            if (there == home) {
                return 0;
            }
            others |= there >= 0;
        }
        return others ? in.split : 0;
    }

    static boolean fits(Instance in, long[] left, int p, int option, int week) {
        var ok = new boolean[] {true};
        in.uses(p, option, week, (r, amount) -> ok[0] &= left[r] >= amount);
        return ok[0];
    }

    private Greedy() {}
}
