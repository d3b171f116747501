package care.backstop.placement.solver;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The whole model in whole numbers. What is chosen is who sits together where: one person alone, or some friends in one
 * home, a block. Weeks are not chosen person by person, which would give as many plans that cost the same as there are
 * ways to line up; each home has so many admissions in a week, and who is admitted when is settled afterwards.
 */
final class BlockModel implements AutoCloseable {

    /** Where one may sit: an option, in the agreed week or, where that is -1, in any. */
    private record Seat(int person, int option, int agreedWeek, long cost) {}

    private record Block(List<Seat> seats, MPVariable taken) {}

    private final Instance in;
    private final MPSolver solver;
    private final MPConstraint[] once;
    private final Map<Integer, MPConstraint> limits = new TreeMap<>();
    private final Map<Integer, MPConstraint[]> arrivals = new HashMap<>();
    private final List<Block> blocks = new ArrayList<>();
    /** Taken off each person's costs, so that the solver's floating point works on small numbers. */
    private final long[] shift;

    /** A plan, what the solver says it costs, and whether nothing that the filter lets through is better. */
    record Answer(Solution plan, long cost, boolean finished) {}

    private BlockModel(Instance in, Filter filter) {
        this.in = in;
        solver = MPSolver.createSolver("SCIP");
        once = new MPConstraint[in.people.size()];
        shift = cheapest(in);
        solver.objective().setMinimization();
        for (int p = 0; p < once.length; p++) {
            once[p] = solver.makeConstraint(1, 1);
            var nowhere = solver.makeIntVar(0, 1, "");
            once[p].setCoefficient(nowhere, 1);
            solver.objective().setCoefficient(nowhere, in.unplacedCost[p] - shift[p]);
            if (in.groupOf[p] < 0) {
                alone(p, filter);
            }
        }
        for (int[] group : in.groups) {
            if (group.length <= Friends.MOST) {
                friends(group, filter);
            } else {
                crowd(group, filter);
            }
        }
    }

    private static long[] cheapest(Instance in) {
        var least = in.unplacedCost.clone();
        Arrays.setAll(
                least,
                p -> Math.min(least[p], Arrays.stream(in.optionCost[p]).min().orElse(least[p])));
        return least;
    }

    /** What a better plan might contain. */
    interface Filter {
        boolean single(int person, int option);

        /** Whether these members of a group may sit together in a home, and no others of it there. */
        boolean block(int[] group, int members, int home);
    }

    /** Null if nothing was found at all. */
    static @Nullable Answer solve(Instance in, Filter filter, Solution first, int nodes) {
        try (var model = new BlockModel(in, filter)) {
            return model.solve(first, nodes);
        }
    }

    private void alone(int p, Filter filter) {
        for (int o = 0; o < in.optionHome[p].length; o++) {
            if (filter.single(p, o)) {
                for (var seat : seats(p, o)) {
                    block(List.of(seat), 0);
                }
            }
        }
    }

    private List<Seat> seats(int p, int o) {
        int h = in.optionHome[p][o];
        int agreed = in.agreedWeek(p, h);
        long cost = in.optionCost[p][o];
        long any = cost - (in.limited(h) ? in.waiting() * in.earliest(p) : 0);
        if (agreed < 0) {
            return List.of(new Seat(p, o, -1, any));
        }
        int other = in.earliest(p) == agreed ? agreed + 1 : in.earliest(p);
        return List.of(
                new Seat(p, o, agreed, cost + in.waiting(p, h, agreed)),
                new Seat(p, o, -1, any + in.waiting(p, h, other) - in.waiting() * (other - in.earliest(p))));
    }

    private void friends(int[] group, Filter filter) {
        var seatsAt = new TreeMap<Integer, List<List<Seat>>>();
        for (int i = 0; i < group.length; i++) {
            for (int o = 0; o < in.optionHome[group[i]].length; o++) {
                seatsAt.computeIfAbsent(in.optionHome[group[i]][o], h -> none(group.length))
                        .get(i)
                        .addAll(seats(group[i], o));
            }
        }
        var together = together();
        seatsAt.forEach((h, seats) -> {
            var atMostOne = atMost(1);
            for (int members = 1; members < 1 << group.length; members++) {
                if (filter.block(group, members, h)) {
                    for (var way : ways(seats, members, 0)) {
                        var taken = block(way, in.split);
                        together.setCoefficient(taken, -1);
                        atMostOne.setCoefficient(taken, 1);
                    }
                }
            }
        });
    }

    /** More friends than can be divided in every way: one by one, and each home that has some of them is paid for. */
    private void crowd(int[] group, Filter filter) {
        var together = together();
        var homes = new TreeMap<Integer, MPVariable>();
        var shares = new TreeMap<Integer, MPConstraint>();
        for (int p : group) {
            for (int o = 0; o < in.optionHome[p].length; o++) {
                if (filter.single(p, o)) {
                    var used = homes.computeIfAbsent(in.optionHome[p][o], h -> solver.makeIntVar(0, 1, ""));
                    int place = in.placeOf(p, o);
                    var share = shares.computeIfAbsent(place, r -> atMost(0));
                    share.setCoefficient(used, -Math.min(in.capacity[place], group.length));
                    var there = atMost(0);
                    there.setCoefficient(used, -1);
                    for (var seat : seats(p, o)) {
                        var taken = block(List.of(seat), 0);
                        there.setCoefficient(taken, 1);
                        share.setCoefficient(taken, 1);
                    }
                }
            }
        }
        homes.values().forEach(used -> {
            solver.objective().setCoefficient(used, in.split);
            together.setCoefficient(used, -1);
        });
    }

    /** The first block of a group is free: a row to be filled with all there might be, each -1. */
    private MPConstraint together() {
        var free = solver.makeIntVar(0, 1, "");
        solver.objective().setCoefficient(free, -in.split);
        var row = atMost(0);
        row.setCoefficient(free, 1);
        return row;
    }

    private MPConstraint atMost(long limit) {
        return solver.makeConstraint(Double.NEGATIVE_INFINITY, limit);
    }

    private static List<List<Seat>> none(int size) {
        var lists = new ArrayList<List<Seat>>();
        for (int i = 0; i < size; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }

    private static List<List<Seat>> ways(List<List<Seat>> seats, int members, int from) {
        if (members >> from == 0) {
            return List.of(List.of());
        }
        var rest = ways(seats, members, from + 1);
        if ((members >> from & 1) == 0) {
            return rest;
        }
        var all = new ArrayList<List<Seat>>();
        for (var seat : seats.get(from)) {
            for (var others : rest) {
                var way = new ArrayList<Seat>();
                way.add(seat);
                way.addAll(others);
                all.add(way);
            }
        }
        return all;
    }

    private MPVariable block(List<Seat> seats, long own) {
        var taken = solver.makeIntVar(0, 1, "");
        long cost = own;
        int home = in.optionHome[seats.getFirst().person][seats.getFirst().option];
        for (var seat : seats) {
            cost += seat.cost - shift[seat.person];
            once[seat.person].setCoefficient(taken, 1);
            add(in.placeOf(seat.person, seat.option), taken, 1);
            if (seat.agreedWeek >= 0) {
                add(in.admissionOf(home, seat.agreedWeek), taken, 1);
            } else if (in.limited(home)) {
                arrives(home, seat.person, taken);
            }
        }
        solver.objective().setCoefficient(taken, cost);
        blocks.add(new Block(seats, taken));
        return taken;
    }

    private void add(int resource, MPVariable taken, int amount) {
        if (in.capacity[resource] < Instance.NEVER) {
            add(limit(resource), taken, amount);
        }
    }

    private static void add(MPConstraint row, MPVariable taken, int amount) {
        row.setCoefficient(taken, row.getCoefficient(taken) + amount);
    }

    private MPConstraint limit(int resource) {
        return limits.computeIfAbsent(resource, r -> atMost(in.capacity[r]));
    }

    /** Everybody is admitted in some week, and before week w only those who may move before. */
    private void arrives(int home, int person, MPVariable taken) {
        var until = arrivals.computeIfAbsent(home, this::admissions);
        for (int w = in.earliest(person); w < in.weeks; w++) {
            add(until[w], taken, -1);
        }
    }

    /** How many are admitted in each week, by week the sum of all until then. */
    private MPConstraint[] admissions(int home) {
        var until = new MPConstraint[in.weeks];
        for (int w = 0; w < in.weeks; w++) {
            until[w] = w == in.weeks - 1 ? solver.makeConstraint(0, 0) : atMost(0);
        }
        for (int w = 0; w < in.weeks; w++) {
            var admitted = solver.makeIntVar(0, in.capacity[in.admissionOf(home, w)], "");
            solver.objective().setCoefficient(admitted, w * in.waiting());
            add(limit(in.admissionOf(home, w)), admitted, 1);
            for (int later = w; later < in.weeks; later++) {
                add(until[later], admitted, 1);
            }
        }
        return until;
    }

    private @Nullable Answer solve(Solution first, int nodes) {
        // Work in units that do not depend on the machine, by one thread.
        solver.setSolverSpecificParametersAsString(
                "limits/nodes = %d\nrandomization/randomseedshift = 1\nparallel/maxnthreads = 1\n".formatted(nodes));
        hint(first);
        var parameters = new MPSolverParameters();
        parameters.setDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, 0);
        var status = solver.solve(parameters);
        if (status != MPSolver.ResultStatus.OPTIMAL && status != MPSolver.ResultStatus.FEASIBLE) {
            return null;
        }
        var plan = new Solution(in.people.size());
        var agreed = new int[in.people.size()];
        Arrays.fill(agreed, -1);
        for (var block : blocks) {
            if (block.taken.solutionValue() > 0.5) {
                for (var seat : block.seats) {
                    plan.option[seat.person] = seat.option;
                    agreed[seat.person] = seat.agreedWeek;
                }
            }
        }
        Weeks.sequence(in, plan, agreed);
        long cost =
                Math.round(solver.objective().value()) + Arrays.stream(shift).sum();
        return new Answer(plan, cost, status == MPSolver.ResultStatus.OPTIMAL);
    }

    private void hint(Solution first) {
        var variables = new MPVariable[blocks.size()];
        var values = new double[blocks.size()];
        for (int i = 0; i < variables.length; i++) {
            variables[i] = blocks.get(i).taken;
            values[i] = isIn(blocks.get(i).seats, first) ? 1 : 0;
        }
        solver.setHint(variables, values);
    }

    private boolean isIn(List<Seat> seats, Solution plan) {
        int p = seats.getFirst().person;
        int home = plan.home(in, p);
        long there = in.groupOf[p] < 0
                ? 1
                : Arrays.stream(in.groups[in.groupOf[p]])
                        .filter(q -> plan.home(in, q) == home)
                        .count();
        return there == seats.size()
                && seats.stream()
                        .allMatch(s -> plan.option[s.person] == s.option
                                && (s.agreedWeek < 0) == (plan.week[s.person] != in.agreedWeek(s.person, home)));
    }

    @Override
    public void close() {
        solver.delete();
    }
}
