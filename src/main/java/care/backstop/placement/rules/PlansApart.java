package care.backstop.placement.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plans side by side: what each comes to, and for whom they differ. */
public final class PlansApart {

    /**
     * What a plan says of one person.
     *
     * @param place null for no place
     * @param pence what it costs a week; null when not known
     * @param outOfArea null when not known
     * @param rating its name, null when not known
     */
    public record Line(
            @Nullable String place,
            @Nullable Integer pence,
            @Nullable Boolean outOfArea,
            @Nullable String rating,
            boolean byHand,
            List<String> reasons) {

        public Line {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * What a plan comes to.
     *
     * @param pence a week for all whose fee is known; {@code feesNotKnown} for how many it is not
     * @param outOfRating in a place that is rated requires improvement or worse, or not rated
     */
    public record Figures(
            int placed, int unplaced, long pence, int feesNotKnown, int outOfArea, int outOfRating, int byHand) {}

    public static Figures figures(Iterable<Line> lines) {
        int placed = 0;
        int unplaced = 0;
        long pence = 0;
        int notKnown = 0;
        int out = 0;
        int poor = 0;
        int byHand = 0;
        for (var line : lines) {
            if (line.place == null) {
                unplaced++;
                continue;
            }
            placed++;
            if (line.pence == null) {
                notKnown++;
            } else {
                pence += line.pence;
            }
            out += Boolean.TRUE.equals(line.outOfArea) ? 1 : 0;
            poor += "GOOD".equals(line.rating) || "OUTSTANDING".equals(line.rating) ? 0 : 1;
            byHand += line.byHand ? 1 : 0;
        }
        return new Figures(placed, unplaced, pence, notKnown, out, poor, byHand);
    }

    /** Somebody for whom the plans differ: what each says, null where it does not know the person. */
    public record Apart(UUID person, List<@Nullable Line> lines) {}

    /** Those whose place is not the same in all, by person, so that the order is always the same. */
    public static List<Apart> differences(SequencedMap<UUID, Map<UUID, Line>> plans) {
        var people = new TreeSet<UUID>();
        plans.values().forEach(lines -> people.addAll(lines.keySet()));
        var apart = new ArrayList<Apart>();
        for (var person : people) {
            var said = new ArrayList<@Nullable Line>();
            plans.sequencedValues().forEach(lines -> said.add(lines.get(person)));
            if (said.stream().map(PlansApart::place).distinct().count() > 1) {
                apart.add(new Apart(person, said));
            }
        }
        return apart;
    }

    private static String place(@Nullable Line line) {
        return line == null ? "?" : Objects.requireNonNullElse(line.place, "");
    }

    private PlansApart() {}
}
