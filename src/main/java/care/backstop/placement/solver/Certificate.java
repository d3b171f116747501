package care.backstop.placement.solver;

import care.backstop.placement.solver.Columns.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

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
    /** So many ways of each round are worth knowing while prices are sought. */
    private static final int WAYS = 6;

    private final Instance in;
    private final long[] price;
    private final long scaledBound;
    /** The least, scaled, that p's household (itself, or its group) can cost. */
    private final long[] household;
    /** Of a person in a small group: the least that the rest costs if p goes to the home. Indexed as the options. */
    private final long[][] restAt;
    /** Of a person in a large group: p's share of the cost of a block at the option's home. */
    private final long[][] share;
    /** What each group does at these prices, the best first: its members' columns, by the group's first member. */
    private final Map<Integer, List<List<Column>>> bestWays = new HashMap<>();
    /** Those of whom more would be proven if more of their options were looked at. */
    private final BitSet wider = new BitSet();

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
            sum += group.length <= EXACT_GROUP ? small(group) : in.homeCare() ? round(group) : large(group, target);
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

    /** What one group alone does best at these prices. */
    static List<Column> ways(Instance group, long[] price) {
        return new Certificate(group, price, new long[group.people.size()])
                .bestWays(group.groups[0]).stream().findFirst().orElse(List.of());
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

    /** The same prices, for a problem with the same resources. */
    Certificate of(Instance other) {
        return new Certificate(other, price, new long[other.people.size()]);
    }

    long scaledBound() {
        return scaledBound;
    }

    /** Those of whom more would be proven if more of their options were looked at. */
    BitSet wider() {
        return wider;
    }

    /** The least, scaled, that p costs: alone, or with its whole group. */
    long household(int p) {
        return household[p];
    }

    private long alone(int p) {
        long best = SCALE * in.unplacedCost[p];
        for (int o = 0; o < in.optionHome[p].length; o++) {
            best = Math.min(best, bestWeek(p, o));
        }
        if (in.rest[p] < Instance.NEVER && SCALE * in.rest[p] < best) {
            wider.set(p);
            return SCALE * in.rest[p];
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

    /** The same for the best week. */
    long reduced(int p, int option) {
        long best = Instance.NEVER;
        for (int w = in.earliest(p); w <= in.lastWeek(p); w++) {
            best = Math.min(best, reduced(p, option, w));
        }
        return best;
    }

    /** What the blocks of one small group cost, by home and members. */
    final class Blocks {

        private final Divided tables;
        private final long whole;

        private Blocks(int[] group) {
            tables = tables(group);
            whole = household[group[0]];
        }

        /** How much more, scaled, a plan in which these members form a block there costs at least than the bound. */
        long reduced(int members, int home) {
            var at = tables.sums[home];
            return at == null ? Instance.NEVER : plus(at[members], tables.least[at.length - 1 ^ members]) - whole;
        }
    }

    Blocks blocks(int[] group) {
        return new Blocks(group);
    }

    private Divided tables(int[] group) {
        int n = group.length;
        int all = (1 << n) - 1;
        var options = new ArrayList<Map<Integer, List<Integer>>>();
        for (int p : group) {
            var byHome = new HashMap<Integer, List<Integer>>();
            for (int o = 0; o < in.optionHome[p].length; o++) {
                byHome.computeIfAbsent(in.optionHome[p][o], h -> new ArrayList<>())
                        .add(o);
            }
            options.add(byHome);
        }
        var sums = new long[in.homes.size()][];
        var block = new long[all + 1];
        Arrays.fill(block, Instance.NEVER);
        var union = new TreeSet<Integer>();
        options.forEach(byHome -> union.addAll(byHome.keySet()));
        for (int h : union) {
            sums[h] = blocksAt(group, h, options);
            for (int set = 1; set <= all; set++) {
                block[set] = Math.min(block[set], sums[h][set]);
            }
        }
        var nowhere = new long[all + 1];
        for (int set = 1; set <= all; set++) {
            nowhere[set] =
                    nowhere[set & (set - 1)] + SCALE * in.unplacedCost[group[Integer.numberOfTrailingZeros(set)]];
        }
        var least = new long[all + 1];
        var withBlock = new long[all + 1];
        divide(block, nowhere, least, withBlock);
        return new Divided(sums, block, least, withBlock, nowhere, options);
    }

    /** All ways to divide the group into blocks, each block in its best home. */
    private long small(int[] group) {
        int n = group.length;
        int all = (1 << n) - 1;
        var tables = tables(group);
        var sums = tables.sums;
        var nowhere = tables.nowhere;
        var least = tables.least;
        var withBlock = tables.withBlock;
        long splitCost = SCALE * in.split;
        // The first block of a group is free.
        long whole =
                Math.min(nowhere[all], withBlock[all] >= Instance.NEVER ? Instance.NEVER : withBlock[all] - splitCost);
        var way = new ArrayList<Column>();
        if (whole < nowhere[all]) {
            trace(group, all, tables, way);
        }
        bestWays.put(group[0], List.of(List.copyOf(way)));
        long proven = Math.min(whole, somewhereElse(group, tables.block, nowhere));
        if (proven < whole || way.size() < n) {
            Arrays.stream(group).filter(p -> in.rest[p] < Instance.NEVER).forEach(wider::set);
            whole = proven < whole ? proven : whole;
        }
        for (int i = 0; i < n; i++) {
            int p = group[i];
            household[p] = whole;
            restAt[p] = new long[in.optionHome[p].length];
            for (int o = 0; o < restAt[p].length; o++) {
                var sum = sums[in.optionHome[p][o]];
                long best = Instance.NEVER;
                for (int set = 1; sum != null && set <= all; set++) {
                    if ((set >> i & 1) == 1 && sum[set] < Instance.NEVER) {
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

    /** Of every subset: the least with any number of blocks, each paying for itself; and with at least one. */
    private void divide(long[] block, long[] nowhere, long[] least, long[] withBlock) {
        withBlock[0] = Instance.NEVER;
        for (int set = 1; set < block.length; set++) {
            int low = Integer.numberOfTrailingZeros(set);
            int others = set & (set - 1);
            long best = plus(withBlock[others], nowhere[set] - nowhere[others]);
            for (int part = set; part > 0; part = (part - 1) & set) {
                if ((part >> low & 1) == 1 && block[part] < Instance.NEVER) {
                    best = Math.min(best, block[part] + SCALE * in.split + least[set ^ part]);
                }
            }
            withBlock[set] = best;
            least[set] = Math.min(best, nowhere[set]);
        }
    }

    /** The least with blocks also in homes that nobody has looked at, as if there were one with room for all. */
    private long somewhereElse(int[] group, long[] block, long[] nowhere) {
        var there = new long[block.length];
        boolean any = false;
        var with = block.clone();
        for (int set = 1; set < block.length; set++) {
            long rest = in.rest[group[Integer.numberOfTrailingZeros(set)]];
            there[set] = plus(rest >= Instance.NEVER ? rest : SCALE * rest, there[set & (set - 1)]);
            any |= there[set] < with[set];
            with[set] = Math.min(with[set], there[set]);
        }
        if (!any) {
            return Instance.NEVER;
        }
        var withBlock = new long[block.length];
        divide(with, nowhere, new long[block.length], withBlock);
        int all = block.length - 1;
        return withBlock[all] >= Instance.NEVER ? Instance.NEVER : withBlock[all] - SCALE * in.split;
    }

    /** A round too large for all ways to divide it. */
    private long round(int[] group) {
        var found = Rounds.best(in, group, price, WAYS, SCALE * in.split / 4);
        bestWays.put(group[0], found.ways());
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
            return bestWays.getOrDefault(members[0], List.of());
        }
        int p = members[0];
        for (int o = 0; o < in.optionHome[p].length; o++) {
            for (int w = in.earliest(p); w <= in.lastWeek(p); w++) {
                if (SCALE * in.cost(p, o, w) + in.priceOf(p, o, w, price) == household[p]) {
                    return List.of(List.of(new Column(p, o, w)));
                }
            }
        }
        return List.of(List.of());
    }

    /** The tables of a small group, by subset. */
    private record Divided(
            long[][] sums,
            long[] block,
            long[] least,
            long[] withBlock,
            long[] nowhere,
            List<Map<Integer, List<Integer>>> options) {}

    /** Follows the tables back to the blocks that make up the least cost of {@code set} with at least one block. */
    private void trace(int[] group, int set, Divided d, List<Column> way) {
        int low = Integer.numberOfTrailingZeros(set);
        int others = set & (set - 1);
        if (d.withBlock[set] == plus(d.withBlock[others], SCALE * in.unplacedCost[group[low]])) {
            trace(group, others, d, way);
            return;
        }
        for (int part = set; part > 0; part = (part - 1) & set) {
            if ((part >> low & 1) == 1
                    && d.block[part] < Instance.NEVER
                    && d.withBlock[set] == d.block[part] + SCALE * in.split + d.least[set ^ part]) {
                int h = 0;
                while (d.sums[h] == null || d.sums[h][part] != d.block[part]) {
                    h++;
                }
                inHome(group, part, h, d, way);
                int rest = set ^ part;
                if (rest != 0 && d.least[rest] < d.nowhere[rest]) {
                    trace(group, rest, d, way);
                }
                return;
            }
        }
        throw new IllegalStateException("the tables of a group do not add up");
    }

    /** Puts the members of a block into weeks at a home, each week's cheapest first; close to best is enough here. */
    private void inHome(int[] group, int part, int h, Divided d, List<Column> way) {
        var taken = new HashMap<Integer, Integer>();
        for (int i = 0; i < group.length; i++) {
            if ((part >> i & 1) == 0) {
                continue;
            }
            int p = group[i];
            Column best = null;
            long least = Instance.NEVER;
            for (int o : d.options.get(i).getOrDefault(h, List.of())) {
                for (int w = in.earliest(p); w <= in.lastWeek(p); w++) {
                    long cost = SCALE * in.cost(p, o, w) + in.priceOf(p, o, w, price);
                    if (cost < least && (in.homeCare() || taken.getOrDefault(w, 0) < in.admits(h))) {
                        least = cost;
                        best = new Column(p, o, w);
                    }
                }
            }
            if (best != null) {
                taken.merge(best.week(), 1, Integer::sum);
                way.add(best);
            }
        }
    }

    /**
     * The least that every subset of a group costs in one home, the home's own room respected: never more of a kind than
     * its places, never more in a week than it admits.
     */
    private long[] blocksAt(int[] group, int h, List<Map<Integer, List<Integer>>> options) {
        int n = group.length;
        int all = (1 << n) - 1;
        int weeks = in.homeCare() ? 1 : in.weeks;
        var at = new long[n][weeks];
        for (int i = 0; i < n; i++) {
            Arrays.fill(at[i], Instance.NEVER);
            int p = group[i];
            if (!options.get(i).containsKey(h) && !in.lookedAt(p, h)) {
                Arrays.fill(at[i], SCALE * in.rest[p]);
            }
            for (int o : options.get(i).getOrDefault(h, List.of())) {
                for (int w = in.earliest(p); w <= in.lastWeek(p); w++) {
                    int column = in.homeCare() ? 0 : w;
                    at[i][column] = Math.min(at[i][column], SCALE * in.cost(p, o, w) + in.priceOf(p, o, w, price));
                }
            }
        }
        long admits = in.homeCare() ? n : in.admits(h);
        var least = new long[all + 1];
        Arrays.fill(least, 1, all + 1, Instance.NEVER);
        if (admits >= n) {
            for (int set = 1; set <= all; set++) {
                int low = Integer.numberOfTrailingZeros(set);
                long one = Arrays.stream(at[low]).min().orElse(Instance.NEVER);
                least[set] = plus(one, least[set & (set - 1)]);
            }
        } else {
            for (int w = 0; w < weeks; w++) {
                week(least, at, w, admits);
            }
        }
        for (int set = 1; set <= all; set++) {
            if (least[set] < Instance.NEVER && in.over(group, set, h)) {
                least[set] = Instance.NEVER;
            }
        }
        return least;
    }

    /** One more week: of every subset, up to so many may come in it. */
    private static void week(long[] least, long[][] at, int w, long admits) {
        int all = least.length - 1;
        var sum = new long[all + 1];
        for (int set = 1; set <= all; set++) {
            sum[set] = plus(at[Integer.numberOfTrailingZeros(set)][w], sum[set & (set - 1)]);
        }
        for (int set = all; set > 0; set--) {
            for (int now = set; now > 0; now = (now - 1) & set) {
                if (sum[now] < Instance.NEVER && Integer.bitCount(now) <= admits) {
                    least[set] = Math.min(least[set], plus(sum[now], least[set ^ now]));
                }
            }
        }
    }

    private static long plus(long a, long b) {
        return a >= Instance.NEVER || b >= Instance.NEVER ? Instance.NEVER : a + b;
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
                share[p][o] =
                        total[h] <= theta ? want[i][h] : (long) ((double) want[i][h] / total[h] * theta * 0.999999);
                least = Math.min(least, bestWeek(p, o) + share[p][o]);
            }
            household[p] = least;
            sum += least;
        }
        return sum - theta;
    }
}
