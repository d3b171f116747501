package care.backstop.placement.solver;

import care.backstop.placement.solver.Columns.Column;
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
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Home care: who takes over whom, in minutes of four bands of the day, with rounds kept whole where possible. Weeks are
 * put in order afterwards; the model only makes sure that they can be.
 */
final class HomeCarePlan {

    private static final int NEAREST = 6;
    /** So many ways of each round are chosen from. */
    private static final int WAYS = 60;
    /** Of the work allowed at most so much is for choosing among whole ways, and for each look at some agencies. */
    private static final double FOR_WAYS = 1;

    private static final double FOR_A_LOOK = 0.1;
    private static final int AGENCIES_IN_A_LOOK = 5;
    /** Prices are good enough when the bound is within one part in so many. */
    private static final long CLOSE = 1_000;
    /** A plan within one part in so many of the bound is not worth long looks: they seldom gain a hundredth. */
    private static final long GOOD = 20;

    static Outcome solve(Instance in, double work, Watch watch) {
        var best = PlacePeople.better(in, wholeRounds(in), Greedy.plan(in));
        watch.complete(best.cost(in), 0);
        double forWays = Math.min(FOR_WAYS, work / 2);
        var found = new Found(best, unpriced(in));
        boolean alone = Arrays.stream(best.option).anyMatch(o -> o < 0);
        boolean whole = !alone || in.people.size() <= PlacePeople.EXACT_PEOPLE;
        double each = alone && whole ? forWays / 2 : forWays;
        if (alone) {
            found = oneByOne(in, found, each, watch);
        }
        if (whole) {
            found = byWholeRounds(in, found, each, watch);
        }
        best = found.plan;
        long bound = found.certificate.bound();
        watch.complete(best.cost(in), bound);
        improve(in, best, bound, work - forWays, watch);
        Weeks.sequence(in, best);
        var stop = best.cost(in) <= bound ? Stop.PROVEN : watch.stop() ? Stop.ASKED : Stop.LIMIT;
        return new Outcome(best, bound, stop);
    }

    private record Found(Solution plan, Certificate certificate) {}

    /** The best choice of a way for each whole round. Where many can not have care anyway, it seldom helps. */
    private static Found byWholeRounds(Instance in, Found first, double work, Watch watch) {
        watch.at(45, "Pricing whole rounds");
        var households = new Households(in);
        households.addSingles(Columns.first(in, Integer.MAX_VALUE, 1));
        households.add(first.plan);
        var certificate = households.improve(first.certificate, close(first.plan.cost(in)), watch);
        var best = PlacePeople.better(in, first.plan, households.rounded());
        watch.complete(best.cost(in), certificate.bound());
        households.add(best);
        if (best.cost(in) > certificate.bound() && !watch.stop()) {
            watch.at(50, "Sharing out the rounds");
            best = shareOut(in, households, best, work / 2, watch);
            households.addWithin(certificate, WAYS, best.cost(in) - certificate.bound());
            best = shareOut(in, households, best, work / 2, watch);
        }
        return new Found(best, certificate);
    }

    /** Where not all can have care, who has it matters more than rounds: everybody for themselves first. */
    private static Found oneByOne(Instance in, Found first, double work, Watch watch) {
        watch.at(10, "Pricing scarce minutes");
        var single = in.withoutGroups();
        var households = new Households(single);
        households.addSingles(Columns.first(single, NEAREST, 1));
        households.add(first.plan);
        var price = households
                .improve(unpriced(single), close(first.plan.cost(in)), watch)
                .price();
        var certificate = Certificate.of(in, price, new long[in.people.size()]);
        watch.at(40, "Sharing out everybody alone");
        var plan = PlacePeople.better(single, first.plan, households.rounded());
        plan = shareOut(single, households, plan, work, watch);
        return new Found(
                PlacePeople.better(in, first.plan, plan),
                certificate.scaledBound() > first.certificate.scaledBound() ? certificate : first.certificate);
    }

    private static long close(long cost) {
        return Certificate.SCALE * cost / CLOSE;
    }

    private static Certificate unpriced(Instance in) {
        return Certificate.of(in, new long[in.capacity.length], new long[in.people.size()]);
    }

    /** The best choice of one way for each household among those that were worth looking at. */
    private static Solution shareOut(Instance in, Households households, Solution best, double work, Watch watch) {
        var model = new CpModel();
        var cost = LinearExpr.newBuilder();
        Map<Integer, LinearExprBuilder> used = new TreeMap<>();
        var all = new ArrayList<BoolVar>();
        var ways = new ArrayList<List<Column>>();
        households.each((members, known) -> {
            var one = new ArrayList<Literal>();
            var possible = new LinkedHashSet<>(known);
            possible.add(List.of());
            for (var way : possible) {
                var x = model.newBoolVar("");
                one.add(x);
                all.add(x);
                ways.add(way);
                cost.addTerm(x, Households.cost(in, members, way));
                model.addHint(x, isDoneIn(best, members, way) ? 1 : 0);
                var amounts = new TreeMap<Integer, Integer>();
                way.forEach(c -> in.uses(
                        c.person(), c.option(), c.week(), (r, amount) -> amounts.merge(r, amount, Integer::sum)));
                amounts.forEach((r, amount) -> {
                    if (in.capacity[r] < Instance.NEVER) {
                        used.computeIfAbsent(r, key -> LinearExpr.newBuilder()).addTerm(x, amount);
                    }
                });
            }
            model.addExactlyOne(one);
        });
        used.forEach((r, sum) -> model.addLessOrEqual(sum.build(), in.capacity[r]));
        model.minimize(cost.build());
        var solver = solver(work);
        if (!solved(solver, model, watch)) {
            return best;
        }
        var plan = new Solution(in.people.size());
        for (int i = 0; i < all.size(); i++) {
            if (solver.booleanValue(all.get(i))) {
                for (var column : ways.get(i)) {
                    plan.option[column.person()] = column.option();
                    plan.week[column.person()] = column.week();
                }
            }
        }
        return PlacePeople.better(in, best, plan);
    }

    private static boolean isDoneIn(Solution plan, int[] members, List<Column> way) {
        long placed = Arrays.stream(members).filter(p -> plan.option[p] >= 0).count();
        return placed == way.size() && way.stream().allMatch(c -> plan.option[c.person()] == c.option());
    }

    private static CpSolver solver(double work) {
        var solver = new CpSolver();
        solver.getParameters()
                .setNumWorkers(1)
                .setRandomSeed(1)
                .setMaxDeterministicTime(work)
                .setLinearizationLevel(2);
        return solver;
    }

    private static boolean solved(CpSolver solver, CpModel model, Watch watch) {
        var status = Stopping.run(watch, solver::stopSearch, () -> solver.solve(model));
        if (status == CpSolverStatus.MODEL_INVALID) {
            throw new IllegalStateException("the model of home care is not well formed");
        }
        return status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE;
    }

    /** Looks at a few agencies together, person by person, the rest left as it is, as long as that helps. */
    private static void improve(Instance in, Solution best, long bound, double work, Watch watch) {
        double left = work;
        int unhelpful = 0;
        for (int n = 0; unhelpful < in.homes.size() && left > 0 && !watch.stop(); n++) {
            long before = best.cost(in);
            if (before - bound <= before / GOOD) {
                return;
            }
            watch.at(60 + (int) (35 * (1 - left / work)), "Gathering rounds, agency " + (n + 1));
            var agencies = sharing(in, best, n % in.homes.size());
            left -= search(in, best, agencies, Math.min(left, FOR_A_LOOK), watch);
            unhelpful = best.cost(in) < before ? 0 : unhelpful + 1;
            if (n % in.homes.size() == 0) {
                watch.complete(best.cost(in), bound);
            }
        }
    }

    /** An agency and those that share most rounds with it; of equal ones the nearest. */
    private static BitSet sharing(Instance in, Solution plan, int centre) {
        var rounds = new BitSet[in.homes.size()];
        Arrays.setAll(rounds, h -> new BitSet());
        for (int p = 0; p < plan.option.length; p++) {
            if (plan.option[p] >= 0 && in.groupOf[p] >= 0) {
                rounds[plan.home(in, p)].set(in.groupOf[p]);
            }
        }
        var agencies = new BitSet();
        IntStream.range(0, rounds.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(
                                h -> h == centre ? -Integer.MAX_VALUE : -shared(rounds, centre, h))
                        .thenComparingDouble(h -> apart(in, centre, h))
                        .thenComparing(h -> h))
                .limit(AGENCIES_IN_A_LOOK)
                .forEach(agencies::set);
        return agencies;
    }

    private static int shared(BitSet[] rounds, int one, int other) {
        var both = (BitSet) rounds[one].clone();
        both.and(rounds[other]);
        return both.cardinality();
    }

    /** Metres; where somebody's place is not known, as far as can be. */
    private static double apart(Instance in, int one, int other) {
        var from = in.homes.get(one).at();
        var to = in.homes.get(other).at();
        return from == null || to == null ? Double.MAX_VALUE : from.metresTo(to);
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

    /**
     * Improves {@code best} in place by moving those who are with these agencies, or without care, among them; answers how
     * much work it took.
     */
    private static double search(Instance in, Solution best, BitSet agencies, double work, Watch watch) {
        var model = new CpModel();
        int n = in.people.size();
        var free = new boolean[n];
        for (int p = 0; p < n; p++) {
            free[p] = best.option[p] < 0 || agencies.get(best.home(in, p));
        }
        var take = new @Nullable BoolVar[n][];
        LinearExprBuilder cost = LinearExpr.newBuilder();
        Map<Integer, LinearExprBuilder> used = new TreeMap<>();
        var room = best.left(in);
        var blocks = new HashMap<Long, BoolVar>();
        var hinted = new HashSet<Integer>();
        var ofGroup = new ArrayList<List<BoolVar>>();
        for (int g = 0; g < in.groups.length; g++) {
            ofGroup.add(new ArrayList<>());
        }
        for (int p = 0; p < n; p++) {
            if (free[p] && best.option[p] >= 0) {
                in.uses(p, best.option[p], in.earliest(p), (r, amount) -> room[r] += amount);
            }
        }
        for (int p = 0; p < n; p++) {
            take[p] = new BoolVar[free[p] ? in.optionHome[p].length : 0];
            if (!free[p]) {
                continue;
            }
            var one = new ArrayList<Literal>();
            for (int o = 0; o < take[p].length; o++) {
                if (!agencies.get(in.optionHome[p][o])) {
                    continue;
                }
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
        used.forEach((r, sum) -> model.addLessOrEqual(sum.build(), room[r]));
        for (int g = 0; g < in.groups.length; g++) {
            if (!ofGroup.get(g).isEmpty()) {
                int elsewhere = blocksElsewhere(in, best, in.groups[g], agencies);
                var extra = model.newIntVar(0, in.groups[g].length, "");
                var sum = LinearExpr.newBuilder();
                ofGroup.get(g).forEach(z -> sum.add(z));
                sum.addTerm(extra, -1);
                model.addLessOrEqual(sum.build(), elsewhere > 0 ? 0 : 1);
                cost.addTerm(extra, in.split);
            }
        }
        model.minimize(cost.build());
        var solver = solver(work);
        boolean solved = solved(solver, model, watch);
        double took = solver.response().getDeterministicTime();
        if (solved) {
            var plan = best.copy();
            for (int p = 0; p < n; p++) {
                if (free[p]) {
                    plan.option[p] = -1;
                    plan.week[p] = -1;
                }
                for (int o = 0; o < take[p].length; o++) {
                    if (take[p][o] != null && solver.booleanValue(take[p][o])) {
                        plan.option[p] = o;
                        plan.week[p] = in.earliest(p);
                    }
                }
            }
            var better = PlacePeople.better(in, best, plan);
            System.arraycopy(better.option, 0, best.option, 0, n);
            System.arraycopy(better.week, 0, best.week, 0, n);
        }
        return Math.max(took, work / 10);
    }

    private static int blocksElsewhere(Instance in, Solution plan, int[] group, BitSet agencies) {
        return (int) Arrays.stream(group)
                .filter(p -> plan.option[p] >= 0)
                .map(p -> plan.home(in, p))
                .filter(h -> !agencies.get(h))
                .distinct()
                .count();
    }

    private HomeCarePlan() {}
}
