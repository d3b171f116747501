package care.backstop.incident.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.rules.TradingOn.Aspect;
import care.backstop.incident.rules.TradingOn.Result;
import care.backstop.incident.rules.TradingOn.Standing;
import care.backstop.kernel.Answer;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradingOnTest {

    /** Running, then staffing, food, medicines, wages, insurance, agency: g in order, a at risk, r failed, ? not known. */
    @ParameterizedTest(name = "{0} {4}")
    @CsvSource(textBlock = """
    # day,   result,        state,    says,                      case
    ggggggg, STEADY,        RUNNING,  there is no duty,          everything is in order
    gaggggg, WATCH_CLOSELY, RUNNING,  at risk: staffing,         one shift is thin
    gg?g?gg, WATCH_CLOSELY, RUNNING,  'food, wages',             two things nobody knows
    ?gggggg, WATCH_CLOSELY, UNKNOWN,  Find that out now,         nobody answers the telephone
    ???????, WATCH_CLOSELY, UNKNOWN,  Find that out now,         nothing is known
    ggggrgg, TEST_AGAIN,    JEOPARDY, has failed: wages,         wages were not paid
    gggrggr, TEST_AGAIN,    JEOPARDY, 'medicines, agency paid',  two things failed
    ?gggggr, TEST_AGAIN,    JEOPARDY, has failed: agency paid,   a failure counts even when the state is not known
    gggggrg, TEST_AGAIN,    JEOPARDY, has failed: insurance,     the insurance lapsed
    agggggg, TEST_AGAIN,    JEOPARDY, about to stop,             it closes on Friday
    rgggggg, TEST_AGAIN,    STOPPED,  does not run any more,     the doors are shut
    rrrrrrr, TEST_AGAIN,    STOPPED,  does not run any more,     everything is gone
    """)
    void ofOneDay(String day, Result result, ServiceState state, String says, String because) {
        var answer = TradingOn.determine(standings(day));

        assertThat(answer.result()).as(because).isEqualTo(result);
        assertThat(answer.state()).isEqualTo(state);
        assertThat(answer.explanation()).contains(says).endsWith(".");
        assertThat(answer.findings())
                .hasSize(7)
                .allSatisfy(f -> assertThat(f.question()).endsWith("?"));
    }

    @Test
    void everyCombinationAgreesWithThreeSentences() {
        int asked = 0;
        var letters = List.of('g', 'a', 'r', '?');
        for (int n = 0; n < 4 * 4 * 4 * 4 * 4 * 4 * 4; n++) {
            var day = new StringBuilder();
            for (int left = n, i = 0; i < 7; i++, left /= 4) {
                day.append(letters.get(left % 4));
            }
            var word = day.toString();
            var answer = TradingOn.determine(standings(word));
            // Anything failed, or about to stop: test again. Everything in order: steady. Otherwise watch.
            var expected = word.contains("r") || word.startsWith("a")
                    ? Result.TEST_AGAIN
                    : word.equals("ggggggg") ? Result.STEADY : Result.WATCH_CLOSELY;
            assertThat(answer.result()).as(word).isEqualTo(expected);
            assertThat(answer.state() == ServiceState.STOPPED).as(word).isEqualTo(word.startsWith("r"));
            asked++;
        }
        assertThat(asked).isEqualTo(16_384);
    }

    @Test
    void aFindingIsNeverSurerThanTheRecord() {
        var answer = TradingOn.determine(Map.of(Aspect.RUNNING, Standing.IN_ORDER, Aspect.FOOD, Standing.FAILED));
        assertThat(answer.findings().get(0).answer()).isEqualTo(Answer.YES);
        assertThat(answer.findings().get(1).answer()).isEqualTo(Answer.NOT_KNOWN);
        assertThat(answer.findings().get(2).answer()).isEqualTo(Answer.NO);
    }

    @Test
    void namesTheDaysWithoutARecord() {
        var first = LocalDate.of(2020, 12, 7);
        assertThat(TradingOn.missing(first, LocalDate.of(2020, 12, 10), Set.of(LocalDate.of(2020, 12, 8))))
                .containsExactly(first, LocalDate.of(2020, 12, 9), LocalDate.of(2020, 12, 10));
        assertThat(TradingOn.missing(first, LocalDate.of(2020, 12, 6), Set.of()))
                .as("nothing is late on the first day")
                .isEmpty();
    }

    @Test
    void remindsAWeekAndTwoDaysBeforeTheWindowCloses() {
        assertThat(TradingOn.reminders(LocalDate.of(2020, 12, 21)))
                .containsExactly(LocalDate.of(2020, 12, 14), LocalDate.of(2020, 12, 19));
        assertThat(TradingOn.reminders(null)).isEmpty();
    }

    private static Map<Aspect, Standing> standings(String day) {
        var map = new EnumMap<Aspect, Standing>(Aspect.class);
        for (var aspect : Aspect.values()) {
            map.put(
                    aspect,
                    switch (day.charAt(aspect.ordinal())) {
                        case 'g' -> Standing.IN_ORDER;
                        case 'a' -> Standing.AT_RISK;
                        case 'r' -> Standing.FAILED;
                        default -> Standing.NOT_KNOWN;
                    });
        }
        return map;
    }
}
