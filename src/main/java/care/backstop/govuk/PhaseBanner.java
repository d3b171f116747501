package care.backstop.govuk;

import gg.jte.Content;

/** What kind of system this is, above everything else: here, that it is a demonstration. */
public record PhaseBanner(Tag tag, Content text, Look look) implements Styled<PhaseBanner> {

    public static PhaseBanner of(String tag, String text) {
        return new PhaseBanner(Tag.of(tag), Text.of(text), Look.PLAIN);
    }

    @Override
    public PhaseBanner with(Look look) {
        return new PhaseBanner(tag, text, look);
    }
}
