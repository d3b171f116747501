package care.backstop.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.calendar.ShippedCalendar;
import care.backstop.kernel.time.CalendarChange.Kind;
import care.backstop.kernel.time.DeadlineRule.CalendarDays;
import care.backstop.kernel.time.DeadlineRule.ClearWorkingDays;
import care.backstop.kernel.time.DeadlineRule.ElapsedHours;
import care.backstop.kernel.time.DeadlineRule.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requirements X-03 and the boundary days around it. */
class DeadlinesTest {

    private static final ShippedCalendar SHIPPED = ShippedCalendar.load();

    private final Deadlines deadlines = new Deadlines(SHIPPED::calendar);

    @ParameterizedTest(name = "{0} + {1} = {2}: {3}")
    @CsvSource(textBlock = """
    # happened,  rule,                        due,        case
    2020-12-24,  3 working days,              2020-12-31, X-03: Christmas Day and the substitute Boxing Day left out
    2020-12-12,  3 working days,              2020-12-16, X-03: a Saturday is day 0 like any other day
    2020-12-07,  3 working days,              2020-12-10, SA: the first steering group of the example clock
    2020-12-13,  1 working day,               2020-12-14, Sunday to Monday
    2020-12-11,  1 working day,               2020-12-14, SA-7.27: Friday to Monday
    2020-12-11,  5 working days,              2020-12-18, a plain week
    2020-12-31,  1 working day,               2021-01-04, New Year's Day is a Friday and then the weekend
    2021-12-24,  1 working day,               2021-12-29, Christmas on a Saturday gives Monday and Tuesday off
    2021-12-31,  1 working day,               2022-01-04, New Year's Day on a Saturday gives Monday off
    2022-12-23,  1 working day,               2022-12-28, Christmas on a Sunday gives Monday and Tuesday off
    2024-03-28,  1 working day,               2024-04-02, Easter: Good Friday to Easter Monday
    2024-03-29,  1 working day,               2024-04-02, the event itself on Good Friday
    2020-05-01,  1 working day,               2020-05-04, the early May holiday of 2020 was not on the Monday
    2020-05-07,  1 working day,               2020-05-11, it was on Friday 8 May
    2022-05-27,  1 working day,               2022-05-30, the spring holiday of 2022 was not on 30 May
    2022-06-01,  1 working day,               2022-06-06, it was on 2 June with the jubilee on 3 June
    2022-09-16,  1 working day,               2022-09-20, state funeral
    2023-05-05,  1 working day,               2023-05-09, coronation
    2012-06-01,  1 working day,               2012-06-06, spring holiday and diamond jubilee 2012
    2020-12-30,  1 working day (Scotland),    2020-12-31, Hogmanay is a working day
    2020-12-31,  1 working day (Scotland),    2021-01-05, 2 January moved to Monday in Scotland
    2021-03-16,  1 working day (Northern Ireland), 2021-03-18, St Patrick's Day in Northern Ireland
    2021-03-16,  1 working day,               2021-03-17, but not in England
    2020-12-08,  the same day,                2020-12-08, by the end of the day itself
    2020-12-10,  2 days,                      2020-12-12, SA-7.20: every day counts
    2020-12-10,  14 days,                     2020-12-24, SA-7.20
    2020-12-10,  42 days,                     2021-01-21, SA-7.20
    2024-01-31,  1 month,                     2024-02-29, the last day of a shorter month
    2023-01-31,  1 month,                     2023-02-28, and of the shortest
    2020-02-29,  12 months,                   2021-02-28, leap day
    2020-12-01,  5 clear days,                2020-12-07, five whole days between: 2 to 6 December
    2020-12-01,  1 clear day,                 2020-12-03, neither end counts
    2020-12-01,  5 clear working days,        2020-12-09, 2 3 4 7 8 December lie between
    2020-12-23,  1 clear working day,         2020-12-29, 24 December lies between and the holidays are skipped
    """)
    void fallsDueOn(LocalDate happened, String rule, LocalDate due, String because) {
        var deadline = deadlines.set(DeadlineRule.parse(rule), happened);

        assertThat(deadline.dueOn()).as(because).isEqualTo(due);
        assertThat(deadline.dueAt())
                .isEqualTo(due.plusDays(1).atStartOfDay(London.ZONE).toInstant());
        assertThat(deadline.provisional()).isFalse();
        assertThat(deadline.inputs().day()).isEqualTo(happened);
        assertThat(deadline.rule().words()).isEqualTo(rule);
        assertThat(deadline.calendarVersion() != null).isEqualTo(rule.contains("working"));
    }

    @ParameterizedTest(name = "{0} London {1} = {2}")
    @CsvSource(textBlock = """
    # happened UTC,         rule,     due UTC,              words expected
    2020-12-08T10:15:00Z,   4 hours,  2020-12-08T14:15:00Z, 2:15pm GMT
    2020-07-08T10:15:00Z,   4 hours,  2020-07-08T14:15:00Z, 3:15pm BST
    2026-03-28T12:00:00Z,   24 hours, 2026-03-29T12:00:00Z, 1:00pm BST
    2026-10-24T12:00:00Z,   24 hours, 2026-10-25T12:00:00Z, 12:00pm GMT
    2026-10-25T00:30:00Z,   1 hour,   2026-10-25T01:30:00Z, 1:30am GMT
    """)
    void hoursReallyPass(Instant happened, String rule, Instant due, String words) {
        var deadline = deadlines.set(DeadlineRule.parse(rule), happened);

        assertThat(deadline.dueAt()).isEqualTo(due);
        assertThat(deadline.dueOn()).isEqualTo(London.day(due));
        assertThat(deadline.explanation()).contains(words);
        assertThat(deadline.explanation().contains("clocks change"))
                .isEqualTo(happened.toString().startsWith("2026"));
        assertThat(deadline.calendarVersion()).isNull();
    }

    @Test
    void theDayIsTheDayInLondonNotInGreenwich() {
        // 23:30 UTC on 30 June is already 1 July on the wall.
        var deadline = deadlines.set(new WorkingDays(1), Instant.parse("2026-06-30T23:30:00Z"));

        assertThat(deadline.inputs().day()).isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(deadline.dueOn()).isEqualTo(LocalDate.of(2026, 7, 2));
        assertThat(deadline.dueAt()).isEqualTo(Instant.parse("2026-07-02T23:00:00Z"));
    }

    @Test
    void isLateFromMidnightOnAndNotBefore() {
        // due 10 December, overdue at 11 December 00:00.
        var deadline = deadlines.set(new WorkingDays(3), LocalDate.of(2020, 12, 7));

        assertThat(deadline.isLate(Instant.parse("2020-12-10T23:59:59Z"))).isFalse();
        assertThat(deadline.isLate(Instant.parse("2020-12-11T00:00:00Z"))).isTrue();
        assertThat(deadline.isLate(Instant.parse("2020-12-11T00:00:01Z"))).isTrue();
    }

    @Test
    void showsItsWorking() {
        var deadline = deadlines.set(new WorkingDays(3), LocalDate.of(2020, 12, 24));

        assertThat(deadline.explanation())
                .isEqualTo("3 working days after Thursday 24 December 2020 (day 0). Not counted: Saturdays and Sundays,"
                        + " Friday 25 December 2020 (Christmas) and Monday 28 December 2020 (Boxing Day)."
                        + " Due by the end of Thursday 31 December 2020.");
        assertThat(deadlines.set(new WorkingDays(1), LocalDate.of(2020, 12, 7)).explanation())
                .isEqualTo("1 working day after Monday 7 December 2020 (day 0)."
                        + " Due by the end of Tuesday 8 December 2020.");
        assertThat(deadlines.set(new CalendarDays(0), LocalDate.of(2020, 12, 7)).explanation())
                .isEqualTo("The same day as the event. Due by the end of Monday 7 December 2020.");
        assertThat(deadlines.set(new CalendarDays(2), LocalDate.of(2020, 12, 7)).explanation())
                .isEqualTo("2 days after Monday 7 December 2020 (day 0) counting every day."
                        + " Due by the end of Wednesday 9 December 2020.");
        assertThat(deadlines
                        .set(new ClearWorkingDays(1), LocalDate.of(2020, 12, 7))
                        .explanation())
                .isEqualTo(
                        "1 clear working day after Monday 7 December 2020 (day 0) with neither the first nor the last"
                                + " day counted. Due by the end of Wednesday 9 December 2020.");
        assertThat(deadlines.set(new WorkingDays(1), LocalDate.of(2020, 12, 11)).explanation())
                .contains("Not counted: Saturdays and Sundays. Due");
    }

    @Test
    void refusesAYearWithoutACalendar() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> deadlines.set(new WorkingDays(3), LocalDate.of(2028, 12, 28)))
                .satisfies(r -> assertThat(r.problems()).singleElement().satisfies(p -> {
                    assertThat(p.code()).isEqualTo(Problem.Code.VAL);
                    assertThat(p.field()).isEqualTo("calendar");
                    assertThat(p.message())
                            .contains("England and Wales in 2029")
                            .contains("confirmed years are 2012 to 2028")
                            .contains("then try again");
                }));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> deadlines.set(new WorkingDays(3), LocalDate.of(2011, 6, 1)));
    }

    @Test
    void needsNoCalendarToCountEveryDay() {
        assertThat(deadlines.set(new CalendarDays(28), LocalDate.of(2035, 1, 1)).dueOn())
                .isEqualTo(LocalDate.of(2035, 1, 29));
    }

    @Test
    void projectsIntoYearsNotYetConfirmedAndSaysSo() {
        var ahead = deadlines.project(new WorkingDays(3), LocalDate.of(2028, 12, 28));

        assertThat(ahead.dueOn()).isEqualTo(LocalDate.of(2029, 1, 3));
        assertThat(ahead.provisional()).isTrue();
        assertThat(ahead.explanation()).endsWith("the bank holidays of that year are not confirmed yet.");
        assertThat(deadlines
                        .project(new WorkingDays(3), LocalDate.of(2026, 11, 23))
                        .provisional())
                .isFalse();
        assertThat(deadlines
                        .project(new WorkingDays(3), Instant.parse("2026-11-23T09:00:00Z"))
                        .inputs()
                        .at())
                .isEqualTo(Instant.parse("2026-11-23T09:00:00Z"));
        assertThat(deadlines
                        .project(new WorkingDays(1), LocalDate.of(2038, 6, 1))
                        .provisional())
                .isTrue();
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> deadlines.project(new WorkingDays(1), LocalDate.of(2039, 6, 1)));
    }

    @Test
    void hoursNeedTheTimeOfDay() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> deadlines.set(new ElapsedHours(24), LocalDate.of(2026, 11, 23)))
                .withMessageContaining("Give the time as well as the day");
    }

    @Test
    void theTableHasTheLastWord() {
        var division = Division.ENGLAND_AND_WALES;
        var changes = new ArrayList<>(SHIPPED.changes());
        changes.add(new CalendarChange(
                division, LocalDate.of(2026, 11, 24), Kind.EXTRA, "World Cup bank holiday", "Royal Proclamation"));
        changes.add(new CalendarChange(
                division, LocalDate.of(2026, 12, 28), Kind.REMOVED, "Boxing Day", "moved, for this test"));
        changes.add(new CalendarChange(
                Division.SCOTLAND, LocalDate.of(2026, 11, 25), Kind.EXTRA, "Scotland only", "for this test"));
        var amended = BankHolidays.calendar(division, SHIPPED.calendar(division).confirmedYears(), changes);
        var counted = new Deadlines(_ -> amended);

        assertThat(counted.set(new WorkingDays(1), LocalDate.of(2026, 11, 23)).dueOn())
                .isEqualTo(LocalDate.of(2026, 11, 25));
        assertThat(counted.set(new WorkingDays(1), LocalDate.of(2026, 11, 23)).explanation())
                .contains("Tuesday 24 November 2026 (World Cup bank holiday)");
        assertThat(counted.set(new WorkingDays(1), LocalDate.of(2026, 12, 24)).dueOn())
                .isEqualTo(LocalDate.of(2026, 12, 28));
        assertThat(amended.version()).isNotEqualTo(SHIPPED.calendar(division).version());
    }

    @Test
    void theVersionNamesTheDivisionAndFollowsDaysAndYears() {
        var calendar = SHIPPED.calendar(Division.ENGLAND_AND_WALES);

        assertThat(calendar.version()).matches("england-and-wales-[0-9a-f]{12}").hasToString(calendar.toString());
        assertThat(SHIPPED.calendar(Division.ENGLAND_AND_WALES).version()).isEqualTo(calendar.version());
        assertThat(new WorkingCalendar(calendar.division(), calendar.holidays(), Set.of(2026, 2027), Set.of())
                        .version())
                .isNotEqualTo(new WorkingCalendar(calendar.division(), calendar.holidays(), Set.of(2026), Set.of(2027))
                        .version());
    }

    @Test
    void aCalendarWithNoYearSaysSo() {
        var empty = new WorkingCalendar(Division.SCOTLAND, Map.of(), Set.of(), Set.of());

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> empty.isWorkingDay(LocalDate.of(2026, 11, 23)))
                .withMessageContaining("no year has been confirmed");
        assertThat(BankHolidays.calendar(Division.SCOTLAND, Set.of(), List.of()).holidays())
                .isEmpty();
    }

    @Test
    void saysWhyADeadlineMoved() {
        var at = LocalDateTime.of(2020, 12, 7, 9, 0).atZone(London.ZONE).toInstant();
        var before = deadlines.set(new WorkingDays(3), at);

        assertThat(before.whyMovedFrom(before)).isEmpty();
        assertThat(deadlines.set(new WorkingDays(5), at).whyMovedFrom(before))
                .isEqualTo("Moved from 10 December 2020 to 14 December 2020 because the rule changed from"
                        + " 3 working days to 5 working days.");
        assertThat(deadlines.set(new WorkingDays(3), LocalDate.of(2020, 12, 9)).whyMovedFrom(before))
                .isEqualTo("Moved from 10 December 2020 to 14 December 2020 because the event moved from"
                        + " 7 December 2020, 9:00am to 9 December 2020.");
        var off = new WorkingCalendar(
                Division.ENGLAND_AND_WALES,
                Map.of(LocalDate.of(2020, 12, 9), "Day of mourning"),
                Set.of(2020),
                Set.of());
        assertThat(new Deadlines(_ -> off).set(new WorkingDays(3), at).whyMovedFrom(before))
                .isEqualTo(
                        "Moved from 10 December 2020 to 11 December 2020 because the bank holiday calendar changed.");
        assertThat(deadlines.set(new ElapsedHours(4), at).whyMovedFrom(before))
                .startsWith("Moved from 10 December 2020 to 7 December 2020, 1:00pm because");
    }
}
