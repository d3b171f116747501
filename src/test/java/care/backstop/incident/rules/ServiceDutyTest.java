package care.backstop.incident.rules;

import static care.backstop.incident.rules.BusinessFailure.SUSPECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.backstop.incident.rules.ServiceDuty.Facts;
import care.backstop.incident.rules.ServiceDuty.Result;
import care.backstop.incident.rules.ServiceDuty.Task;
import care.backstop.kernel.Answer;
import care.backstop.kernel.Finding;
import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Rejected;
import care.backstop.testing.Requirement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Table A1 of requirements 2(a); Care Act 2014 s 48(1), SI 2015/301 reg 2. */
class ServiceDutyTest {

    @ParameterizedTest(name = "{7}")
    @CsvSource(textBlock = """
    # E,       R,         S,              W,     F,         row,   result,               case
    YES,       NO,        STOPPED,        WHOLE, YES,       A1-1,  POWER_TEST,           no registration is needed for a day service
    NO,        NO,        RUNNING,        ,      NOT_KNOWN, A1-1,  POWER_TEST,           unregistered and running
    SUSPECTED, NO,        STOPPED,        ,      NOT_KNOWN, A1-1,  POWER_TEST,           unregistered beats suspicion
    YES,       YES,       RUNNING,        WHOLE, YES,       A1-2,  NO_DUTY_MONITOR,      the administrator keeps the home going
    YES,       YES,       RUNNING,        ,      NOT_KNOWN, A1-2,  NO_DUTY_MONITOR,      nothing else need be known while it runs
    YES,       YES,       JEOPARDY,       WHOLE, YES,       A1-3,  PREPARE,              about to stop is not stopped
    YES,       YES,       UNKNOWN,        ,      NOT_KNOWN, A1-3,  PREPARE,              nobody knows whether it runs
    YES,       YES,       STOPPED,        PART,  YES,       A1-4,  PROVIDER_WINDDOWN,    one of six homes
    YES,       YES,       PARTLY_STOPPED, PART,  NOT_KNOWN, A1-4,  PROVIDER_WINDDOWN,    part of it stopped
    YES,       YES,       PARTLY_STOPPED, WHOLE, YES,       A1-5,  CONTRADICTION,        whole and partly cannot both be
    YES,       YES,       STOPPED,        WHOLE, NO,        A1-6,  POWER_TEST,           it had stopped a month before
    YES,       YES,       STOPPED,        WHOLE, YES,       A1-7,  DUTY_S48,             every condition holds
    SUSPECTED, YES,       STOPPED,        WHOLE, YES,       A1-8,  PREPARE,              stopped but the failure is not proved
    SUSPECTED, YES,       RUNNING,        ,      NOT_KNOWN, A1-8,  PREPARE,              only a rumour
    YES,       NOT_KNOWN, STOPPED,        WHOLE, YES,       A1-8,  PREPARE,              nobody checked the registration
    SUSPECTED, NOT_KNOWN, STOPPED,        ,      NOT_KNOWN, A1-8,  PREPARE,              neither is known
    NO,        YES,       RUNNING,        ,      NOT_KNOWN, A1-9,  PROVIDER_RESPONSIBLE, nothing has happened
    NO,        NOT_KNOWN, RUNNING,        ,      NOT_KNOWN, A1-9,  PROVIDER_RESPONSIBLE, nothing has happened and nobody checked
    NO,        YES,       JEOPARDY,       ,      NOT_KNOWN, A1-10, POWER_TEST,           about to stop for another reason
    NO,        YES,       PARTLY_STOPPED, PART,  NOT_KNOWN, A1-10, POWER_TEST,           part stopped for another reason
    NO,        YES,       STOPPED,        WHOLE, NOT_KNOWN, A1-10, POWER_TEST,           flood or quality or retirement
    NO,        YES,       UNKNOWN,        ,      NOT_KNOWN, A1-10, POWER_TEST,           state not known and no failure
    """)
    void firstRowThatFits(
            BusinessFailure e,
            Answer r,
            ServiceState s,
            @Nullable Extent w,
            Answer f,
            String row,
            Result result,
            String because) {
        var answer = ServiceDuty.determine(new Facts(e, r, s, w, f));

        assertThat(answer.row()).as(because).isEqualTo(row);
        assertThat(answer.result()).isEqualTo(result);
        assertThat(answer.findings())
                .hasSize(5)
                .extracting(Finding::authority)
                .containsExactly(
                        "SI 2015/301 reg 2",
                        "Care Act 2014 s 48(1)",
                        "Care Act 2014 s 48(1)",
                        "Care Act 2014 s 48(2)",
                        "SI 2015/301 reg 2(1)(b)");
        assertThat(answer.explanation()).endsWith(".");
        assertThat(answer.tasks()).isNotEmpty();
    }

    @Test
    void everyCombinationAgreesWithTheTableToldAnotherWay() {
        int asked = 0;
        for (var e : BusinessFailure.values()) {
            for (var r : Answer.values()) {
                for (var s : ServiceState.values()) {
                    for (var w : Stream.concat(Stream.of((Extent) null), Stream.of(Extent.values()))
                            .toList()) {
                        for (var f : Answer.values()) {
                            asked++;
                            String got;
                            try {
                                var answer = ServiceDuty.determine(new Facts(e, r, s, w, f));
                                got = answer.row() + " " + answer.result();
                            } catch (Rejected no) {
                                got = "VAL " + no.problems().getFirst().field();
                            }
                            assertThat(got).as("%s %s %s %s %s", e, r, s, w, f).isEqualTo(oracle(e, r, s, w, f));
                        }
                    }
                }
            }
        }
        assertThat(asked).isEqualTo(3 * 3 * 5 * 3 * 3);
    }

    /** The rows as predicates, tried in printed order. A registration or state not known is read as the class says. */
    private static String oracle(BusinessFailure e, Answer r, ServiceState s, @Nullable Extent w, Answer f) {
        boolean sure = r == Answer.YES;
        var event = e == BusinessFailure.YES && !sure ? SUSPECTED : e;
        var state = s == ServiceState.UNKNOWN ? ServiceState.JEOPARDY : s;
        record Row(String name, boolean fits) {}
        boolean stopped = state == ServiceState.STOPPED;
        boolean partly = state == ServiceState.PARTLY_STOPPED;
        boolean failed = event == BusinessFailure.YES;
        var rows = new ArrayList<Row>();
        rows.add(new Row("A1-1 POWER_TEST", r == Answer.NO));
        rows.add(new Row("A1-2 NO_DUTY_MONITOR", failed && state == ServiceState.RUNNING));
        rows.add(new Row("A1-3 PREPARE", failed && state == ServiceState.JEOPARDY));
        rows.add(new Row("VAL service.extent", failed && (stopped || partly) && w == null));
        rows.add(new Row("A1-4 PROVIDER_WINDDOWN", failed && (stopped || partly) && w == Extent.PART));
        rows.add(new Row("A1-5 CONTRADICTION", failed && partly && w == Extent.WHOLE));
        rows.add(new Row("VAL service.unableSince", failed && stopped && f == Answer.NOT_KNOWN));
        rows.add(new Row("A1-6 POWER_TEST", failed && stopped && f == Answer.NO));
        rows.add(new Row("A1-7 DUTY_S48", failed && stopped && f == Answer.YES));
        rows.add(new Row("A1-8 PREPARE", event == SUSPECTED));
        rows.add(new Row("A1-9 PROVIDER_RESPONSIBLE", event == BusinessFailure.NO && state == ServiceState.RUNNING));
        rows.add(new Row("A1-10 POWER_TEST", event == BusinessFailure.NO && state != ServiceState.RUNNING));
        return rows.stream().filter(Row::fits).findFirst().orElseThrow().name();
    }

    @Test
    void theDutyNeedsEveryConditionAndNothingElseGivesIt() {
        var every = new Facts(BusinessFailure.YES, Answer.YES, ServiceState.STOPPED, Extent.WHOLE, Answer.YES);

        assertThat(ServiceDuty.determine(every).findings())
                .allSatisfy(f -> assertThat(f.answer()).isEqualTo(Answer.YES));
        assertThat(ServiceDuty.determine(every).tasks()).containsExactly(Task.START_DUTY_CLOCK);
    }

    @ParameterizedTest
    @CsvSource({
        "YES, YES, STOPPED, WHOLE, NO, LEGAL_REVIEW JUDGE_URGENCY",
        "SUSPECTED, YES, RUNNING, WHOLE, NO, VERIFY_FAILURE PREPARATION_PLAN JUDGE_URGENCY",
        "SUSPECTED, NOT_KNOWN, RUNNING, WHOLE, NO, VERIFY_FAILURE VERIFY_REGISTRATION PREPARATION_PLAN JUDGE_URGENCY",
        "YES, NOT_KNOWN, RUNNING, WHOLE, NO, VERIFY_REGISTRATION PREPARATION_PLAN JUDGE_URGENCY",
        "YES, YES, RUNNING, WHOLE, YES, CONTINGENCY COOPERATE NO_EARLY_MOVES",
        "YES, YES, UNKNOWN, WHOLE, YES, FIND_OUT_STATE PREPARATION_PLAN JUDGE_URGENCY",
        "NO, YES, UNKNOWN, WHOLE, YES, FIND_OUT_STATE JUDGE_URGENCY",
        "NO, YES, STOPPED, WHOLE, YES, JUDGE_URGENCY",
        "NO, YES, RUNNING, WHOLE, YES, MONITOR"
    })
    void saysWhatToDo(BusinessFailure e, Answer r, ServiceState s, Extent w, Answer f, String tasks) {
        assertThat(ServiceDuty.determine(new Facts(e, r, s, w, f)).tasks().stream()
                        .map(Enum::name))
                .containsExactly(tasks.split(" "));
    }

    @Test
    void whatIsNotKnownIsAnsweredNotKnown() {
        var answer = ServiceDuty.determine(
                new Facts(SUSPECTED, Answer.NOT_KNOWN, ServiceState.UNKNOWN, null, Answer.NOT_KNOWN));

        assertThat(answer.findings()).allSatisfy(f -> assertThat(f.answer()).isEqualTo(Answer.NOT_KNOWN));
        var none = ServiceDuty.determine(
                new Facts(BusinessFailure.NO, Answer.NO, ServiceState.JEOPARDY, Extent.PART, Answer.NO));
        assertThat(none.findings()).allSatisfy(f -> assertThat(f.answer()).isEqualTo(Answer.NO));
        assertThat(ServiceDuty.determine(new Facts(
                                BusinessFailure.NO, Answer.YES, ServiceState.PARTLY_STOPPED, Extent.PART, Answer.NO))
                        .findings()
                        .get(2)
                        .answer())
                .isEqualTo(Answer.YES);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-12-01, 2020-12-08, YES",
        "2020-12-01, 2020-12-01, YES",
        "2020-12-01, 2020-11-30, NO",
        ",           2020-12-01, NOT_KNOWN",
        "2020-12-01, ,           NOT_KNOWN"
    })
    @Requirement("L2.1.1-b")
    void theInabilityFollowsTheEvent(@Nullable LocalDate failed, @Nullable LocalDate unable, Answer expected) {
        assertThat(ServiceDuty.follows(failed, unable)).isEqualTo(expected);
        if (expected == Answer.NOT_KNOWN) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> ServiceDuty.determine(
                            new Facts(BusinessFailure.YES, Answer.YES, ServiceState.STOPPED, Extent.WHOLE, expected)))
                    .withMessageContaining("unable to carry on");
        }
    }

    @Test
    void namesItsAuthority() {
        assertThat(List.of(Objects.requireNonNull(ServiceDuty.class.getAnnotation(LegalRule.class))
                        .authority()))
                .contains("Care Act 2014 s 48(1)-(3)", "SI 2015/301 reg 2");
    }
}
