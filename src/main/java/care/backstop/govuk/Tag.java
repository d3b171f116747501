package care.backstop.govuk;

import gg.jte.Content;
import java.util.Locale;

/** A status in words and colour; the words alone must be enough. {@code Tag.of("Overdue", Tag.Colour.RED)}. */
public record Tag(Content text, Look look) implements Styled<Tag> {

    /** The colours GOV.UK has for tags. */
    public enum Colour {
        GREY,
        GREEN,
        TURQUOISE,
        BLUE,
        LIGHT_BLUE,
        PURPLE,
        PINK,
        RED,
        ORANGE,
        YELLOW;

        String className() {
            return "govuk-tag--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public static Tag of(String text) {
        return of(Text.of(text));
    }

    public static Tag of(Content text) {
        return new Tag(text, Look.PLAIN);
    }

    public static Tag of(String text, Colour colour) {
        return of(text).classes(colour.className());
    }

    /** Nothing is left to do about it. */
    public static Tag good(String words) {
        return of(words, Colour.GREEN);
    }

    /** Somebody must act now: late, refused, at risk. */
    public static Tag urgent(String words) {
        return of(words, Colour.RED);
    }

    /** Somebody must act soon. */
    public static Tag soon(String words) {
        return of(words, Colour.YELLOW);
    }

    /** Under way. */
    public static Tag active(String words) {
        return of(words, Colour.BLUE);
    }

    /** Not begun, or waiting for somebody else. */
    public static Tag waiting(String words) {
        return of(words, Colour.GREY);
    }

    /** A fact nobody has told us; never shown as no or as 0. */
    public static Tag notKnown() {
        return of("Not known", Colour.PURPLE);
    }

    @Override
    public Tag with(Look look) {
        return new Tag(text, look);
    }
}
