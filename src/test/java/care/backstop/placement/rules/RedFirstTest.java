package care.backstop.placement.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Problem;
import care.backstop.people.Colour;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedFirstTest {

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', textBlock = """
      RED     | 3 |                | red goes beside other red                    |
      GREEN   | 0 |                | nobody at more risk waits                    |
      GREEN   | 1 |                | somebody at more risk waits                  | VAL outOfTurn
      AMBER   | 2 | ' '            | a blank is no reason                         | VAL outOfTurn
      UNRATED | 1 |                | nobody knows yet whether they are at risk    | VAL outOfTurn
      GREEN   | 2 | Same staircase | a reason                                     |
    """)
    void whoGoesFirst(Colour colour, int waiting, @Nullable String reason, String named, @Nullable String refused) {
        assertThat(RedFirst.against(colour, waiting, reason).stream()
                        .map(RedFirstTest::said)
                        .collect(Collectors.joining(", ")))
                .as(named)
                .isEqualTo(refused == null ? "" : refused);
    }

    private static String said(Problem p) {
        return p.code() + " " + p.field();
    }
}
