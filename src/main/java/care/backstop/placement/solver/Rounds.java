package care.backstop.placement.solver;

import care.backstop.placement.model.PlacementProblem;
import care.backstop.placement.solver.Columns.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What one round of home care does best at given prices. All ways to give it to one agency or to two are looked at;
 * three or more are bounded from below. Every relaxation here can only make the answer smaller, so the least cost is a
 * bound that no way of dividing the round can beat; the ways themselves keep every agency's room.
 */
final class Rounds {

    private static final int NOWHERE = -1;

    private final Instance in;
    private final int[] group;
    private final long split;
    /** Of agency h and member i, scaled and priced; {@link Instance#NEVER} where a hard rule is against it. */
    private final long[][] cost;

    private final int[][] option;
    /** Of member i: minutes of each band, then admissions from each week on. */
    private final long[][] needs;

    /** Of member i without care. */
    private final long[] without;

    private final int most;
    private final List<Way> ways = new ArrayList<>();

    private record Way(long cost, List<Column> columns) {}

    /** The least that the round can cost, scaled, and feasible ways that cost little, the best first. */
    record Found(long least, List<List<Column>> ways) {}

    /**
     * @param most how many ways are wanted at most
     * @param within how much dearer, scaled, than the least a way may be to be wanted
     */
    static Found best(Instance in, int[] group, long[] price, int most, long within) {
        return new Rounds(in, group, price, most).best(within);
    }

    private Rounds(Instance in, int[] group, long[] price, int most) {
        this.in = in;
        this.group = group;
        this.most = most;
        split = Certificate.SCALE * in.split;
        cost = new long[in.homes.size()][group.length];
        option = new int[in.homes.size()][group.length];
        without = new long[group.length];
        needs = Arrays.stream(group).mapToObj(in::needs).toArray(long[][]::new);
        for (int h = 0; h < cost.length; h++) {
            Arrays.fill(cost[h], Instance.NEVER);
            Arrays.fill(option[h], NOWHERE);
        }
        for (int i = 0; i < group.length; i++) {
            int p = group[i];
            int w = in.earliest(p);
            without[i] = Certificate.SCALE * in.unplacedCost[p];
            for (int o = 0; o < in.optionHome[p].length; o++) {
                int h = in.optionHome[p][o];
                cost[h][i] = Certificate.SCALE * in.cost(p, o, w) + in.priceOf(p, o, w, price);
                option[h][i] = o;
            }
        }
    }

    private Found best(long within) {
        var agencies = IntStream.range(0, cost.length)
                .filter(h -> Arrays.stream(option[h]).anyMatch(o -> o >= 0))
                .toArray();
        long none = Arrays.stream(without).sum();
        ways.add(new Way(none, List.of()));
        for (int h : mostHelpful(agencies)) {
            spread(agencies, h);
        }
        long least = Math.min(none, more(agencies));
        for (int h : agencies) {
            least = Math.min(least, between(h, NOWHERE));
        }
        for (int a = 0; a < agencies.length; a++) {
            for (int b = a + 1; b < agencies.length; b++) {
                // Dearer than what is found already: neither a better bound nor a wanted way.
                if (floor(agencies[a], agencies[b]) < least + within) {
                    least = Math.min(least, between(agencies[a], agencies[b]));
                }
            }
        }
        long dearest = least + within;
        return new Found(
                least,
                ways.stream()
                        .filter(way -> way == ways.getFirst() || way.cost <= dearest)
                        .map(Way::columns)
                        .toList());
    }

    /** As many as ways are wanted, those first that spare most by what they have room for. */
    private int[] mostHelpful(int[] agencies) {
        var nowhere = new int[group.length];
        Arrays.fill(nowhere, NOWHERE);
        var spared = new long[agencies.length];
        for (int a = 0; a < agencies.length; a++) {
            spared[a] = -spared(agencies[a], helped(agencies[a], nowhere));
        }
        return Arrays.stream(AtPrices.least(spared, most)).map(a -> agencies[a]).toArray();
    }

    private long spared(int h, List<Integer> members) {
        return members.stream().mapToLong(i -> without[i] - cost[h][i]).sum();
    }

    /**
     * Three agencies or more: everyone where it costs least, and the further blocks. As many as the round needs at least
     * for room, or somebody goes without.
     */
    private long more(int[] agencies) {
        long sum = 0;
        long cheapestLoss = Instance.NEVER;
        for (int i = 0; i < group.length; i++) {
            long best = without[i];
            for (int h : agencies) {
                best = Math.min(best, cost[h][i]);
            }
            sum += best;
            cheapestLoss = Math.min(cheapestLoss, without[i] - best);
        }
        int blocks = fewestBlocks(agencies);
        return Math.min(sum + Math.max(2, blocks - 1) * split, sum + 2 * split + cheapestLoss);
    }

    /** With fewer agencies than this the round cannot have all its minutes, whichever agencies they are. */
    private int fewestBlocks(int[] agencies) {
        int blocks = 1;
        for (int b = 0; b < PlacementProblem.BANDS; b++) {
            int band = b;
            long wanted = Arrays.stream(needs).mapToLong(n -> n[band]).sum();
            var largest = Arrays.stream(agencies)
                    .mapToLong(h -> in.room(h)[band])
                    .boxed()
                    .sorted(Comparator.reverseOrder())
                    .toList();
            int needed = 0;
            for (long room : largest) {
                if (wanted <= 0) {
                    break;
                }
                wanted -= room;
                needed++;
            }
            blocks = Math.max(blocks, wanted > 0 ? group.length : needed);
        }
        return blocks;
    }

    /** As many agencies as it takes: this one first, then always the one that helps most with those still without. */
    private void spread(int[] agencies, int first) {
        var where = new int[group.length];
        Arrays.fill(where, NOWHERE);
        take(first, helped(first, where), where);
        for (int n = 1; n < group.length && Arrays.stream(where).anyMatch(h -> h == NOWHERE); n++) {
            int best = NOWHERE;
            long most = split;
            for (int h : agencies) {
                long saved = spared(h, helped(h, where));
                if (saved > most) {
                    most = saved;
                    best = h;
                }
            }
            if (best == NOWHERE) {
                break;
            }
            take(best, helped(best, where), where);
        }
        keep(where);
    }

    private static void take(int h, List<Integer> members, int[] where) {
        members.forEach(i -> where[i] = h);
    }

    /** Of those still without care: whom the agency has room for, those first whom it spares most. */
    private List<Integer> helped(int h, int[] where) {
        var room = in.room(h);
        for (int i = 0; i < group.length; i++) {
            if (where[i] == h) {
                return List.of();
            }
        }
        var helped = new ArrayList<Integer>();
        IntStream.range(0, group.length)
                .filter(i -> where[i] == NOWHERE && cost[h][i] < without[i])
                .boxed()
                .sorted(Comparator.comparingLong(i -> cost[h][i] - without[i]))
                .forEach(i -> {
                    for (int r = 0; r < room.length; r++) {
                        if (room[r] < needs[i][r]) {
                            return;
                        }
                    }
                    for (int r = 0; r < room.length; r++) {
                        room[r] -= needs[i][r];
                    }
                    helped.add(i);
                });
        return helped;
    }

    private long at(int h, int i) {
        return h == NOWHERE ? without[i] : Math.min(cost[h][i], without[i]);
    }

    /** The round in these two agencies, whatever room they have. */
    private long floor(int a, int b) {
        long sum = b == NOWHERE ? 0 : split;
        for (int i = 0; i < group.length; i++) {
            sum += Math.min(at(a, i), at(b, i));
        }
        return sum;
    }

    /** The round shared between two agencies, or with {@code b} nowhere given to one: its bound, and a way to do it. */
    private long between(int a, int b) {
        var where = new int[group.length];
        for (int i = 0; i < group.length; i++) {
            where[i] = cost[a][i] <= at(b, i) && cost[a][i] < without[i]
                    ? a
                    : b != NOWHERE && cost[b][i] < without[i] ? b : NOWHERE;
        }
        // What making room in either costs is needed by itself, so the larger of the two is part of the bound.
        long room = Math.max(room(where, a, b), b == NOWHERE ? 0 : room(where, b, a));
        long least = floor(a, b) + room;
        makeRoom(where, a, b);
        if (b != NOWHERE) {
            makeRoom(where, b, a);
            makeRoom(where, a, NOWHERE);
        }
        keep(where);
        return least;
    }

    /** At least what it costs to take so many out of {@code h} that the rest fits, parts of people allowed. */
    private long room(int[] where, int h, int other) {
        var over = over(where, h);
        long most = 0;
        for (int r = 0; r < over.length; r++) {
            if (over[r] > 0) {
                most = Math.max(most, leastToLeave(where, h, other, r, over[r]));
            }
        }
        return most;
    }

    private long leastToLeave(int[] where, int h, int other, int resource, long amount) {
        long left = amount;
        long sum = 0;
        for (int i : cheapestToLeave(where, h, other, resource)) {
            long part = Math.min(left, needs[i][resource]);
            sum += leave(h, other, i) * part / needs[i][resource];
            left -= part;
        }
        return sum;
    }

    /** In whole numbers: cost against amount, crosswise. */
    private List<Integer> cheapestToLeave(int[] where, int h, int other, int resource) {
        return IntStream.range(0, group.length)
                .filter(i -> where[i] == h && needs[i][resource] > 0)
                .boxed()
                .sorted((i, j) ->
                        Long.compare(leave(h, other, i) * needs[j][resource], leave(h, other, j) * needs[i][resource]))
                .toList();
    }

    private long leave(int h, int other, int i) {
        return at(other, i) - cost[h][i];
    }

    /** By how much the members now at {@code h} are more than it has room for, resource by resource. */
    private long[] over(int[] where, int h) {
        var over = Arrays.stream(in.room(h)).map(room -> -room).toArray();
        for (int i = 0; i < group.length; i++) {
            if (where[i] == h) {
                for (int r = 0; r < over.length; r++) {
                    over[r] += needs[i][r];
                }
            }
        }
        return over;
    }

    /** Moves members out of {@code h} until the rest fits: to the other agency if it has room, else nowhere. */
    private void makeRoom(int[] where, int h, int other) {
        var over = over(where, h);
        for (int r = 0; r < over.length; r++) {
            for (int i : over[r] > 0 ? cheapestToLeave(where, h, other, r) : List.<Integer>of()) {
                if (over[r] > 0) {
                    where[i] = other != NOWHERE && cost[other][i] < without[i] ? other : NOWHERE;
                    for (int each = 0; each < over.length; each++) {
                        over[each] -= needs[i][each];
                    }
                }
            }
        }
    }

    private void keep(int[] where) {
        var columns = new ArrayList<Column>();
        var blocks = new TreeSet<Integer>();
        long sum = 0;
        for (int i = 0; i < group.length; i++) {
            if (where[i] == NOWHERE) {
                sum += without[i];
            } else {
                sum += cost[where[i]][i];
                columns.add(new Column(group[i], option[where[i]][i], in.earliest(group[i])));
                blocks.add(where[i]);
            }
        }
        sum += Math.max(0, blocks.size() - 1) * split;
        if (ways.size() < most || sum < ways.getLast().cost) {
            ways.add(new Way(sum, List.copyOf(columns)));
            ways.sort(Comparator.comparingLong(Way::cost));
            if (ways.size() > most) {
                ways.removeLast();
            }
        }
    }
}
