package care.backstop.placement.solver;

import care.backstop.placement.solver.Columns.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Proof of a lower bound, in whole numbers and against every feasible option, not only those a solver was shown. Any
 * prices of the scarce resources, none negative, give one: each person, and each group of friends, takes what is best
 * for it at those prices; the sum less the value of the resources can never exceed the cost of any plan. Good prices
 * come from a solver working in floating point, but nothing here believes it.
 *
 * <p>Prices are held times {@link #SCALE} so that a price per minute keeps its precision.
 */
final class Certificate {

    static final long SCALE = 1000;
    /** So many ways of each round are worth knowing while prices are sought. */
    private static final int WAYS = 6;

    private final Instance in;
    private final long[] price;
    private final AtPrices cost;
    private final long scaledBound;
    /** The least, scaled, that p's household (itself, or its group) can cost. */
    private final long[] household;
    /** Of a person in a large group: p's share of the cost of a block at the option's home. */
    private final long[][] share;
    /** What each group does at these prices, the best first: its members' columns. */
    private final List<List<List<Column>>> bestWays;
    /** Whether homes are counted, with the least that they could cost, at which somebody has not looked. */
    private final boolean everywhere;
    /** Of each person the homes to look at because they might be better than all that are known. */
    private final int[][] toLookAt;

    private Certificate(Instance in, long[] price, long[] target, boolean everywhere) {
        this.in = in;
        this.price = price;
        int n = in.people.size();
        cost = new AtPrices(in, price);
        household = new long[n];
        share = new long[n][];
        this.everywhere = everywhere;
        toLookAt = new int[n][0];
        bestWays = new ArrayList<>(Collections.nCopies(in.groups.length, List.of()));
        long sum = IntStream.range(0, n)
                .parallel()
                .filter(p -> in.groupOf[p] < 0)
                .mapToLong(this::alone)
                .sum();
        sum += IntStream.range(0, in.groups.length)
                .parallel()
                .mapToLong(g -> together(g, target))
                .sum();
        for (int r = 0; r < price.length; r++) {
            if (price[r] > 0) {
                sum -= price[r] * in.capacity[r];
            }
        }
        scaledBound = sum;
    }

    /**
     * @param price per resource, scaled, none negative, 0 where there is no limit
     * @param target per person, scaled: what a solver thinks the person costs; only guides how a large group's cost of
     *     being together is shared out, and cannot make the bound wrong
     */
    static Certificate of(Instance in, long[] price, long[] target) {
        for (int r = 0; r < price.length; r++) {
            if (price[r] < 0 || (price[r] > 0 && in.capacity[r] >= Instance.NEVER)) {
                throw new IllegalArgumentException("a price must not be negative, nor set where there is no limit");
            }
        }
        return new Certificate(in, price, target, true);
    }

    /** What one group alone does best at these prices, of what it has looked at. */
    static List<Column> ways(Instance group, long[] price) {
        return new Certificate(group, price, new long[group.people.size()], false)
                .bestWays.getFirst().stream().findFirst().orElse(List.of());
    }

    /** No plan costs less. */
    long bound() {
        return Math.max(0, Math.ceilDiv(scaledBound, SCALE));
    }

    /** How much more, scaled, the best plan with this option costs at least than the bound; for friends see {@link #friends}. */
    long reduced(int p, int option) {
        long own = cost.of(p, option);
        if (in.groupOf[p] < 0) {
            return own - household[p];
        }
        return own + share[p][option] - household[p];
    }

    /** The same prices, for a part of the problem with the options known so far, which proves nothing of any others. */
    Certificate of(Instance part) {
        return new Certificate(part, price, new long[part.people.size()], false);
    }

    long[] price() {
        return price.clone();
    }

    long scaledBound() {
        return scaledBound;
    }

    /** Has those look further of whom more might be proven then; answers how many. */
    int lookFurther() {
        return IntStream.range(0, toLookAt.length)
                .parallel()
                .filter(p -> toLookAt[p].length > 0)
                .map(p -> {
                    in.look(p, toLookAt[p]);
                    return 1;
                })
                .sum();
    }

    /** The least, scaled, that p costs: alone, or with its whole group. */
    long household(int p) {
        return household[p];
    }

    private long alone(int p) {
        long best = SCALE * in.unplacedCost[p];
        for (int o = 0; o < in.optionHome[p].length; o++) {
            if (SCALE * in.optionCost[p][o] < best) {
                best = Math.min(best, cost.of(p, o));
            }
        }
        if (everywhere) {
            long unseen = cost.leastUnseen(p, best);
            if (unseen < best) {
                toLookAt[p] = cost.worthLookingAt(p, best, Integer.MAX_VALUE);
                best = unseen;
            }
        }
        household[p] = best;
        return best;
    }

    private long together(int g, long[] target) {
        int[] group = in.groups[g];
        if (group.length <= Friends.MOST) {
            return few(g);
        }
        return in.homeCare() ? round(g) : large(group, target);
    }

    /** What a group of a few friends does best at these prices, to be asked of more than the least. */
    Friends friends(int[] group) {
        return new Friends(in, group, cost, everywhere);
    }

    private long few(int g) {
        int[] group = in.groups[g];
        var friends = friends(group);
        bestWays.set(g, List.of(friends.way()));
        for (int i = 0; i < group.length; i++) {
            household[group[i]] = friends.least();
            toLookAt[group[i]] = friends.toLookAt(i);
        }
        return friends.least();
    }

    /** A round too large for all ways to divide it. */
    private long round(int g) {
        int[] group = in.groups[g];
        var found = Rounds.best(in, group, price, WAYS, SCALE * in.split / 4);
        bestWays.set(g, found.ways());
        for (int p : group) {
            household[p] = found.least();
        }
        return found.least();
    }

    /** Ways to do a round that are at most {@code within} points dearer at these prices than the best, and some more. */
    List<List<Column>> waysWithin(int[] group, int most, long within) {
        return Rounds.best(in, group, price, most, SCALE * within).ways();
    }

    /** What a single person or a group does best at these prices; an empty way is to stay without a place. */
    List<List<Column>> bestWays(int[] members) {
        if (members.length > 1) {
            return bestWays.get(in.groupOf[members[0]]);
        }
        int p = members[0];
        for (int o = 0; o < in.optionHome[p].length; o++) {
            if (SCALE * in.optionCost[p][o] <= household[p] && cost.of(p, o) == household[p]) {
                int best = o;
                int week = IntStream.rangeClosed(in.earliest(p), in.lastWeek(p))
                        .filter(w -> cost.of(p, best, w) == household[p])
                        .findFirst()
                        .orElseThrow();
                return List.of(List.of(new Column(p, o, week)));
            }
        }
        return List.of(List.of());
    }

    /**
     * A large group, for which all divisions are too many: the cost of a block at a home is shared among those who would
     * go there, never more in all than the block costs. Whatever the shares, the sum is a bound.
     */
    private long large(int[] group, long[] target) {
        int homes = in.homes.size();
        long theta = SCALE * in.split;
        var want = new long[group.length][homes];
        var total = new long[homes];
        for (int i = 0; i < group.length; i++) {
            int p = group[i];
            var best = new long[homes];
            Arrays.fill(best, Instance.NEVER);
            for (int o = 0; o < in.optionHome[p].length; o++) {
                int h = in.optionHome[p][o];
                best[h] = Math.min(best[h], cost.of(p, o));
            }
            for (int h = 0; h < homes; h++) {
                if (best[h] < Instance.NEVER) {
                    want[i][h] = Math.clamp(target[p] - best[h], 0, theta);
                    total[h] += want[i][h];
                }
            }
        }
        long sum = 0;
        for (int i = 0; i < group.length; i++) {
            int p = group[i];
            share[p] = new long[in.optionHome[p].length];
            long least = SCALE * in.unplacedCost[p];
            for (int o = 0; o < share[p].length; o++) {
                int h = in.optionHome[p][o];
                share[p][o] =
                        total[h] <= theta ? want[i][h] : (long) ((double) want[i][h] / total[h] * theta * 0.999999);
                least = Math.min(least, cost.of(p, o) + share[p][o]);
            }
            household[p] = least;
            sum += least;
        }
        return sum - theta;
    }
}
