package care.backstop.people.rules;

import static care.backstop.people.rules.People.TODAY;
import static care.backstop.people.rules.People.entry;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.people.rules.Advocacy.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How advocacy stands with one person, whatever was written in which order. */
class AdvocacyStandingTest {

    @ParameterizedTest(name = "{0}, {1} days ago: {2}")
    @CsvSource(textBlock = """
        # newest first,            days, standing
          '',                      0,    NOT_ANSWERED
          REFER,                   0,    NOT_ANSWERED
          NO,                      0,    NOT_NEEDED
          'REFER,NO',              0,    NOT_NEEDED
          'NO,REFER,YES',          0,    NOT_NEEDED
          YES,                     0,    TO_REFER
          YES,                     2,    TO_REFER
          YES,                     3,    OVERDUE
          'REFER,YES',             3,    REFERRED
          'WITHDRAW,YES',          3,    WITHDRAWN
          'WITHDRAW,REFER,YES',    3,    WITHDRAWN
          'REFER,WITHDRAW,YES',    3,    REFERRED
          'YES,REFER,YES',         3,    OVERDUE
        """)
    void whateverFollowsTheLastAnswerSettlesIt(String written, int days, Standing standing) {
        var entries = new ArrayList<Known.Entry>();
        for (var what : written.isEmpty() ? new String[0] : written.split(",")) {
            entries.add(
                    switch (what) {
                        case "REFER" -> entry(EntryKind.ADVOCATE_REFERRAL, Map.of(), TODAY);
                        case "WITHDRAW" -> entry(EntryKind.ADVOCATE_WITHDRAWN, Map.of(), TODAY);
                        default -> entry(EntryKind.ADVOCACY_NEED, Map.of("needed", what), TODAY.minusDays(days));
                    });
        }
        entries.add(0, entry(EntryKind.SNAPSHOT, Map.of()));
        assertThat(Advocacy.standing(List.copyOf(entries), TODAY)).isEqualTo(standing);
    }
}
