package care.backstop.incident.model;

import care.backstop.kernel.Rejected;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** What somebody typed, made fit to keep: trimmed, in one Unicode form, bounded. */
public final class Words {

    /** Must be there. */
    public static String required(String field, @Nullable String typed, int most, String ask) {
        var words = optional(field, typed, most);
        if (words == null) {
            throw Rejected.invalid(field, ask);
        }
        return words;
    }

    /** May be left empty: then null. */
    public static @Nullable String optional(String field, @Nullable String typed, int most) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        var words = Normalizer.normalize(typed, Normalizer.Form.NFC).strip().replace("\0", "");
        if (words.length() > most) {
            throw Rejected.invalid(
                    field, "Shorten this to %,d characters or fewer; it has %,d".formatted(most, words.length()));
        }
        return words;
    }

    private Words() {}
}
