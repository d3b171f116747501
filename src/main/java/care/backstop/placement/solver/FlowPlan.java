package care.backstop.placement.solver;

import care.backstop.placement.solver.PlacePeople.Outcome;
import care.backstop.placement.solver.PlacePeople.Stop;
import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.stream.IntStream;

/**
 * Many people into homes. A minimum-cost flow from people through pools and homes into weeks, over the nearest options at
 * first and more as its prices ask for them, gives prices of what is scarce, and they give the bound. At these prices
 * each group of friends is seated, one after the other, in what the others leave; everybody else then flows around them,
 * which gives other prices. What still costs more than it might is looked at again in {@link Corners}.
 */
final class FlowPlan {

    /** Options looked for at first, and each time that more are needed. */
    static final int REACH = 120;

    private static final int NEAREST = 20;
    private static final int ROUNDS = 25;
    /** Prices are good enough once fewer than one in so many people want to see more. */
    private static final int FEW = 100;
    /** So many times those look further of whom more might be proven. */
    private static final int LOOKS = 4;

    private final Instance in;
    private final Watch watch;
    private final int[] poolOf;
    private final int[] poolHome;
    private final boolean[] limited;
    private final long most;
    private final BitSet[] shown;
    private long[] bestPrice;

    private FlowPlan(Instance in, Watch watch) {
        this.in = in;
        this.watch = watch;
        int n = in.people.size();
        int pools = 0;
        poolOf = new int[in.homes.size()];
        for (int h = 0; h < poolOf.length; h++) {
            poolOf[h] = pools;
            pools += in.homes.get(h).pools().size();
        }
        poolHome = new int[pools];
        limited = new boolean[poolOf.length];
        for (int h = 0; h < poolOf.length; h++) {
            Arrays.fill(poolHome, poolOf[h], poolOf[h] + in.homes.get(h).pools().size(), h);
            limited[h] = in.homes.get(h).admissionsPerWeek() != null;
        }
        most = Arrays.stream(in.unplacedCost).max().orElse(0);
        shown = new BitSet[n];
        for (int p = 0; p < n; p++) {
            shown[p] = new BitSet();
            Arrays.stream(AtPrices.least(in.optionCost[p], NEAREST)).forEach(shown[p]::set);
        }
        crowdsLookEverywhere();
        bestPrice = new long[in.capacity.length];
    }

    static Outcome solve(Instance in, Watch watch) {
        return new FlowPlan(in, watch).solve();
    }

    /** Of more friends than can be divided in every way nothing is proven unless they look at everything. */
    private void crowdsLookEverywhere() {
        Arrays.stream(in.groups)
                .filter(group -> group.length > Friends.MOST)
                .flatMapToInt(Arrays::stream)
                .parallel()
                .forEach(p -> in.widenTo(p, Instance.NEVER));
    }

    private Outcome solve() {
        var nobody = new Solution(in.people.size());
        var plan = nobody;
        for (int round = 0; round < ROUNDS && (round == 0 || !watch.stop()); round++) {
            watch.at(Math.min(40, 5 + round * 4), "Pricing scarce places, round " + (round + 1));
            plan = nobody.copy();
            var worth = flow(plan, nobody, in.capacity.clone());
            bestPrice = prices(worth);
            if (round == 0) {
                watch.complete(intoWeeks(plan.copy()).cost(in), 0);
            }
            if (showMore(worth) <= in.people.size() / FEW) {
                break;
            }
        }
        plan = intoWeeks(plan);
        watch.complete(plan.cost(in), 0);
        if (in.groups.length > 0 && !watch.stop()) {
            watch.at(42, "Bringing friends together");
            var seated = seated(bestPrice);
            plan = PlacePeople.better(in, plan, seated);
            watch.complete(plan.cost(in), 0);
        }
        var best = proof(plan.cost(in));
        watch.complete(plan.cost(in), best.bound());
        Corners.improve(in, plan, best, watch);
        long bound = best.bound();
        var stop = plan.cost(in) <= bound ? Stop.PROVEN : watch.stop() ? Stop.ASKED : Stop.LIMIT;
        return new Outcome(plan, bound, stop);
    }

    /** What the best prices prove, against every place there is: those who might gain by others look at them. */
    private Certificate proof(long cost) {
        var best = in.groups.length > 0 && !watch.stop()
                ? Ascent.climb(in, bestPrice, cost, watch)
                : Certificate.of(in, bestPrice, new long[in.people.size()]);
        watch.at(65, "Proving how good a plan can be");
        for (int i = 0; i < LOOKS && !watch.stop() && best.lookFurther() > 0; i++) {
            best = Certificate.of(in, best.price(), new long[in.people.size()]);
        }
        return best;
    }

    /** Each group where it costs least at these prices, the largest first, in what is left; the others around them. */
    private Solution seated(long[] price) {
        var plan = new Solution(in.people.size());
        var left = in.capacity.clone();
        var order = IntStream.range(0, in.groups.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(g -> -in.groups[g].length)
                        .thenComparing(g -> g))
                .toList();
        for (int g : order) {
            int[] group = in.groups[g];
            for (var column : Certificate.ways(in.part(group, left), price)) {
                int p = group[column.person()];
                if (Greedy.fits(in, left, p, column.option(), column.week())) {
                    plan.option[p] = column.option();
                    plan.week[p] = column.week();
                    in.uses(p, column.option(), column.week(), (r, amount) -> left[r] -= amount);
                }
            }
        }
        var friends = plan.copy();
        var worth = flow(plan, friends, left);
        if (showMore(worth) > in.people.size() / FEW) {
            flow(plan, friends, left);
        }
        return intoWeeks(plan);
    }

    private Solution intoWeeks(Solution plan) {
        var over = new HashSet<>(Weeks.sequence(in, plan));
        var left = plan.left(in);
        Greedy.order(in)
                .filter(p -> plan.option[p] < 0 || over.contains(p))
                .forEach(p -> Greedy.place(in, plan, left, p));
        return plan;
    }

    private int pool(int p, int option) {
        return poolOf[in.optionHome[p][option]] + in.optionPool[p][option];
    }

    /**
     * Solves the flow into {@code plan} for all who have no place in {@code before}; returns what a place is worth: by
     * person, by pool, by home, the sink last (0). Who may not move at once is as if they had waited less; a bound may.
     */
    private long[] flow(Solution plan, Solution before, long[] left) {
        int n = in.people.size();
        int pools = poolHome.length;
        int homes = limited.length;
        int sink = n + pools + homes;
        var flow = new MinCostFlow();
        try {
            var arcs = new Arcs();
            int moving = 0;
            for (int p = 0; p < n; p++) {
                if (before.option[p] >= 0) {
                    continue;
                }
                moving++;
                flow.setNodeSupply(p, 1);
                arcs.add(flow, p, sink, 1, in.unplacedCost[p]);
                for (int o = shown[p].nextSetBit(0); o >= 0; o = shown[p].nextSetBit(o + 1)) {
                    arcs.add(flow, p, n + pool(p, o), 1, arcCost(p, o));
                }
            }
            for (int r = 0; r < pools; r++) {
                arcs.add(flow, n + r, n + pools + poolHome[r], Math.min(n, left[r]), 0);
            }
            for (int h = 0; h < homes; h++) {
                for (int w = 0; w < (limited[h] ? in.weeks : 1); w++) {
                    long room = left[pools + h * in.weeks + w];
                    arcs.add(flow, n + pools + h, sink, Math.min(n, room), w * in.waiting());
                }
            }
            flow.setNodeSupply(sink, -moving);
            if (flow.solve() != MinCostFlowBase.Status.OPTIMAL) {
                throw new IllegalStateException("the flow has no optimum");
            }
            int arc = 0;
            for (int p = 0; p < n; p++) {
                if (before.option[p] >= 0) {
                    continue;
                }
                plan.option[p] = -1;
                arc++;
                for (int o = shown[p].nextSetBit(0); o >= 0; o = shown[p].nextSetBit(o + 1)) {
                    if (flow.getFlow(arc++) > 0) {
                        plan.option[p] = o;
                    }
                }
            }
            return arcs.potentials(flow, sink + 1, sink);
        } finally {
            flow.delete();
        }
    }

    private long arcCost(int p, int option) {
        return in.optionCost[p][option] - (limited[in.optionHome[p][option]] ? in.waiting() * in.earliest(p) : 0);
    }

    /** The arcs of the flow, kept to work out potentials: the library does not tell them. */
    private static final class Arcs {
        private int[] tail = new int[1024];
        private int[] head = new int[1024];
        private long[] capacity = new long[1024];
        private long[] cost = new long[1024];
        private int count;

        void add(MinCostFlow flow, int from, int to, long most, long each) {
            if (count == tail.length) {
                tail = Arrays.copyOf(tail, count * 2);
                head = Arrays.copyOf(head, count * 2);
                capacity = Arrays.copyOf(capacity, count * 2);
                cost = Arrays.copyOf(cost, count * 2);
            }
            tail[count] = from;
            head[count] = to;
            capacity[count] = most;
            cost[count++] = each;
            flow.addArcWithCapacityAndUnitCost(from, to, most, each);
        }

        /**
         * Least cost of getting rid of one more unit at each node, over what the flow leaves open: shortest paths to the
         * sink by label correcting. An optimal flow leaves no negative cycle, so it ends.
         */
        long[] potentials(MinCostFlow flow, int nodes, int sink) {
            var start = new int[nodes + 1];
            for (int a = 0; a < count; a++) {
                start[head[a] + 1]++;
                start[tail[a] + 1]++;
            }
            for (int v = 0; v < nodes; v++) {
                start[v + 1] += start[v];
            }
            var into = new int[2 * count];
            var next = start.clone();
            for (int a = 0; a < count; a++) {
                into[next[head[a]]++] = a;
                into[next[tail[a]]++] = ~a;
            }
            var least = new long[nodes];
            Arrays.fill(least, Instance.NEVER);
            least[sink] = 0;
            var queue = new ArrayDeque<Integer>();
            var queued = new boolean[nodes];
            queue.add(sink);
            while (!queue.isEmpty()) {
                int v = queue.remove();
                queued[v] = false;
                for (int i = start[v]; i < start[v + 1]; i++) {
                    int a = into[i] < 0 ? ~into[i] : into[i];
                    boolean forward = into[i] >= 0;
                    boolean open = forward ? flow.getFlow(a) < capacity[a] : flow.getFlow(a) > 0;
                    int u = forward ? tail[a] : head[a];
                    long through = least[v] + (forward ? cost[a] : -cost[a]);
                    if (open && through < least[u]) {
                        least[u] = through;
                        if (!queued[u]) {
                            queued[u] = true;
                            queue.add(u);
                        }
                    }
                }
            }
            return least;
        }
    }

    /** Least cost of freeing a place at a pool beyond its home, and at a home in a week, as prices of the resources. */
    private long[] prices(long[] worth) {
        int n = in.people.size();
        int pools = poolHome.length;
        var price = new long[in.capacity.length];
        for (int r = 0; r < pools; r++) {
            long home = finite(worth[n + pools + poolHome[r]]);
            price[r] = Certificate.SCALE * Math.max(0, finite(worth[n + r]) - home);
        }
        for (int h = 0; h < limited.length; h++) {
            for (int w = 0; w < in.weeks && limited[h]; w++) {
                price[pools + h * in.weeks + w] =
                        Certificate.SCALE * Math.max(0, finite(worth[n + pools + h]) - w * in.waiting());
            }
        }
        return price;
    }

    /** Nothing can be worth more than leaving the dearest person without a place. */
    private long finite(long value) {
        return Math.min(value, most);
    }

    /** How many now see more of their options. */
    private int showMore(long[] worth) {
        var cost = new AtPrices(in, prices(worth));
        return IntStream.range(0, in.people.size())
                .parallel()
                .map(p -> showMore(p, worth, cost) ? 1 : 0)
                .sum();
    }

    private boolean showMore(int p, long[] worth, AtPrices cost) {
        long now = Math.min(worth[p], in.unplacedCost[p]);
        in.look(p, cost.worthLookingAt(p, Certificate.SCALE * now, NEAREST));
        var reduced = new long[in.optionHome[p].length];
        Arrays.setAll(reduced, o -> arcCost(p, o) + worth[in.people.size() + pool(p, o)] - now);
        var worthwhile = IntStream.range(0, reduced.length)
                .filter(o -> reduced[o] < 0 && !shown[p].get(o))
                .mapToLong(o -> reduced[o])
                .sorted()
                .limit(NEAREST)
                .toArray();
        if (worthwhile.length == 0) {
            return false;
        }
        for (int o = 0; o < reduced.length; o++) {
            if (reduced[o] <= worthwhile[worthwhile.length - 1]) {
                shown[p].set(o);
            }
        }
        return true;
    }
}
