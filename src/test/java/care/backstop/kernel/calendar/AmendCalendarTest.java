package care.backstop.kernel.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.kernel.Stale;
import care.backstop.kernel.time.CalendarChange;
import care.backstop.kernel.time.CalendarChange.Kind;
import care.backstop.kernel.time.DeadlineRule.WorkingDays;
import care.backstop.kernel.time.Deadlines;
import care.backstop.kernel.time.Division;
import care.backstop.testing.Actors;
import care.backstop.testing.DatabaseTest;
import care.backstop.testing.Requirement;
import care.backstop.testing.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class AmendCalendarTest {

    private static final Division HERE = Division.ENGLAND_AND_WALES;
    private static final LocalDate DAY = LocalDate.of(2026, 7, 20);

    @Autowired
    Actors actors;

    @Autowired
    AmendCalendar amend;

    @Autowired
    CalendarTable table;

    @Autowired
    Deadlines deadlines;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    private Actor administrator;

    @BeforeEach
    @AfterEach
    void startFromTheShippedListAndLeaveItBehind() {
        administrator = actors.of(Role.ACCESS_ADMINISTRATOR);
        actors.as(
                administrator,
                () -> db.sql("delete from kernel.calendar_day").update()
                        + db.sql("delete from kernel.calendar_year").update());
        table.forget();
    }

    @Test
    void aDayProclaimedLateCountsAtOnceAndCanBeTakenBack() {
        assertThat(dueAfter(LocalDate.of(2026, 7, 17))).isEqualTo(DAY);
        var before = table.of(HERE).version();

        set(Kind.EXTRA, "World Cup bank holiday", null);
        assertThat(dueAfter(LocalDate.of(2026, 7, 17))).isEqualTo(DAY.plusDays(1));
        assertThat(table.of(HERE).version()).isNotEqualTo(before);
        assertThat(table.of(Division.SCOTLAND).isWorkingDay(DAY)).isTrue();

        set(Kind.EXTRA, "World Cup final bank holiday", 1);
        assertThat(table.rows()).singleElement().satisfies(row -> {
            assertThat(row.version()).isEqualTo(2);
            assertThat(row.change().title()).isEqualTo("World Cup final bank holiday");
        });

        Acting.as(administrator, () -> amend.withdraw(HERE, DAY, 2));
        assertThat(table.of(HERE).version()).isEqualTo(before);
    }

    @Test
    void theTableOverridesTheShippedList() {
        Acting.as(
                administrator,
                () -> amend.set(
                        new CalendarChange(HERE, LocalDate.of(2023, 5, 8), Kind.REMOVED, "Coronation", "for this test"),
                        null,
                        administrator));

        assertThat(table.of(HERE).isWorkingDay(LocalDate.of(2023, 5, 8))).isTrue();
        assertThat(new ShippedCalendar(
                                ShippedCalendar.load().confirmed(),
                                ShippedCalendar.load().changes())
                        .calendar(HERE)
                        .isWorkingDay(LocalDate.of(2023, 5, 8)))
                .isFalse();
    }

    @Test
    @Requirement("X-03")
    void aYearIsRefusedUntilSomebodyConfirmsIt() {
        var event = LocalDate.of(2028, 12, 28);
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> deadlines.set(new WorkingDays(3), event))
                .satisfies(r -> assertThat(r.problems().getFirst().code()).isEqualTo(Problem.Code.VAL));

        Acting.as(administrator, () -> amend.confirmYear(HERE, 2029, "gov.uk/bank-holidays", administrator));

        assertThat(deadlines.set(new WorkingDays(3), event).dueOn()).isEqualTo(LocalDate.of(2029, 1, 3));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> Acting.as(administrator, () -> amend.confirmYear(HERE, 2029, "again", administrator)))
                .satisfies(r -> assertThat(r.problems().getFirst().code()).isEqualTo(Problem.Code.DUP));
        // The examples of the requirement, on the calendar of a running installation.
        assertThat(deadlines.set(new WorkingDays(3), LocalDate.of(2020, 12, 24)).dueOn())
                .isEqualTo(LocalDate.of(2020, 12, 31));
        assertThat(deadlines.set(new WorkingDays(3), LocalDate.of(2020, 12, 12)).dueOn())
                .isEqualTo(LocalDate.of(2020, 12, 16));
    }

    @Test
    void refusesWhatCannotBeAndALostRace() {
        set(Kind.EXTRA, "First", null);

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> set(Kind.EXTRA, "Second", null))
                .satisfies(r -> assertThat(r.problems().getFirst().code()).isEqualTo(Problem.Code.DUP));
        assertThatExceptionOfType(Stale.class).isThrownBy(() -> set(Kind.EXTRA, "Third", 7));
        assertThatExceptionOfType(Stale.class)
                .isThrownBy(() -> Acting.as(administrator, () -> amend.withdraw(HERE, DAY, 7)));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> Acting.as(
                        administrator,
                        () -> amend.set(
                                new CalendarChange(HERE, LocalDate.of(1066, 10, 14), Kind.EXTRA, " ", ""),
                                null,
                                administrator)))
                .satisfies(r ->
                        assertThat(r.problems()).extracting(Problem::field).containsExactly("title", "because", "day"));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> Acting.as(administrator, () -> amend.confirmYear(HERE, 2030, " ", administrator)));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> Acting.as(administrator, () -> amend.confirmYear(HERE, 3000, "x", administrator)));
    }

    @Test
    void aChangeMadeElsewhereIsSeenWithinAMinute() {
        assertThat(table.of(HERE).isWorkingDay(DAY)).isTrue();
        actors.as(
                administrator,
                () -> db.sql("""
                        insert into kernel.calendar_day (division, day, kind, title, because, set_at, set_by)
                        values ('england-and-wales', :day, 'EXTRA', 'Elsewhere', 'another node', now(), :by)""")
                        .param("day", DAY)
                        .param("by", administrator.post())
                        .update());

        clock.advance(Duration.ofSeconds(59));
        assertThat(table.of(HERE).isWorkingDay(DAY)).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(table.of(HERE).isWorkingDay(DAY)).isFalse();
    }

    @Test
    void everyChangeIsAudited() {
        int before = entries();
        set(Kind.EXTRA, "World Cup bank holiday", null);

        assertThat(entries()).isEqualTo(before + 1);
    }

    private int entries() {
        return actors.as(
                actors.of(Role.AUDITOR),
                () -> db.sql(
                                "select count(*) from audit.entry where subject = 'calendar-day:england-and-wales:2026-07-20'")
                        .query(Integer.class)
                        .single());
    }

    private void set(Kind kind, String title, @Nullable Integer version) {
        Acting.as(
                administrator,
                () -> amend.set(
                        new CalendarChange(HERE, DAY, kind, title, "Royal Proclamation"), version, administrator));
    }

    private LocalDate dueAfter(LocalDate day) {
        return deadlines.set(new WorkingDays(1), day).dueOn();
    }
}
