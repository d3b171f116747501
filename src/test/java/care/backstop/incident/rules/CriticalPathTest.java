package care.backstop.incident.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import care.backstop.incident.rules.CriticalPath.Step;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CriticalPathTest {

    private static final LocalDate MONDAY = LocalDate.parse("2020-12-07");

    /** A plan is written as {@code number:days<after+after}; a settled step begins with {@code !}. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
    # what it shows                          | plan                                | asked | earliest | last safe | spare | longest | finish
    alone, done within a day                 | A:0                                 | A     | 7        | 21        | 14    | A       | 7
    alone, three days                        | A:3                                 | A     | 10       | 21        | 11    | A       | 10
    the second waits for the first           | A:3 B:2<A                           | B     | 12       | 21        | 9     | A B     | 12
    the first has to leave time for the next | A:3 B:2<A                           | A     | 10       | 19        | 9     | A B     | 12
    what takes no time passes it on          | A:0 B:0<A C:5<B                     | A     | 7        | 16        | 9     | A B C   | 12
    the longer of two ways counts            | A:1 B:6 C:2<A+B                     | C     | 15       | 21        | 6     | B C     | 15
    the shorter way has time in hand         | A:1 B:6 C:2<A+B                     | A     | 8        | 19        | 11    | B C     | 15
    the sooner of two that follow counts     | A:2 B:1<A C:9<A                     | A     | 9        | 12        | 3     | A C     | 18
    the one beside it is free till the end   | A:2 B:1<A C:9<A                     | B     | 10       | 21        | 11    | A C     | 18
    listed before what it waits for          | B:2<A A:3                           | B     | 12       | 21        | 9     | A B     | 12
    what is done holds nothing up            | !A:30 B:2<A                         | B     | 9        | 21        | 12    | B       | 9
    done though what came first is not       | A:30 !B:2<A                         | A     | 37       | 21        | -16   | A       | 37
    what is not in the plan holds nothing up | B:2<Z                               | B     | 9        | 21        | 12    | B       | 9
    exactly in time                          | A:14                                | A     | 21       | 21        | 0     | A       | 21
    a day too long                           | A:14 B:1<A                          | A     | 21       | 20        | -1    | A B     | 22
    of two equally long the first            | A:2 B:2                             | B     | 9        | 21        | 12    | A       | 9
    two ways that meet and part              | A:1 B:2<A C:5<A D:1<B+C E:1<D F:3<D | D     | 14       | 18        | 4     | A C D F | 17
    """)
    void countsForwardsAndBackwards(
            String what,
            String plan,
            String asked,
            int earliest,
            int lastSafe,
            long spare,
            String longest,
            int finish) {
        var path = CriticalPath.of(plan(plan), MONDAY, LocalDate.parse("2020-12-21"));
        var timing = path.steps().get(asked);

        assertThat(timing.earliest()).as(what).isEqualTo(day(earliest));
        assertThat(timing.lastSafe()).as(what).isEqualTo(day(lastSafe));
        assertThat(timing.spare()).as(what).isEqualTo(spare);
        assertThat(path.longest()).as(what).containsExactly(longest.split(" "));
        assertThat(timing.critical())
                .as(what)
                .isEqualTo(List.of(longest.split(" ")).contains(asked));
        assertThat(path.finish()).as(what).isEqualTo(day(finish));
        assertThat(path.inTime()).as(what).isEqualTo(finish <= 21);
    }

    @Test
    void withoutALastDayOnlyTheEarliestIsKnown() {
        var path = CriticalPath.of(plan("A:3 B:2<A"), MONDAY, null);

        assertThat(path.steps().get("B").earliest()).isEqualTo(day(12));
        assertThat(path.steps().get("B").lastSafe()).isNull();
        assertThat(path.steps().get("B").spare()).isNull();
        assertThat(path.spare()).isNull();
        assertThat(path.inTime()).isTrue();
        assertThat(path.longest()).containsExactly("A", "B");
    }

    @Test
    void saysWhatEachStepStillWaitsFor() {
        var steps =
                CriticalPath.of(plan("A:1 !B:1 C:1<A+B+Z D:0<C"), MONDAY, null).steps();

        assertThat(steps.get("A").waitsFor()).isEmpty();
        assertThat(steps.get("C").waitsFor()).containsExactly("A");
        assertThat(steps.get("D").waitsFor()).containsExactly("C");
        assertThat(steps).doesNotContainKey("B");
    }

    @Test
    void aPlanWithNothingOpenIsFinished() {
        var path = CriticalPath.of(plan("!A:3 !B:1<A"), MONDAY, day(21));

        assertThat(path.steps()).isEmpty();
        assertThat(path.longest()).isEmpty();
        assertThat(path.finish()).isNull();
        assertThat(path.spare()).isNull();
        assertThat(path.inTime()).isTrue();
    }

    @Test
    void aLastDayThatHasPassedLeavesNoTime() {
        var path = CriticalPath.of(plan("A:0"), MONDAY, LocalDate.parse("2020-12-04"));
        assertThat(path.spare()).isEqualTo(-3);
        assertThat(path.inTime()).isFalse();
    }

    @Test
    void refusesACircle() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CriticalPath.of(plan("A:1<C B:1<A C:1<B D:1"), MONDAY, null))
                .withMessageContaining("in a circle: A, B, C");
    }

    /** Whatever the plan: nothing starts before what it waits for, and no last safe day leaves too little for what follows. */
    @Test
    void holdsForEveryPlanOfFiveSteps() {
        for (int edges = 0; edges < 1024; edges++) {
            var steps = new ArrayList<Step>();
            int bit = 0;
            for (int i = 0; i < 5; i++) {
                var after = new HashSet<String>();
                for (int j = 0; j < i; j++) {
                    if ((edges >> bit++ & 1) == 1) {
                        after.add("S" + j);
                    }
                }
                steps.add(new Step("S" + i, (i * 7 + edges) % 4, after, false));
            }
            var path = CriticalPath.of(steps, MONDAY, day(21));
            for (var step : steps) {
                var timing = path.steps().get(step.number());
                for (var before : step.after()) {
                    var first = path.steps().get(before);
                    assertThat(timing.earliest().minusDays(step.days())).isAfterOrEqualTo(first.earliest());
                    assertThat(first.lastSafe())
                            .isBeforeOrEqualTo(timing.lastSafe().minusDays(step.days()));
                }
                if (timing.critical()) {
                    assertThat(timing.spare()).isEqualTo(path.spare());
                }
                assertThat(timing.spare()).isGreaterThanOrEqualTo(path.spare());
            }
        }
    }

    private static LocalDate day(int ofDecember) {
        return LocalDate.of(2020, 12, 1).plusDays(ofDecember - 1);
    }

    private static List<Step> plan(String text) {
        return Arrays.stream(text.split(" "))
                .map(s -> {
                    var parts = s.replace("!", "").split("[:<]");
                    Set<String> after = parts.length < 3
                            ? Set.of()
                            : Arrays.stream(parts[2].split("\\+")).collect(Collectors.toSet());
                    return new Step(parts[0], Integer.parseInt(parts[1]), after, s.startsWith("!"));
                })
                .toList();
    }
}
