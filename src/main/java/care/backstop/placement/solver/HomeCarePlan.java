package care.backstop.placement.solver;

import care.backstop.placement.solver.PlacePeople.Outcome;
import care.backstop.placement.solver.PlacePeople.Stop;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Home care: who takes over whom, in minutes of four bands of the day, with rounds kept whole where possible. Weeks are
 * put in order afterwards; the model only makes sure that they can be.
 */
final class HomeCarePlan {

    static Outcome solve(Instance in, double work, Watch watch) {
        var best = wholeRounds(in);
        var greedy = Greedy.plan(in);
        best = PlacePeople.better(in, best, greedy);
        var columns = Columns.first(in, Integer.MAX_VALUE, 1);
        var found = Prices.find(in, columns, watch);
        long bound = found.certificate().bound();
        boolean finished = false;
        if (best.cost(in) > bound && !watch.stop()) {
            watch.at(65, "Sharing out the rounds");
            finished = search(in, best, work, watch);
        }
        boolean proven = best.cost(in) <= bound;
        Weeks.sequence(in, best);
        var stop = proven && best.cost(in) <= bound
                ? Stop.PROVEN
                : watch.stop() ? Stop.ASKED : finished ? Stop.OPTIMAL : Stop.LIMIT;
        return new Outcome(best, bound, stop);
    }

    /** The largest rounds first, each to the one agency that can take all of it most cheaply; then one by one. */
    private static Solution wholeRounds(Instance in) {
        var plan = new Solution(in.people.size());
        var left = in.capacity.clone();
        var order = IntStream.range(0, in.groups.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(g -> -in.groups[g].length)
                        .thenComparing(g -> g))
                .toList();
        for (int g : order) {
            wholeRound(in, plan, left, in.groups[g]);
        }
        for (int p = 0; p < in.people.size(); p++) {
            if (plan.option[p] < 0) {
                Greedy.place(in, plan, left, p);
            }
        }
        return plan;
    }

    private static void wholeRound(Instance in, Solution plan, long[] left, int[] group) {
        long best = Instance.NEVER;
        var chosen = new int[0];
        for (int h = 0; h < in.homes.size(); h++) {
            var trial = left.clone();
            var options = new int[group.length];
            long cost = 0;
            boolean fits = true;
            for (int i = 0; i < group.length && fits; i++) {
                int p = group[i];
                options[i] = option(in, p, h);
                fits = options[i] >= 0 && Greedy.fits(in, trial, p, options[i], in.earliest(p));
                if (fits) {
                    in.uses(p, options[i], in.earliest(p), (r, amount) -> trial[r] -= amount);
                    cost += in.optionCost[p][options[i]];
                }
            }
            if (fits && cost < best) {
                best = cost;
                chosen = options;
            }
        }
        for (int i = 0; i < chosen.length; i++) {
            int p = group[i];
            plan.option[p] = chosen[i];
            plan.week[p] = in.earliest(p);
            in.uses(p, chosen[i], in.earliest(p), (r, amount) -> left[r] -= amount);
        }
    }

    private static int option(Instance in, int p, int home) {
        for (int o = 0; o < in.optionHome[p].length; o++) {
            if (in.optionHome[p][o] == home) {
                return o;
            }
        }
        return -1;
    }

    /** Improves {@code best} in place; true if the solver says that nothing better exists. */
    private static boolean search(Instance in, Solution best, double work, Watch watch) {
        var model = new CpModel();
        int n = in.people.size();
        var take = new BoolVar[n][];
        LinearExprBuilder cost = LinearExpr.newBuilder();
        Map<Integer, LinearExprBuilder> used = new TreeMap<>();
        var blocks = new HashMap<Long, BoolVar>();
        var hinted = new HashSet<Integer>();
        var ofGroup = new ArrayList<List<BoolVar>>();
        for (int g = 0; g < in.groups.length; g++) {
            ofGroup.add(new ArrayList<>());
        }
        for (int p = 0; p < n; p++) {
            take[p] = new BoolVar[in.optionHome[p].length];
            var one = new ArrayList<Literal>();
            for (int o = 0; o < take[p].length; o++) {
                var x = model.newBoolVar("");
                take[p][o] = x;
                one.add(x);
                cost.addTerm(x, in.cost(p, o, in.earliest(p)));
                in.uses(p, o, in.earliest(p), (r, amount) -> {
                    if (in.capacity[r] < Instance.NEVER) {
                        used.computeIfAbsent(r, key -> LinearExpr.newBuilder()).addTerm(x, amount);
                    }
                });
                int g = in.groupOf[p];
                if (g >= 0) {
                    var z = blocks.computeIfAbsent((long) g * in.homes.size() + in.optionHome[p][o], key -> {
                        var block = model.newBoolVar("");
                        ofGroup.get(g).add(block);
                        return block;
                    });
                    model.addImplication(x, z);
                    if (best.option[p] == o && hinted.add(z.getIndex())) {
                        model.addHint(z, 1);
                    }
                }
                model.addHint(x, best.option[p] == o ? 1 : 0);
            }
            var nowhere = model.newBoolVar("");
            one.add(nowhere);
            model.addHint(nowhere, best.option[p] < 0 ? 1 : 0);
            cost.addTerm(nowhere, in.unplacedCost[p]);
            model.addExactlyOne(one);
        }
        used.forEach((r, sum) -> model.addLessOrEqual(sum.build(), in.capacity[r]));
        for (int g = 0; g < in.groups.length; g++) {
            var extra = model.newIntVar(0, in.groups[g].length, "");
            var sum = LinearExpr.newBuilder();
            ofGroup.get(g).forEach(z -> sum.add(z));
            sum.addTerm(extra, -1);
            model.addLessOrEqual(sum.build(), 1);
            cost.addTerm(extra, in.split);
        }
        model.minimize(cost.build());
        var solver = new CpSolver();
        solver.getParameters()
                .setNumWorkers(1)
                .setRandomSeed(1)
                .setMaxDeterministicTime(work)
                .setLinearizationLevel(2);
        var status = Stopping.run(watch, solver::stopSearch, () -> solver.solve(model));
        if (status == CpSolverStatus.MODEL_INVALID) {
            throw new IllegalStateException("the model of home care is not well formed");
        }
        if (status != CpSolverStatus.OPTIMAL && status != CpSolverStatus.FEASIBLE) {
            return false;
        }
        var plan = new Solution(n);
        for (int p = 0; p < n; p++) {
            for (int o = 0; o < take[p].length; o++) {
                if (solver.booleanValue(take[p][o])) {
                    plan.option[p] = o;
                    plan.week[p] = in.earliest(p);
                }
            }
        }
        var better = PlacePeople.better(in, best, plan);
        System.arraycopy(better.option, 0, best.option, 0, n);
        System.arraycopy(better.week, 0, best.week, 0, n);
        return status == CpSolverStatus.OPTIMAL;
    }

    private HomeCarePlan() {}
}
