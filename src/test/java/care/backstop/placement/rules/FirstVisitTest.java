package care.backstop.placement.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstVisitTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
    # home care, confirmed, now,                  state
      false,     false,     2020-12-12T12:00:00Z, NOT_ASKED
      true,      false,     2020-12-11T08:00:00Z, TO_COME
      true,      false,     2020-12-11T10:00:00Z, TO_COME
      true,      false,     2020-12-11T10:00:01Z, ALARM
      true,      true,      2020-12-12T12:00:00Z, CONFIRMED
    """)
    void silenceIsAnAlarm(boolean homeCare, boolean confirmed, Instant now, FirstVisit.State state) {
        assertThat(FirstVisit.of(homeCare, Instant.parse("2020-12-11T09:00:00Z"), confirmed, now))
                .isEqualTo(state);
        assertThat(state.words()).isNotBlank();
    }
}
