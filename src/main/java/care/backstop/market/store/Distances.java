package care.backstop.market.store;

import care.backstop.market.Point;
import java.util.Map;

/** Distance in SQL: a box that an index can find, then the length of the great circle. */
final class Distances {

    private static final double METRES_OF_A_DEGREE = 111_195;

    /** Metres from {@code :near_lat, :near_lon} to {@code market.location l}; null where the place is not known. */
    // The condition is there because least() passes over what is null.
    static final String METRES = """
            case when l.latitude is not null and l.longitude is not null then
              round(2 * 6371008.8 * asin(sqrt(least(1,
                sin(radians(l.latitude - :near_lat) / 2) ^ 2
                + cos(radians(:near_lat)) * cos(radians(l.latitude)) * sin(radians(l.longitude - :near_lon) / 2) ^ 2
              ))))::int end""";

    /** A condition that holds wherever the distance is at most that of the box, and a little beyond. */
    static final String IN_BOX = "l.latitude between :south and :north and l.longitude between :west and :east";

    static Map<String, Object> origin(Point near) {
        return Map.of("near_lat", near.latitude(), "near_lon", near.longitude());
    }

    static Map<String, Object> box(Point near, int metres) {
        double dLat = (metres + 1) / METRES_OF_A_DEGREE;
        double widest = Math.min(89.9, Math.abs(near.latitude()) + dLat);
        double dLon = Math.min(360, dLat / Math.cos(Math.toRadians(widest)));
        return Map.of(
                "south",
                near.latitude() - dLat,
                "north",
                near.latitude() + dLat,
                "west",
                near.longitude() - dLon,
                "east",
                near.longitude() + dLon);
    }

    private Distances() {}
}
