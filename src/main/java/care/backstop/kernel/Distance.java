package care.backstop.kernel;

import java.util.Locale;

/** Distances are kept in metres and told in miles, as on every road sign in England. */
public final class Distance {

    /** By definition: the international mile of 1959. */
    public static final double METRES_IN_A_MILE = 1609.344;

    /** {@code 2.1 miles}, or {@code less than 0.1 miles}. */
    public static String show(int metres) {
        var miles = String.format(Locale.UK, "%.1f", metres / METRES_IN_A_MILE);
        return switch (miles) {
            case "0.0" -> "less than 0.1 miles";
            case "1.0" -> "1 mile";
            default -> miles + " miles";
        };
    }

    private Distance() {}
}
