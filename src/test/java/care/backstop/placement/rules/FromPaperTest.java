package care.backstop.placement.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Problem;
import care.backstop.placement.rules.FromPaper.Conflict;
import care.backstop.placement.rules.FromPaper.Line;
import care.backstop.placement.rules.FromPaper.Recorded;
import care.backstop.placement.rules.FromPaper.Same;
import care.backstop.placement.rules.FromPaper.Taken;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FromPaperTest {

    private static Instant at(String time) {
        return Instant.parse("2020-12-11T" + time + "Z");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(textBlock = """
    # recorded, paper,    case,                          same
      10:00:00, 10:00:00, to the second,                 true
      10:00:00, 10:05:00, five minutes later on paper,   true
      10:05:00, 10:00:00, five minutes earlier on paper, true
      10:00:00, 10:05:01, later than that,               false
      10:05:01, 10:00:00, earlier than that,             false
    """)
    void besideWhatWasRecorded(String recorded, String paper, String named, boolean same) {
        var outcome = FromPaper.compare(at(paper), new Recorded(at(recorded), "Kay"), "too late");

        if (same) {
            assertThat(outcome).as(named).isEqualTo(new Same());
        } else {
            assertThat(outcome).as(named).isInstanceOf(Conflict.class);
        }
    }

    @Test
    void whatNobodyRecordedIsTakenUnlessItComesTooLate() {
        assertThat(FromPaper.compare(at("10:00:00"), null, null)).isEqualTo(new Taken());
        assertThat(FromPaper.compare(at("10:00:00"), null, "They had left")).isEqualTo(new Conflict("They had left"));
    }

    @Test
    void bothAreNamed() {
        assertThat(FromPaper.compare(at("10:20:00"), new Recorded(at("10:00:00"), "Kay"), null))
                .isEqualTo(
                        new Conflict("On paper 11 December 2020, 10:20am; recorded 11 December 2020, 10:00am by Kay"));
        assertThat(FromPaper.compare(at("10:20:00"), new Recorded(at("10:00:00"), null), null))
                .isEqualTo(new Conflict("On paper 11 December 2020, 10:20am; recorded 11 December 2020, 10:00am"));
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', textBlock = """
    # lines                              | by  | left     | now      | case                        | problems
      MEDICATION=09:40:00 LEFT=10:05:00  | Kay |          | 11:00:00 | as it should be             |
      LEFT=10:05:00 ARRIVED=10:05:00     | Kay |          | 10:05:00 | at the same minute          |
      ARRIVED=10:05:00                   | Kay |          | 11:00:00 | when they left is not known |
      MEDICATION=09:40:00                | ' ' |          | 11:00:00 | nobody wrote it             | VAL writtenBy
      MEDICATION=09:40:00                |     |          | 11:00:00 | nobody named                | VAL writtenBy
                                         | Kay |          | 11:00:00 | an empty sheet              | VAL lines
      MEDICATION=11:00:01                | Kay |          | 11:00:00 | a time still to come        | VAL MEDICATION
      LEFT=10:05:00 ARRIVED=10:04:59     | Kay |          | 11:00:00 | arrives before leaving      | VAL ARRIVED
      ARRIVED=10:04:59                   | Kay | 10:05:00 | 11:00:00 | before leaving as recorded  | VAL ARRIVED
      LEFT=10:00:00 ARRIVED=10:04:59     | Kay | 10:05:00 | 11:00:00 | the paper has both          |
      MEDICATION=09:00:00                | Kay | 10:05:00 | 11:00:00 | a line before they left     |
    """)
    void aSheet(
            @Nullable String lines,
            @Nullable String by,
            @Nullable String left,
            String now,
            String named,
            @Nullable String problems) {
        var typed = lines == null
                ? List.<Line>of()
                : Arrays.stream(lines.split(" "))
                        .map(l -> l.split("="))
                        .map(l -> new Line(l[0], at(l[1])))
                        .toList();
        var found = FromPaper.against(typed, by, left == null ? null : at(left), at(now));

        assertThat(found.stream().map(p -> p.code() + " " + p.field()).collect(Collectors.joining(" + ")))
                .as(named)
                .isEqualTo(problems == null ? "" : problems);
        assertThat(found)
                .extracting(Problem::message)
                .allSatisfy(m -> assertThat(m).isNotBlank());
    }
}
