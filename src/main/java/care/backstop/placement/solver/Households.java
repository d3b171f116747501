package care.backstop.placement.solver;

import care.backstop.placement.solver.Columns.Column;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The best prices there are for {@link Certificate}: a linear program over what whole households do (one person, or a
 * group of friends together), each way of doing it added when the prices make it the best for that household.
 */
final class Households {

    private static final int ROUNDS = 80;
    private static final int FEWEST_ROUNDS = 5;
    private static final long MOST_LOOKS = 400_000_000;

    private final Instance in;
    /** Members of each household, and what it may do. */
    private final List<int[]> members = new ArrayList<>();

    private final List<Set<List<Column>>> ways = new ArrayList<>();

    Households(Instance in) {
        this.in = in;
        for (int p = 0; p < in.people.size(); p++) {
            if (in.groupOf[p] < 0) {
                members.add(new int[] {p});
            }
        }
        members.addAll(List.of(in.groups));
        members.forEach(each -> ways.add(new LinkedHashSet<>()));
    }

    /** What is needed for this to help: every group of friends small enough to be searched exactly. */
    static boolean suit(Instance in) {
        return Arrays.stream(in.groups).allMatch(group -> group.length <= Friends.MOST);
    }

    /** Improves on {@code start}, beginning with these columns and leaving there what was found. */
    Certificate improve(Certificate start, Columns columns, Watch watch) {
        addSingles(columns);
        var best = improve(start, Certificate.SCALE / 10, watch);
        for (var household : ways) {
            household.forEach(way -> way.forEach(columns::add));
        }
        return best;
    }

    /** Every household, and what it may do: each way is the columns of those who get a place. */
    void each(BiConsumer<int[], Set<List<Column>>> told) {
        for (int i = 0; i < members.size(); i++) {
            told.accept(members.get(i), Collections.unmodifiableSet(ways.get(i)));
        }
    }

    /** Adds ways of large rounds that a plan better by up to {@code within} points might contain. */
    void addWithin(Certificate certificate, int most, long within) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).length > Friends.MOST) {
                ways.get(i).addAll(certificate.waysWithin(members.get(i), most, within));
            }
        }
    }

    /** Adds what each household does in this plan. */
    void add(Solution plan) {
        for (int i = 0; i < members.size(); i++) {
            var way = new ArrayList<Column>();
            for (int p : members.get(i)) {
                if (plan.option[p] >= 0) {
                    way.add(new Column(p, plan.option[p], in.homeCare() ? in.earliest(p) : plan.week[p]));
                }
            }
            ways.get(i).add(List.copyOf(way));
        }
    }

    /** Finds prices until the bound is within {@code close}, scaled, of what the ways known allow, or no way is added. */
    Certificate improve(Certificate start, long close, Watch watch) {
        add(start);
        var best = start;
        for (int round = 0; round < rounds() && !watch.stop(); round++) {
            var priced = solve();
            if (priced == null) {
                break;
            }
            var certificate = Certificate.of(in, priced.price, new long[in.people.size()]);
            if (certificate.scaledBound() > best.scaledBound()) {
                best = certificate;
            }
            // So near to what these ways allow at best that more rounds could not help.
            if (priced.objective - best.scaledBound() < close || !add(certificate)) {
                break;
            }
        }
        return best;
    }

    void addSingles(Columns columns) {
        var single = new int[in.people.size()];
        for (int i = 0; i < members.size(); i++) {
            single[members.get(i)[0]] = i;
        }
        for (var column : columns.sorted()) {
            if (in.groupOf[column.person()] < 0) {
                ways.get(single[column.person()]).add(List.of(column));
            }
        }
    }

    private boolean add(Certificate certificate) {
        boolean added = false;
        for (int i = 0; i < members.size(); i++) {
            added |= ways.get(i).addAll(certificate.bestWays(members.get(i)));
        }
        return added;
    }

    private record Priced(long[] price, double objective) {}

    /** A way that the linear program takes, and how much of it. */
    private record Taken(int household, List<Column> way, double share) {}

    private List<Taken> taken = List.of();

    /** The linear program's last answer made whole: what it takes most of first, the rest wherever there is room. */
    Solution rounded() {
        var plan = new Solution(in.people.size());
        var left = in.capacity.clone();
        var done = new boolean[members.size()];
        for (var each : taken) {
            if (!done[each.household] && fits(each.way, left)) {
                done[each.household] = true;
                for (var column : each.way) {
                    plan.option[column.person()] = column.option();
                    plan.week[column.person()] = column.week();
                    in.uses(column.person(), column.option(), column.week(), (r, amount) -> left[r] -= amount);
                }
            }
        }
        Greedy.order(in).filter(p -> plan.option[p] < 0).forEach(p -> Greedy.place(in, plan, left, p));
        return plan;
    }

    private boolean fits(List<Column> way, long[] left) {
        var room = left.clone();
        way.forEach(c -> in.uses(c.person(), c.option(), c.week(), (r, amount) -> room[r] -= amount));
        return Arrays.stream(room).allMatch(amount -> amount >= 0);
    }

    /** Looking at pairs of agencies for large rounds takes work: the more of it, the fewer times. */
    private int rounds() {
        long pairs = (long) in.homes.size() * in.homes.size() / 2;
        long look = 1;
        for (int[] group : in.groups) {
            look += group.length > Friends.MOST ? pairs * group.length : 0;
        }
        return (int) Math.clamp(MOST_LOOKS / look, FEWEST_ROUNDS, ROUNDS);
    }

    /** Null if the solver gave up, which it may on numbers as far apart as these; nothing proven depends on it. */
    private @Nullable Priced solve() {
        var solver = MPSolver.createSolver("GLOP");
        try {
            var objective = solver.objective();
            objective.setMinimization();
            var variables = new ArrayList<MPVariable>();
            var meaning = new ArrayList<Taken>();
            Map<Integer, MPConstraint> limits = new TreeMap<>();
            double shifted = 0;
            for (int i = 0; i < members.size(); i++) {
                var once = solver.makeConstraint(1, 1);
                long shift = Long.MAX_VALUE;
                for (var way : ways.get(i)) {
                    shift = Math.min(shift, cost(i, way));
                }
                shift = Math.min(shift, cost(i, List.of()));
                shifted += shift;
                var none = solver.makeNumVar(0, 1, "");
                once.setCoefficient(none, 1);
                objective.setCoefficient(none, cost(i, List.of()) - shift);
                for (var way : ways.get(i)) {
                    if (!way.isEmpty()) {
                        var take = solver.makeNumVar(0, 1, "");
                        variables.add(take);
                        meaning.add(new Taken(i, way, 0));
                        once.setCoefficient(take, 1);
                        objective.setCoefficient(take, cost(i, way) - shift);
                        limit(solver, limits, way, take);
                    }
                }
            }
            var status = solver.solve();
            if (status != MPSolver.ResultStatus.OPTIMAL) {
                return null;
            }
            taken = IntStream.range(0, variables.size())
                    .mapToObj(v -> new Taken(
                            meaning.get(v).household,
                            meaning.get(v).way,
                            Math.rint(variables.get(v).solutionValue() * 1_000)))
                    .filter(t -> t.share > 0)
                    .sorted(Comparator.comparingDouble((Taken t) -> -t.share))
                    .toList();
            var price = new long[in.capacity.length];
            limits.forEach((r, limit) -> price[r] = Math.max(0, Math.round(-limit.dualValue() * Certificate.SCALE)));
            return new Priced(price, (objective.value() + shifted) * Certificate.SCALE);
        } finally {
            solver.delete();
        }
    }

    private void limit(MPSolver solver, Map<Integer, MPConstraint> limits, List<Column> way, MPVariable take) {
        for (var column : way) {
            in.uses(column.person(), column.option(), column.week(), (r, amount) -> {
                if (in.capacity[r] < Instance.NEVER) {
                    var limit = limits.computeIfAbsent(
                            r, key -> solver.makeConstraint(Double.NEGATIVE_INFINITY, in.capacity[key]));
                    limit.setCoefficient(take, limit.getCoefficient(take) + amount);
                }
            });
        }
    }

    private long cost(int household, List<Column> way) {
        return cost(in, members.get(household), way);
    }

    /** What these people cost together if they do this. */
    static long cost(Instance in, int[] members, List<Column> way) {
        long cost = 0;
        for (int p : members) {
            cost += in.unplacedCost[p];
        }
        var homes = new LinkedHashSet<Integer>();
        for (var column : way) {
            cost += in.cost(column.person(), column.option(), column.week()) - in.unplacedCost[column.person()];
            homes.add(in.optionHome[column.person()][column.option()]);
        }
        return cost + Math.max(0, homes.size() - 1) * in.split;
    }
}
