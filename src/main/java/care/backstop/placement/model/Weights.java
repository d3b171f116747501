package care.backstop.placement.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What matters more than what, as points in one integer scale in which 100 points are one kilometre. The order is the
 * published one: nobody left without a place, then friends together, then choice, area, distance, quality, fee, wishes
 * and waiting. A council may change any of them and should publish that it did.
 */
public record Weights(Map<String, Long> points) {

    private static final Map<String, Long> DEFAULTS = defaults();

    public static final Weights STANDARD = new Weights(Map.of());

    /** Most that one weight may be: sums over a country stay far inside a long. */
    public static final long MOST = 1_000_000_000L;

    public Weights {
        var all = new LinkedHashMap<>(DEFAULTS);
        points.forEach((name, value) -> {
            if (!DEFAULTS.containsKey(name)) {
                throw new IllegalArgumentException("no weight is called " + name);
            }
            all.put(name, value);
        });
        points = Map.copyOf(all);
    }

    public static Set<String> names() {
        return DEFAULTS.keySet();
    }

    private static Map<String, Long> defaults() {
        var all = new LinkedHashMap<String, Long>();
        all.put("disturbed", 10_000_000L);
        all.put("unplacedRed", 4_000_000L);
        all.put("unplacedAmber", 2_000_000L);
        all.put("unplacedGreen", 1_000_000L);
        all.put("groupSplit", 8_000L);
        all.put("roundSplit", 40_000L);
        all.put("noneNamed", 3_000L);
        all.put("laterChoice", 500L);
        all.put("leavingArea", 2_000L);
        all.put("perKm", 100L);
        all.put("perKmPast20", 200L);
        all.put("distanceNotKnown", 3_000L);
        all.put("perKmFamily", 50L);
        all.put("requiresImprovement", 600L);
        all.put("notRated", 400L);
        all.put("overCeiling", 300L);
        all.put("perPoundOverCeiling", 2L);
        all.put("feeNotKnown", 200L);
        all.put("preferenceMissed", 150L);
        all.put("waitingWeek", 100L);
        return Collections.unmodifiableMap(all);
    }

    public long of(String name) {
        var value = points.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no weight is called " + name);
        }
        return value;
    }

    public long unplaced(PlacementProblem.Priority priority) {
        return switch (priority) {
            case RED -> of("unplacedRed");
            case AMBER -> of("unplacedAmber");
            case GREEN -> of("unplacedGreen");
        };
    }
}
