package care.backstop.placement.model;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.placement.model.Aim.Level;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EmphasisTest {

    @Test
    void withoutAnythingItIsWhatIsPublished() {
        assertThat(Emphasis.PUBLISHED.weights()).isEqualTo(Weights.STANDARD);
        assertThat(new Emphasis(Map.of(Aim.COST, Level.PUBLISHED))).isEqualTo(Emphasis.PUBLISHED);
        assertThat(Emphasis.PUBLISHED.words()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}: {2} becomes {3}")
    @CsvSource({
        "TOGETHER, MOST, groupSplit, 40000",
        "TOGETHER, MORE, roundSplit, 80000",
        "DISTANCE, LESS, perKm, 50",
        "COST, NOT, perPoundOverCeiling, 0",
        "CHOICE, MORE, noneNamed, 6000"
    })
    void anAimMovesItsOwnWeightsAndNoOthers(Aim aim, Level level, String name, long points) {
        var weights = new Emphasis(Map.of(aim, level)).weights();
        assertThat(weights.of(name)).isEqualTo(points);
        for (var other : Weights.names()) {
            if (!aim.weights().contains(other)) {
                assertThat(weights.of(other)).as(other).isEqualTo(Weights.STANDARD.of(other));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Aim.class)
    void nobodyStaysWithoutAPlaceForAnyAim(Aim aim) {
        var weights = new Emphasis(Map.of(aim, Level.MOST)).weights();
        assertThat(weights.of("unplacedGreen")).isEqualTo(Weights.STANDARD.of("unplacedGreen"));
        long worst = weights.of("roundSplit")
                + weights.of("noneNamed")
                + weights.of("leavingArea")
                + 100 * weights.of("perKm")
                + 80 * weights.of("perKmPast20")
                + 100 * weights.of("perKmFamily")
                + weights.of("notRated")
                + weights.of("overCeiling")
                + 1000 * weights.of("perPoundOverCeiling");
        assertThat(worst).isLessThan(weights.of("unplacedGreen"));
    }

    @Test
    void whatIsWrittenIsReadAgainAndSaidInThePublishedOrder() {
        var emphasis = new Emphasis(Map.of(Aim.COST, Level.NOT, Aim.TOGETHER, Level.MOST));
        assertThat(emphasis.written()).containsExactly("TOGETHER=MOST", "COST=NOT");
        assertThat(Emphasis.read(emphasis.written())).isEqualTo(emphasis);
        assertThat(emphasis.words())
                .containsExactly(
                        "Friends and rounds stay together: much more than published", "Within usual fees: not at all");
    }

    @Test
    void everyWeightButTheFirstBelongsToOneAim() {
        var named = new HashSet<String>();
        for (var aim : Aim.values()) {
            aim.weights().forEach(name -> assertThat(named.add(name)).as(name).isTrue());
        }
        var left = new HashSet<>(Weights.names());
        left.removeAll(named);
        assertThat(left).isEqualTo(Set.of("disturbed", "unplacedRed", "unplacedAmber", "unplacedGreen"));
    }
}
