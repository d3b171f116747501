package care.backstop.people.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.people.Funding;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is missing around somebody, day by day. */
class CareAlertTest {

    private static final LocalDate TODAY = LocalDate.of(2020, 12, 10);

    @ParameterizedTest(name = "{11}")
    @CsvSource(textBlock = """
        # here, worker, due, assessor, funding,         moved,      reported,   unreached, reached, checked, review due, expected
          true, true,   9,   true,     SELF,            ,           ,           0,         false,   false,   2020-12-10, ''
          true, false,  10,  true,     SELF,            ,           ,           0,         false,   false,   2020-12-10, ''
          true, false,  9,   true,     SELF,            ,           ,           0,         false,   false,   2020-12-10, NO_WORKER
          true, true,   9,   false,    SELF,            ,           ,           0,         false,   false,   2020-12-10, NO_ASSESSOR
          true, true,   9,   false,    PERSONAL_BUDGET, ,           ,           0,         false,   false,   2020-12-10, NO_ASSESSOR
          true, true,   9,   false,    HOST_COUNCIL,    ,           ,           0,         false,   false,   2020-12-10, ''
          true, true,   9,   true,     SELF,            2020-12-10, ,           0,         false,   false,   2020-12-10, ''
          true, true,   9,   true,     SELF,            2020-12-09, ,           0,         false,   false,   2020-12-10, MOVE_NOT_REPORTED
          true, true,   9,   true,     SELF,            2020-12-09, 2020-12-09, 0,         false,   false,   2020-12-10, ''
          true, true,   9,   true,     SELF,            ,           ,           1,         false,   false,   2020-12-10, ''
          true, true,   9,   true,     SELF,            ,           ,           2,         false,   false,   2020-12-10, NOT_REACHED
          true, true,   9,   true,     SELF,            ,           ,           2,         true,    false,   2020-12-10, ''
          true, true,   9,   true,     SELF,            ,           ,           3,         false,   true,    2020-12-10, ''
          true, true,   9,   true,     SELF,            ,           ,           0,         false,   false,   2020-12-09, REVIEW_DUE
          true, true,   9,   true,     SELF,            ,           ,           0,         false,   false,   ,           REVIEW_DUE
          false,false,  1,   false,    SELF,            2020-12-01, ,           9,         false,   false,   ,           ''
        """)
    void eachByItself(
            boolean here,
            boolean worker,
            int due,
            boolean assessor,
            Funding funding,
            @Nullable LocalDate moved,
            @Nullable LocalDate reported,
            int unreached,
            boolean reached,
            boolean checked,
            @Nullable LocalDate review,
            String expected) {
        var facts = new CareAlert.Facts(
                here,
                worker,
                LocalDate.of(2020, 12, due),
                assessor,
                funding,
                moved,
                reported,
                unreached,
                reached,
                checked,
                List.of(),
                review);
        assertThat(CareAlert.of(facts, TODAY).stream().map(Enum::name).collect(Collectors.joining(",")))
                .isEqualTo(expected);
    }

    @Test
    void missedChecksAreEscalated() {
        var facts = new CareAlert.Facts(
                true, true, TODAY, true, Funding.SELF, null, null, 0, false, true, List.of(TODAY), TODAY);
        assertThat(CareAlert.of(facts, TODAY)).containsExactly(CareAlert.WELFARE_MISSED);
    }

    @ParameterizedTest
    @EnumSource
    void whoseAssessmentSomebodyIsNamedFor(Funding funding) {
        assertThat(CareAlert.needsAssessor(funding))
                .isEqualTo(Set.of("SELF", "PERSONAL_BUDGET", "OTHER_COUNCIL", "OTHER_COUNTRY")
                        .contains(funding.name()));
    }

    private static LocalDate day(int n) {
        return LocalDate.of(2020, 12, n);
    }

    @Test
    void aDayIsMissedOnceItIsOver() {
        assertThat(CareAlert.missed(day(8), day(11), Set.of(day(8)), TODAY)).containsExactly(day(9));
        assertThat(CareAlert.missed(day(8), day(9), Set.of(), TODAY)).containsExactly(day(8), day(9));
        assertThat(CareAlert.missed(day(8), day(11), Set.of(), day(20)))
                .containsExactly(day(8), day(9), day(10), day(11));
        assertThat(CareAlert.missed(day(10), day(11), Set.of(), TODAY)).isEmpty();
        assertThat(CareAlert.missed(day(12), day(14), Set.of(), TODAY)).isEmpty();
        assertThat(CareAlert.missed(day(8), day(11), Set.of(day(8), day(9)), TODAY))
                .isEmpty();
        assertThat(CareAlert.missed(null, day(11), Set.of(), TODAY)).isEmpty();
        assertThat(CareAlert.missed(day(8), null, Set.of(), TODAY)).isEmpty();
    }
}
