package care.backstop.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import care.backstop.kernel.time.DeadlineRule.CalendarDays;
import care.backstop.kernel.time.DeadlineRule.CalendarMonths;
import care.backstop.kernel.time.DeadlineRule.ClearDays;
import care.backstop.kernel.time.DeadlineRule.ClearWorkingDays;
import care.backstop.kernel.time.DeadlineRule.ElapsedHours;
import care.backstop.kernel.time.DeadlineRule.WorkingDays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules are read as people write them and written as people say them. */
class DeadlineRuleTest {

    static Stream<Arguments> written() {
        return Stream.of(
                Arguments.of("1 hour", new ElapsedHours(1)),
                Arguments.of("24 hours", new ElapsedHours(24)),
                Arguments.of("1 day", new CalendarDays(1)),
                Arguments.of("28 days", new CalendarDays(28)),
                Arguments.of("the same day", new CalendarDays(0)),
                Arguments.of("1 month", new CalendarMonths(1)),
                Arguments.of("12 months", new CalendarMonths(12)),
                Arguments.of("3 working days", new WorkingDays(3)),
                Arguments.of("1 working day", new WorkingDays(1)),
                Arguments.of("2 working days (Scotland)", new WorkingDays(2, Division.SCOTLAND)),
                Arguments.of("2 working days (Northern Ireland)", new WorkingDays(2, Division.NORTHERN_IRELAND)),
                Arguments.of("5 clear days", new ClearDays(5)),
                Arguments.of("5 clear working days", new ClearWorkingDays(5)),
                Arguments.of("1 clear working day (Scotland)", new ClearWorkingDays(1, Division.SCOTLAND)));
    }

    @ParameterizedTest
    @MethodSource("written")
    void goesThereAndBack(String words, DeadlineRule rule) {
        assertThat(DeadlineRule.parse(words)).isEqualTo(rule);
        assertThat(rule.words()).isEqualTo(words);
    }

    @Test
    void forgivesCaseAndTheWordCalendar() {
        assertThat(DeadlineRule.parse(" 3 Working Days ")).isEqualTo(new WorkingDays(3));
        assertThat(DeadlineRule.parse("2 calendar days")).isEqualTo(new CalendarDays(2));
        assertThat(DeadlineRule.parse("Same day")).isEqualTo(new CalendarDays(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "3",
                "-1 days",
                "3 weeks",
                "3 working days (Narnia)",
                "24 hours (Scotland)",
                "0 working days",
                "0 hours",
                "0 months",
                "0 clear days",
                "0 clear working days",
                "9999 days",
                "3661 working days"
            })
    void saysWhatMayBeWritten(String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeadlineRule.parse(words))
                .withMessageMatching("(?s).*(Write for example|give a number|use england-and-wales).*");
    }

    @Test
    void allowsTenYearsToTheDay() {
        assertThat(DeadlineRule.parse("3660 days")).isEqualTo(new CalendarDays(3660));
    }
}
