package care.backstop.incident.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.rules.RotaGaps.Span;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotaGapsTest {

    @ParameterizedTest(name = "{2}")
    @CsvSource(nullValues = "-", textBlock = """
        # shifts,          gaps,          case
        -,                 08-20,         nobody at all
        08-20,             -,             one shift fills the window
        06-22,             -,             one shift is longer than the window
        08-14 14-20,       -,             end to end is no gap
        08-14 13-20,       -,             they overlap
        13-20 08-14,       -,             in any order
        08-13 14-20,       13-14,         an hour between
        09-19,             08-09 19-20,   at both ends
        06-08,             08-20,         before the window only
        20-22,             08-20,         after the window only
        08-18 09-10,       18-20,         a short one inside a long one
        """)
    void findsWhenNobodyIsThere(String shifts, String gaps, String what) {
        assertThat(RotaGaps.in(span("08-20"), spans(shifts))).as(what).isEqualTo(spans(gaps));
    }

    private static List<Span> spans(String hours) {
        return hours == null
                ? List.of()
                : Arrays.stream(hours.split(" ")).map(RotaGapsTest::span).collect(Collectors.toList());
    }

    private static Span span(String hours) {
        return new Span(hour(hours.substring(0, 2)), hour(hours.substring(3)));
    }

    private static Instant hour(String hour) {
        return Instant.parse("2020-12-08T" + hour + ":00:00Z");
    }
}
