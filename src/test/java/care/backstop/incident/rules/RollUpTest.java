package care.backstop.incident.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.rules.RollUp.AtLeast;
import care.backstop.incident.rules.RollUp.Hidden;
import care.backstop.incident.rules.RollUp.Line;
import care.backstop.incident.rules.RollUp.NotKnown;
import care.backstop.incident.rules.RollUp.Number;
import care.backstop.incident.rules.RollUp.Numbers;
import care.backstop.incident.rules.RollUp.Sheet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The national sheet of numbers: what it adds up, and what it does not give away. */
class RollUpTest {

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', textBlock = """
            # people/moved/to move of each | total for whoever may see people | total for whoever may know totals only | case
            32/10/20 11/0/11              | 43 10 31 2                       | ? ? ? ?                                 | two stay: a small total gives the whole line away
            32/10/22 11/0/11              | 43 10 33 0                       | 43 10 33 0                              | nothing small anywhere
            32/10/22 -/-/-                | 32+1 10+1 22+1 0+1               | 32+1 10+1 22+1 0+1                      | no list yet is not nought
            -/-/-                         | - - - -                          | - - - -                                 | nothing known at all
            0/0/0 6/6/0                   | 6 6 0 0                          | 6 6 0 0                                 | nought is a number
            3/0/3                         | 3 0 3 0                          | ? ? ? ?                                 | a single small line is its own total
            30/-/20 10/5/5                | 40 5+1 25 0+1                    | 40 5+1 25 0+1                           | one column of one service is not known
            """)
    void addsUp(String services, String full, String few, String what) {
        assertThat(words(RollUp.of(numbers(services), false).total())).as(what).isEqualTo(full);
        assertThat(words(RollUp.of(numbers(services), true).total())).as(what).isEqualTo(few);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
            # people/moved/to move of each            | lines hidden | case
            32/10/22 11/0/11                          |              | nothing small
            32/10/22 3/0/3 40/0/40                    | 0 1          | the small one, and the smallest other with it
            32/10/22 40/2/38 50/0/50                  | 0 1          | two moved of forty; the first makes it twelve
            32/0/32 40/2/38 50/0/50 60/10/50          | 0 1 2 3      | others go on being hidden until somebody else has moved
            3/3/0 4/4/0 60/0/60                       | 0 1          | two small ones together come to seven
            3/0/3 1/0/1 60/0/60                       | 0 1 2        | two small ones come to four, so a third goes
            3/0/3 -/-/- 60/0/60                       | 0 2          | an unknown number hides nothing
            """)
    void hidesEnough(String services, @Nullable String hidden, String what) {
        assertThat(hidden(RollUp.of(numbers(services), true))).as(what).isEqualTo(hidden == null ? "" : hidden);
        assertThat(hidden(RollUp.of(numbers(services), false)))
                .as("whoever may see people")
                .isEmpty();
    }

    @Test
    void noSubtractionGivesASmallNumberBack() {
        var random = new Random(5100);
        for (int round = 0; round < 3_000; round++) {
            var numbers = new ArrayList<Numbers>();
            for (int i = 0, of = 1 + random.nextInt(7); i < of; i++) {
                int people = random.nextInt(random.nextBoolean() ? 8 : 60);
                int moved = random.nextInt(people + 1);
                numbers.add(new Numbers(people, moved, random.nextInt(people - moved + 1)));
            }
            var sheet = RollUp.of(numbers, true);
            for (var line : sheet.lines()) {
                assertThat(cells(line)).allMatch(c -> !(c instanceof Number n) || n.value() == 0 || n.value() > 4);
            }
            if (!(sheet.total().people() instanceof Number)) {
                continue;
            }
            for (int column = 0; column < 4; column++) {
                int at = column;
                var shown = sheet.lines().stream().map(l -> cells(l).get(at)).toList();
                int total = ((Number) cells(sheet.total()).get(at)).value();
                int rest = total
                        - shown.stream()
                                .mapToInt(c -> c instanceof Number n ? n.value() : 0)
                                .sum();
                assertThat(rest == 0 || rest > 4)
                        .as("%s, column %d", numbers, column)
                        .isTrue();
                assertThat(shown.stream().filter(c -> c instanceof Hidden).count())
                        .isNotEqualTo(1);
            }
        }
    }

    private static List<Numbers> numbers(String services) {
        return Arrays.stream(services.strip().split(" +"))
                .map(s -> s.split("/"))
                .map(s -> new Numbers(number(s[0]), number(s[1]), number(s[2])))
                .toList();
    }

    private static @Nullable Integer number(String typed) {
        return typed.equals("-") ? null : Integer.valueOf(typed);
    }

    private static List<RollUp.Shown> cells(Line line) {
        return List.of(line.people(), line.moved(), line.toMove(), line.otherwise());
    }

    private static String words(Line line) {
        return cells(line).stream()
                .map(c -> switch (c) {
                    case Number(var value) -> Integer.toString(value);
                    case AtLeast(var value, var missing) -> value + "+" + missing;
                    case NotKnown() -> "-";
                    case Hidden() -> "?";
                })
                .collect(Collectors.joining(" "));
    }

    private static String hidden(Sheet sheet) {
        var places = new ArrayList<String>();
        for (int i = 0; i < sheet.lines().size(); i++) {
            if (cells(sheet.lines().get(i)).stream().anyMatch(c -> c instanceof Hidden)) {
                places.add(Integer.toString(i));
            }
        }
        return String.join(" ", places);
    }
}
