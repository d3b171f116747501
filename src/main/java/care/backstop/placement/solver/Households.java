package care.backstop.placement.solver;

import care.backstop.placement.solver.Columns.Column;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The best prices there are for {@link Certificate}: a linear program over what whole households do (one person, or a
 * group of friends together), each way of doing it added when the prices make it the best for that household.
 */
final class Households {

    private static final int ROUNDS = 80;

    private final Instance in;
    /** Members of each household, and what it may do. */
    private final List<int[]> members = new ArrayList<>();

    private final List<Set<List<Column>>> ways = new ArrayList<>();

    private Households(Instance in) {
        this.in = in;
        for (int p = 0; p < in.people.size(); p++) {
            if (in.groupOf[p] < 0) {
                members.add(new int[] {p});
            }
        }
        members.addAll(List.of(in.groups));
        members.forEach(each -> ways.add(new LinkedHashSet<>()));
    }

    /** Improves on {@code start}; needs every group to be small enough to be searched exactly. */
    static Certificate improve(Instance in, Certificate start, Columns columns, Watch watch) {
        for (int[] group : in.groups) {
            if (group.length > Certificate.EXACT_GROUP) {
                return start;
            }
        }
        return new Households(in).improve(start, columns, watch);
    }

    private Certificate improve(Certificate start, Columns columns, Watch watch) {
        addSingles(columns);
        add(start);
        var best = start;
        for (int round = 0; round < ROUNDS && !watch.stop(); round++) {
            var priced = solve();
            var certificate = Certificate.of(in, priced.price, new long[in.people.size()]);
            if (certificate.scaledBound() > best.scaledBound()) {
                best = certificate;
            }
            // A tenth of a point from what these ways allow at best: more rounds could not help.
            if (priced.objective - best.scaledBound() < Certificate.SCALE / 10 || !add(certificate)) {
                break;
            }
        }
        for (var household : ways) {
            household.forEach(way -> way.forEach(columns::add));
        }
        return best;
    }

    private void addSingles(Columns columns) {
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
            added |= ways.get(i).add(certificate.bestWay(members.get(i)));
        }
        return added;
    }

    private record Priced(long[] price, double objective) {}

    private Priced solve() {
        var solver = MPSolver.createSolver("GLOP");
        try {
            var objective = solver.objective();
            objective.setMinimization();
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
                var none = solver.makeVar(0, 1, false, "");
                once.setCoefficient(none, 1);
                objective.setCoefficient(none, cost(i, List.of()) - shift);
                for (var way : ways.get(i)) {
                    if (!way.isEmpty()) {
                        var take = solver.makeVar(0, 1, false, "");
                        once.setCoefficient(take, 1);
                        objective.setCoefficient(take, cost(i, way) - shift);
                        limit(solver, limits, way, take);
                    }
                }
            }
            if (solver.solve() != MPSolver.ResultStatus.OPTIMAL) {
                throw new IllegalStateException("the linear program of households has no optimum");
            }
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
        long cost = 0;
        for (int p : members.get(household)) {
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
