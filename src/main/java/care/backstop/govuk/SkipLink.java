package care.backstop.govuk;

import gg.jte.Content;

/** The first link of a page, for those who would otherwise hear all navigation again. */
public record SkipLink(Content text, String href, Look look) implements Styled<SkipLink> {

    public static SkipLink to(String href) {
        return of(Text.of("Skip to main content"), href);
    }

    public static SkipLink of(Content text, String href) {
        return new SkipLink(text, href, Look.PLAIN);
    }

    @Override
    public SkipLink with(Look look) {
        return new SkipLink(text, href, look);
    }
}
