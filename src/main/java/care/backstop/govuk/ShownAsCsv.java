package care.backstop.govuk;

import care.backstop.kernel.London;
import care.backstop.kernel.sheet.CsvTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.springframework.http.ResponseEntity;

/**
 * One table of a page as CSV: the page's own address with {@code ?csv=} and the table's id. Same access, same cut to what its reader may see,
 * since it is the page itself that is read. Only a table that offers it can be had so; a column without a heading holds links and is left out.
 */
public final class ShownAsCsv {

    /** In the query of a page's address: the id of the table wanted. */
    public static final String PARAMETER = "csv";

    private static final String NOT_DATA =
            "form, .govuk-visually-hidden, .backstop-data-table__arrow, .backstop-data-table__tick";

    /** The table as a file to download; empty when the page offers none of that id. */
    static Optional<ResponseEntity<byte[]>> of(String page, String id, Instant now) {
        return id.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(Jsoup.parse(page).getElementById(id))
                        .filter(table -> offers(table, id))
                        .map(table -> file(table, id, now));
    }

    private static boolean offers(Element table, String id) {
        return table.select(".backstop-data-table__csv a[href]").stream()
                .anyMatch(a -> a.attr("href").matches(".*[?&]%s=%s(&.*)?".formatted(PARAMETER, Pattern.quote(id))));
    }

    private static ResponseEntity<byte[]> file(Element table, String id, Instant now) {
        table.select(NOT_DATA).remove();
        var file = CsvTable.<List<Object>>named(id.replaceAll("[^a-z]+", "-").replaceAll("^-|-$", ""));
        var headings = table.select("thead th");
        for (int i = 0; i < headings.size(); i++) {
            var column = i;
            var heading = headings.get(i).text();
            if (!heading.isEmpty()) {
                var twice = file.columns().stream().anyMatch(c -> c.heading().equals(heading));
                file = file.column(twice ? heading + " " + (i + 1) : heading, row -> row.get(column));
            }
        }
        var rows = new ArrayList<List<Object>>();
        for (var row : table.select("tbody tr")) {
            rows.add(row.select("th, td").stream().map(ShownAsCsv::value).toList());
        }
        return file.file(rows, now);
    }

    /** Days and instants become ISO 8601 again (ADR 13). */
    private static Object value(Element cell) {
        var words = cell.text();
        return London.read(words).orElse(words);
    }

    private ShownAsCsv() {}
}
