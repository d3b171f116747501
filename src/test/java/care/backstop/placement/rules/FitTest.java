package care.backstop.placement.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Answer;
import care.backstop.kernel.Finding;
import care.backstop.placement.model.PlacementProblem;
import care.backstop.placement.model.PlacementProblem.Home;
import care.backstop.placement.model.PlacementProblem.Kind;
import care.backstop.placement.model.PlacementProblem.Minutes;
import care.backstop.placement.model.PlacementProblem.Need;
import care.backstop.placement.model.PlacementProblem.Person;
import care.backstop.placement.model.PlacementProblem.Places;
import care.backstop.placement.model.PlacementProblem.Point;
import care.backstop.placement.model.PlacementProblem.Priority;
import care.backstop.placement.model.PlacementProblem.Rating;
import care.backstop.placement.model.Weights;
import care.backstop.placement.solver.Problems;
import care.backstop.testing.Requirement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitTest {

    private static final Point HERE = new Point(53.8, -2.6);

    @ParameterizedTest(name = "{8}")
    @CsvSource(textBlock = """
        # need,        kinds with places free,    embargo, rating,               provider, features,      admits, radius, case,                                    expected
          NURSING,     NURSING 2,                 false,   GOOD,                 v1,       ENSUITE,       2,      ,       everything holds,                        Suitable
          NURSING,     RESIDENTIAL 2,             false,   GOOD,                 v1,       ENSUITE,       2,      ,       registered for another kind only,        Not registered for nursing care
          RESIDENTIAL, NURSING 2,                 false,   GOOD,                 v1,       ENSUITE,       2,      ,       the other way round is no fit either,    Not registered for residential care
          NURSING,     NURSING 0,                 false,   GOOD,                 v1,       ENSUITE,       2,      ,       full,                                    No place free
          NURSING,     NURSING 0 RESIDENTIAL 4,   false,   GOOD,                 v1,       ENSUITE,       2,      ,       room of the wrong kind is no room,       No place free
          NURSING,     NURSING ?,                 false,   GOOD,                 v1,       ENSUITE,       2,      ,       nobody told us how many: ask,            ask
          NURSING,     NURSING ? NURSING 1,       false,   GOOD,                 v1,       ENSUITE,       2,      ,       one known place is enough,               Suitable
          NURSING,     NURSING 2,                 true,    GOOD,                 v1,       ENSUITE,       2,      ,       under an embargo,                        Under an embargo or suspension
          NURSING,     NURSING 2,                 false,   INADEQUATE,           v1,       ENSUITE,       2,      ,       inadequate,                              Rated Inadequate
          NURSING,     NURSING 2,                 false,   REQUIRES_IMPROVEMENT, v1,       ENSUITE,       2,      ,       requires improvement may be offered,     Suitable
          NURSING,     NURSING 2,                 false,   NOT_RATED,            v1,       ENSUITE,       2,      ,       so may a home not yet rated,             Suitable
          NURSING,     NURSING 2,                 false,   GOOD,                 v9,       ENSUITE,       2,      ,       the person excluded this provider,       The provider or the home is excluded for this person
          NURSING,     NURSING 2,                 false,   GOOD,                 v1,       GARDEN,        2,      ,       something it must have is missing,       Does not have ensuite
          NURSING,     NURSING 2,                 false,   GOOD,                 v1,       ENSUITE,       0,      ,       takes nobody at present,                 Takes no new people at present
          NURSING,     NURSING 2,                 false,   GOOD,                 v1,       ENSUITE,       ,       ,       no limit of admissions stated,           Suitable
          NURSING,     NURSING 2,                 false,   GOOD,                 v1,       ENSUITE,       2,      1,      outside the distance it serves,          Further away than it serves
          NURSING,     NURSING 2,                 false,   GOOD,                 v1,       ENSUITE,       2,      20000,  inside it,                               Suitable
        """)
    void aPlaceMayBeOffered(
            Need need,
            String pools,
            boolean embargo,
            Rating rating,
            String provider,
            String features,
            @Nullable Integer admits,
            @Nullable Integer radius,
            String name,
            String expected) {
        var list = new ArrayList<PlacementProblem.Pool>();
        var words = pools.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            list.add(new Places(
                    Need.valueOf(words[i]), words[i + 1].equals("?") ? null : Integer.valueOf(words[i + 1]), null));
        }
        var home = new Home(
                "h1", provider, new Point(53.9, -2.6), "A", rating, embargo, Set.of(features), admits, list, radius);
        var answer = Fit.determine(person(need, Set.of("ENSUITE")), home, Kind.RESIDENTIAL, 8, Weights.STANDARD);
        assertThat(answer.findings()).as("every condition is looked at").hasSize(Fit.Condition.values().length);
        switch (answer) {
            case Fit.Suitable _ -> assertThat(expected).isEqualTo("Suitable");
            case Fit.AskFirst ask -> {
                assertThat(expected).isEqualTo("ask");
                assertThat(ask.toAsk()).containsExactly("How much room it has is not known: ask");
            }
            case Fit.Unsuitable no -> assertThat(no.because()).containsExactly(expected);
        }
    }

    @Test
    @Requirement({"L2.4-b", "SA-7.3"})
    void everythingAgainstAPlaceIsSaidNotOnlyTheFirst() {
        var home = new Home(
                "h1",
                "v9",
                HERE,
                "A",
                Rating.INADEQUATE,
                true,
                Set.of(),
                2,
                List.of(new Places(Need.RESIDENTIAL, 3, null)),
                null);
        var answer =
                Fit.determine(person(Need.NURSING, Set.of("ENSUITE")), home, Kind.RESIDENTIAL, 8, Weights.STANDARD);
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Fit.Unsuitable.class,
                        no -> assertThat(no.because())
                                .containsExactly(
                                        "Not registered for nursing care",
                                        "The provider or the home is excluded for this person",
                                        "Under an embargo or suspension",
                                        "Rated Inadequate",
                                        "Does not have ensuite"));
        assertThat(answer.findings())
                .filteredOn(f -> f.answer() == Answer.YES)
                .extracting(Finding::question)
                .containsExactly(
                        "Is it open to people of this person's sex?",
                        "Is the person within the distance it serves?",
                        "Can the person move within the weeks planned?");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(textBlock = """
        # wanted,         offered,            case,                               expected
          60 0 0 30,      100 ? 0 30,         only the bands needed count,        Suitable
          60 0 0 30,      100 50 50 29,       a minute short in one band,         Unsuitable
          60 0 0 30,      100 50 50 -,        does not work in the evening,       Unsuitable
          60 0 0 30,      100 50 50 ?,        evening room not known,             AskFirst
          60 0 0 30,      59 50 50 ?,         a known no beats a question,        Unsuitable
        """)
    void homeCareNeedsRoomInEveryBand(String wanted, String offered, String name, String expected) {
        var pools = new ArrayList<PlacementProblem.Pool>();
        var each = offered.split(" ");
        for (int b = 0; b < 4; b++) {
            if (!each[b].equals("-")) {
                pools.add(new Minutes(b + 1, each[b].equals("?") ? null : Integer.valueOf(each[b]), 2400));
            }
        }
        var home = new Home("a1", "v1", HERE, "A", Rating.GOOD, false, Set.of(), 5, pools, 9000);
        var minutes = List.of(wanted.split(" ")).stream().map(Integer::valueOf).toList();
        var person = new Person(
                "p1",
                HERE,
                null,
                minutes,
                Priority.RED,
                null,
                List.of(),
                null,
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                0,
                null);
        assertThat(Fit.determine(person, home, Kind.HOME_CARE, 4, Weights.STANDARD)
                        .getClass()
                        .getSimpleName())
                .isEqualTo(expected);
    }

    @Test
    void theShortFormOfTheScoreAgreesWithTheOneInWords() {
        int compared = 0;
        for (var problem : List.of(Problems.oneHome(1, 20, 60), Problems.homeCare(1, 20, 3, 8, 2))) {
            for (var person : problem.people()) {
                for (var home : problem.homes()) {
                    int pool = problem.kind() == Kind.HOME_CARE || home.pools().isEmpty() ? -1 : 0;
                    assertThat(Score.points(person, home, problem.kind(), pool, problem.weights()))
                            .isEqualTo(Score.of(person, home, problem.kind(), pool, problem.weights())
                                    .points());
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(1000);
    }

    @Test
    void theFirstChoiceCostsNothingAndDistanceCountsMorePastTwentyKilometres() {
        var person = new Person(
                "p1",
                HERE,
                Need.NURSING,
                List.of(),
                Priority.RED,
                null,
                List.of("h1", "h2"),
                "A",
                90_000,
                Set.of(),
                Set.of("GARDEN"),
                Set.of(),
                0,
                null);
        assertThat(parts(person, home("h1", 53.8, 90_000)))
                .containsExactly("choice 0", "area 0", "distance 0", "quality 0", "fee 0", "wishes 150");
        assertThat(parts(person, home("h2", 53.8, 90_001)))
                .containsExactly("choice 500", "area 0", "distance 0", "quality 0", "fee 302", "wishes 150");
        assertThat(parts(person, home("h3", 54.0698, 85_000)))
                .containsExactly("choice 3000", "area 0", "distance 4000", "quality 0", "fee 0", "wishes 150");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "has all,                      HOIST GARDEN, '',    true,  Suitable,   '',                                  true",
        "has all of those it told,     HOIST GARDEN, PETS,  false, Suitable,   '',                                  true",
        "has not said of the garden,   HOIST,        '',    true,  AskFirst,   Ask whether it has garden,           true",
        "has said nothing,             '',           '',    true,  AskFirst,   'Ask whether it has garden, hoist',  true",
        "said that it has no hoist,    GARDEN,       HOIST, true,  Unsuitable, Does not have hoist,                 false",
        "lacks one; another not known, '',           HOIST, true,  Unsuitable, Does not have hoist,                 false",
        "all is known and one is not,  HOIST,        '',    false, Unsuitable, Does not have garden,                false",
    })
    void whatAPlaceHasNotSaidIsAskedAndWhatItHasNotStandsAgainstIt(
            String name, String has, String hasNot, boolean more, String expected, String words, boolean inAPlan) {
        var person = person(Need.NURSING, Set.of("HOIST", "GARDEN"));
        var home = with(words(has), new PlacementProblem.Unknown(Set.of(), false, more, words(hasNot)));
        var determination = Fit.determine(person, home, Kind.RESIDENTIAL, 4, Weights.STANDARD);
        assertThat(determination.getClass().getSimpleName()).isEqualTo(expected);
        var said = switch (determination) {
            case Fit.Suitable _ -> List.<String>of();
            case Fit.AskFirst(var _, var _, var toAsk) -> toAsk;
            case Fit.Unsuitable(var _, var because) -> because;
        };
        assertThat(said).isEqualTo(words.isEmpty() ? List.of() : List.of(words));
        assertThat(Fit.firstAgainst(person, home, Kind.RESIDENTIAL, 4) == null)
                .as("a proposal that asks is better than no place")
                .isEqualTo(inAPlan);
    }

    @ParameterizedTest(name = "a home for {0} and somebody who must have {1}: {2}")
    @CsvSource({
        "WOMEN_ONLY, WOMEN_ONLY, Suitable",
        "WOMEN_ONLY, HOIST,      AskFirst",
        "MEN_ONLY,   WOMEN_ONLY, Unsuitable",
        "MEN_ONLY,   MEN_ONLY,   Suitable",
        "HOIST,      HOIST,      Suitable",
    })
    void aHomeForOneSexIsNeverAssumedToBeOpen(String home, String must, String expected) {
        var person = person(Need.NURSING, Set.of(must));
        var has = new HashSet<>(List.of("HOIST", home));
        var hasNot = new HashSet<>(List.of("WOMEN_ONLY", "MEN_ONLY"));
        hasNot.remove(home);
        var place = with(has, new PlacementProblem.Unknown(Set.of(), false, true, hasNot));
        var found = Fit.determine(person, place, Kind.RESIDENTIAL, 4, Weights.STANDARD);
        assertThat(found.getClass().getSimpleName()).isEqualTo(expected);
        assertThat(Fit.firstAgainst(person, place, Kind.RESIDENTIAL, 4) == null).isEqualTo(expected.equals("Suitable"));
    }

    @Test
    void theWayOfThoseWhoVisitCounts() {
        var visited = new Person(
                "p1",
                HERE,
                Need.NURSING,
                List.of(),
                Priority.RED,
                null,
                List.of(),
                null,
                null,
                Set.of("LIFT"),
                Set.of(),
                Set.of(),
                0,
                null,
                new Point(53.89, -2.6));
        var home = home("h1", 53.8, 90_000);
        assertThat(parts(visited, home)).containsExactly("distance 0", "family 500", "quality 0", "needs 150");
        assertThat(Score.of(visited, home, Kind.RESIDENTIAL, 0, Weights.STANDARD).parts().stream()
                        .map(Score.Part::words))
                .contains("6.2 miles from family", "Ask whether it has lift");
        assertThat(Score.points(visited, home, Kind.RESIDENTIAL, 0, Weights.STANDARD))
                .as("the short form agrees")
                .isEqualTo(650);
        var nowhere = new Home(
                "h1",
                "v1",
                null,
                "A",
                Rating.GOOD,
                false,
                Set.of("LIFT"),
                2,
                List.of(new Places(Need.NURSING, 1, 1)),
                null);
        assertThat(parts(visited, nowhere)).contains("family 3000", "needs 0");
    }

    private static Set<String> words(String joined) {
        return joined.isEmpty() ? Set.of() : Set.of(joined.split(" "));
    }

    private static Home with(Set<String> features, PlacementProblem.Unknown unknown) {
        return new Home(
                "h1",
                "v1",
                HERE,
                "A",
                Rating.GOOD,
                false,
                features,
                2,
                List.of(new Places(Need.NURSING, 1, 90_000)),
                null,
                unknown);
    }

    private static List<String> parts(Person person, Home home) {
        return Score.of(person, home, Kind.RESIDENTIAL, 0, Weights.STANDARD).parts().stream()
                .map(part -> part.what() + " " + part.points())
                .toList();
    }

    private static Home home(String id, double lat, int fee) {
        return new Home(
                id,
                "v1",
                new Point(lat, -2.6),
                "A",
                Rating.GOOD,
                false,
                Set.of(),
                2,
                List.of(new Places(Need.NURSING, 1, fee)),
                null);
    }

    private static Person person(Need need, Set<String> features) {
        return new Person(
                "p1",
                HERE,
                need,
                List.of(),
                Priority.AMBER,
                null,
                List.of(),
                null,
                null,
                features,
                Set.of(),
                Set.of("v9"),
                0,
                null);
    }
}
