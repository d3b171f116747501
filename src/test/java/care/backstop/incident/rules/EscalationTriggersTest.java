package care.backstop.incident.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.rules.EscalationTriggers.Answer;
import care.backstop.incident.rules.EscalationTriggers.Facts;
import care.backstop.incident.rules.EscalationTriggers.Thresholds;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When emergency planners are told: each sign at its threshold, one below it, unknown and not set. */
class EscalationTriggersTest {

    @ParameterizedTest(name = "{9}")
    @CsvSource(nullValues = "-", textBlock = """
            # people, hours, incidents | to move, ends on, open | people, hours, incidents, case
            50, 48, 5,  50, 2020-12-20, 4, MET,       NOT_MET,   NOT_MET, as many people as the threshold
            50, 48, 5,  49, 2020-12-20, 4, NOT_MET,   NOT_MET,   NOT_MET, one fewer
            50, 48, 5,  -,  2020-12-09, 4, NOT_KNOWN, MET,       NOT_MET, no list yet and care stops on Wednesday
            50, 39, 5,  1,  2020-12-09, 4, NOT_MET,   NOT_MET,   NOT_MET, 39 hours until Wednesday begins
            50, 40, 5,  1,  2020-12-09, 4, NOT_MET,   MET,       NOT_MET, under 40 hours
            50, 48, 5,  0,  2020-12-09, 4, NOT_MET,   NOT_MET,   NOT_MET, nobody is left there
            50, 48, 5,  1,  2020-12-06, 4, NOT_MET,   MET,       NOT_MET, the day has passed and somebody is there
            50, 48, 5,  1,  -,          5, NOT_MET,   NOT_KNOWN, MET,     nobody knows when and five run
            -,  -,  -,  99, 2020-12-07, 9, NOT_SET,   NOT_SET,   NOT_SET, the council sets nothing
            """)
    void answers(
            @Nullable Integer people,
            @Nullable Integer hours,
            @Nullable Integer incidents,
            @Nullable Integer toMove,
            @Nullable LocalDate endsOn,
            int open,
            Answer byPeople,
            Answer byHours,
            Answer byIncidents,
            String what) {
        var triggers = EscalationTriggers.of(
                new Thresholds(people, hours, incidents),
                new Facts(toMove, endsOn, open, Instant.parse("2020-12-07T09:00:00Z")));
        assertThat(triggers)
                .as(what)
                .extracting(EscalationTriggers.Trigger::answer)
                .containsExactly(byPeople, byHours, byIncidents);
        assertThat(triggers).allMatch(t -> !t.because().isBlank());
    }
}
