package care.backstop.placement.model;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.placement.model.Aim.Level;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishedOrderTest {

    @Test
    void aCouncilThatSaysNothingPublishesTheOrderAsItIs() {
        assertThat(PublishedOrder.of(List.of()).weights()).isEqualTo(Weights.STANDARD);
        assertThat(PublishedOrder.of(List.of()).notUnderstood()).isEmpty();
    }

    @Test
    void whatMattersMoreOrLessIsReadLineByLine() {
        var order = PublishedOrder.of(
                List.of(" cost: more ", "Distance LESS", "Wishes: very much", "Happiness: most", "Cost"));
        assertThat(order.emphasis()).isEqualTo(new Emphasis(Map.of(Aim.COST, Level.MORE, Aim.DISTANCE, Level.LESS)));
        assertThat(order.notUnderstood()).containsExactly("Wishes: very much", "Happiness: most", "Cost");
        assertThat(order.weights().of("overCeiling")).isEqualTo(600);
        assertThat(order.weights().of("perKm")).isEqualTo(50);
        assertThat(order.weights().of("unplacedGreen")).isEqualTo(Weights.STANDARD.of("unplacedGreen"));
    }

    @Test
    void aPlanMovesWhatIsPublishedAndNoFurtherThanAnyPlanMay() {
        var published =
                PublishedOrder.of(List.of("Cost: more", "Together: most")).weights();
        assertThat(Emphasis.PUBLISHED.weights(published)).isEqualTo(published);
        var plan = new Emphasis(Map.of(Aim.COST, Level.LESS, Aim.TOGETHER, Level.MOST)).weights(published);
        assertThat(plan.of("overCeiling")).as("half of twice").isEqualTo(300);
        assertThat(plan.of("groupSplit")).as("never more than five times").isEqualTo(40_000);
        assertThat(plan.of("perKm")).isEqualTo(Weights.STANDARD.of("perKm"));
    }
}
