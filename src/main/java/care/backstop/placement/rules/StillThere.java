package care.backstop.placement.rules;

import care.backstop.placement.model.PlacementProblem;
import care.backstop.placement.model.PlacementProblem.Home;
import care.backstop.placement.model.PlacementProblem.Kind;
import care.backstop.placement.model.PlacementProblem.Minutes;
import care.backstop.placement.model.PlacementProblem.Person;
import care.backstop.placement.model.PlacementProblem.Places;
import care.backstop.placement.model.PlacementProblem.Pool;
import care.backstop.placement.model.Plan;
import care.backstop.placement.model.Plan.Placement;
import care.backstop.placement.model.Plan.Unplaced;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether the places of a plan are still there when it is ready: others may have taken one, or a service may have closed
 * or been suspended, while it was worked out. Where not all can stay, those most at risk keep theirs.
 */
public final class StillThere {

    /** Said of somebody whose place went. */
    public static final String GONE =
            "The place found for them was gone before the plan was ready. Work out a plan again";

    /** The people whose places are gone, most at risk first. */
    public static Set<String> gone(List<Placement> placements, PlacementProblem now) {
        var people = now.people().stream().collect(Collectors.toMap(Person::id, Function.identity()));
        var homes = now.homes().stream().collect(Collectors.toMap(Home::id, Function.identity()));
        var gone = new HashSet<String>();
        var left = new HashMap<String, Left>();
        placements.stream()
                .filter(p -> people.containsKey(p.person()))
                .sorted(Comparator.comparing((Placement p) -> urgency(people, p))
                        .thenComparing(Placement::person))
                .forEach(p -> {
                    var home = homes.get(p.home());
                    var person = people.get(p.person());
                    if (home == null
                            || person == null
                            || Fit.firstAgainst(person, home, now.kind(), now.weeks()) != null
                            || !left.computeIfAbsent(p.home(), _ -> new Left(home))
                                    .take(person, p.week(), now.kind())) {
                        gone.add(p.person());
                    }
                });
        return gone;
    }

    private static int urgency(Map<String, Person> people, Placement placement) {
        var person = people.get(placement.person());
        return person == null ? 0 : person.priority().ordinal();
    }

    /** The plan without these places, saying so of each and in all. What it costs is what it cost with them. */
    public static Plan without(Plan plan, Set<String> gone) {
        if (gone.isEmpty()) {
            return plan;
        }
        var unplaced = new ArrayList<>(plan.unplaced());
        plan.placements().stream()
                .filter(p -> gone.contains(p.person()))
                .forEach(p -> unplaced.add(new Unplaced(p.person(), List.of(GONE))));
        var warnings = new ArrayList<String>();
        warnings.add(
                gone.size() == 1
                        ? "1 place went while this plan was worked out. Its cost still counts it"
                        : "%d places went while this plan was worked out. Its cost still counts them"
                                .formatted(gone.size()));
        warnings.addAll(plan.warnings());
        return new Plan(
                plan.placements().stream()
                        .filter(p -> !gone.contains(p.person()))
                        .toList(),
                unplaced,
                plan.cost(),
                plan.bound(),
                plan.gap(),
                plan.gapOfPlaced(),
                plan.groupsKept(),
                plan.groupsSplit(),
                plan.firstChoices(),
                plan.medianMetres(),
                plan.p95Metres(),
                plan.milliseconds(),
                plan.stoppedBecause(),
                warnings);
    }

    /** What one home has left as people of the plan are put there. */
    private static final class Left {

        private final Home home;
        private final List<List<Person>> in = new ArrayList<>();
        private final int[] used;
        private final Map<Integer, Integer> admitted = new HashMap<>();

        Left(Home home) {
            this.home = home;
            this.used = new int[home.pools().size()];
            home.pools().forEach(_ -> in.add(new ArrayList<>()));
        }

        boolean take(Person person, int week, Kind kind) {
            var most = home.admissionsPerWeek();
            if (most != null && admitted.getOrDefault(week, 0) >= most) {
                return false;
            }
            if (kind == Kind.RESIDENTIAL ? !place(person, new BitSet()) : !minutes(person)) {
                return false;
            }
            admitted.merge(week, 1, Integer::sum);
            return true;
        }

        /** Whoever is there already may have to have another of its places that does for them, too. */
        private boolean place(Person person, BitSet tried) {
            for (int i = 0; i < in.size(); i++) {
                if (tried.get(i) || !(home.pools().get(i) instanceof Places places) || !places.suits(person.need())) {
                    continue;
                }
                tried.set(i);
                var there = in.get(i);
                if (there.size() < known(places.free())) {
                    there.add(person);
                    return true;
                }
                for (int n = 0; n < there.size(); n++) {
                    if (place(there.get(n), tried)) {
                        there.set(n, person);
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean minutes(Person person) {
            var pools = home.pools();
            for (int i = 0; i < used.length; i++) {
                if (pools.get(i) instanceof Minutes minutes
                        && used[i] + wanted(person, pools.get(i)) > known(minutes.free())) {
                    return false;
                }
            }
            for (int i = 0; i < used.length; i++) {
                used[i] += wanted(person, pools.get(i));
            }
            return true;
        }

        private static int wanted(Person person, Pool pool) {
            return pool instanceof Minutes minutes
                            && minutes.band() <= person.minutes().size()
                    ? person.minutes().get(minutes.band() - 1)
                    : 0;
        }

        private static int known(@Nullable Integer free) {
            return free == null ? 0 : free;
        }
    }

    private StillThere() {}
}
