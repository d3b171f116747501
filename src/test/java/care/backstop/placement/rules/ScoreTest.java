package care.backstop.placement.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.placement.rules.Score.Part;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreTest {

    @ParameterizedTest(name = "first: {0}")
    @CsvSource({"true, workers distance", "false, distance workers"})
    void whatCountsBesidesIsAddedAndSaidFirstOrLast(boolean first, String order) {
        var score = new Score(1, 60, 600, 2_500, List.of(new Part("distance", 60, "0.4 miles")));

        var more = score.and(new Part("workers", 40_000, "No worker they know"), first);

        assertThat(more.points()).isEqualTo(40_060);
        assertThat(String.join(" ", more.parts().stream().map(Part::what).toList()))
                .isEqualTo(order);
        assertThat(more.pool()).isEqualTo(1);
        assertThat(more.metres()).isEqualTo(600);
        assertThat(more.weeklyPence()).isEqualTo(2_500);
    }
}
