package care.backstop.placement.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Href;
import care.backstop.govuk.Table.Cell;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How many people go from which service to which: the table that {@code flow.js} draws as bands. */
final class Flows {

    /** One person's way. */
    record Way(String from, String to) {}

    static final String OWN_HOME = "Own home, or not known";

    /** Where somebody goes from, in words. */
    static String from(@Nullable String location, Map<String, String> names) {
        return location == null ? OWN_HOME : names.getOrDefault(location, location);
    }

    /** The table, the broadest band first; numbers only, nobody in it. */
    static DataTable table(List<Way> ways, String caption, Href page) {
        return DataTable.of("flows", caption)
                .columns(List.of(
                        DataTable.Column.of("From"),
                        DataTable.Column.of("To"),
                        DataTable.Column.of("People").numeric()))
                .rows(
                        ways.stream()
                                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                                .entrySet()
                                .stream()
                                .sorted(Comparator.<Map.Entry<Way, Long>>comparingLong(Map.Entry::getValue)
                                        .reversed()
                                        .thenComparing(e -> e.getKey().from())
                                        .thenComparing(e -> e.getKey().to()))
                                .map(e -> DataTable.Row.of(
                                        Cell.of(e.getKey().from()),
                                        Cell.of(e.getKey().to()),
                                        Cell.number(Words.count(e.getValue()))))
                                .toList())
                .empty("Nobody goes anywhere yet.")
                .csvFrom(page);
    }

    private Flows() {}
}
