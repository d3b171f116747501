package care.backstop.govuk;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/** Something most people need not read, folded away. It unfolds without script. */
public record Details(
        Content summary, @Nullable Content text, @Nullable String id, boolean open, Look look)
        implements Styled<Details> {

    public static Details of(String summary, String text) {
        return of(Text.of(summary), Text.of(text));
    }

    public static Details of(String summary, Content text) {
        return of(Text.of(summary), text);
    }

    public static Details of(Content summary, @Nullable Content text) {
        return new Details(summary, text, null, false, Look.PLAIN);
    }

    public Details id(@Nullable String id) {
        return new Details(summary, text, id, open, look);
    }

    public Details open(boolean open) {
        return new Details(summary, text, id, open, look);
    }

    @Override
    public Details with(Look look) {
        return new Details(summary, text, id, open, look);
    }
}
