package care.backstop.bench;

import care.backstop.placement.model.PlacementProblem;
import care.backstop.placement.model.PlacementProblem.Agreed;
import care.backstop.placement.model.PlacementProblem.Kind;
import care.backstop.placement.model.PlacementProblem.Person;
import care.backstop.placement.model.PlacementProblem.Priority;
import care.backstop.placement.model.Plan;
import care.backstop.placement.model.Plan.Placement;
import care.backstop.placement.rules.Fit;
import care.backstop.placement.solver.PlacePeople;
import care.backstop.placement.solver.Problems;
import care.backstop.placement.solver.Watch;
import care.backstop.placement.web.ProblemFile;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How long does a plan take, how good is it proven to be, and what is it worth against placing by priority alone? From
 * one home in a county to the largest failure there has been. An argument picks an instance, or names a file in the
 * format of {@code POST /api/v1/placement-problems}.
 */
public final class PlacementBench {

    private static final List<String> ALL =
            List.of("small", "county", "homecare", "region", "vanish", "shuffle", "national");
    private static final int RUNS = 7;

    private final PlacePeople planner = new PlacePeople();
    private final Scoreboard board;
    private Plan regionalPlan;

    private PlacementBench(Scoreboard board) {
        this.board = board;
    }

    public static void main(String[] args) throws Exception {
        var bench = new PlacementBench(new Scoreboard("plan"));
        System.out.println(
                "instance                people places       ms   cpu ms first ms        cost       bound    gap% unplaced kept/split 1st choice heap MB  greedy/plan (unplaced)");
        bench.planner.plan(Instances.oneHome(99, 20, 30));
        for (var name : args.length == 0 ? ALL : Arrays.asList(args)) {
            bench.run(name);
        }
        System.exit(bench.board.exitCode());
    }

    private void run(String name) throws Exception {
        switch (name) {
            case "small" -> small();
            case "county" -> county();
            case "homecare" -> homeCare();
            case "region" -> region();
            case "vanish" -> vanish();
            case "shuffle" -> shuffle();
            case "national" -> national();
            default -> {
                if (!Files.exists(Path.of(name))) {
                    System.err.println("No instance or file is called " + name + ": use " + ALL + " or a file");
                    System.exit(2);
                }
                show(name, ProblemFile.read(Files.readAllBytes(Path.of(name))).problem());
            }
        }
    }

    private void small() {
        double slowest = 0;
        double options = 0;
        double whatIf = 0;
        double open = 0;
        for (long seed = 1; seed <= 5; seed++) {
            var problem = Instances.oneHome(seed, 40, 60);
            var shown = show("small, seed " + seed, problem, RUNS);
            slowest = Math.max(slowest, shown.milliseconds);
            open = Math.max(open, shown.plan.cost() - shown.plan.bound());
            against(shown, "small, seed " + seed);
            options = Math.max(options, median(() -> optionsOf(problem, problem.people().getFirst())));
            var placed = shown.plan.placements().getFirst();
            var pinned = pinned(problem, shown.plan, placed.person());
            var closed = closed(problem, shown.plan, placed.home());
            whatIf = Math.max(whatIf, Math.max(median(() -> planner.plan(pinned)), median(() -> planner.plan(closed))));
        }
        board.atMost(500, slowest, "ms, the slowest seed's median of " + RUNS, "40 people, 60 homes");
        board.atMost(0, open, "points between plan and proven bound (0: optimal)", "the same, the widest of five seeds");
        board.atMost(20, options, "ms, all options of one person with reasons", "40 people, 60 homes");
        board.atMost(50, whatIf, "ms, somebody pinned or a home closed", "40 people, 60 homes, the rest agreed");
    }

    private void county() {
        double slowest = 0;
        double widest = 0;
        for (long seed = 1; seed <= 5; seed++) {
            var shown = show("county, seed " + seed, Problems.oneHome(seed, 42, 400), RUNS);
            slowest = Math.max(slowest, shown.milliseconds);
            widest = Math.max(widest, 100 * shown.plan.gapOfPlaced());
            against(shown, "county, seed " + seed);
        }
        board.atMost(1000, slowest, "ms, the slowest seed's median of " + RUNS, "42 people and a county's 400 places");
        board.under(1, widest, "% between plan and proven bound (0: optimal)", "the same, the widest of five seeds");
    }

    private void homeCare() {
        var problem = Instances.homeCare(1, 1500, 24, 120, 1.14);
        var shown = show("home care", problem);
        double essential = minutes(problem, shown.plan, true);
        board.atMost(60_000, shown.milliseconds, "ms", "1,500 people, 120 agencies, 24 rounds");
        board.atLeast(95, essential, "% of the minutes of red people that the bound allows", "the same");
        board.note(minutes(problem, shown.plan, false), "% of all minutes that the bound allows", "the same");
        against(shown, "home care");
    }

    private static PlacementProblem regional() {
        return Instances.many(1, 120, 2000, 5000, 307);
    }

    /** The region's plan, made once for all that start from it. */
    private Plan regionalPlan() {
        if (regionalPlan == null) {
            regionalPlan = planner.plan(regional());
        }
        return regionalPlan;
    }

    private void region() {
        var shown = show("region", regional());
        regionalPlan = shown.plan;
        board.atMost(5_000, shown.first, "ms to the first complete plan", "5,000 people, 2,000 homes");
        board.atMost(60_000, shown.milliseconds, "ms", "the same");
        board.atMost(3, 100 * shown.plan.gapOfPlaced(), "% between plan and proven bound", "the same");
        against(shown, "region");
    }

    private void national() {
        var shown = show("national", Instances.many(1, 752, 12_000, 31_000, 1_900));
        board.atMost(120_000, shown.milliseconds, "ms", "31,000 people from 752 homes, 12,000 homes");
        board.atMost(5, 100 * shown.plan.gapOfPlaced(), "% between plan and proven bound", "the same");
        board.under(4096, shown.megabytes, "MB of heap at most", "the same");
        board.atLeast(50, shown.told, "times that it said how far it is", "the same");
        against(shown, "national");
    }

    private void vanish() {
        var problem = regional();
        var before = regionalPlan();
        var after = Instances.vanished(problem, before, 7);
        var shown = show("5% of homes vanish", after);
        var open = after.homes().stream().map(PlacementProblem.Home::id).collect(Collectors.toSet());
        Map<String, String> now =
                shown.plan.placements().stream().collect(Collectors.toMap(Placement::person, Placement::home));
        long taken = before.placements().stream()
                .filter(p -> !open.contains(p.home()))
                .count();
        long moved = before.placements().stream()
                .filter(p -> !p.home().equals(now.get(p.person())))
                .count();
        board.atMost(2_000, shown.milliseconds, "ms to plan again", "5,000 people, 5% of homes vanish");
        board.atMost(1.5, (double) moved / taken, "moved for each vanished place that was taken", taken + " taken");
    }

    private void shuffle() {
        var small = Instances.oneHome(1, 40, 60);
        same("40 people", small, planner.plan(small));
        var rounds = Instances.homeCare(2, 180, 14, 24, 2.0);
        same("home care", rounds, planner.plan(rounds));
        var vanished = Instances.vanished(regional(), regionalPlan(), 7);
        same("5% of homes vanish", vanished, planner.plan(vanished));
        same("region", regional(), regionalPlan());
    }

    private void same(String name, PlacementProblem problem, Plan one) {
        var other = planner.plan(Instances.shuffled(problem, 5));
        boolean same = one.placements().equals(other.placements())
                && one.unplaced().equals(other.unplaced())
                && one.cost() == other.cost()
                && one.bound() == other.bound();
        board.atMost(0, same ? 0 : 1, "plans that differ once the input is shuffled", name);
    }

    private record Shown(
            Plan plan, long milliseconds, double first, long megabytes, int told, double ratio, int greedyUnplaced) {}

    private void against(Shown shown, String name) {
        board.atMost(shown.greedyUnplaced, shown.plan.unplaced().size(), "without a place, against greedy", name);
        board.atLeast(15, 100 - 100 / shown.ratio, "% that the plan costs less than greedy", name);
    }

    private Shown show(String name, PlacementProblem problem) {
        return show(name, problem, 1);
    }

    private Shown show(String name, PlacementProblem problem, int runs) {
        var times = new long[runs];
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.gc();
        heaps().forEach(MemoryPoolMXBean::resetPeakUsage);
        Plan plan = null;
        Said said = null;
        long cpu = 0;
        for (int i = 0; i < runs; i++) {
            said = new Said(System.nanoTime());
            long before = machine.getProcessCpuTime();
            plan = planner.plan(problem, List.of(), said);
            cpu = (machine.getProcessCpuTime() - before) / 1_000_000;
            times[i] = plan.milliseconds();
        }
        long megabytes = heaps().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20;
        Arrays.sort(times);
        long ms = times[runs / 2];
        double first = said.first == 0 ? ms : said.first;
        var greedy = Problems.greedy(problem);
        double ratio = (double) greedy.cost() / plan.cost();
        System.out.printf(
                Locale.UK,
                "%-22s %7d %6d %8d %8d %8.0f %11d %11d %7.3f %8d %5d/%-5d %4.0f%% of named %5d  %.2f (%d)%n",
                name,
                problem.people().size(),
                problem.homes().size(),
                ms,
                cpu,
                first,
                plan.cost(),
                plan.bound(),
                100 * plan.gapOfPlaced(),
                plan.unplaced().size(),
                plan.groupsKept(),
                plan.groupsSplit(),
                100.0
                        * plan.firstChoices()
                        / Math.max(
                                1,
                                problem.people().stream()
                                        .filter(p -> !p.named().isEmpty())
                                        .count()),
                megabytes,
                ratio,
                greedy.unplaced());
        return new Shown(plan, ms, first, megabytes, said.told, ratio, greedy.unplaced());
    }

    private static java.util.stream.Stream<MemoryPoolMXBean> heaps() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }

    /** Somebody who looks on and notes when there was a first plan to keep. */
    private static final class Said implements Watch {

        private final long start;
        private final long cpuBefore =
                ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        private double first;
        private int told;

        Said(long start) {
            this.start = start;
        }

        @Override
        public void at(int percent, String words) {
            told++;
            if (Boolean.getBoolean("bench.verbose")) {
                System.out.printf("%s %3d%% %s%n", clock(), percent, words);
            }
        }

        @Override
        public void complete(long cost, long bound) {
            if (first == 0) {
                first = (System.nanoTime() - start) / 1e6;
            }
            if (Boolean.getBoolean("bench.verbose")) {
                System.out.printf("%s complete: %d, bound %d%n", clock(), cost, bound);
            }
        }

        private String clock() {
            long cpu = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
            return "%8d ms, %8d ms of processor"
                    .formatted((System.nanoTime() - start) / 1_000_000, (cpu - cpuBefore) / 1_000_000);
        }

        @Override
        public boolean stop() {
            return false;
        }
    }

    private static double median(Runnable what) {
        var times = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            what.run();
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        return Scoreboard.median(times);
    }

    private static void optionsOf(PlacementProblem problem, Person person) {
        problem.homes()
                .forEach(home -> Fit.determine(person, home, problem.kind(), problem.weeks(), problem.weights()));
    }

    /** The plan agreed with everybody but one, who is pinned to another place that suits. */
    private static PlacementProblem pinned(PlacementProblem problem, Plan plan, String person) {
        var agreed = agreed(plan);
        var one = problem.people().stream()
                .filter(p -> p.id().equals(person))
                .findFirst()
                .orElseThrow();
        problem.homes().stream()
                .filter(h -> Fit.firstAgainst(one, h, Kind.RESIDENTIAL, problem.weeks()) == null)
                .map(PlacementProblem.Home::id)
                .filter(id -> !id.equals(agreed.get(person).home()))
                .findFirst()
                .ifPresent(id -> agreed.put(person, new Agreed(id, null)));
        return with(problem, agreed, problem.homes());
    }

    private static PlacementProblem closed(PlacementProblem problem, Plan plan, String home) {
        return with(
                problem,
                agreed(plan),
                problem.homes().stream().filter(h -> !h.id().equals(home)).toList());
    }

    private static Map<String, Agreed> agreed(Plan plan) {
        return plan.placements().stream()
                .collect(Collectors.toMap(Placement::person, p -> new Agreed(p.home(), p.week())));
    }

    private static PlacementProblem with(
            PlacementProblem problem, Map<String, Agreed> agreed, List<PlacementProblem.Home> homes) {
        return new PlacementProblem(
                problem.kind(),
                problem.weeks(),
                problem.weights(),
                problem.people().stream()
                        .map(p -> Instances.with(p, agreed.get(p.id())))
                        .toList(),
                homes);
    }

    /** Minutes placed, of those there are or could be given: no band can give more than all agencies have of it. */
    private static double minutes(PlacementProblem problem, Plan plan, boolean redOnly) {
        var placed = plan.placements().stream().map(Placement::person).collect(Collectors.toSet());
        double given = 0;
        double possible = 0;
        for (int b = 0; b < PlacementProblem.BANDS; b++) {
            int band = b;
            long wanted = problem.people().stream()
                    .filter(p -> !redOnly || p.priority() == Priority.RED)
                    .mapToLong(p -> p.minutes().get(band))
                    .sum();
            long room = problem.homes().stream()
                    .flatMap(h -> h.pools().stream())
                    .mapToLong(pool ->
                            pool instanceof PlacementProblem.Minutes m && m.band() == band + 1 && m.free() != null
                                    ? m.free()
                                    : 0)
                    .sum();
            possible += Math.min(wanted, room);
            given += problem.people().stream()
                    .filter(p -> placed.contains(p.id()) && (!redOnly || p.priority() == Priority.RED))
                    .mapToLong(p -> p.minutes().get(band))
                    .sum();
        }
        return 100 * given / possible;
    }
}
