package care.backstop.people;

/** Where a postcode lies, WGS84. */
public record Point(double latitude, double longitude) {}
