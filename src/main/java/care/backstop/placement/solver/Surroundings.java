package care.backstop.placement.solver;

import care.backstop.placement.model.PlacementProblem.Home;
import care.backstop.placement.model.PlacementProblem.Point;
import care.backstop.placement.model.Weights;
import care.backstop.placement.rules.Score;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Homes as seen from a place, nearest first. Those who live at one place share it, so the latest are remembered. */
final class Surroundings {

    private static final int REMEMBERED = 1_000;

    private final List<Home> homes;
    private final Weights weights;
    private final Map<Point, Near> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Point, Near> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** The homes by the points of their distance, those points, and of each home where it stands in that order. */
    record Near(int[] home, long[] points, int[] rank) {}

    Surroundings(List<Home> homes, Weights weights) {
        this.homes = homes;
        this.weights = weights;
    }

    synchronized Near of(Point at) {
        return known.computeIfAbsent(at, this::look);
    }

    private Near look(Point at) {
        var points = new long[homes.size()];
        for (int h = 0; h < points.length; h++) {
            var home = homes.get(h).at();
            points[h] = Score.distance(home == null ? null : Integer.valueOf(at.metresTo(home)), weights);
        }
        var sorted = points.clone();
        for (int h = 0; h < sorted.length; h++) {
            sorted[h] = points[h] * sorted.length + h;
        }
        Arrays.sort(sorted);
        var order = Arrays.stream(sorted)
                .mapToInt(key -> (int) (key % points.length))
                .toArray();
        var rank = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            rank[order[i]] = i;
        }
        return new Near(order, Arrays.stream(order).mapToLong(h -> points[h]).toArray(), rank);
    }
}
