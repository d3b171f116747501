package care.backstop.bench;

import care.backstop.placement.model.PlacementProblem;
import care.backstop.placement.model.Plan;
import care.backstop.placement.solver.PlacePeople;
import care.backstop.placement.solver.Problems;
import java.util.Arrays;
import java.util.Locale;

/**
 * How long does a plan take, how good is it proven to be, and what is it worth against placing by priority alone? Three
 * instances: one home in a county (the limit: 1 s, gap under 1%), home care in rounds, a region.
 */
public final class PlacementBench {

    private static final int RUNS = 7;

    public static void main(String[] args) {
        var planner = new PlacePeople();
        System.out.println("instance                        people places   ms   cost        bound       gap%   unplaced kept/split greedy/plan");
        double slowest = 0;
        double widest = 0;
        for (long seed = 1; seed <= 5; seed++) {
            var shown = show(planner, "one home, a county, seed " + seed, Problems.oneHome(seed, 42, 400), RUNS);
            slowest = Math.max(slowest, shown.milliseconds());
            widest = Math.max(widest, shown.gap());
        }
        show(planner, "home care, 14 rounds", Problems.homeCare(1, 180, 14, 30, 2.0), 1);
        show(planner, "a region", Problems.region(1, 3000, 3000), 1);
        var board = new Scoreboard("plan");
        board.atMost(1000, slowest, "ms, the slowest seed's median of " + RUNS, "42 people and a county's 400 places");
        board.under(1, widest, "% between plan and proven bound (0: optimal)", "the same, the widest of five seeds");
        System.exit(board.exitCode());
    }

    private record Shown(long milliseconds, double gap) {}

    private static Shown show(PlacePeople planner, String name, PlacementProblem problem, int runs) {
        var times = new long[runs];
        Plan plan = planner.plan(problem);
        for (int i = 0; i < runs; i++) {
            times[i] = plan.milliseconds();
            if (i + 1 < runs) {
                plan = planner.plan(problem);
            }
        }
        Arrays.sort(times);
        System.out.println(String.format(
                Locale.UK,
                "%-31s %6d %6d %5d %11d %11d %6.3f %8d %4d/%-5d %.2f",
                name,
                problem.people().size(),
                problem.homes().size(),
                times[runs / 2],
                plan.cost(),
                plan.bound(),
                100 * plan.gapOfPlaced(),
                plan.unplaced().size(),
                plan.groupsKept(),
                plan.groupsSplit(),
                (double) Problems.greedyCost(problem) / plan.cost()));
        return new Shown(times[runs / 2], 100 * plan.gapOfPlaced());
    }

    private PlacementBench() {}
}
