package care.backstop.placement.solver;

import care.backstop.placement.solver.Columns.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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
    /** Friends up to this many are searched exactly over all ways to divide them. */
    static final int EXACT_GROUP = 8;
    /** Scaled, more than it costs to live where nothing suits. */
    private static final long MUCH = SCALE * 20_000;
    /** So many ways of each round are worth knowing while prices are sought. */
    private static final int WAYS = 6;

    private final Instance in;
    private final long[] price;
    private final long scaledBound;
    /** The least, scaled, that p's household (itself, or its group) can cost. */
    private final long[] household;
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

    /** How much more, scaled, the best plan with this column costs at least than the bound; for friends see {@link #blocks}. */
    long reduced(int p, int option, int week) {
        long own = SCALE * in.cost(p, option, week) + in.priceOf(p, option, week, price);
        if (in.groupOf[p] < 0) {
            return own - household[p];
        }
        return own + share[p][option] - household[p];
    }

    /** Of p's options so many that cost least at these prices, each in the first week. */
    static int[] best(Instance in, int p, int count, long[] price) {
        var cost = new long[in.optionHome[p].length];
        int w = in.earliest(p);
        Arrays.setAll(cost, o -> SCALE * in.cost(p, o, w) + in.priceOf(p, o, w, price));
        return IntStream.range(0, cost.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(o -> cost[o]).thenComparing(o -> o))
                .limit(count)
                .mapToInt(o -> o)
                .toArray();
    }

    /** The same prices, for a problem with the same resources. */
    Certificate of(Instance other) {
        return new Certificate(other, price, new long[other.people.size()]);
    }

    long[] price() {
        return price.clone();
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
            best = bestWeek(p, o, best);
        }
        if (in.rest[p] < Instance.NEVER && SCALE * in.rest[p] < best) {
            wider.set(p);
            return SCALE * in.rest[p];
        }
        return best;
    }

    private long bestWeek(int p, int option) {
        return bestWeek(p, option, Instance.NEVER);
    }

    /** Or {@code enough}, if the option costs no less than that. */
    private long bestWeek(int p, int option, long enough) {
        if (SCALE * in.optionCost[p][option] >= enough) {
            return enough;
        }
        long best = enough;
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
            tables = tables(group, true);
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

    /** @param all whether every home is of interest, or only those where some block is cheapest */
    private Divided tables(int[] group, boolean all) {
        int n = group.length;
        int sets = 1 << n;
        var options = new ArrayList<Map<Integer, List<Integer>>>();
        for (int p : group) {
            var byHome = new HashMap<Integer, List<Integer>>();
            for (int o = 0; o < in.optionHome[p].length; o++) {
                byHome.computeIfAbsent(in.optionHome[p][o], h -> new ArrayList<>())
                        .add(o);
            }
            options.add(byHome);
        }
        var nowhere = new long[sets];
        for (int set = 1; set < sets; set++) {
            nowhere[set] =
                    nowhere[set & (set - 1)] + SCALE * in.unplacedCost[group[Integer.numberOfTrailingZeros(set)]];
        }
        var union = new TreeSet<Integer>();
        options.forEach(byHome -> union.addAll(byHome.keySet()));
        var tables = new ArrayList<AtHome>();
        union.forEach(h -> tables.add(atHome(group, h, options)));
        // The likeliest first, so that of most others a glance is enough.
        tables.sort(Comparator.comparingLong(AtHome::promise).thenComparingInt(AtHome::home));
        var sums = new long[all ? in.homes.size() : 0][];
        var home = new int[sets];
        var block = new long[sets];
        Arrays.fill(block, Instance.NEVER);
        for (var at : tables) {
            if (all || mayImprove(group, at, block)) {
                var least = blocksAt(group, at);
                for (int set = 1; set < sets; set++) {
                    if (least[set] < block[set]) {
                        block[set] = least[set];
                        home[set] = at.home;
                    }
                }
                if (all) {
                    sums[at.home] = least;
                }
            }
        }
        var least = new long[sets];
        var withBlock = new long[sets];
        divide(block, nowhere, least, withBlock);
        return new Divided(sums, home, block, least, withBlock, nowhere, options);
    }

    /** What each member costs at a home by week, and each subset if so many could come at once. */
    private record AtHome(int home, long[][] weeks, long[] together) {

        /** By how little the members would cost here, each as far as it costs less than anywhere known to be bad. */
        long promise() {
            return Arrays.stream(weeks)
                    .mapToLong(week -> Math.min(MUCH, Arrays.stream(week).min().orElse(MUCH)))
                    .sum();
        }
    }

    private boolean mayImprove(int[] group, AtHome at, long[] block) {
        long most = in.places(at.home);
        for (int set = 1; set < block.length; set++) {
            if (at.together[set] < block[set] && Integer.bitCount(set) <= most && !in.over(group, set, at.home)) {
                return true;
            }
        }
        return false;
    }

    /** All ways to divide the group into blocks, each block in its best home. */
    private long small(int[] group) {
        int n = group.length;
        int all = (1 << n) - 1;
        var tables = tables(group, false);
        var nowhere = tables.nowhere;
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
        for (int p : group) {
            household[p] = whole;
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
            for (int w = in.earliest(p); w <= in.lastWeek(p) && SCALE * in.optionCost[p][o] <= household[p]; w++) {
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
            int[] home,
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
                inHome(group, part, d.home[part], d, way);
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

    private AtHome atHome(int[] group, int h, List<Map<Integer, List<Integer>>> options) {
        int n = group.length;
        var weeks = new long[n][in.homeCare() ? 1 : in.weeks];
        var together = new long[1 << n];
        for (int i = 0; i < n; i++) {
            Arrays.fill(weeks[i], Instance.NEVER);
            int p = group[i];
            if (!options.get(i).containsKey(h) && !in.lookedAt(p, h)) {
                Arrays.fill(weeks[i], SCALE * in.rest[p]);
            }
            for (int o : options.get(i).getOrDefault(h, List.of())) {
                for (int w = in.earliest(p); w <= in.lastWeek(p); w++) {
                    int column = in.homeCare() ? 0 : w;
                    weeks[i][column] =
                            Math.min(weeks[i][column], SCALE * in.cost(p, o, w) + in.priceOf(p, o, w, price));
                }
            }
        }
        for (int set = 1; set < together.length; set++) {
            long one = Instance.NEVER;
            for (long week : weeks[Integer.numberOfTrailingZeros(set)]) {
                one = Math.min(one, week);
            }
            together[set] = plus(one, together[set & (set - 1)]);
        }
        return new AtHome(h, weeks, together);
    }

    /**
     * The least that every subset of a group costs in one home, the home's own room respected: never more of a kind than
     * its places, never more in a week than it admits.
     */
    private long[] blocksAt(int[] group, AtHome at) {
        long admits = in.homeCare() ? group.length : in.admits(at.home);
        var least = at.together.clone();
        if (admits < group.length) {
            Arrays.fill(least, 1, least.length, Instance.NEVER);
            for (int w = 0; w < in.weeks; w++) {
                week(least, at.weeks, w, admits);
            }
        }
        for (int set = 1; set < least.length; set++) {
            if (least[set] < Instance.NEVER && in.over(group, set, at.home)) {
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
