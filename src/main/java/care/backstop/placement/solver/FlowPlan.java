package care.backstop.placement.solver;

import care.backstop.placement.solver.PlacePeople.Outcome;
import care.backstop.placement.solver.PlacePeople.Stop;
import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Many people into homes: a minimum-cost flow from people through pools and homes, over the nearest options at first and
 * more as its prices ask for them. Weeks are put in order afterwards and groups then tried again one at a time. The
 * flow's prices give the bound.
 */
final class FlowPlan {

    private static final int NEAREST = 30;
    private static final int ROUNDS = 12;
    private static final int GROUP_ROUNDS = 3;

    private final Instance in;
    private final Watch watch;
    private final int[] poolOf;
    private final int[] poolHome;
    private final long[] homeLimit;
    private final BitSet[] shown;

    private FlowPlan(Instance in, Watch watch) {
        this.in = in;
        this.watch = watch;
        int n = in.people.size();
        int pools = 0;
        var first = new int[in.homes.size()];
        for (int h = 0; h < first.length; h++) {
            first[h] = pools;
            pools += in.homes.get(h).pools().size();
        }
        poolOf = first;
        poolHome = new int[pools];
        homeLimit = new long[first.length];
        for (int h = 0; h < first.length; h++) {
            Arrays.fill(poolHome, first[h], first[h] + in.homes.get(h).pools().size(), h);
            var perWeek = in.homes.get(h).admissionsPerWeek();
            homeLimit[h] = perWeek == null ? Instance.NEVER : (long) perWeek * in.weeks;
        }
        shown = new BitSet[n];
        for (int p = 0; p < n; p++) {
            int person = p;
            shown[p] = new BitSet();
            IntStream.range(0, in.optionHome[p].length)
                    .boxed()
                    .sorted(Comparator.<Integer>comparingLong(o -> in.optionCost[person][o])
                            .thenComparing(o -> o))
                    .limit(NEAREST)
                    .forEach(shown[p]::set);
        }
    }

    static Outcome solve(Instance in, Watch watch) {
        return new FlowPlan(in, watch).solve();
    }

    private Outcome solve() {
        Solution plan = null;
        Certificate best = null;
        for (int round = 0; round < ROUNDS && (plan == null || !watch.stop()); round++) {
            watch.at(Math.min(60, 5 + round * 5), "Pricing scarce places, round " + (round + 1));
            plan = new Solution(in.people.size());
            long[] worth = flow(plan);
            var price = prices(worth);
            var certificate = Certificate.of(in, price, new long[in.people.size()]);
            if (best == null || certificate.scaledBound() > best.scaledBound()) {
                best = certificate;
            }
            if (!showMore(worth)) {
                break;
            }
        }
        if (plan == null || best == null) {
            throw new IllegalStateException("no round was solved");
        }
        watch.at(65, "Putting moves into weeks");
        List<Integer> over = Weeks.sequence(in, plan);
        var left = plan.left(in);
        for (int p : over) {
            Greedy.place(in, plan, left, p);
        }
        for (int round = 0; round < GROUP_ROUNDS && !watch.stop(); round++) {
            watch.at(70 + 8 * round, "Bringing friends together");
            boolean changed = false;
            for (int[] group : in.groups) {
                changed |= together(plan, left, group);
            }
            if (!changed) {
                break;
            }
        }
        long bound = best.bound();
        var stop = plan.cost(in) <= bound ? Stop.PROVEN : watch.stop() ? Stop.ASKED : Stop.LIMIT;
        return new Outcome(plan, bound, stop);
    }

    private int pool(int p, int option) {
        return poolOf[in.optionHome[p][option]] + in.optionPool[p][option];
    }

    /** Solves the flow into {@code plan}; returns what a place is worth: by pool, then by home, the sink last (0). */
    private long[] flow(Solution plan) {
        int n = in.people.size();
        int pools = poolHome.length;
        int homes = homeLimit.length;
        int sink = n + pools + homes;
        var flow = new MinCostFlow();
        var arcs = new Arcs();
        for (int p = 0; p < n; p++) {
            flow.setNodeSupply(p, 1);
            arcs.add(flow, p, sink, 1, in.unplacedCost[p]);
            for (int o = shown[p].nextSetBit(0); o >= 0; o = shown[p].nextSetBit(o + 1)) {
                arcs.add(flow, p, n + pool(p, o), 1, in.optionCost[p][o]);
            }
        }
        for (int r = 0; r < pools; r++) {
            arcs.add(flow, n + r, n + pools + poolHome[r], Math.min(n, in.capacity[r]), 0);
        }
        for (int h = 0; h < homes; h++) {
            arcs.add(flow, n + pools + h, sink, Math.min(n, homeLimit[h]), 0);
        }
        flow.setNodeSupply(sink, -n);
        if (flow.solve() != MinCostFlowBase.Status.OPTIMAL) {
            throw new IllegalStateException("the flow has no optimum");
        }
        int arc = 0;
        for (int p = 0; p < n; p++) {
            arc++;
            for (int o = shown[p].nextSetBit(0); o >= 0; o = shown[p].nextSetBit(o + 1)) {
                if (flow.getFlow(arc++) > 0) {
                    plan.option[p] = o;
                }
            }
        }
        return arcs.potentials(flow, sink + 1, sink);
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

    /** Least cost of freeing a place at a pool beyond its home, and at a home, as prices of the model's resources. */
    private long[] prices(long[] worth) {
        int n = in.people.size();
        int pools = poolHome.length;
        var price = new long[in.capacity.length];
        for (int r = 0; r < pools; r++) {
            long home = finite(worth[n + pools + poolHome[r]]);
            price[r] = Certificate.SCALE * Math.max(0, finite(worth[n + r]) - home);
        }
        for (int h = 0; h < homeLimit.length; h++) {
            if (homeLimit[h] < Instance.NEVER) {
                long each = Certificate.SCALE * Math.max(0, finite(worth[n + pools + h]));
                Arrays.fill(price, pools + h * in.weeks, pools + (h + 1) * in.weeks, each);
            }
        }
        return price;
    }

    /** Nothing can be worth more than leaving the dearest person without a place. */
    private long finite(long value) {
        return Math.min(value, Arrays.stream(in.unplacedCost).max().orElse(0));
    }

    private boolean showMore(long[] worth) {
        boolean more = false;
        int n = in.people.size();
        for (int p = 0; p < n; p++) {
            int added = 0;
            for (int o = 0; o < in.optionHome[p].length && added < NEAREST; o++) {
                if (!shown[p].get(o) && in.optionCost[p][o] + worth[n + pool(p, o)] < worth[p]) {
                    shown[p].set(o);
                    added++;
                }
            }
            more |= added > 0;
        }
        return more;
    }

    /** Takes one group out and puts it back where it costs least: all in one home if that is better than now. */
    private boolean together(Solution plan, long[] left, int[] group) {
        long now = cost(plan, group);
        var before = plan.copy();
        for (int p : group) {
            move(plan, left, p, -1, -1);
        }
        long best = now;
        Solution chosen = null;
        var homes = new BitSet();
        for (int p : group) {
            for (int h : in.optionHome[p]) {
                homes.set(h);
            }
        }
        for (int h = homes.nextSetBit(0); h >= 0; h = homes.nextSetBit(h + 1)) {
            for (int p : group) {
                placeAt(plan, left, p, h);
            }
            long cost = cost(plan, group);
            if (cost < best) {
                best = cost;
                chosen = plan.copy();
            }
            for (int p : group) {
                move(plan, left, p, -1, -1);
            }
        }
        var then = chosen == null ? before : chosen;
        for (int p : group) {
            move(plan, left, p, then.option[p], then.week[p]);
        }
        return chosen != null;
    }

    private void placeAt(Solution plan, long[] left, int p, int home) {
        long best = in.unplacedCost[p];
        int option = -1;
        int week = -1;
        for (int o = 0; o < in.optionHome[p].length; o++) {
            if (in.optionHome[p][o] == home) {
                for (int w = in.earliest(p); w < in.weeks; w++) {
                    if (in.cost(p, o, w) < best && Greedy.fits(in, left, p, o, w)) {
                        best = in.cost(p, o, w);
                        option = o;
                        week = w;
                    }
                }
            }
        }
        move(plan, left, p, option, week);
    }

    private void move(Solution plan, long[] left, int p, int option, int week) {
        if (plan.option[p] >= 0) {
            in.uses(p, plan.option[p], plan.week[p], (r, amount) -> left[r] += amount);
        }
        plan.option[p] = option;
        plan.week[p] = week;
        if (option >= 0) {
            in.uses(p, option, week, (r, amount) -> left[r] -= amount);
        }
    }

    private long cost(Solution plan, int[] group) {
        long sum = Math.max(0, plan.blocks(in, group) - 1) * in.split;
        for (int p : group) {
            sum += plan.option[p] < 0 ? in.unplacedCost[p] : in.cost(p, plan.option[p], plan.week[p]);
        }
        return sum;
    }
}
