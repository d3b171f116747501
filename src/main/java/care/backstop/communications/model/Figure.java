package care.backstop.communications.model;

import org.jspecify.annotations.Nullable;

/**
 * One number that a sitrep says. Every form of it prints {@link #shown}; whoever reckons takes {@link #count}.
 *
 * @param key what it is called by machines
 * @param label what it is called by people
 * @param count the number, or null when nobody knows it or the reader may not
 * @param shown the number in words, or why there is none: {@code Not known}, {@code Fewer than 5}, {@code Not shown}
 */
public record Figure(String key, String label, @Nullable Integer count, String shown) {

    public static final String NOT_KNOWN = "Not known";
    public static final String FEW = "Fewer than 5";
    public static final String NOT_SHOWN = "Not shown";

    public static Figure of(String key, String label, int count) {
        if (count < 0) {
            throw new IllegalArgumentException(key + " cannot be " + count);
        }
        return new Figure(key, label, count, Integer.toString(count));
    }

    public static Figure notKnown(String key, String label) {
        return new Figure(key, label, null, NOT_KNOWN);
    }

    /** The same place without its number, and why. */
    public Figure without(String because) {
        return new Figure(key, label, null, because);
    }
}
