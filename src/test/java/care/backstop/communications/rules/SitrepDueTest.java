package care.backstop.communications.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.testing.Requirement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SitrepDueTest {

    /** Winter instants are London time; the last two rows are in summer, an hour ahead. */
    @Requirement("SC-17")
    @ParameterizedTest(name = "notified {0}, last {1}: due {2}")
    @CsvSource({
        "2020-12-07T09:00:00Z,, 2020-12-07T16:00:00Z",
        "2020-12-07T15:59:59Z,, 2020-12-07T16:00:00Z",
        "2020-12-07T16:00:00Z,, 2020-12-08T16:00:00Z",
        "2020-12-07T09:00:00Z, 2020-12-07T16:00:00Z, 2020-12-08T16:00:00Z",
        "2020-12-07T09:00:00Z, 2020-12-07T23:59:00Z, 2020-12-08T16:00:00Z",
        "2020-12-07T09:00:00Z, 2020-12-08T00:00:00Z, 2020-12-09T16:00:00Z",
        "2020-07-07T09:00:00Z,, 2020-07-07T15:00:00Z",
        "2020-07-07T09:00:00Z, 2020-07-07T23:30:00Z, 2020-07-09T15:00:00Z"
    })
    void isDueEveryDayAtFour(Instant notified, @Nullable Instant last, Instant due) {
        assertThat(SitrepDue.next(notified, last)).isEqualTo(due);
        assertThat(SitrepDue.missed(notified, last, due)).isFalse();
        assertThat(SitrepDue.missed(notified, last, due.plusSeconds(1))).isTrue();
    }
}
