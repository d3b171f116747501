package care.backstop.people.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.people.rules.ListAsked.Standing;
import care.backstop.testing.Requirement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListAskedTest {

    @ParameterizedTest(name = "due 12:00, answered {0}, refused {1}, now {2}: {3}")
    @CsvSource(nullValues = "-", textBlock = """
        # answered, refused, now,      standing,  to whoever leads
          11:40:00, -,       12:30:00, ON_TIME,   false
          12:00:00, -,       12:30:00, ON_TIME,   false
          12:00:01, -,       12:30:00, LATE,      false
          -,        -,       09:31:00, WAITING,   false
          -,        -,       12:00:00, WAITING,   false
          -,        -,       12:00:01, ESCALATED, true
          -,        10:00:00, 10:00:00, REFUSED,  true
          11:00:00, 10:00:00, 12:30:00, ON_TIME,  false
        """)
    @Requirement("SC-03")
    void whatHasNotComeInTimeGoesToWhoeverLeads(
            @Nullable String answered, @Nullable String refused, String now, Standing standing, boolean escalated) {
        var found = ListAsked.standing(at("12:00:00"), orNull(answered), orNull(refused), at(now));
        assertThat(found).isEqualTo(standing);
        assertThat(found.escalated()).isEqualTo(escalated);
    }

    private static @Nullable Instant orNull(@Nullable String time) {
        return time == null ? null : at(time);
    }

    private static Instant at(String time) {
        return Instant.parse("2020-12-07T" + time + "Z");
    }
}
