package care.backstop.placement.model;

import org.jspecify.annotations.Nullable;

/**
 * What had to be explained when a place was held; each null where nothing had to be.
 *
 * @param outOfTurn why home care goes to this person while others are more at risk
 * @param confirmed who confirmed at the service that it can meet what no register tells
 * @param offFramework why no agency of the council's framework is used
 */
public record Explained(
        @Nullable String outOfTurn,
        @Nullable String confirmed,
        @Nullable String offFramework) {

    public static final Explained NOTHING = new Explained(null, null, null);

    /** Blanks are nothing. */
    public Explained {
        outOfTurn = text(outOfTurn);
        confirmed = text(confirmed);
        offFramework = text(offFramework);
    }

    private static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
