package care.backstop.people.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.backstop.kernel.Answer;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.people.Capacity;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether somebody is or was without care, what stands in its way, and how long assessing everyone takes. */
class CareGapTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
          no times                       | note=x                                                              |
          only the end                   | oldEnded=2020-12-09T20:00                                           |
          only the beginning             | newStarted=2020-12-09T20:00                                         |
          an overlap                     | oldEnded=2020-12-09T20:00; newStarted=2020-12-09T19:00              |
          at the same moment             | oldEnded=2020-12-09T20:00; newStarted=2020-12-09T20:00              |
          two hours                      | oldEnded=2020-12-09T20:00; newStarted=2020-12-09T22:00              | PT2H
          a night                        | oldEnded=2020-12-09T20:00; newStarted=2020-12-10T08:00              | PT12H
          a night without care anyway    | oldEnded=2020-12-09T20:00; newStarted=2020-12-10T08:00; nightCare=NO |
          a day without care at night    | oldEnded=2020-12-09T08:00; newStarted=2020-12-09T20:00; nightCare=NO | PT12H
          a day and two nights without care anyway | oldEnded=2020-12-08T20:00; newStarted=2020-12-10T08:00; nightCare=NO | PT36H
          a night with care              | oldEnded=2020-12-09T20:00; newStarted=2020-12-10T08:00; nightCare=YES | PT12H
        """)
    void howLongSomebodyWasWithoutCare(String name, String times, @Nullable Duration gap) {
        assertThat(CareGap.gap(Told.written(times)).orElse(null)).isEqualTo(gap);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
          nobody recorded it     |                                            | NOT_KNOWN | false
          the old care runs      | oldEnded=2020-12-11T09:00                  | NOT_YET   | false
          it ends today          | oldEnded=2020-12-10T09:00                  | GAP       | true
          met today              | oldEnded=2020-12-09T09:00; metOn=2020-12-10 | MET      | false
          met only tomorrow      | oldEnded=2020-12-09T09:00; metOn=2020-12-11 | GAP      | true
          new care, nothing ended| newStarted=2020-12-09T09:00                | NOT_YET   | false
        """)
    void howNeedsStand(String name, @Nullable String times, CareGap.Standing expected, boolean red) {
        var standing = CareGap.standing(times == null ? null : Told.written(times), People.TODAY);
        assertThat(standing).isEqualTo(expected);
        assertThat(standing.red()).isEqualTo(red);
        assertThat(standing.words()).isNotBlank();
    }

    @ParameterizedTest(name = "{0}, {1}, best interests {2}: {3}")
    @CsvSource({
        "HAS,          NO,        NO,        NOT_DONE",
        "HAS,          NO,        YES,       NOT_DONE",
        "NOT_RECORDED, NO,        YES,       NOT_DONE",
        "HAS,          YES,       NO,        MUST",
        "HAS,          NOT_KNOWN, NO,        MUST",
        "LACKS,        NO,        NO,        NOT_DONE",
        "LACKS,        NO,        YES,       MUST",
        "LACKS,        NO,        NOT_KNOWN, MUST",
    })
    void whetherAnAssessmentIsDoneAllTheSame(
            Capacity capacity, Answer abuse, Answer best, Refusals.Assessment expected) {
        assertThat(Refusals.assessment(capacity, abuse, best)).isEqualTo(expected);
        assertThat(expected.words()).isNotBlank();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
          alreadyOwed=YES; providerWillNot=NO; unmet=NO  | A2-3
          alreadyOwed=NO; providerWillNot=YES; unmet=YES | Go on
          alreadyOwed=NO; providerWillNot=YES; unmet=NO  | The provider stays responsible
          alreadyOwed=NO; providerWillNot=NO; unmet=YES  | The provider stays responsible
        """)
    void whetherTheCouncilStepsIn(String answers, String begins) {
        assertThat(HowNeedsAreMet.backstop(Told.written(answers))).startsWith(begins);
    }

    @ParameterizedTest(name = "can name somebody {0}, somebody suitable {1}: asked for at once {2}")
    @CsvSource({"NO, NO, true", "NO, YES, false", "YES, NO, false"})
    void anAdvocateIsAskedForAtOnce(String canName, String suitable, boolean raised) {
        assertThat(Advocacy.raises(Told.written("canName=%s; suitablePerson=%s".formatted(canName, suitable))))
                .isEqualTo(raised);
    }

    @Test
    void listsAreShownInTheirOrder() {
        assertThat(HowNeedsAreMet.RESPONSES.keySet())
                .containsExactly("INFORMATION", "ACCOMMODATION", "CARE", "SOCIAL_WORK", "GOODS");
        assertThat(HowNeedsAreMet.BUDGET.keySet()).containsExactly("ARRANGE_SELF", "WITH_HELP", "COUNCIL");
        assertThat(HowNeedsAreMet.REFUSED_BECAUSE).hasSize(5).containsEntry("DECLINED", "The person does not want it");
    }

    @ParameterizedTest(name = "{0} people, {1} minutes each, {2} staff with {3} minutes a day: {4} minutes, {5} days")
    @CsvSource({
        "32, 180, 4, 360, 5760, 4",
        "32, 181, 4, 360, 5792, 5",
        "0, 180, 4, 360, 0, 0",
        "100000, 7200, 10000, 1440, 720000000, 50",
        "1, 1, 1, 1, 1, 1",
    })
    void howLongAssessingEveryoneTakes(int people, int each, int staff, int aDay, long minutes, long days) {
        var needed = AssessmentProgramme.needed(new AssessmentProgramme.Facts(people, each, staff, aDay));
        assertThat(needed).isEqualTo(new AssessmentProgramme.Needed(minutes, (long) staff * aDay, days));
    }

    @ParameterizedTest(name = "{0} people, {1} minutes each, {2} staff with {3} minutes a day: {4}")
    @CsvSource({
        "-1, 180, 4, 360, people",
        "100001, 180, 4, 360, people",
        "1, 0, 4, 360, hoursEach",
        "1, 7201, 4, 360, hoursEach",
        "1, 180, 0, 360, staff",
        "1, 180, 10001, 360, staff",
        "1, 180, 4, 0, hoursADay",
        "1, 180, 4, 1441, hoursADay",
    })
    void figuresThatCannotBeAreNamed(int people, int each, int staff, int aDay, String field) {
        assertThatThrownBy(() -> AssessmentProgramme.needed(new AssessmentProgramme.Facts(people, each, staff, aDay)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        r -> assertThat(r.problems()).extracting(Problem::field).containsExactly(field));
    }

    @Test
    void whatIsWrittenIsReadAsItIsKept() {
        var w = Told.written("a=YES; b=x,y; c=2020-12-09T08:30; d=2020-12-08; e=1.50");
        assertThat(w.said("a")).isTrue();
        assertThat(w.said("z")).isFalse();
        assertThat(w.yes("a")).isTrue();
        assertThat(w.is("a", "NO")).isFalse();
        assertThat(w.of("z")).isNull();
        assertThat(w.ticked("b")).containsExactly("x", "y");
        assertThat(w.ticked("z")).isEmpty();
        assertThat(w.day("c")).hasValueSatisfying(d -> assertThat(d).isEqualTo("2020-12-09"));
        assertThat(w.day("z")).isEmpty();
        assertThat(w.moment("c")).hasValueSatisfying(m -> assertThat(m).isEqualTo("2020-12-09T08:30"));
        assertThat(w.moment("z")).isEmpty();
        assertThat(w.number("e")).hasValueSatisfying(n -> assertThat(n).isEqualByComparingTo("1.5"));
        assertThat(w.number("z")).isEmpty();
    }
}
