package care.backstop.people.rules;

import static care.backstop.people.rules.People.able;
import static care.backstop.people.rules.People.entry;
import static care.backstop.people.rules.People.with;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Problem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused of what the worker writes, and whose help is counted on. The day is 10 December 2020. */
class InCareTest {

    private static Written written(String pairs) {
        var all = new LinkedHashMap<String, String>();
        if (!pairs.isEmpty()) {
            Arrays.stream(pairs.split(" "))
                    .forEach(p -> all.put(p.substring(0, p.indexOf('=')), p.substring(p.indexOf('=') + 1)));
        }
        return new Written(all);
    }

    private static String codes(List<Problem> problems) {
        return problems.stream().map(p -> p.field() + " " + p.code()).collect(Collectors.joining(", "));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(textBlock = """
        # kind,          answers,                                              against
          TOLD,          on=2020-12-10T23:00,                                  ''
          TOLD,          on=2020-12-11T00:00,                                  on VAL
          SEEN,          on=2020-12-11T09:00,                                  on VAL
          SEEN,          on=2020-12-09T09:00,                                  ''
          CALLED,        on=2020-12-11T09:00,                                  on VAL
          CALLED,        on=2020-12-01T09:00,                                  ''
          WELFARE_CHECK, on=2020-12-11T09:00,                                  on VAL
          WELFARE_CHECK, on=2020-12-10T09:00,                                  ''
          WELFARE_PERIOD,from=2020-12-08 until=2020-12-08,                     ''
          WELFARE_PERIOD,from=2020-12-08 until=2020-12-07,                     until VAL
          WELFARE_PERIOD,from=2020-12-08 until=2021-03-08,                     ''
          WELFARE_PERIOD,from=2020-12-08 until=2021-03-09,                     until VAL
          WELFARE_PERIOD,from=2020-12-08,                                      ''
          MOVE_REPORTED, movedAt=2020-12-10T13:05 toldAt=2020-12-10T13:20,     ''
          MOVE_REPORTED, movedAt=2020-12-10T13:05 toldAt=2020-12-10T13:05,     ''
          MOVE_REPORTED, movedAt=2020-12-10T13:05 toldAt=2020-12-10T13:04,     toldAt VAL
          MOVE_REPORTED, movedAt=2020-12-10T13:05 toldAt=2020-12-11T13:20,     toldAt VAL
          DAILY_UPDATE,  on=2030-01-01T00:00,                                  ''
        """)
    void whatCannotBe(EntryKind kind, String answers, String against) {
        assertThat(codes(InCare.against(kind, written(answers), with(able(), Map.of()))))
                .isEqualTo(against);
    }

    @ParameterizedTest(name = "{0}, has the case {1}, registered {2}")
    @CsvSource(textBlock = """
        WORKER_REVIEW, true,  false, ''
        WORKER_REVIEW, false, true,  null AUTH
        WELFARE_CHECK, false, true,  ''
        WELFARE_CHECK, true,  false, null AUTH
        SEEN,          false, false, ''
        """)
    void whoMayWriteIt(EntryKind kind, boolean hasCase, boolean registered, String against) {
        assertThat(codes(InCare.against(kind, new InCare.Writer(hasCase, registered))))
                .isEqualTo(against);
        assertThat(InCare.asksWhoWrites(kind)).isEqualTo(kind != EntryKind.SEEN);
    }

    @ParameterizedTest
    @CsvSource({
        "on=2020-12-10 movedOn=2020-12-12, false",
        "on=2020-12-10 movedOn=2020-12-10, false",
        "on=2020-12-10 movedOn=2020-12-09, true",
        "on=2020-12-10, false"
    })
    void aReviewAfterTheMoveIsLate(String answers, boolean late) {
        assertThat(InCare.late(written(answers))).isEqualTo(late);
    }

    @Test
    void nobodysHelpIsCountedOnBeforeTheyWereAsked() {
        var usable = new Written(Map.of("who", "Ms Reed "));
        assertThat(codes(InformalSupport.againstUsable(usable, with(able(), Map.of()))))
                .isEqualTo("who STATE");
        assertThat(codes(InformalSupport.againstUsable(
                        usable,
                        with(
                                able(),
                                Map.of(),
                                entry(EntryKind.SUPPORT_ASKED, Map.of("who", "Mr Teal", "answer", "WILLING"))))))
                .as("somebody else was asked")
                .isEqualTo("who STATE");
        assertThat(InformalSupport.againstUsable(
                        usable,
                        with(
                                able(),
                                Map.of(),
                                entry(EntryKind.SUPPORT_ASKED, Map.of("who", "ms reed", "answer", "WILLING")),
                                entry(EntryKind.SUPPORT_ASKED, Map.of("who", "Ms Reed", "answer", "UNWILLING")))))
                .as("the latest answer counts")
                .isEmpty();
        assertThat(codes(InformalSupport.againstUsable(
                        usable,
                        with(
                                able(),
                                Map.of(),
                                entry(EntryKind.SUPPORT_ASKED, Map.of("who", "Ms Reed", "answer", "UNWILLING"))))))
                .isEqualTo("who STATE");
        assertThat(codes(InformalSupport.againstUsable(
                        Written.NOTHING,
                        with(able(), Map.of(), entry(EntryKind.SUPPORT_ASKED, Map.of("who", "Ms Reed"))))))
                .isEqualTo("who STATE");
    }

    @ParameterizedTest
    @CsvSource({
        "shared=NO, ''",
        "shared=YES consent=YES, ''",
        "shared=YES consent=NO, consent AUTH",
        "shared=YES, consent AUTH"
    })
    void detailsOfACarerNeedTheirYes(String answers, String against) {
        assertThat(codes(InformalSupport.againstService(written(answers)))).isEqualTo(against);
    }
}
