package care.backstop.placement.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Problem;
import care.backstop.placement.model.CannotTake;
import care.backstop.placement.model.EnquiryAnswer;
import care.backstop.placement.rules.ByLink.Standing;
import care.backstop.placement.rules.ByLink.Step;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByLinkTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 9);

    private static String said(List<Problem> problems) {
        return problems.stream()
                .map(p -> p.code() + (p.field() == null ? "" : " " + p.field()) + ": " + p.message())
                .collect(Collectors.joining(" / "));
    }

    @ParameterizedTest(name = "{0} after {1}: {7}")
    @CsvSource(delimiter = '|', textBlock = """
      ACCEPT |           | false | false     | false | false | 0    |
      ACCEPT |           | true  | false     | true  | true  | 5    |
      ACCEPT | WILLING   | false | false     | false | false | 0    | STATE: You have said that you have a place
      ACCEPT | REFUSED   | false | false     | false | false | 0    | STATE: You have said that you have no place
      ACCEPT |           | false | true      | false | false | 0    | STATE: This person no longer looks for a place here
      ACCEPT | WITHDRAWN | false | false     | false | false | 0    | STATE: The council no longer asks
      REFUSE |           | false | false     | true  | true  | 0    |
      REFUSE | WILLING   | false | false     | false | false | 0    |
      REFUSE | WILLING   | true  | false     | false | false | 0    | STATE: The person has chosen this place
      REFUSE | WILLING   | false | true      | false | false | 0    | STATE: This person no longer looks for a place here
      ASK    |           | false | false     | false | false | 4    |
      ASK    | WILLING   | true  | false     | false | false | 0    |
      ASK    |           | false | false     | false | false | 5    | STATE: 5 questions wait for an answer
      ASK    | REFUSED   | false | true      | false | false | 0    | STATE: You have said that you have no place
      HOLD   |           | false | false     | false | false | 0    |
      HOLD   | WILLING   | false | false     | false | false | 9    |
      HOLD   |           | false | false     | true  | true  | 0    | STATE: You keep a place already
      HOLD   |           | false | false     | true  | false | 0    | STATE: You have kept a place once
      HOLD   | WITHDRAWN | true  | true      | true  | true  | 0    | STATE: The council no longer asks
    """)
    void whatMayStillBeDone(
            Step step,
            @Nullable EnquiryAnswer answer,
            boolean here,
            boolean elsewhere,
            boolean held,
            boolean holds,
            int open,
            @Nullable String refused) {
        var against = ByLink.against(step, new Standing(answer, here, elsewhere, held, holds, open));
        if (refused == null) {
            assertThat(against).isEmpty();
        } else {
            assertThat(said(against)).startsWith(refused);
        }
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', textBlock = """
      Ground floor, own bath | 92000   | 2026-12-09 | all there                         |
      Room                   | 0       | 2027-12-09 | nothing to pay, a year ahead      |
      Room                   | 2000000 | 2026-12-10 | the highest fee                   |
                             | 92000   | 2026-12-09 | no room                           | VAL room
      ' '                    | 92000   | 2026-12-09 | a blank is no room                | VAL room
      Room                   |         | 2026-12-09 | no fee                            | VAL fee
      Room                   | -1      | 2026-12-09 | less than nothing                 | VAL fee
      Room                   | 2000001 | 2026-12-09 | a slip of the pen                 | VAL fee
      Room                   | 92000   |            | no day                            | VAL from
      Room                   | 92000   | 2026-12-08 | a day that is over                | VAL from
      Room                   | 92000   | 2027-12-10 | more than a year ahead            | VAL from
                             |         |            | everything at once, in this order | VAL room, VAL fee, VAL from
    """)
    void aPlaceIsDescribed(
            @Nullable String room,
            @Nullable Integer pence,
            @Nullable LocalDate from,
            String named,
            @Nullable String refused) {
        assertThat(ByLink.againstAccepting(room, pence, from, TODAY).stream()
                        .map(p -> p.code() + " " + p.field())
                        .collect(Collectors.joining(", ")))
                .as(named)
                .isEqualTo(refused == null ? "" : refused);
    }

    @ParameterizedTest(name = "{0} letters")
    @CsvSource({"500, 0", "501, 1"})
    void aRoomIsDescribedBriefly(int letters, int problems) {
        assertThat(ByLink.againstAccepting("x".repeat(letters), 1, TODAY, TODAY))
                .hasSize(problems);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
      FULL  |                   | 0    |
            |                   | 0    | VAL code
      OTHER |                   | 0    | VAL reason
      OTHER | ' '               | 0    | VAL reason
      OTHER | Works in the roof | 0    |
      FULL  |                   | 1000 |
      FULL  |                   | 1001 | VAL reason
    """)
    void aRefusalHasACode(@Nullable CannotTake code, @Nullable String reason, int letters, @Nullable String refused) {
        assertThat(ByLink.againstRefusing(code, letters == 0 ? reason : "x".repeat(letters)).stream()
                        .map(p -> p.code() + " " + p.field())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(refused == null ? "" : refused);
    }
}
