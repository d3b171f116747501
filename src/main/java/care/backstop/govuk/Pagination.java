package care.backstop.govuk;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The way through the pages of a list: {@code Pagination.of(3, 9, n -> page.href(n))}, pages counted from 1.
 *
 * @param items null when there are only a previous and a next
 */
public record Pagination(
        @Nullable Link previous,
        @Nullable Link next,
        @Nullable List<Item> items,
        String landmark,
        Look look) implements Styled<Pagination> {

    /**
     * To the page before or after.
     *
     * @param text null for "Previous page" and "Next page"
     * @param label what that page is about; shown only when there are no numbers
     */
    public record Link(
            String href, @Nullable Content text, @Nullable String label, Attributes attributes) {

        public static Link to(String href) {
            return new Link(href, null, null, Attributes.none());
        }
    }

    /** One number, or a gap. */
    public record Item(
            String number,
            String href,
            @Nullable String spoken,
            boolean current,
            boolean ellipsis,
            Attributes attributes) {

        static Item gap() {
            return new Item("", "", null, false, true, Attributes.none());
        }
    }

    public Pagination {
        items = items == null ? null : List.copyOf(items);
    }

    /** First, last, this page and its neighbours, with gaps between them. */
    public static Pagination of(int page, int pages, IntFunction<String> href) {
        var items = new ArrayList<Item>();
        int before = 0;
        for (int n = 1; n <= pages; n++) {
            if (n == 1 || n == pages || Math.abs(n - page) <= 1) {
                if (n - before > 1) {
                    items.add(Item.gap());
                }
                items.add(new Item(Integer.toString(n), href.apply(n), null, n == page, false, Attributes.none()));
                before = n;
            }
        }
        return new Pagination(
                page > 1 ? Link.to(href.apply(page - 1)) : null,
                page < pages ? Link.to(href.apply(page + 1)) : null,
                items,
                "Pagination",
                Look.PLAIN);
    }

    public Pagination landmark(String label) {
        return new Pagination(previous, next, items, label, look);
    }

    public boolean block() {
        return items == null && (previous != null || next != null);
    }

    @Override
    public Pagination with(Look look) {
        return new Pagination(previous, next, items, landmark, look);
    }
}
