package care.backstop.govuk;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one control and how to mend it, beside it.
 *
 * @param prefix read out before the message; empty for none
 */
public record ErrorMessage(@Nullable Content text, @Nullable String id, String prefix, Look look)
        implements Styled<ErrorMessage> {

    public static ErrorMessage of(String text) {
        return of(Text.of(text));
    }

    public static ErrorMessage of(@Nullable Content text) {
        return new ErrorMessage(text, null, "Error", Look.PLAIN);
    }

    public ErrorMessage id(@Nullable String id) {
        return new ErrorMessage(text, id, prefix, look);
    }

    public ErrorMessage prefix(String prefix) {
        return new ErrorMessage(text, id, prefix, look);
    }

    @Override
    public ErrorMessage with(Look look) {
        return new ErrorMessage(text, id, prefix, look);
    }
}
