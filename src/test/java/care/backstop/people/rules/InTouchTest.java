package care.backstop.people.rules;

import static care.backstop.people.rules.People.able;
import static care.backstop.people.rules.People.entry;
import static care.backstop.people.rules.People.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.people.Need;
import care.backstop.people.PersonFacts;
import care.backstop.people.rules.InTouch.By;
import care.backstop.people.rules.InTouch.Facts;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls by volume and time, and nobody's home care passed over unheard. */
class InTouchTest {

    private static String shown(Facts f) {
        return InTouch.plan(f).stream()
                .collect(Collectors.groupingBy(
                        s -> s.by() + " " + s.day(), java.util.TreeMap::new, Collectors.counting()))
                .toString();
    }

    @ParameterizedTest(name = "{0} people, {1} days, {2} callers of {3}")
    @CsvSource(delimiter = '|', textBlock = """
        120 | 3 | 4 | 10 | {CALL 1=40, CALL 2=40, CALL 3=40}
        121 | 3 | 4 | 10 | {CALL 1=40, CALL 2=40, CALL 3=40, LETTER 1=1}
        40  | 3 | 4 | 10 | {CALL 1=40}
        41  | 3 | 4 | 10 | {CALL 1=40, CALL 2=1}
        0   | 3 | 4 | 10 | {}
        3   | 1 | 1 | 1  | {CALL 1=1, LETTER 1=2}
        2   | 60 | 1000 | 200 | {CALL 1=2}
        """)
    void asManyCallsAsCanBeMadeAndLettersToTheRest(int people, int days, int callers, int each, String slots) {
        assertThat(shown(new Facts(people, days, callers, each))).isEqualTo(slots);
    }

    @Test
    void theFirstAreCalledFirst() {
        assertThat(InTouch.plan(new Facts(3, 1, 1, 2)))
                .extracting(InTouch.Slot::by)
                .containsExactly(By.CALL, By.CALL, By.LETTER);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, days",
        "61, 1, 1, days",
        "1, 0, 1, callers",
        "1, 1001, 1, callers",
        "1, 1, 0, each",
        "1, 1, 201, each",
        "-1, -1, -1, 'days,callers,each'"
    })
    void whatCannotBeIsSaidBesideIt(int days, int callers, int each, String fields) {
        var e = catchThrowableOfType(Rejected.class, () -> InTouch.plan(new Facts(1, days, callers, each)));
        assertThat(e.problems().stream().map(Problem::field).collect(Collectors.joining(",")))
                .isEqualTo(fields);
    }

    private static PersonFacts at(Need need) {
        return People.needing(able(), need);
    }

    private static int against(Need need, boolean told, Known.Entry... entries) {
        return InTouch.againstTransfer(with(at(need), Map.of(), entries), told).size();
    }

    @Test
    void homeCarePassesOverOnceSomebodyWasInTouch() {
        var unanswered = entry(EntryKind.CALLED, Map.of("reached", "NO"));
        assertThat(against(Need.HOME_CARE, false)).isEqualTo(1);
        assertThat(against(Need.HOME_CARE, false, unanswered, unanswered)).isEqualTo(1);
        assertThat(against(Need.HOME_CARE, false, unanswered, entry(EntryKind.CALLED, Map.of("reached", "YES"))))
                .isZero();
        assertThat(against(Need.HOME_CARE, true)).isZero();
        assertThat(against(Need.HOME_CARE, false, entry(EntryKind.SEEN, Map.of())))
                .isZero();
        assertThat(against(Need.HOME_CARE, false, unanswered, entry(EntryKind.WELFARE_CHECK, Map.of())))
                .isZero();
        assertThat(against(Need.NURSING, false)).as("not care at home").isZero();
        var problem = InTouch.againstTransfer(with(at(Need.HOME_CARE), Map.of()), false)
                .getFirst();
        assertThat(problem.code()).isEqualTo(Problem.Code.STATE);
        assertThat(problem.field()).isEqualTo("contact");
    }
}
