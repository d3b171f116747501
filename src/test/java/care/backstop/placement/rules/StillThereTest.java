package care.backstop.placement.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.placement.model.PlacementProblem;
import care.backstop.placement.model.PlacementProblem.Home;
import care.backstop.placement.model.PlacementProblem.Kind;
import care.backstop.placement.model.PlacementProblem.Minutes;
import care.backstop.placement.model.PlacementProblem.Need;
import care.backstop.placement.model.PlacementProblem.Person;
import care.backstop.placement.model.PlacementProblem.Places;
import care.backstop.placement.model.PlacementProblem.Point;
import care.backstop.placement.model.PlacementProblem.Pool;
import care.backstop.placement.model.PlacementProblem.Priority;
import care.backstop.placement.model.PlacementProblem.Rating;
import care.backstop.placement.model.Plan;
import care.backstop.placement.model.Plan.Placement;
import care.backstop.placement.model.Plan.Unplaced;
import care.backstop.placement.model.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StillThereTest {

    private static final Point HERE = new Point(53.8, -2.6);

    @Test
    void thoseMostAtRiskKeepTheirPlaces() {
        var people = List.of(
                lives("ann", Need.NURSING, Priority.GREEN),
                lives("bob", Need.NURSING, Priority.RED),
                lives("cat", Need.NURSING, Priority.AMBER));
        var plan = all("oak", 0, "ann", "bob", "cat");
        assertThat(StillThere.gone(plan, now(people, home("oak", false, null, places(3, Need.NURSING)))))
                .isEmpty();
        assertThat(StillThere.gone(plan, now(people, home("oak", false, null, places(2, Need.NURSING)))))
                .containsExactly("ann");
        assertThat(StillThere.gone(plan, now(people, home("oak", false, null, places(1, Need.NURSING)))))
                .containsExactlyInAnyOrder("ann", "cat");
        assertThat(StillThere.gone(plan, now(people, home("oak", true, null, places(3, Need.NURSING)))))
                .as("suspended meanwhile")
                .containsExactlyInAnyOrder("ann", "bob", "cat");
        assertThat(StillThere.gone(plan, now(people, home("elm", false, null, places(3, Need.NURSING)))))
                .as("it is no more")
                .hasSize(3);
        assertThat(StillThere.gone(plan, now(people, home("oak", false, null, places(null, Need.NURSING)))))
                .as("nobody knows any longer")
                .hasSize(3);
        assertThat(StillThere.gone(plan, now(people.subList(1, 2), home("oak", false, null, places(1, Need.NURSING)))))
                .as("who needs a place no more is not asked about")
                .isEmpty();
    }

    @Test
    void aPlaceThatDoesForOthersTooIsLeftToThem() {
        var people = List.of(
                lives("ann", Need.RESIDENTIAL, Priority.RED), lives("bob", Need.DEMENTIA_RESIDENTIAL, Priority.GREEN));
        var both = places(1, Need.RESIDENTIAL, Need.DEMENTIA_RESIDENTIAL);
        var plan = all("oak", 0, "ann", "bob");
        assertThat(StillThere.gone(plan, now(people, home("oak", false, null, both, places(1, Need.RESIDENTIAL)))))
                .isEmpty();
        assertThat(StillThere.gone(plan, now(people, home("oak", false, null, both, places(0, Need.RESIDENTIAL)))))
                .containsExactly("bob");
        // The first takes a place that the second needs, and gives it up for another that does as well.
        var three = List.of(
                lives("ann", Need.LEARNING_DISABILITY, Priority.RED),
                lives("bob", Need.RESIDENTIAL, Priority.GREEN),
                lives("cat", Need.NURSING, Priority.GREEN));
        var one = places(1, Need.RESIDENTIAL, Need.LEARNING_DISABILITY);
        assertThat(StillThere.gone(
                        all("oak", 0, "ann", "bob", "cat"),
                        now(three, home("oak", false, null, one, places(2, Need.NURSING, Need.LEARNING_DISABILITY)))))
                .isEmpty();
        assertThat(StillThere.gone(
                        all("oak", 0, "ann", "bob", "cat"),
                        now(three, home("oak", false, null, one, places(1, Need.NURSING, Need.LEARNING_DISABILITY)))))
                .containsExactly("cat");
    }

    @Test
    void noMoreComeInAWeekThanAreTaken() {
        var people = List.of(
                lives("ann", Need.NURSING, Priority.RED),
                lives("bob", Need.NURSING, Priority.RED),
                lives("cat", Need.NURSING, Priority.RED));
        var two = List.of(goes("ann", "oak", 0), goes("bob", "oak", 0), goes("cat", "oak", 1));
        assertThat(StillThere.gone(two, now(people, home("oak", false, 2, places(3, Need.NURSING)))))
                .isEmpty();
        assertThat(StillThere.gone(two, now(people, home("oak", false, 1, places(3, Need.NURSING)))))
                .containsExactly("bob");
    }

    @Test
    void careAtHomeIsCountedByTimeOfDay() {
        var people = List.of(visited("ann", 60, 60), visited("bob", 60, 0));
        var plan = all("agency", 0, "ann", "bob");
        assertThat(StillThere.gone(plan, agency(people, 120, 60))).isEmpty();
        assertThat(StillThere.gone(plan, agency(people, 119, 60))).containsExactly("bob");
        assertThat(StillThere.gone(plan, agency(people, 120, 59))).containsExactly("ann");
    }

    @Test
    void thePlanSaysWhatIsGone() {
        var plan = new Plan(
                List.of(goes("ann", "oak", 0), goes("bob", "elm", 1)),
                List.of(new Unplaced("cat", List.of("No place free"))),
                500,
                400,
                0.2,
                0.2,
                1,
                0,
                2,
                10,
                20,
                3,
                "Proven",
                List.of("Said before"));
        assertThat(StillThere.without(plan, Set.of())).isSameAs(plan);
        var one = StillThere.without(plan, Set.of("ann"));
        assertThat(one.placements()).containsExactly(goes("bob", "elm", 1));
        assertThat(one.unplaced())
                .containsExactly(
                        new Unplaced("cat", List.of("No place free")), new Unplaced("ann", List.of(StillThere.GONE)));
        assertThat(one.warnings())
                .containsExactly(
                        "1 place went while this plan was worked out. Its cost still counts it", "Said before");
        assertThat(StillThere.without(plan, Set.of("ann", "bob")).warnings())
                .startsWith("2 places went while this plan was worked out. Its cost still counts them");
    }

    private static List<Placement> all(String home, int week, String... people) {
        return Arrays.stream(people).map(p -> goes(p, home, week)).toList();
    }

    private static Placement goes(String person, String home, int week) {
        return new Placement(person, home, "NURSING", week, 0, List.of());
    }

    private static Person lives(String id, Need need, Priority priority) {
        return person(id, need, List.of(), priority);
    }

    private static Person visited(String id, int morning, int midday) {
        return person(id, null, List.of(morning, midday, 0, 0), Priority.RED);
    }

    private static Person person(String id, @Nullable Need need, List<Integer> minutes, Priority priority) {
        return new Person(
                id, HERE, need, minutes, priority, null, List.of(), null, null, Set.of(), Set.of(), Set.of(), 0, null);
    }

    private static Places places(@Nullable Integer free, Need... kinds) {
        return new Places(Set.of(kinds), free, null);
    }

    private static Home home(String id, boolean embargo, @Nullable Integer perWeek, Pool... pools) {
        return new Home(id, "v", HERE, "A", Rating.GOOD, embargo, Set.of(), perWeek, List.of(pools), null);
    }

    private static PlacementProblem now(List<Person> people, Home... homes) {
        return new PlacementProblem(Kind.RESIDENTIAL, 2, Weights.STANDARD, people, List.of(homes));
    }

    private static PlacementProblem agency(List<Person> people, int morning, int midday) {
        return new PlacementProblem(
                Kind.HOME_CARE,
                2,
                Weights.STANDARD,
                people,
                List.of(home("agency", false, null, new Minutes(1, morning, null), new Minutes(2, midday, null))));
    }
}
