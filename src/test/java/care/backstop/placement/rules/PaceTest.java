package care.backstop.placement.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Problem;
import care.backstop.placement.model.PaceLimits.Admits;
import care.backstop.placement.model.PaceLimits.Expected;
import care.backstop.placement.model.PaceLimits.Minimum;
import care.backstop.placement.model.Shift;
import care.backstop.placement.rules.Pace.Day;
import care.backstop.placement.rules.Pace.Facts;
import care.backstop.placement.rules.Pace.Impossible;
import care.backstop.placement.rules.Pace.NotKnown;
import care.backstop.placement.rules.Pace.Possible;
import care.backstop.placement.rules.Pace.Short;
import care.backstop.placement.rules.Pace.Takes;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    private static final Set<LocalDate> WEEKENDS = Set.of(on(12), on(13), on(19), on(20), on(26), on(27));

    /** A day of December 2020; the 7th is a Monday. */
    private static LocalDate on(int day) {
        return LocalDate.of(2020, 12, day);
    }

    /** Of a shift: the fewest, and the people each can look after; then the staff from each day on. */
    private static List<Minimum> minimum(String words) {
        return Arrays.stream(words.split(" "))
                .filter(w -> !w.isEmpty())
                .map(w -> w.split("[:/]"))
                .map(w -> new Minimum(
                        Shift.valueOf(w[0]), Integer.parseInt(w[1]), w.length < 3 ? null : Integer.valueOf(w[2])))
                .toList();
    }

    private static List<Expected> expected(String words) {
        return Arrays.stream(words.split(" "))
                .filter(w -> !w.isEmpty())
                .map(w -> w.split("[:=]"))
                .map(w -> new Expected(on(Integer.parseInt(w[1])), Shift.valueOf(w[0]), Integer.parseInt(w[2])))
                .toList();
    }

    private static List<Takes> homes(String words) {
        return Arrays.stream(words.split(" "))
                .filter(w -> !w.isEmpty())
                .map(w -> w.split("-"))
                .map(w -> new Takes(Integer.parseInt(w[0]), w.length < 2 ? 0 : Integer.parseInt(w[1])))
                .toList();
    }

    @ParameterizedTest(name = "{9}")
    @CsvSource(delimiter = '|', textBlock = """
    # today|last|there|a day|homes | minimum       | expected                 | verdict | in words | case
      7    | 11 | 10  | 2   | 20   | MORNING:1/5   | MORNING:7=2              | 11      | | just in time
      7    | 11 | 0   | 2   |      |               |                          | 7       | | nobody is left and nothing need be known
      7    | 18 | 7   | 2   | 5    | MORNING:1/7   | MORNING:7=1              | 14      | | five in the first week and the last two on the Monday after
      7    | 11 | 10  | 5   | 6-1  | MORNING:1/5   | MORNING:7=2              | no      | At the fastest 5 people are still there at the end of 11 December 2020, the last day the service runs; The receiving services take at most 6 a week; HELP services that take 5 more people a week; HELP 3 days' more notice | one has gone there this week already
      7    | 11 | 11  | 2   | 20   | MORNING:1/5   | MORNING:7=3              | no      | At the fastest 1 person is still there at the end of 11 December 2020, the last day the service runs; The team moves at most 2 a day; HELP 1 more move a day; HELP 3 days' more notice | the team is too small
      7    | 11 | 10  | 2   | 20   | MORNING:2/4   | MORNING:7=3 MORNING:9=1  | no      | At the fastest 6 people are there on the morning of 9 December 2020, when the staff expected are enough for 0; Morning: 2 needed, 1 expected; The team moves at most 2 a day; HELP 3 more moves a day; HELP 3 agency shifts from 9 December 2020 to 11 December 2020 | staff leave before the people can
      7    | 8  | 10  | 2   | 4    | MORNING:1     | MORNING:7=1 MORNING:9=0  | no      | At the fastest 6 people are still there at the end of 8 December 2020, the last day the service runs; The team moves at most 2 a day; The receiving services take at most 4 a week; HELP 3 more moves a day together with services that take 6 more people a week | team and services each too little
      7    | 8  | 10  | 2   | 30   | MORNING:2/4   | MORNING:7=0              | no      | At the fastest 10 people are there on the morning of 7 December 2020, when the staff expected are enough for 0; Morning: 3 needed, 0 expected; HELP 3 days' more notice together with 11 agency shifts from 7 December 2020 to 11 December 2020 | short already today
      7    | 7  | 2   | 2   | 30   | NIGHT:1       | NIGHT:7=0                | no      | At the fastest 2 people are there on the morning of 7 December 2020, when the staff expected are enough for 0; Night: 1 needed, 0 expected; HELP 1 agency shift on 7 December 2020 | one shift is short
      12   | 13 | 1   | 5   | 5    | NIGHT:1       | NIGHT:7=1                | no      | At the fastest 1 person is still there at the end of 13 December 2020, the last day the service runs; There are too few days on which people move before then; HELP 1 day's more notice | only a weekend is left
      7    |    | 9   |     |      |               |                          | ?       | The last day the service runs; How many people the team can move in a day; How many people the receiving services take in a week; The fewest staff of each shift | nothing is known
      7    | 11 | 9   | 9   | 9    | NIGHT:1 MORNING:1 | MORNING:7=1 NIGHT:8=1 | ?      | How many staff are expected from today on: Night | the night of today is not known
      7    | 11 | 9   | 1   |      |               |                          | no      | At the fastest 4 people are still there at the end of 11 December 2020, the last day the service runs; The team moves at most 1 a day; HELP 1 more move a day; HELP 6 days' more notice | impossible whatever else is not known
      10   | 8  | 3   | 9   | 9    | NIGHT:1       | NIGHT:7=1                | no      | At the fastest 3 people are still there at the end of 8 December 2020, the last day the service runs; HELP 2 days' more notice | the last day has passed
    """)
    void verdict(
            int today,
            @Nullable Integer last,
            int there,
            @Nullable Integer perDay,
            @Nullable String homes,
            @Nullable String minimum,
            @Nullable String expected,
            String verdict,
            @Nullable String words,
            String named) {
        assertThat(named).isNotBlank();
        var answer = Pace.work(new Facts(
                on(today),
                last == null ? null : on(last),
                there,
                perDay,
                WEEKENDS,
                homes(homes == null ? "" : homes),
                minimum(minimum == null ? "" : minimum),
                expected(expected == null ? "" : expected),
                Map.of()));

        var said = words == null ? List.<String>of() : List.of(words.split("; "));
        switch (answer.verdict()) {
            case Possible(var earliest) -> assertThat(earliest).isEqualTo(on(Integer.parseInt(verdict)));
            case Impossible(var because, var help) -> {
                assertThat(verdict).isEqualTo("no");
                assertThat(because)
                        .containsExactlyElementsOf(said.stream()
                                .filter(w -> !w.startsWith("HELP "))
                                .toList());
                assertThat(help.stream().map(h -> "HELP " + h))
                        .containsExactlyElementsOf(
                                said.stream().filter(w -> w.startsWith("HELP ")).toList());
            }
            case NotKnown(var missing) -> {
                assertThat(verdict).isEqualTo("?");
                assertThat(missing).isEqualTo(said);
            }
        }
    }

    @Test
    void dayByDay() {
        var answer = Pace.work(new Facts(
                on(7),
                on(9),
                6,
                2,
                WEEKENDS,
                homes("20"),
                minimum("MORNING:1/4"),
                expected("MORNING:7=2 MORNING:8=1"),
                Map.of(on(7), 1, on(9), 5)));

        assertThat(answer.days())
                .containsExactly(
                        new Day(on(7), 6, 6, 6, 8),
                        new Day(on(8), 5, 4, 4, 4),
                        new Day(on(9), 5, 2, 2, 4),
                        new Day(on(10), 0, 0, 0, null));
        assertThat(answer.belowMinimum())
                .as("never a plan that leaves people without the staff they need and says nothing")
                .containsExactly(new Short(on(8), Shift.MORNING, 5, 2, 1), new Short(on(9), Shift.MORNING, 5, 2, 1));
        assertThat(answer.ifNobodyMoves()).isEqualTo(on(8));
        assertThat(answer.lastSafe()).isEqualTo(on(9));
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(textBlock = """
    # last, expected,                safe, case
      18,   MORNING:7=2,             18,   the service closes with staff enough
      18,   MORNING:7=2 MORNING:15=1, 14,  the staff end before it does
      11,   MORNING:7=2 MORNING:15=1, 11,  it closes before the staff end
      ,     MORNING:7=2 MORNING:15=1, 14,  nobody knows when it closes
      ,     MORNING:7=2,             ,     neither is known
    """)
    void lastSafeDay(@Nullable Integer last, String expected, @Nullable Integer safe, String named) {
        var answer = Pace.work(new Facts(
                on(7),
                last == null ? null : on(last),
                2,
                2,
                WEEKENDS,
                homes("9"),
                minimum("MORNING:2"),
                expected(expected),
                Map.of()));

        assertThat(answer.lastSafe()).as(named).isEqualTo(safe == null ? null : on(safe));
    }

    @Test
    void withoutALastDayItGoesOnUntilNobodyIsThere() {
        var answer =
                Pace.work(new Facts(on(10), null, 3, 1, WEEKENDS, homes("9"), List.of(), List.of(), Map.of(on(10), 3)));

        assertThat(answer.days())
                .containsExactly(
                        new Day(on(10), 3, 3, null, null),
                        new Day(on(11), 0, 2, null, null),
                        new Day(on(12), 0, 1, null, null),
                        new Day(on(13), 0, 1, null, null),
                        new Day(on(14), 0, 1, null, null),
                        new Day(on(15), 0, 0, null, null));
        assertThat(answer.verdict()).isInstanceOf(NotKnown.class);
        assertThat(answer.ifNobodyMoves()).isNull();
        assertThat(answer.belowMinimum()).isEmpty();
    }

    @Test
    void tooFarOffToSayIsNoPromise() {
        var far = Pace.work(new Facts(
                on(7),
                on(7).plusDays(400),
                2,
                1,
                Set.of(),
                homes("0"),
                minimum("NIGHT:1"),
                expected("NIGHT:7=1"),
                Map.of()));

        assertThat(far.verdict()).isEqualTo(new Possible(null));
        assertThat(far.days()).hasSize(121);
    }

    @ParameterizedTest(name = "{5}")
    @CsvSource(textBlock = """
    # a week, a day, that day, that week, reason,      case,                            problems
      4,      2,     1,        3,         ,            room for one more,               0
      4,      2,     2,        3,         ,            the third of a day,              1
      4,      ,      3,        3,         ,            no limit of a day,               0
      4,      ,      0,        4,         ,            the fifth of a week,             1
      4,      2,     2,        4,         ' ',         both and a blank reason,         2
      4,      2,     2,        4,         Two sisters, both with a reason,              0
      0,      ,      0,        0,         ,            a service that takes nobody,     1
    """)
    void arrivals(
            int perWeek,
            @Nullable Integer perDay,
            int sameDay,
            int sameWeek,
            @Nullable String reason,
            String named,
            int problems) {
        var found = Pace.againstArrival(new Admits("1-1", "Elm House", perWeek, perDay), sameDay, sameWeek, reason);

        assertThat(found).as(named).hasSize(problems).allSatisfy(p -> {
            assertThat(p.field()).isEqualTo("at");
            assertThat(p.code()).isEqualTo(Problem.Code.CONF);
            assertThat(p.message()).startsWith("Elm House takes at most ").endsWith("or say why not");
        });
    }

    @Test
    void arrivalsInWords() {
        assertThat(Pace.againstArrival(new Admits("1-1", "Elm House", 1, 1), 1, 2, null))
                .extracting(Problem::message)
                .containsExactly(
                        "Elm House takes at most 1 a day, and 1 is planned for that day. Choose another, or say why not",
                        "Elm House takes at most 1 a week, and 2 are planned for that week. Choose another, or say why not");
    }
}
