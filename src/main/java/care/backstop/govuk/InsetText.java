package care.backstop.govuk;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/** Words set off from the rest, such as what the procedure asks here. */
public record InsetText(Content text, @Nullable String id, Look look) implements Styled<InsetText> {

    public static InsetText of(String text) {
        return of(Text.of(text));
    }

    public static InsetText of(Content text) {
        return new InsetText(text, null, Look.PLAIN);
    }

    public InsetText id(@Nullable String id) {
        return new InsetText(text, id, look);
    }

    @Override
    public InsetText with(Look look) {
        return new InsetText(text, id, look);
    }
}
