package care.backstop.incident.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Problem;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitTermsTest {

    @ParameterizedTest(name = "{0} + {1} days, {2}")
    @CsvSource({
        "2020-12-07, 90, 2021-03-07, ''",
        "2020-12-07, 90, 2021-03-08, CONF",
        "2020-12-07, 90, 2021-03-06, CONF",
        "2024-02-01, 29, 2024-03-01, ''",
        "2020-12-07, 0, 2020-12-07, ''"
    })
    void aContractEndsTheDaysAfterTheNotice(LocalDate notice, int days, LocalDate ends, String code) {
        assertThat(codes(ExitTerms.contractNotice(notice, days, ends))).isEqualTo(code);
    }

    @ParameterizedTest(name = "{7}")
    @CsvSource(textBlock = """
        # from,     days, ends,       contract, because,     lead,       wrong,      case
        2020-12-07, 28,   2021-01-04, 28,       ,            A. Officer, '',         as long as the contract
        2020-12-07, 28,   2021-01-04, ,         ,            A. Officer, '',         the contract is not known
        2020-12-07, 28,   2021-01-04, 90,       Staff leave, A. Officer, '',         shorter with a reason
        2020-12-07, 28,   2021-01-04, 90,       ,            A. Officer, warning,    shorter without one
        2020-12-07, 28,   2021-01-04, 28,       ,            ,           STATE,      nobody leads the closure
        2020-12-07, 28,   2020-12-06, 28,       ,            A. Officer, VAL,        it ends before it begins
        2020-12-07, 28,   2021-01-05, 28,       ,            A. Officer, CONF,       the days do not add up
        """)
    void aNoticeIsAgreed(
            LocalDate from,
            int days,
            LocalDate ends,
            @Nullable Integer contract,
            @Nullable String because,
            @Nullable String lead,
            String wrong,
            String what) {
        var verdict = ExitTerms.agreedNotice(from, days, ends, contract, because, lead);
        assertThat(verdict.warnings().isEmpty() ? codes(verdict) : "warning")
                .as(what)
                .isEqualTo(wrong);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({"22, 60, ''", "60, 60, ''", "61, 60, VAL", "1, 0, VAL", ", , ''", "5, , ''"})
    void whoIsolatesIsPartOfTheStaff(@Nullable Integer isolating, @Nullable Integer staff, String code) {
        assertThat(codes(ExitTerms.isolating(isolating, staff))).isEqualTo(code);
    }

    @Test
    void aManagedClosureNeedsFourFactsOrTheLeadsWord() {
        var four = Map.of(
                "failureConfirmed", "YES", "decommissioning", "YES", "noticeReceived", "YES", "peopleMustMove", "YES");
        assertThat(ExitTerms.managedClosure(four, false, null).wrong()).isEmpty();
        for (var fact : ExitTerms.CLOSURE_FACTS.keySet()) {
            for (var answer : new String[] {"NO", "NOT_KNOWN"}) {
                var three = new HashMap<>(four);
                three.put(fact, answer);
                assertThat(codes(ExitTerms.managedClosure(three, true, " ")))
                        .as(fact)
                        .isEqualTo("STATE");
                assertThat(codes(ExitTerms.managedClosure(three, false, "They leave tonight")))
                        .as("only the lead")
                        .isEqualTo("STATE");
                assertThat(ExitTerms.managedClosure(three, true, "They leave tonight"))
                        .satisfies(v -> assertThat(v.wrong()).isEmpty())
                        .satisfies(v -> assertThat(v.warnings())
                                .singleElement()
                                .asString()
                                .contains(ExitTerms.CLOSURE_FACTS.get(fact)));
            }
        }
    }

    @Test
    void anOpposedClosureWaitsForTheProcedureOfTheContract() {
        assertThat(ExitTerms.opposed(null)).isNull();
        assertThat(ExitTerms.opposed(Map.of("opposes", "NO"))).isNull();
        assertThat(ExitTerms.opposed(Map.of("opposes", "YES", "procedure", "ACTIVE")))
                .isNull();
        assertThat(ExitTerms.opposed(Map.of("opposes", "YES", "procedure", "PREPARED")))
                .isNotNull();
        assertThat(ExitTerms.opposed(Map.of("opposes", "YES", "procedure", "NONE")))
                .isNotNull();
    }

    @Test
    void aPlanIsMadeByFourFactors() {
        assertThat(ExitTerms.missingFactors(null)).containsExactly("cause", "timescale", "supply", "staffing");
        assertThat(ExitTerms.missingFactors(
                        Map.of("cause", "Money", "timescale", "14 days", "supply", " ", "staffing", "Half")))
                .containsExactly("supply");
        assertThat(ExitTerms.missingFactors(
                        Map.of("cause", "Money", "timescale", "14 days", "supply", "Nine beds", "staffing", "Half")))
                .isEmpty();
    }

    @Test
    void aSetDayIsTodayOrLater() {
        var today = LocalDate.parse("2020-12-07");
        assertThat(codes(ExitTerms.ahead("setOn", "2020-12-06", today))).isEqualTo("VAL");
        assertThat(codes(ExitTerms.ahead("setOn", "2020-12-07", today))).isEmpty();
        assertThat(codes(ExitTerms.ahead("setOn", null, today))).isEmpty();
    }

    private static String codes(ExitTerms.Verdict verdict) {
        return String.join(
                " ", verdict.wrong().stream().map(Problem::code).map(Enum::name).toList());
    }
}
