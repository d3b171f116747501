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
import care.backstop.placement.model.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketTestTest {

    private static final Point HERE = new Point(51.0, 0.0);

    /** A degree of latitude is about 69 miles. */
    private static Point north(double miles) {
        return new Point(51.0 + miles / 69.09, 0.0);
    }

    private static Person person(int n, @Nullable Need need, Integer... minutes) {
        return new Person(
                "p" + n,
                HERE,
                need,
                List.of(minutes),
                Priority.AMBER,
                null,
                List.of(),
                null,
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                0,
                null);
    }

    private static Home home(
            String id, @Nullable Point at, Rating rating, boolean embargo, @Nullable Integer perWeek, Pool... pools) {
        return new Home(id, "", at, null, rating, embargo, Set.of(), perWeek, List.of(pools), null);
    }

    private static Home good(String id, Point at, Pool... pools) {
        return home(id, at, Rating.GOOD, false, null, pools);
    }

    private static MarketTest.Outcome test(Kind kind, List<Person> people, Home... homes) {
        return MarketTest.of(new PlacementProblem(kind, 4, Weights.STANDARD, people, List.of(homes)));
    }

    private static List<Person> nursing(int people) {
        var all = new ArrayList<Person>();
        for (int i = 0; i < people; i++) {
            all.add(person(i, Need.NURSING));
        }
        return all;
    }

    @Test
    void theNearerRingsAreCountedInTheFurther() {
        var row = test(
                        Kind.RESIDENTIAL,
                        nursing(4),
                        good("a", north(4.9), new Places(Need.NURSING, 1, null)),
                        good("b", north(5.1), new Places(Need.NURSING, 2, null)),
                        good("c", north(19.9), new Places(Need.NURSING, 4, null)),
                        good("d", north(20.1), new Places(Need.NURSING, 8, null)),
                        good("e", north(5), new Places(Need.RESIDENTIAL, 90, null)))
                .rows()
                .getFirst();
        assertThat(row.within()).containsExactly(1L, 3L, 7L, 15L);
        assertThat(row.services()).isEqualTo(4);
        assertThat(row.notKnown()).isZero();
        assertThat(row.missing()).isZero();
        assertThat(row.words()).isEqualTo("Enough within 20 miles, short of 1 place within 10");
        assertThat(row.need()).isEqualTo("nursing care");
    }

    @ParameterizedTest(name = "{0} people, {1} free near by, {2} silent")
    @CsvSource(delimiter = '|', textBlock = """
      3 | 3 | 0 | 0 | Enough within 5 miles
      4 | 3 | 0 | 1 | Short of 1 place even within 62 miles
      5 | 3 | 0 | 2 | Short of 2 places even within 62 miles
      5 | 3 | 1 | 2 | Short of 2 places even within 62 miles. 1 service has not said what is free
      3 | 3 | 2 | 0 | Enough within 5 miles. 2 services have not said what is free
    """)
    void whatIsNotToldIsNotNoneAndIsSaid(int people, int free, int silent, long without, String words) {
        var homes = new ArrayList<Home>();
        homes.add(good("a", north(1), new Places(Need.NURSING, free, null)));
        for (int i = 0; i < silent; i++) {
            homes.add(good("s" + i, north(1), new Places(Need.NURSING, null, null)));
        }
        var outcome = test(Kind.RESIDENTIAL, nursing(people), homes.toArray(Home[]::new));
        assertThat(outcome.rows().getFirst().words()).isEqualTo(words);
        assertThat(outcome.rows().getFirst().notKnown()).isEqualTo(silent);
        assertThat(outcome.rows().getFirst().missing()).isEqualTo(without);
        assertThat(outcome.without()).isEqualTo(without);
    }

    @Test
    void servicesThatTakeNobodyDoNotCountAndOneOfUnknownPlaceIsFarAway() {
        var places = new Places(Need.NURSING, 5, null);
        var row = test(
                        Kind.RESIDENTIAL,
                        nursing(1),
                        home("a", north(1), Rating.INADEQUATE, false, null, places),
                        home("b", north(1), Rating.GOOD, true, null, places),
                        home("c", north(1), Rating.GOOD, false, 0, places),
                        home("d", null, Rating.GOOD, false, 1, places))
                .rows()
                .getFirst();
        assertThat(row.services()).isEqualTo(1);
        assertThat(row.within()).containsExactly(0L, 0L, 0L, 5L);
        assertThat(row.words()).isEqualTo("Enough within 62 miles, short of 1 place within 20");
    }

    @Test
    void aPlaceThatSuitsTwoNeedsIsThereForOnePerson() {
        var people = List.of(person(1, Need.NURSING), person(2, Need.DEMENTIA_NURSING), person(3, null));
        var both = new Places(Set.of(Need.NURSING, Need.DEMENTIA_NURSING), 1, null);
        var short1 = test(Kind.RESIDENTIAL, people, good("a", north(1), both));
        assertThat(short1.rows()).allMatch(r -> r.missing() == 0).hasSize(2);
        assertThat(short1.without())
                .as("each row alone has enough, both together have not")
                .isEqualTo(1);
        var enough = test(
                Kind.RESIDENTIAL,
                people,
                good("a", north(1), both),
                good("b", north(1), new Places(Need.NURSING, 1, null)));
        assertThat(enough.without()).isZero();
        var wrong = test(
                Kind.RESIDENTIAL,
                people,
                good("b", north(1), new Places(Need.NURSING, 7, null)),
                home("c", north(1), Rating.GOOD, true, null, both));
        assertThat(wrong.without()).as("room of one kind is no help to another").isEqualTo(1);
        assertThat(test(Kind.RESIDENTIAL, List.of()).rows()).isEmpty();
    }

    @Test
    void careAtHomeIsCountedByTimeOfDay() {
        var people = List.of(person(1, null, 420, 0, 210, 0), person(2, null, 210, 0, 0, 0));
        var outcome = test(
                Kind.HOME_CARE,
                people,
                good("a", north(1), new Minutes(1, 500, null), new Minutes(2, 900, null), new Minutes(3, 300, null)),
                good("b", north(12), new Minutes(1, 50, null), new Minutes(3, null, null)));
        assertThat(outcome.minutes()).isTrue();
        assertThat(outcome.rows())
                .extracting(MarketTest.Row::need)
                .containsExactly("home care in the morning", "home care at tea time");
        assertThat(outcome.rows().getFirst().within()).containsExactly(500L, 500L, 550L, 550L);
        assertThat(outcome.rows().getFirst().words()).isEqualTo("Short of 2 hours a week even within 62 miles");
        assertThat(outcome.rows().getLast().notKnown()).isEqualTo(1);
        assertThat(outcome.rows().getLast().words())
                .isEqualTo("Enough within 5 miles. 1 service has not said what is free");
        assertThat(outcome.without()).isEqualTo(80);
    }

    @Test
    void careAtHomeWithoutTimesOfDayIsOneRow() {
        var outcome =
                test(Kind.HOME_CARE, List.of(person(1, null, 600)), good("a", north(1), new Minutes(1, 600, null)));
        assertThat(outcome.rows()).singleElement().satisfies(r -> {
            assertThat(r.need()).isEqualTo("home care");
            assertThat(r.wanted()).isEqualTo(600);
            assertThat(r.words()).isEqualTo("Enough within 5 miles");
        });
        assertThat(outcome.without()).isZero();
    }
}
