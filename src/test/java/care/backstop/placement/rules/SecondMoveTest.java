package care.backstop.placement.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Problem;
import care.backstop.placement.rules.SecondMove.Outcome;
import care.backstop.testing.Requirement;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A place for the time being keeps the choice open. Today is 9 December 2020. */
class SecondMoveTest {

    private static final LocalDate TODAY = LocalDate.of(2020, 12, 9);

    @ParameterizedTest(name = "{3}")
    @CsvSource(nullValues = "-", textBlock = """
      true,  2021-01-20, '',              for now with a day to look again
      true,  2020-12-09, '',              looked at again today
      true,  2020-12-08, VAL lookAgain,   the day is over
      true,  -,          '',              no day: one is to be agreed
      false, -,          '',              for good
      false, 2021-01-20, VAL lookAgain,   for good is not looked at again
    """)
    void aPlaceForTheTimeBeing(boolean forNow, @Nullable LocalDate again, String against, String because) {
        assertThat(told(SecondMove.againstPromise(forNow, again, TODAY)))
                .as(because)
                .isEqualTo(against);
    }

    @ParameterizedTest(name = "{4}")
    @Requirement("K4.13-a")
    @CsvSource(nullValues = "-", textBlock = """
      KEPT,      true,  -,                     '',            the lasting choice is made
      KEPT,      false, -,                     STATE outcome, nothing is for good without a choice
      KEPT,      false, She seems happy there, STATE outcome, and no reason replaces the choice
      WITHDRAWN, false, Told Kay she stays,    '',            the person gave it up
      WITHDRAWN, true,  -,                     VAL reason,    nobody wrote what they said
      WITHDRAWN, false, ' ',                   VAL reason,    a blank says nothing
      -,         true,  Settled,               VAL outcome,   neither
    """)
    void howAPromiseEnds(
            @Nullable Outcome outcome, boolean lasting, @Nullable String reason, String against, String because) {
        assertThat(told(SecondMove.againstEnding(outcome, lasting, reason)))
                .as(because)
                .isEqualTo(against);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(nullValues = "-", textBlock = """
      -,          No day to look again is set: agree one
      2020-12-10, Look again on 10 December 2020
      2020-12-09, Look again now: it was due on 9 December 2020
      2020-12-08, Look again now: it was due on 8 December 2020
    """)
    void whatToDoNext(@Nullable LocalDate again, String next) {
        assertThat(SecondMove.next(again, TODAY)).isEqualTo(next);
    }

    @Test
    void bothEndsHaveTheirWords() {
        assertThat(Outcome.KEPT.words()).startsWith("Kept");
        assertThat(Outcome.WITHDRAWN.words()).startsWith("The person no longer");
    }

    private static String told(List<Problem> problems) {
        return problems.stream().map(p -> p.code() + " " + p.field()).collect(Collectors.joining(", "));
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(nullValues = "-", textBlock = """
      -,          -,         -,         No day to look again is set: agree one
      2020-12-10, -,         -,         Look again on 10 December 2020
      2020-12-10, Elm House, -,         Chosen for good: Elm House
      2020-12-10, Elm House, KEPT,      Kept: the lasting choice is made
      2020-12-08, -,         WITHDRAWN, The person no longer wants to move again
    """)
    void aPromiseInOneLine(
            @Nullable LocalDate again, @Nullable String lasting, @Nullable Outcome outcome, String state) {
        assertThat(SecondMove.standing("Oak Court", LocalDate.of(2020, 12, 7), again, lasting, outcome, TODAY))
                .isEqualTo("Promised on 7 December 2020: Oak Court is for the time being. " + state);
    }
}
