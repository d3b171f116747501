package care.backstop.govuk;

import java.util.ArrayList;
import java.util.List;

/**
 * The box beside a list that narrows it. A plain GET form, so the filtered list has an address of its own. On a phone
 * it folds away above the list.
 *
 * @param action the page itself
 * @param clear where nothing is filtered
 * @param chosen what is filtered by now, each with the address without it
 */
public record Filter(String action, String heading, String clear, List<Chosen> chosen) {

    /** One thing that is filtered by, such as "Council: Lanchester", and the page without it. */
    public record Chosen(String words, String without) {}

    public Filter {
        chosen = List.copyOf(chosen);
    }

    public static Filter of(String action) {
        return new Filter(action, "Filter", action, List.of());
    }

    public Filter chosen(String words, String without) {
        var all = new ArrayList<>(chosen);
        all.add(new Chosen(words, without));
        return new Filter(action, heading, clear, all);
    }
}
