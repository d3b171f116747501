package care.backstop.placement.solver;

import care.backstop.placement.solver.Columns.Column;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
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
        try (var program = new Program()) {
            for (int round = 0; round < rounds() && !watch.stop(); round++) {
                var priced = program.solve();
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

    /** The linear program over all ways known. It grows, and each time goes on from its last answer. */
    private final class Program implements AutoCloseable {

        private final MPSolver solver = MPSolver.createSolver("GLOP");
        private final MPSolverParameters parameters = new MPSolverParameters();
        private final MPConstraint[] limits = new MPConstraint[in.capacity.length];
        private final MPConstraint[] once = new MPConstraint[members.size()];
        /** Taken off all costs of a household, so that numbers are not too far apart. */
        private final long[] shift = new long[members.size()];
        /** How many of a household's ways are in. */
        private final int[] known = new int[members.size()];

        private final List<MPVariable> variables = new ArrayList<>();
        private final List<Taken> meaning = new ArrayList<>();

        Program() {
            // Only without presolve can it go on from where it was.
            parameters.setIntegerParam(
                    MPSolverParameters.IntegerParam.PRESOLVE,
                    MPSolverParameters.PresolveValues.PRESOLVE_OFF.swigValue());
            solver.objective().setMinimization();
            for (int r = 0; r < limits.length; r++) {
                if (in.capacity[r] < Instance.NEVER) {
                    limits[r] = solver.makeConstraint(Double.NEGATIVE_INFINITY, in.capacity[r]);
                }
            }
            for (int i = 0; i < once.length; i++) {
                once[i] = solver.makeConstraint(1, 1);
                int household = i;
                shift[i] = ways.get(i).stream()
                        .mapToLong(way -> cost(household, way))
                        .reduce(cost(i, List.of()), Math::min);
                variable(i, List.of());
            }
        }

        private void variable(int household, List<Column> way) {
            var take = solver.makeNumVar(0, 1, "");
            variables.add(take);
            meaning.add(new Taken(household, way, 0));
            once[household].setCoefficient(take, 1);
            solver.objective().setCoefficient(take, cost(household, way) - shift[household]);
            var amounts = new TreeMap<Integer, Integer>();
            way.forEach(c ->
                    in.uses(c.person(), c.option(), c.week(), (r, amount) -> amounts.merge(r, amount, Integer::sum)));
            amounts.forEach((r, amount) -> {
                if (limits[r] != null) {
                    limits[r].setCoefficient(take, amount);
                }
            });
        }

        /** Null if the solver gave up, which it may on numbers as far apart as these; nothing proven depends on it. */
        @Nullable
        Priced solve() {
            for (int i = 0; i < known.length; i++) {
                int household = i;
                ways.get(i).stream()
                        .skip(known[i])
                        .filter(way -> !way.isEmpty())
                        .forEach(way -> variable(household, way));
                known[i] = ways.get(i).size();
            }
            if (solver.solve(parameters) != MPSolver.ResultStatus.OPTIMAL) {
                return null;
            }
            taken = IntStream.range(0, variables.size())
                    .mapToObj(v -> new Taken(
                            meaning.get(v).household,
                            meaning.get(v).way,
                            Math.rint(variables.get(v).solutionValue() * 1_000)))
                    .filter(t -> t.share > 0 && !t.way.isEmpty())
                    .sorted(Comparator.comparingDouble((Taken t) -> -t.share))
                    .toList();
            var price = new long[in.capacity.length];
            for (int r = 0; r < price.length; r++) {
                if (limits[r] != null) {
                    price[r] = Math.max(0, Math.round(-limits[r].dualValue() * Certificate.SCALE));
                }
            }
            double shifted = Arrays.stream(shift).sum();
            return new Priced(price, (solver.objective().value() + shifted) * Certificate.SCALE);
        }

        @Override
        public void close() {
            parameters.delete();
            solver.delete();
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
