package care.backstop.placement.solver;

import care.backstop.placement.solver.Columns.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a group of a few friends does best at given prices. All ways to divide it are looked at: those who sit together in
 * one home are a block, and a block costs least in some home, whose own room is respected. Members are the bits of a set.
 */
final class Friends {

    /** Friends up to this many are searched over all ways to divide them. */
    static final int MOST = 8;
    /** Scaled, more than it costs to live where nothing suits. */
    private static final long MUCH = Certificate.SCALE * 20_000;

    private final Instance in;
    private final int[] group;
    private final AtPrices cost;
    private final long split;

    /** The homes that any of them could go to, in order, and of each home and member the least it costs there. */
    private final int[] homes;

    private final long[] there;
    /** Of each home and member: an option there, or -1; and of each option of a member another in the same home, or -1. */
    private final int[] option;

    private final int[][] next;

    /** Of each set: what it costs without any place; in one home at least, and which of {@link #homes} that is. */
    private final long[] nowhere;

    private final long[] block;
    private final int[] best;
    /** Of each set: the least with any number of blocks, each paying for itself, and the least with one at least. */
    private final long[] least;

    private final long[] withBlock;
    private final Map<Integer, long[]> known = new HashMap<>();
    /** Of each member the homes not looked at, and those of them to look at. */
    private final BitSet[] open;

    private final BitSet[] toLookAt;
    /** The least that the group costs at homes known and not. */
    private long leastAnywhere;

    /** @param everywhere whether to count also homes not looked at, with the least that they could cost */
    Friends(Instance in, int[] group, AtPrices cost, boolean everywhere) {
        this.in = in;
        this.group = group;
        this.cost = cost;
        split = Certificate.SCALE * in.split;
        int n = group.length;
        open = new BitSet[n];
        Arrays.setAll(open, i -> new BitSet());
        toLookAt = new BitSet[n];
        Arrays.setAll(toLookAt, i -> new BitSet());
        boolean unseen = everywhere && Arrays.stream(group).anyMatch(p -> in.unseen(p) != null);
        var all = new BitSet();
        for (int p : group) {
            for (int h : in.optionHome[p]) {
                all.set(h);
            }
        }
        homes = unseen
                ? IntStream.range(0, in.homes.size()).toArray()
                : all.stream().toArray();
        there = new long[homes.length * n];
        option = new int[homes.length * n];
        next = new int[n][];
        var place = new int[in.homes.size()];
        for (int k = 0; k < homes.length; k++) {
            place[homes[k]] = k;
        }
        for (int i = 0; i < n; i++) {
            member(i, place);
        }
        int sets = 1 << n;
        nowhere = new long[sets];
        for (int set = 1; set < sets; set++) {
            nowhere[set] = nowhere[set & (set - 1)]
                    + Certificate.SCALE * in.unplacedCost[group[Integer.numberOfTrailingZeros(set)]];
        }
        block = new long[sets];
        best = new int[sets];
        Arrays.fill(block, Instance.NEVER);
        findBlocks(
                unseen
                        ? all.stream().toArray()
                        : IntStream.range(0, homes.length).toArray());
        least = new long[sets];
        withBlock = new long[sets];
        divide(block, least, withBlock);
        leastAnywhere = whole(withBlock);
        if (unseen) {
            elsewhere();
        }
    }

    private void member(int i, int[] place) {
        int n = group.length;
        int p = group[i];
        for (int k = 0; k < homes.length; k++) {
            there[k * n + i] = Instance.NEVER;
            option[k * n + i] = -1;
        }
        next[i] = new int[in.optionHome[p].length];
        for (int o = next[i].length - 1; o >= 0; o--) {
            int at = place[in.optionHome[p][o]] * n + i;
            next[i][o] = option[at];
            option[at] = o;
            there[at] = Math.min(there[at], cost.of(p, o));
        }
    }

    private void unseen(int i) {
        var least = new long[homes.length];
        Arrays.fill(least, -1);
        cost.unseen(group[i], least);
        for (int h = 0; h < least.length; h++) {
            if (least[h] >= 0) {
                there[h * group.length + i] = least[h];
                open[i].set(h);
            }
        }
    }

    /**
     * Counts also the homes where some have not looked, with the least that each could cost. If the group could then cost
     * less than is known, they are to look wherever a block might be part of that: afterwards nothing is left in doubt.
     */
    private void elsewhere() {
        record Candidate(int home, long[] found) {}
        int n = group.length;
        var somebody = new BitSet();
        for (int i = 0; i < n; i++) {
            unseen(i);
            somebody.or(open[i]);
        }
        var candidates = new ArrayList<Candidate>();
        var with = block.clone();
        var sum = new long[block.length];
        for (int k = somebody.nextSetBit(0); k >= 0; k = somebody.nextSetBit(k + 1)) {
            together(k, sum);
            if (mayImprove(k, sum)) {
                var found = at(k, sum);
                candidates.add(new Candidate(k, found));
                for (int set = 1; set < with.length; set++) {
                    with[set] = Math.min(with[set], found[set]);
                }
            }
        }
        var leastWith = new long[block.length];
        var blockWith = new long[block.length];
        divide(with, leastWith, blockWith);
        long before = leastAnywhere;
        leastAnywhere = whole(blockWith);
        for (var candidate : candidates) {
            for (int set = 1; set < with.length && leastAnywhere < before; set++) {
                if (candidate.found[set] < block[set]
                        && plus(candidate.found[set], leastWith[with.length - 1 ^ set]) < before) {
                    toLook(set, candidate.home);
                }
            }
        }
    }

    private void toLook(int members, int k) {
        for (int set = members; set > 0; set &= set - 1) {
            int i = Integer.numberOfTrailingZeros(set);
            if (open[i].get(k)) {
                toLookAt[i].set(homes[k]);
            }
        }
    }

    /** The likeliest homes first, so that of most others a glance is enough. */
    private void findBlocks(int[] places) {
        int n = group.length;
        var order = new long[places.length];
        for (int j = 0; j < places.length; j++) {
            long promise = 0;
            for (int i = 0; i < n; i++) {
                promise += Math.min(MUCH, there[places[j] * n + i]);
            }
            order[j] = promise * homes.length + places[j];
        }
        Arrays.sort(order);
        var sum = new long[block.length];
        for (long each : order) {
            int k = (int) (each % homes.length);
            together(k, sum);
            if (mayImprove(k, sum)) {
                improve(k, at(k, sum));
            }
        }
    }

    private void improve(int k, long[] found) {
        for (int set = 1; set < block.length; set++) {
            if (found[set] < block[set]) {
                block[set] = found[set];
                best[set] = k;
            }
        }
    }

    /** What each set would cost in a home if so many could come, and at once. */
    private void together(int k, long[] sum) {
        int n = group.length;
        for (int set = 1; set < sum.length; set++) {
            sum[set] = plus(there[k * n + Integer.numberOfTrailingZeros(set)], sum[set & (set - 1)]);
        }
    }

    private boolean mayImprove(int k, long[] sum) {
        long most = -1;
        for (int set = 1; set < block.length; set++) {
            if (sum[set] < block[set]) {
                most = most < 0 ? in.places(homes[k]) : most;
                if (Integer.bitCount(set) <= most && !in.over(group, set, homes[k])) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * The least that every set costs in one home, the home's own room respected: never more of a kind than its places,
     * never more in a week than it admits.
     */
    private long[] at(int k, long[] sum) {
        long admits = in.homeCare() ? group.length : in.admits(homes[k]);
        var found = sum.clone();
        if (admits < group.length) {
            Arrays.fill(found, 1, found.length, Instance.NEVER);
            var week = new long[found.length];
            for (int w = 0; w < in.weeks; w++) {
                inWeek(k, w, week);
                takeIn(found, week, admits);
            }
        }
        for (int set = 1; set < found.length; set++) {
            if (found[set] < Instance.NEVER && in.over(group, set, homes[k])) {
                found[set] = Instance.NEVER;
            }
        }
        return found;
    }

    private void inWeek(int k, int w, long[] sum) {
        int n = group.length;
        for (int set = 1; set < sum.length; set++) {
            int i = Integer.numberOfTrailingZeros(set);
            int p = group[i];
            long one = open[i].get(k) ? there[k * n + i] : Instance.NEVER;
            for (int o = option[k * n + i]; o >= 0 && w >= in.earliest(p); o = next[i][o]) {
                one = Math.min(one, cost.of(p, o, w));
            }
            sum[set] = plus(one, sum[set & (set - 1)]);
        }
    }

    /** One more week: of every set, up to so many may come in it. */
    private static void takeIn(long[] found, long[] week, long admits) {
        for (int set = found.length - 1; set > 0; set--) {
            for (int now = set; now > 0; now = (now - 1) & set) {
                if (week[now] < Instance.NEVER && Integer.bitCount(now) <= admits) {
                    found[set] = Math.min(found[set], plus(week[now], found[set ^ now]));
                }
            }
        }
    }

    private void divide(long[] block, long[] least, long[] withBlock) {
        withBlock[0] = Instance.NEVER;
        for (int set = 1; set < block.length; set++) {
            int low = Integer.numberOfTrailingZeros(set);
            int others = set & (set - 1);
            long found = plus(withBlock[others], nowhere[set] - nowhere[others]);
            for (int part = set; part > 0; part = (part - 1) & set) {
                if ((part >> low & 1) == 1 && block[part] < Instance.NEVER) {
                    found = Math.min(found, block[part] + split + least[set ^ part]);
                }
            }
            withBlock[set] = found;
            least[set] = Math.min(found, nowhere[set]);
        }
    }

    /** The least that the group costs, wherever its members have looked or not. */
    long least() {
        return leastAnywhere;
    }

    /** The first block of a group does not count as a split. */
    private long whole(long[] withBlock) {
        int all = nowhere.length - 1;
        return Math.min(nowhere[all], withBlock[all] >= Instance.NEVER ? Instance.NEVER : withBlock[all] - split);
    }

    /** Of a member the homes to look at: only then is {@link #least} known to be possible. */
    int[] toLookAt(int i) {
        return toLookAt[i].stream().toArray();
    }

    /** One way to do it for the least cost in homes looked at: the columns of those who get a place. */
    List<Column> way() {
        var way = new ArrayList<Column>();
        if (whole(withBlock) < nowhere[nowhere.length - 1]) {
            trace(nowhere.length - 1, way);
        }
        return List.copyOf(way);
    }

    /** Follows the tables back to the blocks that make up the least cost of {@code set} with at least one block. */
    private void trace(int set, List<Column> way) {
        int low = Integer.numberOfTrailingZeros(set);
        int others = set & (set - 1);
        if (withBlock[set] == plus(withBlock[others], Certificate.SCALE * in.unplacedCost[group[low]])) {
            trace(others, way);
            return;
        }
        for (int part = set; part > 0; part = (part - 1) & set) {
            if ((part >> low & 1) == 1
                    && block[part] < Instance.NEVER
                    && withBlock[set] == block[part] + split + least[set ^ part]) {
                inHome(part, best[part], way);
                int rest = set ^ part;
                if (rest != 0 && least[rest] < nowhere[rest]) {
                    trace(rest, way);
                }
                return;
            }
        }
        throw new IllegalStateException("the tables of a group do not add up");
    }

    /** Puts the members of a block into weeks at a home, each week's cheapest first; close to best is enough here. */
    private void inHome(int part, int k, List<Column> way) {
        int n = group.length;
        var taken = new int[in.weeks];
        for (int i = 0; i < n; i++) {
            if ((part >> i & 1) == 0) {
                continue;
            }
            int p = group[i];
            Column found = null;
            long lowest = Instance.NEVER;
            for (int o = option[k * n + i]; o >= 0; o = next[i][o]) {
                for (int w = in.earliest(p); w <= in.lastWeek(p); w++) {
                    long now = cost.of(p, o, w);
                    if (now < lowest && (in.homeCare() || taken[w] < in.admits(homes[k]))) {
                        lowest = now;
                        found = new Column(p, o, w);
                    }
                }
            }
            if (found != null) {
                taken[found.week()]++;
                way.add(found);
            }
        }
    }

    /** Whether a plan in which these members form a block in this home might cost no more, scaled, than {@code most}. */
    boolean within(int members, int home, long most) {
        int k = Arrays.binarySearch(homes, home);
        if (k < 0) {
            return false;
        }
        long others = least[block.length - 1 ^ members];
        long sum = 0;
        for (int set = members; set > 0; set &= set - 1) {
            sum = plus(sum, there[k * group.length + Integer.numberOfTrailingZeros(set)]);
        }
        return plus(sum, others) <= most && plus(exactly(k)[members], others) <= most;
    }

    private long[] exactly(int k) {
        return known.computeIfAbsent(k, at -> {
            var sum = new long[block.length];
            together(at, sum);
            return at(at, sum);
        });
    }

    private static long plus(long a, long b) {
        return a >= Instance.NEVER || b >= Instance.NEVER ? Instance.NEVER : a + b;
    }
}
