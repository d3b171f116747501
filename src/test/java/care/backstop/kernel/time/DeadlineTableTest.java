package care.backstop.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.calendar.ShippedCalendar;
import care.backstop.kernel.time.DeadlineRule.ClearWorkingDays;
import care.backstop.kernel.time.DeadlineRule.ElapsedHours;
import care.backstop.kernel.time.DeadlineRule.WorkingDays;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The deadlines of a failure at the times when they are counted wrongly: Christmas, Easter, and the two nights on which
 * the clocks change. Besides the table, every day of seven years is counted a second way, from bank holidays worked out
 * by rule (Easter by Gauss) instead of read from the shipped calendar.
 */
class DeadlineTableTest {

    private static final ShippedCalendar SHIPPED = ShippedCalendar.load();

    /** By rule, each year once: mutation testing asks for them many times over. */
    private static final Map<Integer, Set<LocalDate>> HOLIDAYS = new HashMap<>();

    private final Deadlines deadlines = new Deadlines(SHIPPED::calendar);

    @ParameterizedTest(name = "{0} + {1} = {2}: {3}")
    @CsvSource(textBlock = """
    # told (London),      rule,                 last day,   case
    2020-12-18T17:30:00Z, 3 working days,       2020-12-23, the Friday before Christmas
    2020-12-21T09:00:00Z, 3 working days,       2020-12-24, just before the holiday
    2020-12-22T09:00:00Z, 3 working days,       2020-12-29, Christmas Day and the substitute Monday lie between
    2020-12-24T23:59:00Z, 3 working days,       2020-12-31, late on Christmas Eve
    2020-12-25T02:00:00Z, 3 working days,       2020-12-31, in the night of Christmas Day
    2020-12-26T12:00:00Z, 3 working days,       2020-12-31, Boxing Day on a Saturday
    2020-12-28T12:00:00Z, 3 working days,       2020-12-31, on the substitute holiday itself
    2020-12-29T12:00:00Z, 3 working days,       2021-01-04, over New Year
    2020-12-31T23:59:59Z, 1 working day,        2021-01-04, the last second of the year
    2021-12-24T12:00:00Z, 3 working days,       2021-12-31, Christmas on a Saturday takes Monday and Tuesday
    2022-12-23T12:00:00Z, 3 working days,       2022-12-30, Christmas on a Sunday takes Monday and Tuesday
    2024-12-24T12:00:00Z, 2 working days,       2024-12-30, Christmas in the middle of a week
    2020-12-24T12:00:00Z, 14 days,              2021-01-07, calendar days take no notice
    2020-12-24T12:00:00Z, 5 clear working days, 2021-01-06, 29 30 31 December and 4 and 5 January lie between
    2021-04-01T12:00:00Z, 1 working day,        2021-04-06, Maundy Thursday 2021
    2022-04-14T12:00:00Z, 1 working day,        2022-04-19, Maundy Thursday 2022
    2022-04-14T12:00:00Z, 3 working days,       2022-04-21, and three days after it
    2023-04-06T22:59:59Z, 1 working day,        2023-04-11, a second before midnight in summer time
    2023-04-06T23:00:00Z, 1 working day,        2023-04-11, midnight in London: already Good Friday
    2024-03-28T18:00:00Z, 3 working days,       2024-04-04, Easter and the change of clocks together
    2024-03-31T00:30:00Z, 1 working day,        2024-04-02, Easter Day while the clocks go forward
    2026-04-02T12:00:00Z, 3 working days,       2026-04-09, Easter 2026
    2026-03-28T23:30:00Z, 1 working day,        2026-03-30, the night the clocks go forward
    2026-10-25T00:30:00Z, 1 working day,        2026-10-26, 1:30am the first time
    2026-10-25T01:30:00Z, 1 working day,        2026-10-26, 1:30am the second time
    """)
    void ofAFailure(Instant told, String rule, LocalDate due, String because) {
        assertThat(deadlines.set(DeadlineRule.parse(rule), told).dueOn())
                .as(because)
                .isEqualTo(due);
    }

    @ParameterizedTest(name = "{0} + {1} hours")
    @CsvSource(textBlock = """
    # told UTC,           hours, due UTC,              due London
    2026-03-29T00:59:59Z, 1,     2026-03-29T01:59:59Z, 2:59am BST
    2026-03-28T09:00:00Z, 24,    2026-03-29T09:00:00Z, 10:00am BST
    2026-03-27T09:00:00Z, 48,    2026-03-29T09:00:00Z, 10:00am BST
    2026-10-24T23:30:00Z, 2,     2026-10-25T01:30:00Z, 1:30am GMT
    2026-10-24T22:30:00Z, 2,     2026-10-25T00:30:00Z, 1:30am BST
    2026-10-24T08:00:00Z, 24,    2026-10-25T08:00:00Z, 8:00am GMT
    2026-10-24T08:00:00Z, 4,     2026-10-24T12:00:00Z, 1:00pm BST
    2020-12-24T22:15:00Z, 4,     2020-12-25T02:15:00Z, 2:15am GMT
    """)
    void hoursAreHoursInTheNightsOnWhichTheClocksChange(Instant told, int hours, Instant due, String words) {
        var deadline = deadlines.set(new ElapsedHours(hours), told);
        assertThat(deadline.dueAt()).isEqualTo(due);
        assertThat(deadline.explanation()).contains(words);
    }

    @Test
    void everyDayOfSevenYearsCountedASecondWay() {
        int counted = 0;
        for (var day = LocalDate.of(2019, 1, 1); day.isBefore(LocalDate.of(2026, 1, 1)); day = day.plusDays(1)) {
            for (int n : new int[] {1, 2, 3, 5, 10}) {
                assertThat(deadlines.set(new WorkingDays(n), day).dueOn())
                        .as("%d working days from %s", n, day)
                        .isEqualTo(walk(day, n));
                counted++;
            }
            assertThat(deadlines.set(new ClearWorkingDays(3), day).dueOn())
                    .as("3 clear working days from %s", day)
                    .isEqualTo(walk(day, 4));
        }
        assertThat(counted).isEqualTo((7 * 365 + 2) * 5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1961, 1967, 1981, 2000, 2008, 2038})
    void easterIsWorkedOutRight(int year) {
        var known = Set.of(
                LocalDate.of(1961, 4, 2),
                LocalDate.of(1967, 3, 26),
                LocalDate.of(1981, 4, 19),
                LocalDate.of(2000, 4, 23),
                LocalDate.of(2008, 3, 23),
                LocalDate.of(2038, 4, 25));
        assertThat(known).contains(easter(year));
    }

    /** One step a day, counting only days on which offices are open. */
    private static LocalDate walk(LocalDate from, int n) {
        var day = from;
        int left = n;
        while (left > 0) {
            day = day.plusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY
                    && day.getDayOfWeek() != DayOfWeek.SUNDAY
                    && !HOLIDAYS.computeIfAbsent(day.getYear(), DeadlineTableTest::holidays)
                            .contains(day)) {
                left--;
            }
        }
        return day;
    }

    private static Set<LocalDate> holidays(int year) {
        var days = new HashSet<LocalDate>();
        substitute(days, LocalDate.of(year, 1, 1));
        days.add(easter(year).minusDays(2));
        days.add(easter(year).plusDays(1));
        days.add(
                year == 2020
                        ? LocalDate.of(2020, 5, 8)
                        : LocalDate.of(year, Month.MAY, 1).with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY)));
        days.add(
                year == 2022
                        ? LocalDate.of(2022, 6, 2)
                        : LocalDate.of(year, Month.MAY, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)));
        days.add(LocalDate.of(year, Month.AUGUST, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)));
        substitute(days, LocalDate.of(year, 12, 25));
        substitute(days, LocalDate.of(year, 12, 26));
        if (year == 2022) {
            days.add(LocalDate.of(2022, 6, 3));
            days.add(LocalDate.of(2022, 9, 19));
        }
        if (year == 2023) {
            days.add(LocalDate.of(2023, 5, 8));
        }
        return days;
    }

    /** A holiday at the weekend moves to the next weekday that is not one already. */
    private static void substitute(Set<LocalDate> days, LocalDate day) {
        var moved = day;
        while (moved.getDayOfWeek() == DayOfWeek.SATURDAY
                || moved.getDayOfWeek() == DayOfWeek.SUNDAY
                || days.contains(moved)) {
            moved = moved.plusDays(1);
        }
        days.add(moved);
    }

    /** The anonymous Gregorian reckoning. */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = b / 4;
        int e = b % 4;
        int g = (8 * b + 13) / 25;
        int h = (19 * a + b - d - g + 15) % 30;
        int j = c / 4;
        int k = c % 4;
        int m = (a + 11 * h) / 319;
        int r = (2 * e + 2 * j - k - h + m + 32) % 7;
        int month = (h - m + r + 90) / 25;
        int day = (h - m + r + month + 19) % 32;
        return LocalDate.of(year, month, day);
    }
}
