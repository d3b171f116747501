package care.backstop.placement.model;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.placement.model.PlacementProblem.Need;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CeilingsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Nursing 1150.00,               NURSING,              115000",
        "nursing: £1150,                NURSING,              115000",
        "Dementia nursing 1275.50,      DEMENTIA_NURSING,     127550",
        "DEMENTIA_RESIDENTIAL 980,      DEMENTIA_RESIDENTIAL, 98000",
        "Learning disability  2000,     LEARNING_DISABILITY,  200000",
    })
    void readsAKindOfCareAndAnAmountInPounds(String line, Need need, int pence) {
        var ceilings = Ceilings.of(List.of(line));
        assertThat(ceilings.of(need)).isEqualTo(pence);
        assertThat(ceilings.pence()).hasSize(1);
        assertThat(ceilings.notUnderstood()).isEmpty();
    }

    @Test
    void whatItDoesNotUnderstandIsSaidAndCountsForNothing() {
        var ceilings =
                Ceilings.of(List.of("Nursing", "Nursing lots", "Spa 900", "1150", "Nursing 1,150", "Residential 800"));
        assertThat(ceilings.notUnderstood())
                .containsExactly("Nursing", "Nursing lots", "Spa 900", "1150", "Nursing 1,150");
        assertThat(ceilings.of(Need.NURSING)).isNull();
        assertThat(ceilings.of(Need.RESIDENTIAL)).isEqualTo(80_000);
        assertThat(ceilings.of((Need) null)).as("home care").isNull();
    }
}
