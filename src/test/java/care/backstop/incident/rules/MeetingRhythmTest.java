package care.backstop.incident.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeetingRhythmTest {

    private static final Instant MONDAY = Instant.parse("2020-12-14T09:00:00Z");

    @ParameterizedTest(name = "{4}")
    @CsvSource(textBlock = """
        # meetings,                                  gaps, next due,   planned, case
        2020-12-08T10:00:00Z 2020-12-15T10:00:00Z,         0,    2020-12-15, true,    seven days apart is weekly
        2020-12-08T10:00:00Z 2020-12-16T10:00:00Z,         1,    2020-12-15, false,   eight days apart is not
        2020-12-08T23:59:00Z 2020-12-15T00:01:00Z,         0,    2020-12-15, true,    days are counted and not hours
        2020-12-16T10:00:00Z 2020-12-08T10:00:00Z,         1,    2020-12-15, false,   in any order
        2020-12-08T10:00:00Z 2020-12-10T10:00:00Z 2020-12-16T10:00:00Z, 0, 2020-12-17, true, an extra one does no harm
        2020-12-08T10:00:00Z,                           0,    2020-12-15, false,   nothing planned
        2020-12-15T10:00:00Z,                           0,    ,           false,   none held yet
        2020-12-01T10:00:00Z 2020-12-10T10:00:00Z 2020-12-19T10:00:00Z, 2, 2020-12-17, false, every gap is named
        """)
    void meetsOftenEnough(String meetings, int gaps, String due, boolean planned, String what) {
        var kept = MeetingRhythm.keeps(
                Arrays.stream(meetings.split(" ")).map(Instant::parse).toList(), 7, MONDAY);
        assertThat(kept.gaps()).as(what).hasSize(gaps);
        assertThat(kept.nextDue()).as(what).isEqualTo(due == null ? null : LocalDate.parse(due));
        assertThat(kept.planned()).as(what).isEqualTo(planned);
    }

    @Test
    void aGapSaysBetweenWhichDays() {
        var kept = MeetingRhythm.keeps(
                List.of(Instant.parse("2020-12-08T10:00:00Z"), Instant.parse("2020-12-16T10:00:00Z")), 7, MONDAY);
        assertThat(kept.gaps().getFirst())
                .isEqualTo(new MeetingRhythm.Gap(LocalDate.parse("2020-12-08"), LocalDate.parse("2020-12-16"), 8));
    }

    @Test
    void aDayIsADayInLondon() {
        // Half past eleven on a summer evening in UTC is the next day in London.
        var kept = MeetingRhythm.keeps(
                List.of(Instant.parse("2021-06-07T23:30:00Z"), Instant.parse("2021-06-15T10:00:00Z")),
                7,
                Instant.parse("2021-06-10T09:00:00Z"));
        assertThat(kept.gaps()).isEmpty();
    }
}
