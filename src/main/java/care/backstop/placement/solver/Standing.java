package care.backstop.placement.solver;

import care.backstop.placement.solver.PlacePeople.Outcome;
import care.backstop.placement.solver.PlacePeople.Stop;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Planning for many again: what is agreed stands, and only those who lost their place, or never had one, are planned for
 * in what the others leave.
 */
final class Standing {

    private final Instance in;
    private final Solution standing;
    private final long[] left;

    private Standing(Instance in) {
        this.in = in;
        standing = new Solution(in.people.size());
        left = in.capacity.clone();
    }

    /** Null if nothing is agreed, or not all that is agreed can stand: then who gives way is for the whole plan to say. */
    static @Nullable Outcome replan(Instance in, Watch watch) {
        var standing = new Standing(in);
        return standing.keepAgreed() ? standing.planOthers(watch) : null;
    }

    private boolean keepAgreed() {
        boolean any = false;
        for (int p : Greedy.order(in).toList()) {
            if (in.hasAgreed(p)) {
                if (!keep(p)) {
                    return false;
                }
                any = true;
            }
        }
        return any;
    }

    private boolean keep(int p) {
        var at = IntStream.range(0, in.optionHome[p].length)
                .filter(o -> in.agreedHome(p, in.optionHome[p][o]))
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(o -> in.optionCost[p][o])
                        .thenComparing(o -> o))
                .toList();
        for (int o : at) {
            int agreed = in.agreedWeek(p, in.optionHome[p][o]);
            for (int w = agreed < 0 ? in.earliest(p) : agreed; w <= (agreed < 0 ? in.lastWeek(p) : agreed); w++) {
                if (Greedy.fits(in, left, p, o, w)) {
                    standing.option[p] = o;
                    standing.week[p] = w;
                    in.uses(p, o, w, (r, amount) -> left[r] -= amount);
                    return true;
                }
            }
        }
        return false;
    }

    private Outcome planOthers(Watch watch) {
        int[] others = IntStream.range(0, in.people.size())
                .filter(p -> standing.option[p] < 0)
                .toArray();
        if (others.length == 0) {
            return new Outcome(standing, standing.cost(in), Stop.PROVEN);
        }
        var part = in.part(others, left);
        long base = standing.cost(in) - Arrays.stream(others).mapToLong(p -> in.unplacedCost[p]).sum();
        for (int[] group : in.groups) {
            base -= rejoin(part, others, group);
        }
        var planned = FlowPlan.solve(part, watch);
        var plan = standing.copy();
        for (int i = 0; i < others.length; i++) {
            plan.option[others[i]] = planned.solution().option[i];
            plan.week[others[i]] = planned.solution().week[i];
        }
        in.learn(others, part);
        return new Outcome(plan, base + planned.bound(), planned.stop());
    }

    /**
     * One whose friends all keep their places does best beside one of them. Where several friends are planned for, they
     * are kept together but nothing is proven about the others; answers what must not be counted twice.
     */
    private long rejoin(Instance part, int[] others, int[] group) {
        var friendsAt = new BitSet();
        int apart = -1;
        int planned = 0;
        for (int p : group) {
            if (standing.option[p] >= 0) {
                friendsAt.set(standing.home(in, p));
            } else {
                apart = p;
                planned++;
            }
        }
        if (planned == 1 && !friendsAt.isEmpty()) {
            part.beside(Arrays.binarySearch(others, apart), friendsAt);
        }
        return planned > 1 ? Math.max(0, friendsAt.cardinality() - 1) * in.split : 0;
    }
}
