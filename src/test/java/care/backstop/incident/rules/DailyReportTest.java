package care.backstop.incident.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DailyReportTest {

    @ParameterizedTest
    @CsvSource({
        "120, 84, 70.0%",
        "3, 1, 33.3%",
        "3, 2, 66.7%",
        "7, 7, 100.0%",
        "9, 0, 0.0%",
        "0, 0, Nobody identified yet"
    })
    void howManyOfThoseIdentifiedHaveMoved(int identified, int moved, String words) {
        assertThat(DailyReport.words(identified, moved)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        # formed,            last,       now,                  missing
        2020-12-07T09:00:00Z, -,          2020-12-07T16:59:59Z, false
        2020-12-07T09:00:00Z, -,          2020-12-07T17:00:00Z, true
        2020-12-07T17:00:00Z, -,          2020-12-07T18:00:00Z, false
        2020-12-07T17:00:00Z, -,          2020-12-08T17:00:00Z, true
        2020-12-07T09:00:00Z, 2020-12-07, 2020-12-07T20:00:00Z, false
        2020-12-07T09:00:00Z, 2020-12-07, 2020-12-08T16:00:00Z, false
        2020-12-07T09:00:00Z, 2020-12-07, 2020-12-08T17:30:00Z, true
        2020-06-01T09:00:00Z, -,          2020-06-01T15:59:00Z, false
        2020-06-01T09:00:00Z, -,          2020-06-01T16:00:00Z, true
        """)
    void isMissingFromFiveInTheAfternoonInLondon(Instant formed, LocalDate last, Instant now, boolean missing) {
        assertThat(DailyReport.missing(formed, last, now)).isEqualTo(missing);
    }
}
