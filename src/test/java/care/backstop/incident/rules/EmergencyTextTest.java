package care.backstop.incident.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.incident.rules.EmergencyText.Facts;
import care.backstop.incident.rules.EmergencyText.Place;
import care.backstop.incident.rules.EmergencyText.Shape;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What emergency planners are told: the letters in order, what is known, and "not known" for the rest. */
class EmergencyTextTest {

    private static final Instant NOW = Instant.parse("2020-12-09T11:00:00Z");

    @Test
    void theHeadingsSpellTheWord() {
        for (var shape : Shape.values()) {
            assertThat(shape.headings().stream().map(h -> h.substring(0, 1)).collect(Collectors.joining()))
                    .isEqualTo(shape.name());
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void everyHeadingSaysSomethingWhateverIsKnown(Shape shape) {
        for (var facts : List.of(known(), nothing())) {
            assertThat(EmergencyText.of(shape, facts))
                    .hasSize(7)
                    .allSatisfy((heading, text) -> assertThat(text)
                            .isNotBlank()
                            .doesNotContain("null", "  ")
                            .endsWith("."));
        }
        assertThat(EmergencyText.of(shape, known()).keySet()).containsExactlyElementsOf(shape.headings());
    }

    @Test
    void saysWhatIsKnown() {
        var text = EmergencyText.of(Shape.METHANE, known());
        assertThat(text.get("Exact location")).isEqualTo("Harbour View (Testshire); Pier View (council not known).");
        assertThat(text.get("Type of incident"))
                .isEqualTo("Failure: Larch Care, care home. Cause: money: insolvency or business failure. Verified.");
        assertThat(text.get("Hazards"))
                .isEqualTo(
                        "Care stops on 11 December 2020, in 2 days. 41 people still need somewhere to be, and would be left without care then.");
        assertThat(text.get("Number of people")).isEqualTo("62 people affected: 21 moved, 41 still to move.");
        assertThat(text.get("Emergency services and agencies"))
                .isEqualTo("Told: Farshire. Not told yet: Testshire ICB.");
        var brief = EmergencyText.of(Shape.IIMARCH, known());
        assertThat(brief.get("Information")).contains("Testshire knew of it on 7 December 2020", "50 hours ago");
        assertThat(brief.get("Method"))
                .contains("12 actions of the action plan are open, 3 late", "Last decision: Harbour View");
        assertThat(brief.get("Administration"))
                .contains("In charge: R. Lead.", "2 incidents of this council run at once.");
        assertThat(brief.get("Humanitarian issues")).contains("30 green, fewer than five red");
    }

    @Test
    void saysWhatIsNotKnown() {
        var text = EmergencyText.of(Shape.METHANE, nothing());
        assertThat(text.get("Exact location")).isEqualTo("Not known.");
        assertThat(text.get("Hazards"))
                .isEqualTo("When care stops is not known. How many people would be left without care is not known.");
        assertThat(text.get("Access")).startsWith("Not known.");
        assertThat(text.get("Number of people"))
                .isEqualTo("There is no list of people yet: how many are affected is not known.");
        assertThat(text.get("Emergency services and agencies")).isEqualTo("No other body is recorded as told.");
        assertThat(EmergencyText.of(Shape.IIMARCH, nothing()).get("Administration"))
                .isEqualTo("In charge: nobody yet. No meeting is planned. No other incident of this council runs.");
    }

    @ParameterizedTest(name = "{0} to move")
    @CsvSource({
        "0, Nobody on the list",
        "1, Fewer than five people",
        "4, Fewer than five people",
        "5, 5 people",
        "1200, '1,200 people'"
    })
    void fewAreNotCountedOutside(int toMove, String said) {
        assertThat(EmergencyText.of(Shape.METHANE, facts(2_000, 100, toMove, LocalDate.of(2020, 12, 11)))
                        .get("Hazards"))
                .contains(said);
    }

    private static Facts known() {
        return facts(62, 21, 41, LocalDate.of(2020, 12, 11));
    }

    private static Facts facts(int people, int moved, int toMove, @Nullable LocalDate endsOn) {
        return new Facts(
                "Larch Care",
                "Failure",
                "Care home",
                "Money: insolvency or business failure",
                "Verified",
                List.of(new Place("Harbour View", "Testshire"), new Place("Pier View", null)),
                "Testshire",
                "R. Lead",
                Instant.parse("2020-12-07T09:00:00Z"),
                endsOn,
                people,
                moved,
                toMove,
                Map.of("Red", 3, "Green", 30),
                List.of("Farshire"),
                List.of("Testshire ICB"),
                12,
                3,
                1,
                "Harbour View: no duty while the service runs, on 8 December 2020, by R. Lead",
                Instant.parse("2020-12-10T09:00:00Z"),
                2,
                NOW);
    }

    private static Facts nothing() {
        return new Facts(
                "Larch Care",
                "Possible failure",
                "Home care",
                "Staffing",
                "Rumour",
                List.of(),
                "Testshire",
                null,
                NOW,
                null,
                null,
                null,
                null,
                Map.of(),
                List.of(),
                List.of(),
                0,
                0,
                0,
                null,
                null,
                1,
                NOW);
    }
}
