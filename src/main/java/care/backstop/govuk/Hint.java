package care.backstop.govuk;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/** Help that stands between label and control. The control gives it its id. */
public record Hint(@Nullable Content text, @Nullable String id, Look look) implements Styled<Hint> {

    public static Hint of(String text) {
        return of(Text.of(text));
    }

    public static Hint of(@Nullable Content text) {
        return new Hint(text, null, Look.PLAIN);
    }

    public Hint id(@Nullable String id) {
        return new Hint(text, id, look);
    }

    @Override
    public Hint with(Look look) {
        return new Hint(text, id, look);
    }
}
