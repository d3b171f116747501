package care.backstop.govuk;

import gg.jte.Content;

/** A unit before or after an input, such as £ or metres. It is not read out, so the label or hint says it too. */
public record Affix(Content text, Look look) implements Styled<Affix> {

    public static Affix of(Content text) {
        return new Affix(text, Look.PLAIN);
    }

    @Override
    public Affix with(Look look) {
        return new Affix(text, look);
    }
}
