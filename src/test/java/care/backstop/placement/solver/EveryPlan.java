package care.backstop.placement.solver;

import static java.util.Objects.requireNonNull;

import care.backstop.placement.model.PlacementProblem;
import care.backstop.placement.model.PlacementProblem.Home;
import care.backstop.placement.model.PlacementProblem.Kind;
import care.backstop.placement.model.PlacementProblem.Minutes;
import care.backstop.placement.model.PlacementProblem.Person;
import care.backstop.placement.model.PlacementProblem.Places;
import care.backstop.placement.rules.Fit;
import care.backstop.placement.rules.Score;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes through every plan there is, one after the other. It knows the published rules and the published weights, and
 * nothing of the planner: no number, order or shortcut is shared with it.
 */
public final class EveryPlan {

    /** What one person could have: where, from which pool (-1 for minutes), in which week, and its points. */
    private record Could(String home, int pool, int week, long points) {}

    private final PlacementProblem problem;
    private final Map<String, Home> homes = new HashMap<>();
    private final List<List<Could>> could = new ArrayList<>();
    private final List<Long> without = new ArrayList<>();
    private final Map<String, Integer> used = new HashMap<>();
    private final List<@Nullable String> at = new ArrayList<>();
    private long best = Long.MAX_VALUE;

    private EveryPlan(PlacementProblem problem) {
        this.problem = problem;
        problem.homes().forEach(h -> homes.put(h.id(), h));
        for (var person : problem.people()) {
            long hold = hold(person);
            without.add(problem.weights().unplaced(person.priority()) + hold);
            could.add(could(person, hold));
            at.add(null);
        }
    }

    /** What the best plan of all costs. */
    public static long best(PlacementProblem problem) {
        var search = new EveryPlan(problem);
        search.from(0, 0);
        return search.best;
    }

    /** What it costs to take somebody out of what was agreed; nothing once that is no longer possible. */
    private long hold(Person person) {
        var agreed = person.agreed();
        var home = agreed == null ? null : homes.get(agreed.home());
        if (agreed == null || home == null || Fit.firstAgainst(person, home, problem.kind(), problem.weeks()) != null) {
            return 0;
        }
        var week = agreed.week();
        return week == null || (week >= person.earliestWeek() && week < problem.weeks())
                ? problem.weights().of("disturbed")
                : 0;
    }

    private List<Could> could(Person person, long hold) {
        var could = new ArrayList<Could>();
        for (var home : problem.homes()) {
            if (Fit.firstAgainst(person, home, problem.kind(), problem.weeks()) != null) {
                continue;
            }
            var agreed = person.agreed();
            boolean kept = hold > 0 && agreed != null && agreed.home().equals(home.id());
            for (int pool : pools(person, home)) {
                long points = Score.of(person, home, problem.kind(), pool, problem.weights())
                        .points();
                for (int w = person.earliestWeek(); w < problem.weeks(); w++) {
                    boolean otherWeek = kept
                            && problem.kind() == Kind.RESIDENTIAL
                            && requireNonNull(agreed).week() != null
                            && agreed.week() != w;
                    could.add(new Could(
                            home.id(),
                            pool,
                            w,
                            points
                                    + problem.weights().of("waitingWeek") * (w - person.earliestWeek())
                                    + (kept ? otherWeek ? hold / 2 : 0 : hold)));
                }
            }
        }
        return could;
    }

    private List<Integer> pools(Person person, Home home) {
        if (problem.kind() == Kind.HOME_CARE) {
            return List.of(-1);
        }
        var pools = new ArrayList<Integer>();
        for (int i = 0; i < home.pools().size(); i++) {
            if (home.pools().get(i) instanceof Places places && places.suits(person.need())) {
                pools.add(i);
            }
        }
        return pools;
    }

    private void from(int p, long soFar) {
        if (soFar >= best) {
            return; // nothing is cheaper than free
        }
        if (p == problem.people().size()) {
            best = Math.min(best, soFar + apart());
            return;
        }
        var person = problem.people().get(p);
        for (var place : could.get(p)) {
            var takes = takes(person, place);
            takes.forEach((what, amount) -> used.merge(what, amount, Integer::sum));
            if (takes.keySet().stream().allMatch(what -> used.getOrDefault(what, 0) <= there(what))) {
                at.set(p, place.home());
                from(p + 1, soFar + place.points());
                at.set(p, null);
            }
            takes.forEach((what, amount) -> used.merge(what, -amount, Integer::sum));
        }
        from(p + 1, soFar + without.get(p));
    }

    /** Of each home: its places by pool or its minutes by band, and whom it admits in a week. */
    private Map<String, Integer> takes(Person person, Could place) {
        var takes = new HashMap<String, Integer>();
        takes.put(place.home() + "/week/" + place.week(), 1);
        if (place.pool() >= 0) {
            takes.put(place.home() + "/pool/" + place.pool(), 1);
        }
        for (int b = 0; b < person.minutes().size(); b++) {
            if (person.minutes().get(b) > 0) {
                takes.put(place.home() + "/band/" + (b + 1), person.minutes().get(b));
            }
        }
        return takes;
    }

    private int there(String what) {
        var words = what.split("/");
        var home = requireNonNull(homes.get(words[0]));
        int number = Integer.parseInt(words[2]);
        return switch (words[1]) {
            case "week" -> home.admissionsPerWeek() == null ? Integer.MAX_VALUE : home.admissionsPerWeek();
            case "pool" -> {
                var free = ((Places) home.pools().get(number)).free();
                yield free == null ? 0 : free;
            }
            default ->
                home.pools().stream()
                        .map(Minutes.class::cast)
                        .filter(m -> m.band() == number)
                        .mapToInt(m -> m.free() == null ? 0 : m.free())
                        .sum();
        };
    }

    /** A group in three homes is split twice. */
    private long apart() {
        var where = new HashMap<String, Set<String>>();
        for (int p = 0; p < at.size(); p++) {
            var group = problem.people().get(p).group();
            var home = at.get(p);
            if (group != null && home != null) {
                where.computeIfAbsent(group, _ -> new HashSet<>()).add(home);
            }
        }
        return where.values().stream().mapToLong(h -> h.size() - 1L).sum()
                * problem.weights().of(problem.kind() == Kind.HOME_CARE ? "roundSplit" : "groupSplit");
    }
}
