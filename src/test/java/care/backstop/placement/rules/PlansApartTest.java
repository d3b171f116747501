package care.backstop.placement.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.placement.rules.PlansApart.Figures;
import care.backstop.placement.rules.PlansApart.Line;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlansApartTest {

    private static final UUID ADA = new UUID(0, 1);
    private static final UUID BO = new UUID(0, 2);
    private static final UUID CY = new UUID(0, 3);

    private static Line line(@Nullable String place) {
        return new Line(place, 90_000, false, "GOOD", false, List.of());
    }

    @Test
    void figuresCountWhatIsKnownAndSayWhatIsNot() {
        assertThat(PlansApart.figures(List.of(
                        new Line("Oak", 90_000, true, "GOOD", true, List.of()),
                        new Line("Elm", null, false, "OUTSTANDING", false, List.of()),
                        new Line("Ash", 70_050, null, "REQUIRES_IMPROVEMENT", false, List.of()),
                        new Line("Fir", 1, true, "NOT_RATED", true, List.of()),
                        new Line("Yew", null, true, null, true, List.of()),
                        new Line(null, 50_000, true, "GOOD", true, List.of()))))
                .isEqualTo(new Figures(5, 1, 160_051, 2, 3, 3, 3));
        assertThat(PlansApart.figures(List.of())).isEqualTo(new Figures(0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void onlyThoseWhosePlaceDiffersAreToldInAnOrderThatStays() {
        SequencedMap<UUID, Map<UUID, Line>> plans = new LinkedHashMap<>();
        plans.put(new UUID(9, 1), Map.of(CY, line("Oak"), ADA, line("Elm"), BO, line("Fir")));
        plans.put(new UUID(9, 2), Map.of(CY, line("Yew"), ADA, line("Elm"), BO, line(null)));
        var apart = PlansApart.differences(plans);
        assertThat(apart).extracting(PlansApart.Apart::person).containsExactly(BO, CY);
        assertThat(apart.getFirst().lines()).containsExactly(line("Fir"), line(null));
        assertThat(apart.getLast().lines()).containsExactly(line("Oak"), line("Yew"));
    }

    @Test
    void somebodyAPlanDoesNotKnowIsNotTheSameAsSomebodyWithoutAPlace() {
        SequencedMap<UUID, Map<UUID, Line>> plans = new LinkedHashMap<>();
        plans.put(new UUID(9, 1), Map.of(ADA, line(null)));
        plans.put(new UUID(9, 2), Map.of());
        assertThat(PlansApart.differences(plans))
                .singleElement()
                .satisfies(a -> assertThat(a.lines()).containsExactly(line(null), null));
        plans.put(new UUID(9, 2), Map.of(ADA, line(null)));
        assertThat(PlansApart.differences(plans)).isEmpty();
    }

    @Test
    void reasonsAloneAreNoDifference() {
        SequencedMap<UUID, Map<UUID, Line>> plans = new LinkedHashMap<>();
        plans.put(new UUID(9, 1), Map.of(ADA, line("Oak")));
        plans.put(new UUID(9, 2), Map.of(ADA, new Line("Oak", null, null, null, true, List.of("Agreed before"))));
        assertThat(PlansApart.differences(plans)).isEmpty();
    }
}
