package care.backstop.placement.solver;

import care.backstop.placement.model.Contest;
import care.backstop.placement.model.PlacementProblem;
import care.backstop.placement.model.PlacementProblem.Kind;
import care.backstop.placement.model.Plan;
import com.google.ortools.Loader;
import java.util.List;
import java.util.function.BiFunction;
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
    static final int EXACT_PEOPLE = 400;

    /** Work allowed, in the solver's own units, so that a slow machine gives the same plan as a fast one. */
    private static final int NODES = 5_000;

    /** Points above the bound within which columns are looked at, step by step. */
    private static final long[] STEPS = {1_500, Long.MAX_VALUE};

    /** Why the planner ended. */
    enum Stop {
        PROVEN("Proven: no plan costs less"),
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
        this(25);
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

    /** A plan with what is kept beside it: for each person who else wanted a place, and why it went as it did. */
    public record Made(Plan plan, List<Contest> contests) {}

    public Plan plan(PlacementProblem problem, List<String> warnings, Watch watch) {
        return make(problem, warnings, watch, false).plan();
    }

    public Made make(PlacementProblem problem, List<String> warnings, Watch watch) {
        return make(problem, warnings, watch, true);
    }

    private Made make(PlacementProblem problem, List<String> warnings, Watch watch, boolean whole) {
        long start = System.nanoTime();
        watch.at(1, "Looking at every place for every person");
        boolean many = problem.kind() == Kind.RESIDENTIAL && problem.people().size() > EXACT_PEOPLE;
        var in = many ? new Instance(problem, FlowPlan.REACH) : new Instance(problem);
        watch.at(5, "Pricing scarce places");
        var outcome = in.homeCare() ? HomeCarePlan.solve(in, homeCareWork, watch) : residential(in, many, watch);
        if (!outcome.solution().feasible(in)) {
            throw new IllegalStateException("the plan breaks a hard rule; it is not shown");
        }
        watch.at(98, "Writing down the reasons");
        var explained = Explain.plan(in, outcome, (System.nanoTime() - start) / 1_000_000, warnings, whole);
        watch.at(100, "Done");
        return new Made(explained.plan(), explained.contests());
    }

    private static Outcome residential(Instance in, boolean many, Watch watch) {
        BiFunction<Instance, Watch, Outcome> planner = many ? FlowPlan::solve : PlacePeople::exact;
        var again = Standing.replan(in, planner, !many, watch);
        return again == null ? planner.apply(in, watch) : again;
    }

    private static Outcome exact(Instance in, Watch watch) {
        var best = Greedy.plan(in);
        var columns = Columns.first(in, 15, 2);
        columns.addAll(best);
        var certificate = Prices.find(in, columns, watch).certificate();
        if (Households.suit(in)) {
            var households = new Households(in);
            certificate = households.improve(certificate, columns, watch);
            best = better(in, best, households.rounded());
        }
        long bound = certificate.bound();
        watch.complete(best.cost(in), bound);
        // Over what the prices make most likely; then over everything that a better plan could contain.
        for (int step = 0; step < STEPS.length && best.cost(in) > bound && !watch.stop(); step++) {
            watch.at(65 + 15 * step, step == 0 ? "Making a plan" : "Proving that nothing better was left out");
            long margin = Math.min(STEPS[step], best.cost(in) - bound);
            var answer = BlockModel.solve(in, new Within(in, certificate, margin), best, NODES);
            best = better(in, best, answer == null ? null : answer.plan());
            // Whatever was left out costs more than the margin above the bound, and so more than this plan.
            if (answer != null
                    && answer.finished()
                    && best.cost(in) <= answer.cost()
                    && best.cost(in) - bound <= margin) {
                bound = best.cost(in);
            }
            watch.complete(best.cost(in), bound);
        }
        var stop = best.cost(in) <= bound ? Stop.PROVEN : watch.stop() ? Stop.ASKED : Stop.LIMIT;
        return new Outcome(best, bound, stop);
    }

    static Solution better(Instance in, Solution best, @Nullable Solution other) {
        return other != null && other.feasible(in) && other.cost(in) < best.cost(in) ? other : best;
    }
}
