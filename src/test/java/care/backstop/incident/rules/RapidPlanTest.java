package care.backstop.incident.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RapidPlanTest {

    private static final Instant STARTED = Instant.parse("2020-12-07T09:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
    two days left, three working days asked    | 2020-12-11T00:00:00Z | 2020-12-07T09:00:00Z | 2020-12-10T00:00:00Z | 17
    one day left, three working days asked     | 2020-12-11T00:00:00Z | 2020-12-07T09:00:00Z | 2020-12-08T00:00:00Z | 4
    one hour asked stays one hour              | 2020-12-07T10:00:00Z | 2020-12-07T09:00:00Z | 2020-12-10T00:00:00Z | 1
    fourteen days left: as in the normal plan  | 2020-12-11T00:00:00Z | 2020-12-07T09:00:00Z | 2020-12-21T09:00:00Z | 87
    more than fourteen: never longer           | 2020-12-11T00:00:00Z | 2020-12-07T09:00:00Z | 2021-01-21T09:00:00Z | 87
    a long time asked ends with the service    | 2021-03-07T09:00:00Z | 2020-12-07T09:00:00Z | 2020-12-10T00:00:00Z | 63
    late already: counted from now             | 2020-12-08T09:00:00Z | 2020-12-09T09:00:00Z | 2020-12-10T00:00:00Z | 2
    nearly due: never later than it was        | 2020-12-09T11:00:00Z | 2020-12-09T09:00:00Z | 2020-12-21T00:00:00Z | 2
    the service has stopped: one hour          | 2020-12-11T00:00:00Z | 2020-12-10T09:00:00Z | 2020-12-10T00:00:00Z | 1
    """)
    void drawsTimesTogether(String what, Instant due, Instant now, Instant end, int hours) {
        assertThat(RapidPlan.hours(STARTED, due, now, end)).as(what).isEqualTo(hours);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
    2020-12-07, true
    2020-12-10, true
    2020-12-11, false
    2020-12-06, true
    -,          false
    """)
    void isNearWithinThreeDays(@Nullable LocalDate endsOn, boolean near) {
        assertThat(RapidPlan.near(LocalDate.parse("2020-12-07"), endsOn)).isEqualTo(near);
    }
}
