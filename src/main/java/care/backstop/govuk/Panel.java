package care.backstop.govuk;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/** What has just been completed, as the heading of its own page. */
public record Panel(Content title, @Nullable Content text, int headingLevel, Look look) implements Styled<Panel> {

    public static Panel of(String title) {
        return of(Text.of(title), null);
    }

    public static Panel of(String title, String text) {
        return of(Text.of(title), Text.of(text));
    }

    public static Panel of(Content title, @Nullable Content text) {
        return new Panel(title, text, 1, Look.PLAIN);
    }

    public Panel headingLevel(int level) {
        return new Panel(title, text, level, look);
    }

    @Override
    public Panel with(Look look) {
        return new Panel(title, text, headingLevel, look);
    }
}
