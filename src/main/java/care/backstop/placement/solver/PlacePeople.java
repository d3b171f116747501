package care.backstop.placement.solver;

import care.backstop.placement.model.PlacementProblem;
import care.backstop.placement.model.PlacementProblem.Kind;
import care.backstop.placement.model.Plan;
import care.backstop.placement.solver.Columns.Column;
import com.google.ortools.Loader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan for everybody at once. Up to some hundred people the model is solved exactly; beyond that by flow and repair;
 * home care by constraint programming with whole rounds. Always with a bound that {@link Certificate} proves, always the
 * same plan for the same people and places however they were entered.
 */
public final class PlacePeople {

    static {
        Loader.loadNativeLibraries();
    }

    /** More people than this and the exact model gives way to flow and repair. */
    private static final int EXACT_PEOPLE = 400;

    /** Work allowed, in the solver's own units, so that a slow machine gives the same plan as a fast one. */
    private static final int NODES = 5_000;

    /** Points above the bound within which columns are looked at, step by step. */
    private static final long[] STEPS = {0, 1_500, Long.MAX_VALUE};

    /** Why the planner ended. */
    enum Stop {
        PROVEN("Proven: no plan costs less"),
        OPTIMAL("The solver found no better plan; the bound is what is proven independently of it"),
        LIMIT("The work allowed was used up"),
        ASKED("Stopped on request");

        private final String words;

        Stop(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private final double homeCareWork;

    public PlacePeople() {
        this(2);
    }

    /** @param homeCareWork in the solver's deterministic unit, one to three seconds each */
    PlacePeople(double homeCareWork) {
        this.homeCareWork = homeCareWork;
    }

    /** A solution, what is proven about it, and why the search ended. */
    record Outcome(Solution solution, long bound, Stop stop) {}

    public Plan plan(PlacementProblem problem) {
        return plan(problem, List.of(), Watch.NOBODY);
    }

    public Plan plan(PlacementProblem problem, List<String> warnings, Watch watch) {
        long start = System.nanoTime();
        watch.at(1, "Looking at every place for every person");
        boolean many = problem.kind() == Kind.RESIDENTIAL && problem.people().size() > EXACT_PEOPLE;
        var in = many ? new Instance(problem, FlowPlan.REACH) : new Instance(problem);
        watch.at(5, "Pricing scarce places");
        var outcome = in.homeCare()
                ? HomeCarePlan.solve(in, homeCareWork, watch)
                : many ? FlowPlan.solve(in, watch) : exact(in, watch);
        if (!outcome.solution().feasible(in)) {
            throw new IllegalStateException("the plan breaks a hard rule; it is not shown");
        }
        watch.at(98, "Writing down the reasons");
        var plan = Explain.plan(in, outcome, (System.nanoTime() - start) / 1_000_000, warnings);
        watch.at(100, "Done");
        return plan;
    }

    private static Outcome exact(Instance in, Watch watch) {
        var best = Greedy.plan(in);
        var columns = Columns.first(in, 15, 2);
        columns.addAll(best);
        var found = Prices.find(in, columns, watch);
        var certificate = found.certificate();
        if (Households.suit(in)) {
            var households = new Households(in);
            certificate = households.improve(certificate, columns, watch);
            if (best.cost(in) > certificate.bound() && !watch.stop()) {
                best = better(in, best, households.whole(NODES));
            }
        }
        long bound = certificate.bound();
        watch.complete(best.cost(in), bound);
        boolean finished = false;
        // Over the columns the prices asked for; then with some more; then with every one a better plan could use.
        for (int step = 0; step < STEPS.length && best.cost(in) > bound && !watch.stop(); step++) {
            watch.at(65 + 10 * step, step < 2 ? "Making a plan" : "Proving that nothing better was left out");
            long margin = Math.min(STEPS[step], best.cost(in) - bound);
            boolean added = addUseful(in, columns, certificate, margin);
            if (step > 0 && !added) {
                continue;
            }
            var whole = Master.whole(in, columns.sorted(), best, NODES);
            finished = whole != null && whole.finished();
            best = better(in, best, whole == null ? null : whole.plan());
            watch.complete(best.cost(in), bound);
        }
        long cost = best.cost(in);
        var stop = cost <= bound ? Stop.PROVEN : watch.stop() ? Stop.ASKED : finished ? Stop.OPTIMAL : Stop.LIMIT;
        return new Outcome(best, bound, stop);
    }

    /** Adds each column that a plan better by up to {@code margin} might contain: what is left out cannot matter. */
    private static boolean addUseful(Instance in, Columns columns, Certificate certificate, long margin) {
        boolean added = false;
        long most = (margin + 1) * Certificate.SCALE;
        for (int p = 0; p < in.people.size(); p++) {
            for (int o = 0; o < in.optionHome[p].length; o++) {
                for (int w = in.earliest(p); w <= in.lastWeek(p); w++) {
                    if (certificate.reduced(p, o, w) <= most) {
                        added |= columns.add(new Column(p, o, w));
                    }
                }
            }
        }
        return added;
    }

    static Solution better(Instance in, Solution best, @Nullable Solution other) {
        return other != null && other.feasible(in) && other.cost(in) < best.cost(in) ? other : best;
    }
}
