package care.backstop.govuk;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where this page stands: {@code Breadcrumbs.of().to("Incidents", "/incidents").here("Cedar House")}. */
public record Breadcrumbs(List<Crumb> crumbs, String label, boolean collapsed, Look look)
        implements Styled<Breadcrumbs> {

    /** One step; without a link it is the page itself. */
    public record Crumb(Content text, @Nullable String href, Attributes attributes) {}

    public Breadcrumbs {
        crumbs = List.copyOf(crumbs);
    }

    /** Shows only first and last step on a phone. */
    public static Breadcrumbs of() {
        return new Breadcrumbs(List.of(), "Breadcrumb", true, Look.PLAIN);
    }

    public Breadcrumbs to(String text, String href) {
        return and(new Crumb(Text.of(text), href, Attributes.none()));
    }

    public Breadcrumbs here(String text) {
        return and(new Crumb(Text.of(text), null, Attributes.none()));
    }

    private Breadcrumbs and(Crumb crumb) {
        var all = new ArrayList<>(crumbs);
        all.add(crumb);
        return new Breadcrumbs(all, label, collapsed, look);
    }

    @Override
    public Breadcrumbs with(Look look) {
        return new Breadcrumbs(crumbs, label, collapsed, look);
    }
}
