package care.backstop.placement.solver;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.placement.model.PlacementProblem;
import care.backstop.placement.model.PlacementProblem.Home;
import care.backstop.placement.model.PlacementProblem.Kind;
import care.backstop.placement.model.PlacementProblem.Minutes;
import care.backstop.placement.model.PlacementProblem.Need;
import care.backstop.placement.model.PlacementProblem.Person;
import care.backstop.placement.model.PlacementProblem.Places;
import care.backstop.placement.model.Plan;
import care.backstop.placement.model.Plan.Placement;
import care.backstop.placement.rules.Fit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What no plan may break, checked from the problem as it was given, not from what the planner made of it. */
public final class HardRules {

    public static void kept(PlacementProblem problem, Plan plan) {
        var people = problem.people().stream().collect(Collectors.toMap(Person::id, Function.identity()));
        var homes = problem.homes().stream().collect(Collectors.toMap(Home::id, Function.identity()));
        var once = new HashSet<String>();
        plan.placements()
                .forEach(p -> assertThat(once.add(p.person())).as(p.person()).isTrue());
        plan.unplaced().forEach(u -> {
            assertThat(once.add(u.person())).as(u.person()).isTrue();
            assertThat(u.because()).as("why " + u.person() + " has no place").isNotEmpty();
        });
        assertThat(once).isEqualTo(people.keySet());
        for (var placement : plan.placements()) {
            var person = requireNonNull(people.get(placement.person()));
            var home = requireNonNull(homes.get(placement.home()));
            assertThat(Fit.firstAgainst(person, home, problem.kind(), problem.weeks()))
                    .as(placement.toString())
                    .isNull();
            assertThat(placement.week()).isBetween(person.earliestWeek(), problem.weeks() - 1);
        }
        for (var home : problem.homes()) {
            var here = plan.placements().stream()
                    .filter(p -> p.home().equals(home.id()))
                    .toList();
            var who = here.stream()
                    .map(p -> requireNonNull(people.get(p.person())))
                    .toList();
            if (problem.kind() == Kind.RESIDENTIAL) {
                notOverFull(home, who);
            } else {
                notOverbooked(home, who);
            }
            admits(problem, home, here);
        }
        assertThat(plan.bound()).isLessThanOrEqualTo(plan.cost());
    }

    /** Whatever kinds of care are looked at, nobody is there for whom no place of them is. */
    private static void notOverFull(Home home, List<Person> who) {
        var kinds = Need.values();
        for (int set = 1; set < 1 << kinds.length; set++) {
            int chosen = set;
            long needing = who.stream()
                    .filter(p -> (chosen >> requireNonNull(p.need()).ordinal() & 1) == 1)
                    .count();
            long room = home.pools().stream()
                    .map(Places.class::cast)
                    .filter(p -> p.kinds().stream().anyMatch(k -> (chosen >> k.ordinal() & 1) == 1))
                    .mapToLong(p -> p.free() == null ? 0 : p.free())
                    .sum();
            assertThat(needing).as(home.id()).isLessThanOrEqualTo(room);
        }
    }

    private static void notOverbooked(Home home, List<Person> who) {
        for (int b = 0; b < PlacementProblem.BANDS; b++) {
            int band = b;
            long wanted = who.stream()
                    .filter(p -> band < p.minutes().size())
                    .mapToLong(p -> p.minutes().get(band))
                    .sum();
            long free = home.pools().stream()
                    .map(Minutes.class::cast)
                    .filter(m -> m.band() == band + 1)
                    .mapToLong(m -> m.free() == null ? 0 : m.free())
                    .sum();
            assertThat(wanted).as(home.id() + " band " + (band + 1)).isLessThanOrEqualTo(free);
        }
    }

    private static void admits(PlacementProblem problem, Home home, List<Placement> here) {
        var most = home.admissionsPerWeek();
        for (int w = 0; most != null && w < problem.weeks(); w++) {
            int week = w;
            assertThat(here.stream().filter(p -> p.week() == week).count())
                    .as(home.id() + " in week " + week)
                    .isLessThanOrEqualTo(most.longValue());
        }
    }

    /** Where everybody goes: all that must be the same of two plans. */
    public static Set<String> places(Plan plan) {
        return plan.placements().stream()
                .map(p -> p.person() + " " + p.home() + " " + p.kind() + " " + p.week())
                .collect(Collectors.toSet());
    }

    private HardRules() {}
}
