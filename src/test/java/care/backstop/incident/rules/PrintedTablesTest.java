package care.backstop.incident.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The two tables as requirements 2(a) prints them, read line by line, first line that fits. Every combination of what
 * the tables know is asked of the rules and of the print, and how often each line is reached was counted by hand. What
 * the tables do not know ("not known") is in {@link ServiceDutyTest} and {@link PersonDutyTest}.
 */
class PrintedTablesTest {

    /** E, R, S, W, F. */
    private static final Printed A1 = Printed.of("""
            A1-1  | any       | N | any                      | any   | any | POWER_TEST
            A1-2  | YES       | Y | RUNNING                  | any   | any | NO_DUTY_MONITOR
            A1-3  | YES       | Y | JEOPARDY                 | any   | any | PREPARE
            A1-4  | YES       | Y | STOPPED, PARTLY_STOPPED  | PART  | any | PROVIDER_WINDDOWN
            A1-5  | YES       | Y | PARTLY_STOPPED           | WHOLE | any | CONTRADICTION
            A1-6  | YES       | Y | STOPPED                  | WHOLE | N   | POWER_TEST
            A1-7  | YES       | Y | STOPPED                  | WHOLE | Y   | DUTY_S48
            A1-8  | SUSPECTED | Y | any                      | any   | any | PREPARE
            A1-9  | NO        | Y | RUNNING                  | any   | any | PROVIDER_RESPONSIBLE
            A1-10 | NO        | Y | JEOPARDY, PARTLY_STOPPED, STOPPED | any | any | POWER_TEST
            """);

    /** Result of A1, H, N, Q, P, U. */
    private static final Printed A2 = Printed.of("""
            A2-1 | any          | Y | any | any | any | any        | NHS_DUTY
            A2-2 | DUTY_S48     | N | Y   | any | Y   | any        | DUTY_S48
            A2-3 | any          | N | any | Y   | any | any        | DUTY_S18
            A2-4 | DUTY_S48     | N | Y   | N   | N   | any        | DUTY_S48
            A2-5 | DUTY_S48     | N | N   | N   | any | URGENT     | POWER_S19
            A2-6 | not DUTY_S48 | N | any | N   | any | URGENT     | POWER_S19
            A2-7 | any          | N | any | N   | any | NOT_URGENT | NO_COUNCIL_DUTY
            A2-8 | any          | N | any | N   | any | NOT_MADE   | PENDING
            """);

    /** One printed table: the name of each line, what it asks of each input, and what it answers. */
    private record Printed(List<String[]> lines) {

        static Printed of(String text) {
            return new Printed(text.lines()
                    .map(line ->
                            Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new))
                    .toList());
        }

        String first(String... inputs) {
            return lines.stream()
                    .filter(line -> fits(line, inputs))
                    .findFirst()
                    .map(line -> line[0] + " " + line[line.length - 1])
                    .orElse("no line fits");
        }

        private static boolean fits(String[] line, String[] inputs) {
            for (int i = 0; i < inputs.length; i++) {
                var wants = line[i + 1];
                boolean fits = wants.startsWith("not ")
                        ? !wants.substring(4).equals(inputs[i])
                        : wants.equals("any") || List.of(wants.split(", ")).contains(inputs[i]);
                if (!fits) {
                    return false;
                }
            }
            return true;
        }
    }

    private static Answer yes(String input) {
        return input.equals("Y") ? Answer.YES : Answer.NO;
    }

    @Test
    void everyCombinationOfTableA1() {
        Map<String, Integer> reached = new TreeMap<>();
        for (var e : BusinessFailure.values()) {
            for (var r : List.of("Y", "N")) {
                for (var s : List.of("RUNNING", "JEOPARDY", "PARTLY_STOPPED", "STOPPED")) {
                    for (var w : Extent.values()) {
                        for (var f : List.of("Y", "N")) {
                            var answer = ServiceDuty.determine(
                                    new ServiceDuty.Facts(e, yes(r), ServiceState.valueOf(s), w, yes(f)));
                            assertThat(answer.row() + " " + answer.result())
                                    .as("%s %s %s %s %s", e, r, s, w, f)
                                    .isEqualTo(A1.first(e.name(), r, s, w.name(), f));
                            reached.merge(answer.row(), 1, Integer::sum);
                        }
                    }
                }
            }
        }
        assertThat(reached)
                .isEqualTo(Map.of(
                        "A1-1", 48, "A1-2", 4, "A1-3", 4, "A1-4", 4, "A1-5", 2, "A1-6", 1, "A1-7", 1, "A1-8", 16,
                        "A1-9", 4, "A1-10", 12));
    }

    @Test
    void everyCombinationOfTableA2() {
        Map<String, Integer> reached = new TreeMap<>();
        var yesOrNo = List.of("Y", "N");
        for (var service : ServiceDuty.Result.values()) {
            for (var h : yesOrNo) {
                for (var n : yesOrNo) {
                    for (var q : yesOrNo) {
                        for (var p : yesOrNo) {
                            for (var u : Urgency.values()) {
                                var answer = PersonDuty.determine(new PersonDuty.Facts(
                                        service, yes(h), yes(n), yes(q), yes(p), u, ArrangedBy.SELF, false));
                                assertThat(answer.row() + " " + answer.result())
                                        .as("%s %s %s %s %s %s", service, h, n, q, p, u)
                                        .isEqualTo(A2.first(service.name(), h, n, q, p, u.name()));
                                reached.merge(answer.row(), 1, Integer::sum);
                            }
                        }
                    }
                }
            }
        }
        assertThat(reached)
                .isEqualTo(Map.of(
                        "A2-1", 168, "A2-2", 6, "A2-3", 81, "A2-4", 3, "A2-5", 2, "A2-6", 24, "A2-7", 26, "A2-8", 26));
    }

    /** A wrong line is noticed: with the standing duty before the provider's own replacement the print differs. */
    @Test
    void theOrderOfTheLinesMatters() {
        var swapped = new ArrayList<>(A2.lines());
        swapped.add(1, swapped.remove(2));
        assertThat(new Printed(swapped).first("DUTY_S48", "N", "Y", "Y", "Y", "URGENT"))
                .isEqualTo("A2-3 DUTY_S18");
        assertThat(A2.first("DUTY_S48", "N", "Y", "Y", "Y", "URGENT")).isEqualTo("A2-2 DUTY_S48");
    }
}
