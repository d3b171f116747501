package care.backstop.placement.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Problem;
import care.backstop.placement.model.Familiar;
import care.backstop.placement.rules.WhatStayed.Facts;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatStayedTest {

    @ParameterizedTest(name = "{10}")
    @CsvSource(delimiter = '|', textBlock = """
    # kept                                   | moves | changes | gap | reason | done | of 4 | like | score | alarm | case                             | refused
      STAFF AREA PLACE TIMES TASKS LANGUAGE  | 1     | 0       | 0   |        |      | 2    | 80   | 1     | false | the same staff and area          |
      STAFF GROUP AREA SERVICE PLACE TIMES TASKS | 1 | 0       | 0   |        |      | 4    | 60   | 1     | false | three of five are enough         |
      PLACE TIMES                            | 1     | 0       | 0   |        |      | 0    | 40   | 1     | false | unlike, and nobody says why      | reason
      PLACE TIMES                            | 1     | 0       | 0   | Urgent |      | 0    | 40   | 1     | false | unlike, with a reason            |
      ''                                     | 1     | 0       | 0   | ' '    |      | 0    | 0    | 1     | false | nothing known counts as lost     | reason
      PLACE TIMES TASKS                      | 2     | 0       | 0   |        |      | 0    | 60   | 2     | false | two moves                        |
      PLACE TIMES TASKS                      | 2     | 0       | 1   |        |      | 0    | 60   | 3     | true  | a day without care besides       | minimised
      PLACE TIMES TASKS                      | 2     | 1       | 0   |        | Same | 0    | 60   | 3     | false | it was considered                |
      PLACE TIMES TASKS                      | 1     | 1       | 0   |        |      | 0    | 60   | 2     | false | another provider without a move  |
      PLACE TIMES TASKS                      | 1     | 0       | -1  |        |      | 0    | 60   | 0     | false | days without care are not known  | gapDays
    """)
    void measures(
            String kept,
            int moves,
            int changes,
            int gap,
            @Nullable String reason,
            @Nullable String minimised,
            int continuity,
            int likeness,
            int score,
            boolean alarm,
            String named,
            @Nullable String refused) {
        var facts = new Facts(
                Arrays.stream(kept.split(" "))
                        .filter(k -> !k.isEmpty())
                        .map(Familiar::valueOf)
                        .collect(Collectors.toSet()),
                moves,
                changes,
                gap,
                reason,
                minimised);

        assertThat(WhatStayed.continuity(facts)).as(named).isEqualTo(continuity);
        assertThat(WhatStayed.likeness(facts)).isEqualTo(likeness);
        assertThat(WhatStayed.disturbance(facts)).isEqualTo(score);
        assertThat(WhatStayed.alarm(facts)).isEqualTo(alarm);
        assertThat(WhatStayed.against(facts).stream().map(Problem::field).collect(Collectors.joining(" ")))
                .isEqualTo(refused == null ? "" : refused);
    }
}
