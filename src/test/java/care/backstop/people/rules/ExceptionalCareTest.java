package care.backstop.people.rules;

import static care.backstop.people.rules.People.entry;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Answer;
import care.backstop.people.Status;
import care.backstop.testing.Requirement;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing usual will do for somebody at the end of life, very frail, or without anybody. */
class ExceptionalCareTest {

    @ParameterizedTest
    @Requirement("SA-3.5")
    @CsvSource(textBlock = """
        # end of life, written, planned move
          YES,         '',      shut
          YES,         MOVE,    open
          YES,         OPEN,    open
          YES,         STAY,    shut
          NO,          '',      open
          NOT_KNOWN,   '',      open
          NO,          STAY,    shut
        """)
    void nobodyAtTheEndOfLifeIsMovedByTheUsualPlan(Answer endOfLife, String plan, String move) {
        var who = People.frail(endOfLife, Answer.NO, Status.WAITING);
        var known = plan.isEmpty()
                ? People.with(who, Map.of())
                : People.with(who, Map.of(), entry(EntryKind.EXCEPTIONAL, Map.of("plan", plan)));
        var problems = ExceptionalCare.againstPlanning(known);
        assertThat(problems)
                .hasSize(move.equals("open") ? 0 : 1)
                .allMatch(p -> p.code() == care.backstop.kernel.Problem.Code.STATE);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        YES,       NO,        true
        NO,        YES,       true
        NO,        NO,        false
        NOT_KNOWN, NOT_KNOWN, false
        """)
    void stayingPutIsAnOptionForThem(Answer endOfLife, Answer veryFrail, boolean may) {
        assertThat(People.frail(endOfLife, veryFrail, Status.WAITING).mayStayPut())
                .isEqualTo(may);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        END_OF_LIFE              | {end_of_life=YES}
        VERY_FRAIL               | {very_frail=YES}
        UNBEFRIENDED             | {befriended=NO}
        END_OF_LIFE,UNBEFRIENDED | {end_of_life=YES, befriended=NO}
        """)
    void theReasonsBecomeFactsByWhichTheyAreOrdered(String why, String facts) {
        assertThat(ExceptionalCare.facts(new Written(Map.of("why", why))).toString())
                .isEqualTo(facts);
    }
}
