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
 * Planning again: what is agreed stands, and only those are planned for in what the others leave who lost their place,
 * never had one, or are to be where more were agreed than there is room for. That is also what costs least, since to
 * disturb somebody counts more than twice what it can gain: at most a place and an admission are set free.
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
     * Null if nothing is agreed, or to disturb somebody does not count enough.
     *
     * @param exactly whether it must be proven that nothing is better: then the whole of a group is planned for of which
     *     several are
     */
    static @Nullable Outcome replan(
            Instance in, BiFunction<Instance, Watch, Outcome> planner, boolean exactly, Watch watch) {
        if (IntStream.range(0, in.people.size()).noneMatch(in::hasAgreed) || !countsEnough(in)) {
            return null;
        }
        var standing = new Standing(in);
        standing.keepAgreed();
        standing.reopenWhoMayChange();
        if (exactly) {
            standing.reopenGroups();
        }
        return standing.planOthers(planner, watch);
    }

    /**
     * Somebody who is disturbed sets a place and an admission free. Each can spare at most that somebody goes without a
     * place, friends are parted, a wait, and what anybody's agreed place costs; a council may count any of it as it likes.
     */
    private static boolean countsEnough(Instance in) {
        var weights = in.problem.weights();
        long without = 0;
        long dearest = 0;
        for (int p = 0; p < in.people.size(); p++) {
            int person = p;
            without = Math.max(without, weights.unplaced(in.people.get(p).priority()));
            dearest = Math.max(
                    dearest,
                    optionsAtAgreed(in, p)
                            .mapToLong(o -> in.optionCost[person][o])
                            .max()
                            .orElse(0));
        }
        return weights.of("disturbed") > 2 * (without + in.split + in.weeks * in.waiting() + dearest);
    }

    /** Where not all can stay, who gives way is for the plan to say. */
    private void keepAgreed() {
        var full = new BitSet();
        for (int p : Greedy.order(in).filter(in::hasAgreed).toList()) {
            if (!keep(p)) {
                full.set(in.agreedHome(p));
            }
        }
        IntStream.range(0, in.people.size())
                .filter(p -> in.hasAgreed(p) && full.get(in.agreedHome(p)))
                .forEach(this::reopen);
    }

    /** In another place of the same home they would not be disturbed, and might make room. */
    private void reopenWhoMayChange() {
        IntStream.range(0, in.people.size())
                .filter(p -> optionsAtAgreed(in, p).count() > 1)
                .forEach(this::reopen);
    }

    private void reopenGroups() {
        for (int[] group : in.groups) {
            if (Arrays.stream(group).filter(p -> standing.option[p] < 0).count() > 1) {
                Arrays.stream(group).forEach(this::reopen);
            }
        }
    }

    private void reopen(int p) {
        if (standing.option[p] >= 0) {
            in.uses(p, standing.option[p], standing.week[p], (r, amount) -> left[r] += amount);
            standing.option[p] = -1;
        }
    }

    private static IntStream optionsAtAgreed(Instance in, int p) {
        return IntStream.range(0, in.optionHome[p].length).filter(o -> in.agreedHome(p, in.optionHome[p][o]));
    }

    private boolean keep(int p) {
        var at = optionsAtAgreed(in, p)
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
        if (planned == 1) {
            part.beside(Arrays.binarySearch(others, apart), friendsAt);
        }
        return planned > 1 ? Math.max(0, friendsAt.cardinality() - 1) * in.split : 0;
    }
}
