package care.backstop.incident.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.rules.TwoParties.Said;
import care.backstop.incident.rules.TwoParties.Side;
import care.backstop.incident.rules.TwoParties.Standing;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoPartiesTest {

    @ParameterizedTest(name = "{8}")
    @CsvSource(textBlock = """
        # council, ICB,   confirm by, now,   standing,    since, waits for, holds, case
        ,          ,      ,           12:00, OPEN,        ,      ,          false, nobody has said anything
        11:00,     11:40, ,           11:40, AGREED,      11:40, ,          true,  both: from the later of the two
        11:40,     11:00, ,           12:00, AGREED,      11:40, ,          true,  whoever was first
        11:00,     ,      ,           12:00, ONE_SIDE,    ,      ICB,       false, the council alone without urgency starts nothing
        ,          11:00, ,           12:00, ONE_SIDE,    ,      COUNCIL,   false, nor does the NHS
        11:00,     ,      15:00,      11:00, PROVISIONAL, 11:00, ICB,       true,  the council alone and urgent
        ,          11:00, 15:00,      14:59, PROVISIONAL, 11:00, COUNCIL,   true,  the NHS alone to the last minute
        11:00,     ,      15:00,      15:00, OVERDUE,     11:00, ICB,       true,  not confirmed in time; it goes on
        11:00,     16:00, 15:00,      17:00, AGREED,      16:00, ,          true,  confirmed late
        """)
    void standing(
            @Nullable String council,
            @Nullable String icb,
            @Nullable String confirmBy,
            String now,
            Standing standing,
            @Nullable String since,
            @Nullable Side waitsFor,
            boolean holds,
            String what) {
        var said = new ArrayList<Said>();
        var confirm = confirmBy == null ? null : at(confirmBy);
        boolean councilFirst = icb == null || (council != null && council.compareTo(icb) < 0);
        if (council != null) {
            said.add(new Said(Side.COUNCIL, at(council), councilFirst ? confirm : null));
        }
        if (icb != null) {
            said.add(new Said(Side.ICB, at(icb), councilFirst ? null : confirm));
        }
        var answer = TwoParties.determine(said, at(now));
        assertThat(answer.standing()).as(what).isEqualTo(standing);
        assertThat(answer.since()).as(what).isEqualTo(since == null ? null : at(since));
        assertThat(answer.waitsFor()).as(what).isEqualTo(waitsFor);
        assertThat(answer.holds()).as(what).isEqualTo(holds);
        assertThat(answer.due() != null)
                .as(what)
                .isEqualTo(standing == Standing.PROVISIONAL || standing == Standing.OVERDUE);
    }

    private static Instant at(String time) {
        return Instant.parse("2020-12-07T" + time + ":00Z");
    }
}
