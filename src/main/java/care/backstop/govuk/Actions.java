package care.backstop.govuk;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done with a row or card of a summary list. */
public record Actions(List<Action> items, @Nullable String classes) {

    /**
     * A link.
     *
     * @param about read out after the link's words, so that ten links "Change" can be told apart
     */
    public record Action(
            Content text, String href, @Nullable String about, Look look) {

        public static Action of(String text, String href, @Nullable String about) {
            return new Action(Text.of(text), href, about, Look.PLAIN);
        }
    }

    public Actions {
        items = List.copyOf(items);
    }

    public static Actions of(Action... actions) {
        return new Actions(List.of(actions), null);
    }

    public Actions and(Action action) {
        var all = new ArrayList<>(items);
        all.add(action);
        return new Actions(all, classes);
    }
}
