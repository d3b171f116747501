package care.backstop.placement.solver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts those who go to one home into weeks, once it is settled who goes. All may be last in the last week, so taking in
 * each week the most urgent of those who can already move leaves nobody over who could have been fitted in.
 */
final class Weeks {

    /** Gives everybody at every home a week; whoever does not fit is taken out of the plan and returned. */
    static List<Integer> sequence(Instance in, Solution plan) {
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
                home(in, plan, h, at.get(h), out);
            }
        }
        return out;
    }

    private static void home(Instance in, Solution plan, int h, List<Integer> people, List<Integer> out) {
        people.sort(Comparator.<Integer>comparingInt(
                        p -> in.people.get(p).priority().ordinal())
                .thenComparing(p -> p));
        if (!place(in, plan, h, people, true, out)) {
            place(in, plan, h, people, false, out);
        }
    }

    private static boolean place(
            Instance in, Solution plan, int h, List<Integer> people, boolean keepAgreed, List<Integer> out) {
        var perWeek = in.homes.get(h).admissionsPerWeek();
        var taken = new int[in.weeks];
        var waiting = new ArrayList<Integer>();
        for (int p : people) {
            int agreed = keepAgreed ? in.agreedWeek(p, h) : -1;
            if (agreed >= 0 && (perWeek == null || taken[agreed] < perWeek)) {
                taken[agreed]++;
                plan.week[p] = agreed;
            } else {
                waiting.add(p);
            }
        }
        for (int w = 0; w < in.weeks; w++) {
            var each = waiting.iterator();
            while (each.hasNext() && (perWeek == null || taken[w] < perWeek)) {
                int p = each.next();
                if (in.earliest(p) <= w) {
                    plan.week[p] = w;
                    taken[w]++;
                    each.remove();
                }
            }
        }
        if (!waiting.isEmpty() && keepAgreed) {
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
