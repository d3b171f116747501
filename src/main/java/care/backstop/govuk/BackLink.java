package care.backstop.govuk;

import gg.jte.Content;

/** The way back to the page before, above the heading. */
public record BackLink(Content text, String href, Look look) implements Styled<BackLink> {

    public static BackLink to(String href) {
        return of(Text.of("Back"), href);
    }

    public static BackLink of(String text, String href) {
        return of(Text.of(text), href);
    }

    public static BackLink of(Content text, String href) {
        return new BackLink(text, href, Look.PLAIN);
    }

    @Override
    public BackLink with(Look look) {
        return new BackLink(text, href, look);
    }
}
