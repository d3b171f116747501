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
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnoughRoomTest {

    @Test
    void countsPlacesThatSuitAndAreKnownToBeFree() {
        var nursing = Stream.concat(people(3, Need.NURSING), people(2, Need.RESIDENTIAL));
        assertThat(EnoughRoom.against(
                        residential(nursing.toList(), place(Need.NURSING, 3), place(Need.RESIDENTIAL, 2))))
                .isEmpty();
        assertThat(EnoughRoom.against(residential(
                        people(3, Need.NURSING).toList(),
                        place(Need.NURSING, 2),
                        place(Need.NURSING, null),
                        place(Need.RESIDENTIAL, 9))))
                .containsExactly("Not enough places: 3 need nursing care, and 2 such places are known to be free");
    }

    @Test
    void countsHoursBandByBand() {
        var three = visited(3, null, List.of(420, 60, 0, 0));
        assertThat(EnoughRoom.against(homeCare(three, agency(1260, 180, 0, 0)))).isEmpty();
        assertThat(EnoughRoom.against(homeCare(three, agency(1259, 180, 9000, 9000), agency(0, 0, 0, 0))))
                .containsExactly(
                        "Not enough home care in the morning: these people need 21 hours a week, and 20 are known to be free");
        assertThat(EnoughRoom.against(homeCare(visited(1, null, List.of(420, 0, 0, 0)), agency(60, 0, 0, 0))))
                .as("nobody plans by time of day")
                .containsExactly("Not enough home care: these people need 7 hours a week, and 1 are known to be free");
    }

    @Test
    void aRoundNeedsOneAgencyWithRoomForAllOfIt() {
        var round = visited(4, "Early", List.of(100, 50, 0, 0));
        assertThat(EnoughRoom.against(homeCare(round, agency(400, 200, 0, 0)))).isEmpty();
        // Together they have room enough, and neither for the whole round.
        assertThat(EnoughRoom.against(homeCare(round, agency(399, 400, 0, 0), agency(400, 199, 0, 0))))
                .containsExactly("1 of 1 rounds is larger than what any one agency has free, so it cannot stay whole");
        assertThat(EnoughRoom.against(homeCare(
                        visited(1, "Early", List.of(100, 50, 0, 0)), agency(50, 50, 0, 0), agency(50, 0, 0, 0))))
                .as("one person is no round")
                .isEmpty();
    }

    private static PlacementProblem residential(List<Person> people, Pool... pools) {
        return problem(Kind.RESIDENTIAL, people, Stream.of(pools).map(List::of).toList());
    }

    @SafeVarargs
    private static PlacementProblem homeCare(List<Person> people, List<Pool>... agencies) {
        return problem(Kind.HOME_CARE, people, List.of(agencies));
    }

    private static PlacementProblem problem(Kind kind, List<Person> people, List<List<Pool>> pools) {
        var homes = IntStream.range(0, pools.size())
                .mapToObj(n -> new Home(
                        "h" + n,
                        "v" + n,
                        new Point(52, -1),
                        "A",
                        Rating.GOOD,
                        false,
                        Set.of(),
                        null,
                        pools.get(n),
                        null))
                .toList();
        return new PlacementProblem(kind, 4, Weights.STANDARD, people, homes);
    }

    private static Pool place(Need need, @Nullable Integer free) {
        return new Places(need, free, null);
    }

    private static List<Pool> agency(int... free) {
        return IntStream.range(0, free.length)
                .<Pool>mapToObj(b -> new Minutes(b + 1, free[b], null))
                .toList();
    }

    private static Stream<Person> people(int count, Need need) {
        return IntStream.range(0, count).mapToObj(n -> person(need + "-" + n, need, List.of(), null));
    }

    private static List<Person> visited(int count, @Nullable String round, List<Integer> minutes) {
        return IntStream.range(0, count)
                .mapToObj(n -> person("p" + n, null, minutes, round))
                .toList();
    }

    private static Person person(String id, @Nullable Need need, List<Integer> minutes, @Nullable String group) {
        return new Person(
                id,
                new Point(52, -1),
                need,
                minutes,
                Priority.AMBER,
                group,
                List.of(),
                null,
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                0,
                null);
    }
}
