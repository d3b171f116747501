package care.backstop.placement.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.PlanGates.Held;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanFirstTest {

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
      # open lines | emergency | officer          | case                                              | problems
      none         | false     | none             | nothing is open                                   | none
      none         | true      | none             | an emergency with nothing open needs no officer   | none
      3.1          | false     | none             | one line is open                                  | STATE plan-3.1
      3.8 5.6      | false     | none             | each open line is named                           | STATE plan-3.8, STATE plan-5.6
      3.8          | false     | Service Director | an officer without a reason opens nothing         | STATE plan-3.8
      3.8 5.6      | true      | none             | an emergency that nobody decided                  | VAL officer
      3.8 5.6      | true      | ' '              | a blank is nobody                                 | VAL officer
      3.8 5.6      | true      | Service Director | an emergency that a named officer decided         | none
      """)
    void whatStandsInTheWay(
            @Nullable String open,
            boolean emergency,
            @Nullable String officer,
            String name,
            @Nullable String problems) {
        var lines = open == null
                ? List.<Held>of()
                : Arrays.stream(open.split(" "))
                        .map(n -> new Held(new UUID(0, 1), n, "Do this", "Clause " + n, false))
                        .toList();
        var found = PlanFirst.againstLeaving(lines, emergency, officer);
        assertThat(found.stream().map(p -> p.code() + " " + p.field()).toList())
                .as(name)
                .isEqualTo(problems == null ? List.of() : List.of(problems.split(", ")));
        assertThat(found).noneMatch(p -> p.message().isBlank());
        if (!emergency && open != null) {
            assertThat(found.getFirst().message()).contains("Do this", "(Clause " + open.split(" ")[0] + ")");
        }
    }
}
