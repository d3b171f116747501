package care.backstop.placement.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proposal for everybody. {@code bound} is proven: no plan at all that keeps the hard rules costs less. {@code gap} is
 * (cost − bound) / cost; {@code gapOfPlaced} the same over the cost of those placed, because one person without a place
 * would otherwise drown it.
 */
public record Plan(
        List<Placement> placements,
        List<Unplaced> unplaced,
        long cost,
        long bound,
        double gap,
        double gapOfPlaced,
        int groupsKept,
        int groupsSplit,
        int firstChoices,
        @Nullable Integer medianMetres,
        @Nullable Integer p95Metres,
        long milliseconds,
        String stoppedBecause,
        List<String> warnings) {

    public Plan {
        placements = List.copyOf(placements);
        unplaced = List.copyOf(unplaced);
        warnings = List.copyOf(warnings);
    }

    /** Where one person would go, in which week counted from 0, and why. */
    public record Placement(String person, String home, String kind, int week, long cost, List<String> reasons) {
        public Placement {
            reasons = List.copyOf(reasons);
        }
    }

    /** Somebody for whom nothing was found, and why. */
    public record Unplaced(String person, List<String> because) {
        public Unplaced {
            because = List.copyOf(because);
        }
    }
}
