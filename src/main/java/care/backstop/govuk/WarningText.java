package care.backstop.govuk;

import gg.jte.Content;

/** A warning of something that has consequences, such as a duty or an offence. */
public record WarningText(Content text, String spoken, Look look) implements Styled<WarningText> {

    public static WarningText of(String text) {
        return of(Text.of(text));
    }

    public static WarningText of(Content text) {
        return new WarningText(text, "Warning", Look.PLAIN);
    }

    /** What is read out for the exclamation mark. */
    public WarningText spoken(String words) {
        return new WarningText(text, words, look);
    }

    @Override
    public WarningText with(Look look) {
        return new WarningText(text, spoken, look);
    }
}
