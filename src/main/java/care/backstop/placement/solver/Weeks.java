package care.backstop.placement.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Puts those who go to one home into weeks, once it is settled who goes. All may be last in the last week, so taking in
 * each week the most urgent of those who can already move leaves nobody over who could have been fitted in.
 */
final class Weeks {

    /** Gives everybody at every home a week, the agreed one if that can be kept for all who have one there. */
    static List<Integer> sequence(Instance in, Solution plan) {
        var agreed = new int[plan.option.length];
        Arrays.setAll(agreed, p -> plan.option[p] < 0 ? -1 : in.agreedWeek(p, plan.home(in, p)));
        return sequence(in, plan, agreed);
    }

    /**
     * Gives everybody at every home a week, where possible this one where it is not -1; whoever does not fit is taken out
     * of the plan and returned.
     */
    static List<Integer> sequence(Instance in, Solution plan, int[] wanted) {
        var at = new ArrayList<List<Integer>>();
        for (int h = 0; h < in.homes.size(); h++) {
            at.add(new ArrayList<>());
        }
        for (int p = 0; p < plan.option.length; p++) {
            if (plan.option[p] >= 0) {
                at.get(plan.home(in, p)).add(p);
            }
        }
        var out = new ArrayList<Integer>();
        for (int h = 0; h < at.size(); h++) {
            if (!at.get(h).isEmpty()) {
                home(in, plan, h, at.get(h), wanted, out);
            }
        }
        return out;
    }

    private static void home(Instance in, Solution plan, int h, List<Integer> people, int[] wanted, List<Integer> out) {
        people.sort(Comparator.<Integer>comparingInt(
                        p -> in.people.get(p).priority().ordinal())
                .thenComparing(p -> p));
        if (!place(in, plan, h, people, wanted, true, out)) {
            place(in, plan, h, people, wanted, false, out);
        }
    }

    private static boolean place(
            Instance in, Solution plan, int h, List<Integer> people, int[] wanted, boolean keep, List<Integer> out) {
        var taken = new int[in.weeks];
        var waiting = new ArrayList<Integer>();
        for (int p : people) {
            int agreed = keep ? wanted[p] : -1;
            if (agreed >= 0 && taken[agreed] < in.admits(h, agreed)) {
                taken[agreed]++;
                plan.week[p] = agreed;
            } else {
                waiting.add(p);
            }
        }
        for (int w = 0; w < in.weeks; w++) {
            var each = waiting.iterator();
            while (each.hasNext() && taken[w] < in.admits(h, w)) {
                int p = each.next();
                if (in.earliest(p) <= w) {
                    plan.week[p] = w;
                    taken[w]++;
                    each.remove();
                }
            }
        }
        if (!waiting.isEmpty() && keep) {
            return false;
        }
        for (int p : waiting) {
            plan.option[p] = -1;
            plan.week[p] = -1;
            out.add(p);
        }
        return true;
    }

    private Weeks() {}
}
