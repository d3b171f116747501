package care.backstop.kernel.sheet;

import care.backstop.kernel.London;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A table as a file to download. The columns are declared once, in order, with headings that do not change from one
 * release to the next:
 *
 * <pre>{@code
 * static final CsvTable<Person> PEOPLE = CsvTable.<Person>named("people")
 *         .column("reference", Person::reference)
 *         .column("status", p -> p.status().words());
 *
 * @GetMapping("/incidents/{incident}/people.csv")
 * ResponseEntity<byte[]> csv(...) { return PEOPLE.file(rows, clock.instant()); }
 * }</pre>
 *
 * <p>The file is UTF-8 with a byte order mark, because without it the spreadsheet program most officers have reads
 * accents wrongly; cells are written by {@link CsvExport}. Its name is a plain word for the kind of table and the
 * day, never the name of a person, a provider or an incident, since file names travel further than files.
 *
 * @param name the kind of table: small letters and hyphens
 */
public record CsvTable<R>(String name, List<Column<R>> columns) {

    private static final Pattern PLAIN = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final MediaType TYPE = new MediaType("text", "csv", StandardCharsets.UTF_8);

    /** A heading and where its value comes from; null is written as nothing. */
    public record Column<R>(String heading, Function<? super R, ? extends @Nullable Object> value) {}

    public CsvTable {
        if (!PLAIN.matcher(name).matches()) {
            throw new IllegalArgumentException("name a table in small letters and hyphens");
        }
        columns = List.copyOf(columns);
    }

    public static <R> CsvTable<R> named(String name) {
        return new CsvTable<>(name, List.of());
    }

    /** The same table with one more column at its end. */
    public CsvTable<R> column(String heading, Function<? super R, ? extends @Nullable Object> value) {
        if (columns.stream().anyMatch(c -> c.heading().equals(heading))) {
            throw new IllegalArgumentException("two columns are called " + heading);
        }
        var all = new ArrayList<>(columns);
        all.add(new Column<>(heading, value));
        return new CsvTable<>(name, all);
    }

    /** Headings and rows, without a byte order mark. The writer is flushed and left open. */
    public void write(Writer out, Iterable<? extends R> rows) {
        var csv = new CsvExport(out, columns.stream().map(Column::heading).toArray(String[]::new));
        for (R row : rows) {
            csv.row(columns.stream().map(c -> c.value().apply(row)).toArray());
        }
        csv.flush();
    }

    /** The whole file as a link, for what is shown once and kept nowhere. Without what anybody else may not see: it stays in the page. */
    public String link(Iterable<? extends R> rows) {
        return "data:text/csv;charset=utf-8;base64," + Base64.getEncoder().encodeToString(bytes(rows));
    }

    /** The answer of a controller: a download that is kept by no cache. */
    public ResponseEntity<byte[]> file(Iterable<? extends R> rows, Instant now) {
        return ResponseEntity.ok()
                .contentType(TYPE)
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename("%s-%s.csv".formatted(name, London.day(now)))
                                .build()
                                .toString())
                .cacheControl(CacheControl.noStore())
                .body(bytes(rows));
    }

    private byte[] bytes(Iterable<? extends R> rows) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
        write(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), rows);
        return bytes.toByteArray();
    }
}
