package care.backstop.placement.solver;

import care.backstop.placement.solver.PlacePeople.Outcome;
import care.backstop.placement.solver.PlacePeople.Stop;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Planning again: what is agreed stands, and only those who lost their place, or never had one, are planned for in what
 * the others leave. That is also what costs least, since to disturb somebody counts more than twice what it can gain: at
 * most a place and an admission are set free.
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

    /**
     * Null if nothing is agreed, or not all that is agreed can stand: then who gives way is for the whole plan to say.
     *
     * @param exactly whether to leave to the whole plan, too, what would not be proven to be best
     */
    static @Nullable Outcome replan(
            Instance in, BiFunction<Instance, Watch, Outcome> planner, boolean exactly, Watch watch) {
        var standing = new Standing(in);
        if (!standing.keepAgreed() || (exactly && !standing.isBest())) {
            return null;
        }
        return standing.planOthers(planner, watch);
    }

    /** Nobody is worth disturbing, who stays has one place to be in, and no two friends are to rejoin others who stay. */
    private boolean isBest() {
        long most = in.people.stream()
                .mapToLong(p -> in.problem.weights().unplaced(p.priority()))
                .max()
                .orElse(0);
        return in.problem.weights().of("disturbed") > 2 * most
                && IntStream.range(0, in.people.size())
                        .filter(p -> standing.option[p] >= 0)
                        .allMatch(p -> optionsAtAgreed(p).count() == 1)
                && Arrays.stream(in.groups).noneMatch(group -> {
                    long placed = Arrays.stream(group)
                            .filter(p -> standing.option[p] >= 0)
                            .count();
                    return placed > 0 && placed < group.length - 1;
                });
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

    private IntStream optionsAtAgreed(int p) {
        return IntStream.range(0, in.optionHome[p].length).filter(o -> in.agreedHome(p, in.optionHome[p][o]));
    }

    private boolean keep(int p) {
        var at = optionsAtAgreed(p)
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

    private Outcome planOthers(BiFunction<Instance, Watch, Outcome> planner, Watch watch) {
        int[] others = IntStream.range(0, in.people.size())
                .filter(p -> standing.option[p] < 0)
                .toArray();
        if (others.length == 0) {
            return new Outcome(standing, standing.cost(in), Stop.PROVEN);
        }
        var part = in.part(others, left);
        long base = standing.cost(in)
                - Arrays.stream(others).mapToLong(p -> in.unplacedCost[p]).sum();
        for (int[] group : in.groups) {
            base -= rejoin(part, others, group);
        }
        var planned = planner.apply(part, watch);
        var plan = standing.copy();
        for (int i = 0; i < others.length; i++) {
            plan.option[others[i]] = planned.solution().option[i];
            plan.week[others[i]] = planned.solution().week[i];
        }
        in.learn(others, part);
        long bound = base + planned.bound();
        var stop = plan.cost(in) <= bound ? Stop.PROVEN : planned.stop() == Stop.PROVEN ? Stop.LIMIT : planned.stop();
        return new Outcome(plan, bound, stop);
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
