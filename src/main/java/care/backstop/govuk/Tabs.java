package care.backstop.govuk;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Panels of which one is shown; without script all stand one below the other under a list of links. */
public record Tabs(@Nullable String id, String prefix, String title, List<Tab> tabs, Look look)
        implements Styled<Tabs> {

    /**
     * One panel.
     *
     * @param content plain {@link Text} becomes a paragraph
     */
    public record Tab(
            String label,
            @Nullable String id,
            @Nullable Content content,
            Attributes attributes,
            Attributes panelAttributes) {}

    public Tabs {
        tabs = List.copyOf(tabs);
    }

    public static Tabs of(String id) {
        return new Tabs(id, id, "Contents", List.of(), Look.PLAIN);
    }

    public Tabs tab(String label, String id, Content content) {
        var all = new ArrayList<>(tabs);
        all.add(new Tab(label, id, content, Attributes.none(), Attributes.none()));
        return new Tabs(this.id, prefix, title, all, look);
    }

    public Tabs title(String title) {
        return new Tabs(id, prefix, title, tabs, look);
    }

    public String panelId(Tab tab, int number) {
        return tab.id() == null ? prefix + "-" + number : tab.id();
    }

    @Override
    public Tabs with(Look look) {
        return new Tabs(id, prefix, title, tabs, look);
    }
}
