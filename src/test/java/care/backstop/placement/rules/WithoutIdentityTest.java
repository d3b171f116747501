package care.backstop.placement.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Answer;
import care.backstop.people.Need;
import care.backstop.people.Visits;
import care.backstop.placement.rules.WithoutIdentity.Facts;
import care.backstop.placement.rules.WithoutIdentity.Line;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WithoutIdentityTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 9);

    private static Facts facts(@Nullable LocalDate born, @Nullable Need need, List<String> features, int friends) {
        return new Facts(born, TODAY, need, null, null, Answer.NO, Answer.NOT_KNOWN, features, null, friends, Set.of());
    }

    private static Map<String, String> profile(Facts facts) {
        return WithoutIdentity.profile(facts).stream().collect(Collectors.toMap(Line::label, Line::words));
    }

    @ParameterizedTest(name = "born {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                 | Not known
      2008-12-10 | Under 18
      2008-12-09 | 18 to 44
      1981-12-10 | 18 to 44
      1981-12-09 | 45 to 64
      1961-12-09 | 65 to 74
      1951-12-10 | 65 to 74
      1951-12-09 | 75 to 84
      1941-12-10 | 75 to 84
      1941-12-09 | 85 or older
      1919-01-01 | 85 or older
    """)
    void anAgeIsABandWhoseOldestIsWide(@Nullable LocalDate born, String words) {
        assertThat(profile(facts(born, Need.NURSING, List.of(), 0))).containsEntry("Age", words);
    }

    @ParameterizedTest(name = "{0} goes under {1}")
    @CsvSource(delimiter = '|', textBlock = """
      Wheelchair in the room     | Moving about
      Ground floor               | Moving about
      Hoist                      | Equipment
      Profiling bed              | Equipment
      Halal meals                | Food
      Diabetic diet              | Food
      Chapel on Sundays          | Faith and culture
      Hearing loop               | Communication
      BSL                        | Communication
      A cat                      | Also needed
      Bedroom with a view        | Also needed
    """)
    void eachNeedStandsWhereAProviderLooksForIt(String feature, String label) {
        assertThat(profile(facts(null, Need.NURSING, List.of(feature), 0)))
                .containsEntry(label, feature)
                .hasSize(3);
    }

    @Test
    void whatNamesSomebodyIsLeftOutAndCounted() {
        var features = List.of("Hoist", "Sits with Odile", "Near Bram");
        var one = new Facts(
                null, TODAY, null, null, null, Answer.NO, Answer.NO, features, null, 0, Set.of("Sits with Odile"));
        assertThat(profile(one))
                .containsEntry("Left out", "1 need that names somebody. Ask about it")
                .containsEntry("Also needed", "Near Bram")
                .containsEntry("Kind of care", "Not known yet");
        var two = new Facts(
                null,
                TODAY,
                null,
                null,
                null,
                Answer.NO,
                Answer.NO,
                features,
                null,
                0,
                Set.of("Sits with Odile", "Near Bram"));
        assertThat(profile(two))
                .containsEntry("Left out", "2 needs that name somebody. Ask about them")
                .containsEntry("Equipment", "Hoist")
                .doesNotContainKey("Also needed");
    }

    @ParameterizedTest(name = "{0} friends")
    @CsvSource(delimiter = '|', textBlock = """
      0 |
      1 |
      2 | Would like to move together with 1 other person
      4 | Would like to move together with 3 other people
    """)
    void friendsAreCountedAndNotNamed(int friends, @Nullable String words) {
        assertThat(profile(facts(null, Need.RESIDENTIAL, List.of(), friends)).get("Friends"))
                .isEqualTo(words);
    }

    @Test
    void careAtHomeSaysHowMuchAndWhen() {
        var visits = new Facts(
                null,
                TODAY,
                Need.HOME_CARE,
                new Visits(45, 0, 30, 15),
                600,
                Answer.YES,
                Answer.YES,
                List.of(),
                "Welsh",
                0,
                Set.of());
        assertThat(profile(visits))
                .containsEntry(
                        "How much",
                        "7 days a week: 45 minutes in the morning, 30 minutes at tea time, 15 minutes at bedtime")
                .containsEntry("Workers", "Two at a time")
                .containsEntry("End of life", "Care at the end of life is needed")
                .containsEntry("Communication", "Speaks Welsh");
        var midday = new Facts(
                null,
                TODAY,
                Need.HOME_CARE,
                new Visits(0, 20, 0, 0),
                null,
                Answer.NO,
                Answer.NO,
                List.of(),
                " ",
                0,
                Set.of());
        assertThat(profile(midday))
                .containsEntry("How much", "7 days a week: 20 minutes at midday")
                .doesNotContainKeys("Workers", "End of life", "Communication");
        var minutes = new Facts(
                null,
                TODAY,
                Need.HOME_CARE,
                new Visits(0, 0, 0, 0),
                630,
                Answer.NO,
                Answer.NO,
                List.of(),
                null,
                0,
                Set.of());
        assertThat(profile(minutes)).containsEntry("How much", "10.5 hours a week");
        assertThat(profile(facts(null, Need.HOME_CARE, List.of(), 0))).containsEntry("How much", "Not known yet");
        assertThat(profile(facts(null, Need.NURSING, List.of(), 0))).doesNotContainKey("How much");
    }
}
