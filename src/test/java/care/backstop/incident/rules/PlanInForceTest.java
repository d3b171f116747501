package care.backstop.incident.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.rules.PlanInForce.Answer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanInForceTest {

    private static final Instant END_OF_TUESDAY = Instant.parse("2020-12-09T00:00:00Z");

    @ParameterizedTest(name = "{6}")
    @CsvSource(textBlock = """
        # required, agreed, protects, due,                  urgent because, answer,        case
        true,       false,  false,    ,                     ,               WAITS,         a line without a date waits for the plan
        true,       false,  false,    2020-12-09T00:00:01Z, ,               WAITS,         due after the first working day
        true,       false,  false,    2020-12-09T00:00:00Z, ,               AT_ONCE,       due by the end of the first working day
        true,       false,  true,     ,                     ,               AT_ONCE,       keeps people safe
        true,       false,  false,    ,                     No night staff, MARKED_URGENT, somebody says why
        true,       false,  false,    ,                     ' ',            WAITS,         blanks are no reason
        true,       true,   false,    ,                     ,               AGREED,        the plan is agreed
        false,      false,  false,    ,                     ,               AGREED,        this council does not ask for it
        """)
    void mayBegin(
            boolean required,
            boolean agreed,
            boolean protects,
            @Nullable Instant due,
            @Nullable String urgentBecause,
            Answer answer,
            String what) {
        assertThat(PlanInForce.mayBegin(
                        new PlanInForce.Facts(required, agreed, protects, due, END_OF_TUESDAY, urgentBecause)))
                .as(what)
                .isEqualTo(answer);
    }
}
