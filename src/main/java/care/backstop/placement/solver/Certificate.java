package care.backstop.placement.solver;

import java.util.Arrays;

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
    /** Friends up to this many are searched exactly over all ways to divide them. */
    static final int EXACT_GROUP = 8;

    private final Instance in;
    private final long[] price;
    private final long scaledBound;
    /** The least, scaled, that p's household (itself, or its group) can cost. */
    private final long[] household;
    /** Of a person in a small group: the least that the rest costs if p goes to the home. Indexed as the options. */
    private final long[][] restAt;
    /** Of a person in a large group: p's share of the cost of a block at the option's home. */
    private final long[][] share;

    private Certificate(Instance in, long[] price, long[] target) {
        this.in = in;
        this.price = price;
        int n = in.people.size();
        household = new long[n];
        restAt = new long[n][];
        share = new long[n][];
        long sum = 0;
        for (int p = 0; p < n; p++) {
            if (in.groupOf[p] < 0) {
                household[p] = alone(p);
                sum += household[p];
            }
        }
        for (int[] group : in.groups) {
            sum += group.length <= EXACT_GROUP ? small(group) : large(group, target);
        }
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
        return new Certificate(in, price, target);
    }

    /** No plan costs less. */
    long bound() {
        return Math.max(0, Math.ceilDiv(scaledBound, SCALE));
    }

    /** How much more, scaled, the best plan with this column costs at least than the bound. */
    long reduced(int p, int option, int week) {
        long own = SCALE * in.cost(p, option, week) + in.priceOf(p, option, week, price);
        if (in.groupOf[p] < 0) {
            return own - household[p];
        }
        if (restAt[p] != null) {
            return own + restAt[p][option] - household[p];
        }
        return own + share[p][option] - household[p];
    }

    long scaledBound() {
        return scaledBound;
    }

    private long alone(int p) {
        long best = SCALE * in.unplacedCost[p];
        for (int o = 0; o < in.optionHome[p].length; o++) {
            best = Math.min(best, bestWeek(p, o));
        }
        return best;
    }

    private long bestWeek(int p, int option) {
        long best = Instance.NEVER;
        for (int w = in.earliest(p); w <= in.lastWeek(p); w++) {
            best = Math.min(best, SCALE * in.cost(p, option, w) + in.priceOf(p, option, w, price));
        }
        return best;
    }

    /** All ways to divide the group into blocks, each block in its best home. */
    private long small(int[] group) {
        int n = group.length;
        int all = (1 << n) - 1;
        int homes = in.homes.size();
        var at = new long[n][homes];
        for (int i = 0; i < n; i++) {
            Arrays.fill(at[i], Instance.NEVER);
            int p = group[i];
            for (int o = 0; o < in.optionHome[p].length; o++) {
                int h = in.optionHome[p][o];
                at[i][h] = Math.min(at[i][h], bestWeek(p, o));
            }
        }
        var sums = new long[homes][];
        var block = new long[all + 1];
        Arrays.fill(block, Instance.NEVER);
        for (int h = 0; h < homes; h++) {
            var sum = new long[all + 1];
            boolean any = false;
            for (int set = 1; set <= all; set++) {
                int low = Integer.numberOfTrailingZeros(set);
                long one = at[low][h];
                long rest = sum[set & (set - 1)];
                sum[set] = one >= Instance.NEVER || rest >= Instance.NEVER ? Instance.NEVER : one + rest;
                any |= sum[set] < Instance.NEVER;
                block[set] = Math.min(block[set], sum[set]);
            }
            sums[h] = any ? sum : null;
        }
        long splitCost = SCALE * in.split;
        var nowhere = new long[all + 1];
        // Of every subset: the least with any number of blocks, each paying for itself; and with at least one.
        var least = new long[all + 1];
        var withBlock = new long[all + 1];
        withBlock[0] = Instance.NEVER;
        for (int set = 1; set <= all; set++) {
            int low = Integer.numberOfTrailingZeros(set);
            long alone = SCALE * in.unplacedCost[group[low]];
            nowhere[set] = nowhere[set & (set - 1)] + alone;
            long best = Math.min(Instance.NEVER, withBlock[set & (set - 1)] + alone);
            for (int part = set; part > 0; part = (part - 1) & set) {
                if ((part >> low & 1) == 1 && block[part] < Instance.NEVER) {
                    best = Math.min(best, block[part] + splitCost + least[set ^ part]);
                }
            }
            withBlock[set] = best;
            least[set] = Math.min(best, nowhere[set]);
        }
        // The first block of a group is free.
        long whole = Math.min(
                nowhere[all], withBlock[all] >= Instance.NEVER ? Instance.NEVER : withBlock[all] - splitCost);
        for (int i = 0; i < n; i++) {
            int p = group[i];
            household[p] = whole;
            restAt[p] = new long[in.optionHome[p].length];
            for (int o = 0; o < restAt[p].length; o++) {
                var sum = sums[in.optionHome[p][o]];
                long best = Instance.NEVER;
                for (int set = 1; sum != null && set <= all; set++) {
                    if ((set >> i & 1) == 1) {
                        long friends = sum[set ^ (1 << i)];
                        if (friends < Instance.NEVER) {
                            best = Math.min(best, friends + least[all ^ set]);
                        }
                    }
                }
                restAt[p][o] = best;
            }
        }
        return whole;
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
                best[h] = Math.min(best[h], bestWeek(p, o));
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
                share[p][o] = total[h] <= theta ? want[i][h] : (long) ((double) want[i][h] / total[h] * theta * 0.999999);
                least = Math.min(least, bestWeek(p, o) + share[p][o]);
            }
            household[p] = least;
            sum += least;
        }
        return sum - theta;
    }
}
