package care.backstop.people.rules;

import static care.backstop.people.rules.People.entry;
import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.people.rules.DecisionMaking.Needs;
import care.backstop.people.rules.Handling.Standing;
import care.backstop.testing.Requirement;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Moving and handling: who assesses, and whether what they ask for is there. */
class HandlingTest {

    @ParameterizedTest
    @Requirement("SD-20")
    @CsvSource(nullValues = "-", textBlock = """
        # profession, registration, equipment,     other,      codes
          OT,         OT12345,      -,             -,          ''
          OT,         ot 1234,      HOIST,         -,          ''
          OT,         -,            HOIST,         -,          registration VAL
          OT,         SW12345,      HOIST,         -,          registration VAL
          OT,         OT123,        HOIST,         -,          registration VAL
          OT,         OT1234567,    HOIST,         -,          registration VAL
          OT,         OT12345,      'BED,OTHER',   -,          otherEquipment VAL
          OT,         OT12345,      'BED,OTHER',   A slide board, ''
          NURSE,      OT12345,      HOIST,         -,          profession AUTH
          -,          -,            -,             -,          profession AUTH
        """)
    void anOccupationalTherapistAssesses(
            @Nullable String profession,
            @Nullable String registration,
            @Nullable String equipment,
            @Nullable String other,
            String codes) {
        var answers = new LinkedHashMap<String, String>();
        put(answers, "profession", profession);
        put(answers, "registration", registration);
        put(answers, "equipment", equipment);
        put(answers, "otherEquipment", other);
        assertThat(Handling.against(new Written(answers)).stream()
                        .map(p -> p.field() + " " + p.code())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(codes);
    }

    private static void put(Map<String, String> answers, String key, @Nullable String value) {
        if (value != null) {
            answers.put(key, value);
        }
    }

    private static Known.Entry assessed(String equipment) {
        return entry(EntryKind.HANDLING, equipment.isEmpty() ? Map.of() : Map.of("equipment", equipment));
    }

    private static Known.Entry found(String equipment) {
        return entry(EntryKind.EQUIPMENT_FOUND, Map.of("equipment", equipment));
    }

    @Test
    void whatTheLastAssessmentAsksForIsFoundAfterIt() {
        assertThat(Handling.standing(List.of())).isEqualTo(Standing.NOT_ASSESSED);
        assertThat(Handling.standing(List.of(found("HOIST")))).isEqualTo(Standing.NOT_ASSESSED);
        assertThat(Handling.standing(List.of(assessed("")))).isEqualTo(Standing.READY);
        assertThat(Handling.standing(List.of(assessed("HOIST,BED")))).isEqualTo(Standing.TO_FIND);
        assertThat(Handling.toFind(List.of(found("BED"), assessed("HOIST,BED"))))
                .containsExactly("HOIST");
        assertThat(Handling.standing(List.of(found("HOIST"), found("BED"), assessed("HOIST,BED"))))
                .isEqualTo(Standing.READY);
        assertThat(Handling.toFind(List.of(assessed("HOIST"), found("HOIST"), assessed("HOIST"))))
                .as("a new assessment asks anew")
                .containsExactly("HOIST");
    }

    @Test
    void onlyWhatWasAskedForIsFound() {
        var known = People.with(People.able(), Map.of(), assessed("HOIST,BED"));
        assertThat(Handling.againstFound(new Written(Map.of("equipment", "BED")), known))
                .isEmpty();
        assertThat(Handling.againstFound(new Written(Map.of("equipment", "BED,BATH")), known))
                .extracting(p -> p.field() + " " + p.code())
                .containsExactly("equipment STATE");
        assertThat(Handling.againstFound(new Written(Map.of("equipment", "BED")), People.with(People.able(), Map.of())))
                .hasSize(1);
    }

    @Test
    @Requirement("SD-20")
    void nobodyMovesWhereTheEquipmentIsNotUnlessItIsAnEmergency() {
        var without = People.with(People.able(), Map.of(), assessed("HOIST"));
        var problems = RightsGate.againstMoving(without.deciding(), without, EnumSet.noneOf(Needs.class), false);
        assertThat(problems).extracting(p -> p.field() + " " + p.code()).containsExactly("null STATE");
        assertThat(problems.getFirst().message()).contains("Hoist");
        assertThat(RightsGate.againstMoving(without.deciding(), without, EnumSet.noneOf(Needs.class), true))
                .isEmpty();
        var with = People.with(People.able(), Map.of(), found("HOIST"), assessed("HOIST"));
        assertThat(RightsGate.againstMoving(with.deciding(), with, EnumSet.noneOf(Needs.class), false))
                .isEmpty();
    }
}
