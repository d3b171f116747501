package care.backstop.market;

/** A point on the ground, WGS84 degrees. */
public record Point(double latitude, double longitude) {

    private static final double EARTH_METRES = 6_371_008.8;

    public Point {
        if (!(latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180)) {
            throw new IllegalArgumentException("not a point on the earth");
        }
    }

    /** Straight-line distance on the ground, rounded to the metre. */
    public int metresTo(Point other) {
        double dLat = Math.toRadians(other.latitude - latitude);
        double dLon = Math.toRadians(other.longitude - longitude);
        double h = Math.pow(Math.sin(dLat / 2), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * Math.pow(Math.sin(dLon / 2), 2);
        return (int) Math.round(2 * EARTH_METRES * Math.asin(Math.sqrt(Math.min(1, h))));
    }
}
