package care.backstop.people.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.backstop.kernel.Answer;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.people.rules.UrgencyJudgement.Facts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrgencyJudgementTest {

    @ParameterizedTest(name = "{0} {1} {2} = {3}")
    @CsvSource({
        "YES, NO, NO, YES",
        "NO, YES, NO, YES",
        "NO, NO, YES, YES",
        "YES, NOT_KNOWN, NOT_KNOWN, YES",
        "NOT_KNOWN, NOT_KNOWN, YES, YES",
        "NO, NO, NO, NO",
        "NO, NO, NOT_KNOWN, NOT_KNOWN",
        "NOT_KNOWN, NO, NO, NOT_KNOWN",
        "NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN"
    })
    void oneYesIsEnough(Answer life, Answer body, Answer mind, Answer expected) {
        var judgement = UrgencyJudgement.judge(new Facts(life, body, mind, "tonight", "no insulin", "sister stays"));

        assertThat(judgement.urgent()).isEqualTo(expected);
        assertThat(judgement.findings()).extracting("answer").containsExactly(life, body, mind);
    }

    @Test
    void urgentNeedsTimeAndSeverity() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(
                        () -> UrgencyJudgement.judge(new Facts(Answer.YES, Answer.NO, Answer.NO, " ", "", "not read")))
                .satisfies(
                        r -> assertThat(r.problems()).extracting(Problem::field).containsExactly("howSoon", "howBad"));
    }

    @Test
    void notUrgentNeedsAReasonAndNotMadeNeedsNothing() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> UrgencyJudgement.judge(new Facts(Answer.NO, Answer.NO, Answer.NO, "a", "b", "")))
                .satisfies(
                        r -> assertThat(r.problems()).extracting(Problem::field).containsExactly("note"));
        assertThat(UrgencyJudgement.judge(new Facts(Answer.NO, Answer.NOT_KNOWN, Answer.NO, "", "", ""))
                        .urgent())
                .isEqualTo(Answer.NOT_KNOWN);
    }
}
