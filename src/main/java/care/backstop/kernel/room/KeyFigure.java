package care.backstop.kernel.room;

import org.jspecify.annotations.Nullable;

/**
 * One number of the overview. A number that counts people leads to the list behind it.
 *
 * @param value as shown; {@code Not known} where it is not known, never 0 for that
 * @param href the list behind the number, or null
 * @param alarming whether somebody should do something about it now; said in words on the page as well
 */
public record KeyFigure(
        String label, String value, @Nullable String href, boolean alarming) {

    public static KeyFigure of(String label, long value, @Nullable String href) {
        return new KeyFigure(label, Long.toString(value), href, false);
    }

    /** The same number for whoever may not see the list behind it. */
    public KeyFigure unlinked() {
        return new KeyFigure(label, value, null, alarming);
    }

    public KeyFigure alarm(boolean now) {
        return new KeyFigure(label, value, href, now);
    }
}
