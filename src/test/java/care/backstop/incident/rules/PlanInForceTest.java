package care.backstop.incident.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.rules.PlanInForce.Answer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanInForceTest {

    private static final Instant END_OF_TUESDAY = Instant.parse("2020-12-09T00:00:00Z");

    @ParameterizedTest(name = "{7}")
    @CsvSource(textBlock = """
        # required, agreed, shut,  protects, due,                  urgent because, answer,        case
        true,       false,  false, false,    ,                     ,               WAITS,         a line without a date waits for the plan
        true,       false,  false, false,    2020-12-09T00:00:01Z, ,               WAITS,         due after the first working day
        true,       false,  false, false,    2020-12-09T00:00:00Z, ,               AT_ONCE,       due by the end of the first working day
        true,       false,  false, true,     ,                     ,               AT_ONCE,       keeps people safe
        true,       false,  false, false,    ,                     No night staff, MARKED_URGENT, somebody says why
        true,       false,  false, false,    ,                     ' ',            WAITS,         blanks are no reason
        true,       true,   false, false,    ,                     ,               AGREED,        the plan is agreed
        false,      false,  false, false,    ,                     ,               AGREED,        this council does not ask for it
        true,       true,   true,  false,    ,                     ,               SHUT,          agreed but the plan of work has no date
        false,      false,  true,  false,    2020-12-09T00:00:01Z, ' ',            SHUT,          a shut part is shut where no agreement is asked for
        true,       false,  true,  false,    ,                     ,               SHUT,          the date comes before the agreement
        true,       true,   true,  true,     ,                     ,               AT_ONCE,       safety does not wait for a date
        true,       true,   true,  false,    2020-12-08T12:00:00Z, ,               AT_ONCE,       nor does the first working day
        true,       true,   true,  false,    ,                     No night staff, MARKED_URGENT, the emergency way out
        """)
    void mayBegin(
            boolean required,
            boolean agreed,
            boolean shut,
            boolean protects,
            @Nullable Instant due,
            @Nullable String urgentBecause,
            Answer answer,
            String what) {
        assertThat(PlanInForce.mayBegin(
                        new PlanInForce.Facts(required, agreed, shut, protects, due, END_OF_TUESDAY, urgentBecause)))
                .as(what)
                .isEqualTo(answer);
    }
}
