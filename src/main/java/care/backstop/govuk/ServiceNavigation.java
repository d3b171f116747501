package care.backstop.govuk;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The main navigation under the header.
 *
 * @param serviceName null when the header already says it
 * @param menu what the button says that opens it on a phone
 * @param menuSpoken another name of that button for those who hear it
 * @param label the name of the landmark; null for the button's words
 * @param collapsed whether a phone shows the button; null for whenever there is more than one item
 */
public record ServiceNavigation(
        @Nullable String serviceName,
        @Nullable String serviceHref,
        List<Item> items,
        String id,
        @Nullable String label,
        String menu,
        @Nullable String menuSpoken,
        @Nullable Boolean collapsed,
        String section,
        @Nullable String navigationClasses,
        Slots slots,
        Look look)
        implements Styled<ServiceNavigation> {

    /**
     * One link, or words alone.
     *
     * @param current this is the very page
     * @param active the page is somewhere below
     */
    public record Item(
            @Nullable Content text, @Nullable String href, boolean current, boolean active, Attributes attributes) {

        public @Nullable String ariaCurrent() {
            return current ? "page" : active ? "true" : null;
        }

        public boolean lit() {
            return current || active;
        }
    }

    /** Places for further content: around everything, and at the ends of the list. */
    public record Slots(
            @Nullable Content start,
            @Nullable Content end,
            @Nullable Content navigationStart,
            @Nullable Content navigationEnd) {

        public static final Slots NONE = new Slots(null, null, null, null);
    }

    public ServiceNavigation {
        items = List.copyOf(items);
    }

    /** The navigation of a shell, without a service name. */
    public static ServiceNavigation of(Shell shell) {
        var items = shell.navigation().stream()
                .map(item -> {
                    var exactly = item.href().equals(shell.path());
                    return new Item(
                            Text.of(item.text()),
                            item.href(),
                            item.current() && exactly,
                            item.current() && !exactly,
                            Attributes.none());
                })
                .toList();
        return new ServiceNavigation(
                null,
                null,
                items,
                "navigation",
                null,
                "Menu",
                null,
                null,
                "Service information",
                null,
                Slots.NONE,
                Look.PLAIN);
    }

    public boolean hasNavigation() {
        return !items.isEmpty() || slots.navigationStart() != null || slots.navigationEnd() != null;
    }

    public boolean collapses() {
        return collapsed == null ? items.size() > 1 : collapsed;
    }

    /** With a service name it is a landmark of its own. */
    public boolean isSection() {
        return serviceName != null || slots.start() != null || slots.end() != null;
    }

    @Override
    public ServiceNavigation with(Look look) {
        return new ServiceNavigation(
                serviceName,
                serviceHref,
                items,
                id,
                label,
                menu,
                menuSpoken,
                collapsed,
                section,
                navigationClasses,
                slots,
                look);
    }
}
