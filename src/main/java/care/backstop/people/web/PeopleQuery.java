package care.backstop.people.web;

import care.backstop.kernel.Rejected;
import care.backstop.people.Colour;
import care.backstop.people.Funding;
import care.backstop.people.Need;
import care.backstop.people.Status;
import care.backstop.people.store.ListFilter;
import care.backstop.people.store.ListFilter.Sort;
import care.backstop.people.store.ListFilter.Still;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The list's filter as it stands in an address. An unknown word is refused; an empty one means all. */
record PeopleQuery(
        @Nullable String q,
        @Nullable String priority,
        @Nullable String need,
        @Nullable String funder,
        @Nullable String status,
        @Nullable String group,
        @Nullable String round,
        @Nullable String still,
        @Nullable String sort) {

    ListFilter filter() {
        return new ListFilter(
                bounded("q", q),
                BoardWords.one("priority", priority, Colour.values()),
                BoardWords.one("need", need, Need.values()),
                BoardWords.one("funder", funder, Funding.values()),
                BoardWords.one("status", status, Status.values()),
                bounded("group", group),
                bounded("round", round),
                or(BoardWords.one("still", still, Still.values()), Still.ANY),
                or(BoardWords.one("sort", sort, Sort.values()), Sort.ORDER_OF_WORK));
    }

    /** The same filter as an address, for the pages after the first and for the export. */
    String address() {
        Map<String, @Nullable String> all = new LinkedHashMap<>();
        all.put("q", q);
        all.put("priority", priority);
        all.put("need", need);
        all.put("funder", funder);
        all.put("status", status);
        all.put("group", group);
        all.put("round", round);
        all.put("still", still);
        all.put("sort", sort);
        List<String> pairs = new ArrayList<>();
        all.forEach((name, value) -> {
            if (value != null && !value.isBlank()) {
                pairs.add(name + "=" + URLEncoder.encode(value.strip(), StandardCharsets.UTF_8));
            }
        });
        return String.join("&", pairs);
    }

    private static @Nullable String bounded(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > 100) {
            throw Rejected.invalid(field, "At most 100 letters.");
        }
        return value.strip();
    }

    private static <E> E or(@Nullable E value, E otherwise) {
        return value == null ? otherwise : value;
    }
}
