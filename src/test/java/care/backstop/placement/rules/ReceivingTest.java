package care.backstop.placement.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Problem;
import care.backstop.market.StandingKind;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceivingTest {

    private static Set<StandingKind> kinds(@Nullable String cell) {
        return cell == null
                ? Set.of()
                : Arrays.stream(cell.split(" ")).map(StandingKind::valueOf).collect(Collectors.toSet());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
          nothing                         |                          |
          on the framework is no warning  | FRAMEWORK                |
          a notice                        | DEFAULT_NOTICE           | Default notice
          a notice and a concern          | CONCERN DEFAULT_NOTICE   | Default notice, Concern
          suspended                       | SUSPENDED FRAMEWORK      | New business suspended
        """)
    void warnsOfWhatTheCouncilKnows(String name, @Nullable String standing, @Nullable String begins) {
        assertThat(Receiving.warnings(kinds(standing)).stream().map(w -> w.substring(0, w.indexOf(':'))))
                .containsExactlyElementsOf(begins == null ? List.of() : List.of(begins.split(", ")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
          the council has no framework    | false |            |               | false
          on the framework                | true  | FRAMEWORK  |               | false
          outside, no reason              | true  |            |               | true
          outside, nothing but blanks     | true  | CONCERN    | '  '          | true
          outside, with a reason          | true  |            | None has room | false
        """)
    void theFrameworkComesFirst(
            String name, boolean keeps, @Nullable String standing, @Nullable String reason, boolean against) {
        var problems = Receiving.againstOutside(keeps, kinds(standing), reason);
        assertThat(problems).extracting(Problem::field).isEqualTo(against ? List.of("offFramework") : List.of());
        assertThat(problems).allSatisfy(p -> assertThat(p.code()).isEqualTo(Problem.Code.VAL));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
          nothing is asked                      |           | true  |     |
          a hoist, nobody confirmed it          | Ask hoist | true  |     | confirmed
          a hoist, two letters are nobody       | Ask hoist | true  | Jo  | confirmed
          a hoist, confirmed by name            | Ask hoist | true  | Kay |
          a hoist, confirmed by blanks          | Ask hoist | true  | '     ' | confirmed
          room is told to the market, not here  | Ask room  | false | Kay | none
        """)
    void whatIsNotConfirmedStops(
            String name, @Nullable String toAsk, boolean person, @Nullable String confirmed, @Nullable String field) {
        var problems = Receiving.againstUnverified(toAsk == null ? List.of() : List.of(toAsk), person, confirmed);
        assertThat(problems.stream().map(p -> p.field() == null ? "none" : p.field()))
                .isEqualTo(field == null ? List.of() : List.of(field));
        assertThat(problems).allSatisfy(p -> {
            assertThat(p.code()).isEqualTo(Problem.Code.STATE);
            assertThat(p.message()).contains(String.valueOf(toAsk));
        });
    }
}
