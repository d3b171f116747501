package care.backstop.placement.solver;

import care.backstop.placement.solver.Columns.Column;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The model over some columns, handed to a solver as a linear program for its prices.
 * Costs are shown to the solver less each person's cheapest option, so that its floating point works on small numbers.
 */
final class Master implements AutoCloseable {

    private final Instance in;
    private final MPSolver solver;
    private final List<Column> columns;
    private final List<MPVariable> take = new ArrayList<>();
    private final MPConstraint[] once;
    private final Map<Integer, MPConstraint> limits = new TreeMap<>();
    private final MPConstraint[] blocks;
    private final long[] shift;

    /** What a linear program says things are worth, scaled as in {@link Certificate}. */
    record Prices(long[] resource, long[] person, long[] group) {}

    private Master(Instance in, List<Column> columns) {
        this.in = in;
        this.columns = columns;
        solver = MPSolver.createSolver("GLOP");
        once = new MPConstraint[in.people.size()];
        blocks = new MPConstraint[in.groups.length];
        shift = new long[in.people.size()];
        build();
    }

    static Prices prices(Instance in, List<Column> columns) {
        try (var master = new Master(in, columns)) {
            return master.solveForPrices();
        }
    }

    private void build() {
        int n = in.people.size();
        MPObjective objective = solver.objective();
        objective.setMinimization();
        for (int p = 0; p < n; p++) {
            once[p] = solver.makeConstraint(1, 1);
            shift[p] = in.unplacedCost[p];
        }
        for (var column : columns) {
            shift[column.person()] =
                    Math.min(shift[column.person()], in.cost(column.person(), column.option(), column.week()));
        }
        for (int p = 0; p < n; p++) {
            var nowhere = solver.makeNumVar(0, 1, "");
            once[p].setCoefficient(nowhere, 1);
            objective.setCoefficient(nowhere, in.unplacedCost[p] - shift[p]);
        }
        var extra = new MPVariable[in.groups.length];
        for (int g = 0; g < in.groups.length; g++) {
            extra[g] = solver.makeNumVar(0, in.groups[g].length, "");
            objective.setCoefficient(extra[g], in.split);
            blocks[g] = solver.makeConstraint(Double.NEGATIVE_INFINITY, 1);
            blocks[g].setCoefficient(extra[g], -1);
        }
        var used = new HashMap<Long, MPVariable>();
        var links = new HashMap<Long, MPConstraint>();
        var local = new Local();
        for (var column : columns) {
            int p = column.person();
            var x = solver.makeNumVar(0, 1, "");
            take.add(x);
            once[p].setCoefficient(x, 1);
            objective.setCoefficient(x, in.cost(p, column.option(), column.week()) - shift[p]);
            in.uses(p, column.option(), column.week(), (r, amount) -> {
                if (in.capacity[r] < Instance.NEVER) {
                    limits.computeIfAbsent(r, key -> solver.makeConstraint(Double.NEGATIVE_INFINITY, in.capacity[key]))
                            .setCoefficient(x, amount);
                    local.add(in.groupOf[p], p, column, r, amount, x);
                }
            });
            int g = in.groupOf[p];
            if (g >= 0) {
                int h = in.optionHome[p][column.option()];
                var block = used.computeIfAbsent((long) g * in.homes.size() + h, key -> {
                    var z = solver.makeNumVar(0, 1, "");
                    blocks[g].setCoefficient(z, 1);
                    return z;
                });
                links.computeIfAbsent((long) p * in.homes.size() + h, key -> {
                            var link = solver.makeConstraint(Double.NEGATIVE_INFINITY, 0);
                            link.setCoefficient(block, -1);
                            return link;
                        })
                        .setCoefficient(x, 1);
            }
        }
        local.limit(used);
    }

    /**
     * What friends use of a resource is limited by it only as far as they have a block there. In whole numbers this says
     * nothing new; it keeps the linear program from putting a third of three friends into each of three single places
     * and calling them together.
     */
    private final class Local {

        private record Key(int group, int home, int resource) {}

        private record Share(int person, int amount, MPVariable x) {}

        private final Map<Key, List<Share>> shares = new LinkedHashMap<>();

        void add(int group, int person, Column column, int resource, int amount, MPVariable x) {
            if (group >= 0) {
                shares.computeIfAbsent(
                                new Key(group, in.optionHome[person][column.option()], resource),
                                key -> new ArrayList<>())
                        .add(new Share(person, amount, x));
            }
        }

        void limit(Map<Long, MPVariable> used) {
            shares.forEach((key, list) -> {
                var most = new HashMap<Integer, Integer>();
                list.forEach(share -> most.merge(share.person, share.amount, Math::max));
                long capacity = in.capacity[key.resource];
                if (most.values().stream().mapToLong(i -> i).sum() > capacity) {
                    var limit = solver.makeConstraint(Double.NEGATIVE_INFINITY, 0);
                    list.forEach(share -> limit.setCoefficient(share.x, share.amount));
                    var block = used.get((long) key.group * in.homes.size() + key.home);
                    if (block != null) {
                        limit.setCoefficient(block, -capacity);
                    }
                }
            });
        }
    }

    private Prices solveForPrices() {
        var status = solver.solve();
        if (status != MPSolver.ResultStatus.OPTIMAL) {
            throw new IllegalStateException("the linear program ended as " + status);
        }
        var resource = new long[in.capacity.length];
        limits.forEach((r, limit) -> resource[r] = Math.max(0, scaled(-limit.dualValue())));
        var person = new long[once.length];
        for (int p = 0; p < once.length; p++) {
            person[p] = scaled(once[p].dualValue()) + Certificate.SCALE * shift[p];
        }
        var group = new long[blocks.length];
        for (int g = 0; g < blocks.length; g++) {
            group[g] = Math.max(0, scaled(-blocks[g].dualValue()));
        }
        return new Prices(resource, person, group);
    }

    private static long scaled(double value) {
        return Math.round(value * Certificate.SCALE);
    }

    @Override
    public void close() {
        solver.delete();
    }
}
