package care.backstop.people.rules;

import static care.backstop.people.rules.People.TODAY;
import static care.backstop.people.rules.People.entry;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.people.rules.SystemsTold.Standing;
import care.backstop.testing.Requirement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who knows of a change, and who has to be asked again. */
class SystemsToldTest {

    private static final List<String> FOUR = List.of("GP", "PHARMACY", "DWP", "COUNCIL_TAX");

    private static Known.Entry told(String system, String on, @Nullable String confirmed) {
        var answers = new LinkedHashMap<String, String>();
        answers.put("system", system);
        answers.put("toldOn", on);
        answers.put("reference", "L-" + system);
        if (confirmed != null) {
            answers.put("confirmedOn", confirmed);
        }
        return entry(EntryKind.SYSTEM_TOLD, answers);
    }

    @Test
    @Requirement("SA-7.23")
    void ofFourToldThreeConfirmAndOneIsChased() {
        var entries = List.of(
                told("GP", "2020-12-04", "2020-12-05"),
                told("PHARMACY", "2020-12-04", "2020-12-07"),
                told("DWP", "2020-12-04", null),
                told("COUNCIL_TAX", "2020-12-04", "2020-12-04"),
                entry(EntryKind.GP_CHANGED, Map.of("gp", "x")));
        var all = SystemsTold.of(entries, FOUR, TODAY, 5);
        assertThat(all.keySet()).containsExactlyElementsOf(FOUR);
        assertThat(SystemsTold.chases(all)).isEqualTo(1);
        assertThat(all.get("DWP").standing()).isEqualTo(Standing.CHASE);
        assertThat(all.get("DWP").evidence()).isEqualTo("L-DWP");
        assertThat(all.get("DWP").told()).isEqualTo("2020-12-04");
        assertThat(all.get("GP").standing()).isEqualTo(Standing.CONFIRMED);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        2020-12-04, 5, CHASE
        2020-12-05, 5, TOLD
        2020-12-10, 0, TOLD
        2020-12-09, 0, CHASE
        """)
    void theTimeToWaitIsTheCouncils(String on, int chaseAfter, Standing standing) {
        assertThat(SystemsTold.of(List.of(told("DWP", on, null)), List.of("DWP"), TODAY, chaseAfter)
                        .get("DWP")
                        .standing())
                .isEqualTo(standing);
    }

    @Test
    void whatWasToldBeforeTheGpChangedIsToldAnew() {
        var changed = entry(EntryKind.GP_CHANGED, Map.of("gp", "x"));
        var all = SystemsTold.of(
                List.of(told("DWP", "2020-12-09", "2020-12-10"), changed, told("GP", "2020-12-01", "2020-12-02")),
                List.of("GP", "DWP"),
                TODAY,
                5);
        assertThat(all.get("GP").standing()).isEqualTo(Standing.NOT_TOLD);
        assertThat(all.get("GP").told()).isNull();
        assertThat(all.get("DWP").standing()).isEqualTo(Standing.CONFIRMED);
    }

    @Test
    void nobodyIsToldOfNothing() {
        assertThat(SystemsTold.due(People.known(People.able(), "SNAPSHOT"))).isFalse();
        assertThat(SystemsTold.due(People.known(People.able(), "GP_CHANGED"))).isTrue();
        assertThat(SystemsTold.due(People.known(People.able(), "SYSTEM_TOLD"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        -,          -,   ''
        2020-12-03, Ann, 'confirmedOn'
        2020-12-04, Ann, ''
        2020-12-04, -,   'confirmedBy'
        """)
    void aConfirmationHasADayAndAName(@Nullable String confirmed, @Nullable String by, String fields) {
        var answers = new LinkedHashMap<String, String>();
        answers.put("toldOn", "2020-12-04");
        if (confirmed != null) {
            answers.put("confirmedOn", confirmed);
        }
        if (by != null) {
            answers.put("confirmedBy", by);
        }
        assertThat(SystemsTold.against(new Written(answers)).stream().map(p -> p.field()))
                .containsExactlyElementsOf(fields.isEmpty() ? List.of() : List.of(fields));
    }
}
