package care.backstop.kernel.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table as CSV that a spreadsheet opens without running anything in it: text that begins like a formula gets
 * an apostrophe in front. Numbers stay numbers, days and instants are ISO 8601, what is not known stays empty, several
 * values in one cell are parted by semicolons.
 *
 * @see CsvTable for a table that is sent to a browser
 */
public final class CsvExport implements AutoCloseable {

    private static final String BEGINS_A_FORMULA = "=+-@\t\r\0";

    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private final CsvWriter csv;
    private final int columns;

    /** Starts the table with its headings, which stay the same from one release to the next. */
    public CsvExport(Writer out, String... headings) {
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
        columns = headings.length;
        csv.writeRecord(headings);
    }

    /** Adds a row, as many values as there are headings. */
    public void row(@Nullable Object... values) {
        if (values.length != columns) {
            throw new IllegalArgumentException(values.length + " values for " + columns + " headings");
        }
        csv.writeRecord(Arrays.stream(values).map(CsvExport::cell).toList());
    }

    /** A value as it is written: text made harmless unless it is a plain number, anything else as it is. */
    public static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Number n -> n.toString();
            case Boolean b -> b ? "yes" : "no";
            case Collection<?> several ->
                harmless(several.stream().map(CsvExport::inList).collect(Collectors.joining("; ")));
            default -> harmless(value.toString());
        };
    }

    private static String inList(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String harmless(String text) {
        return !text.isEmpty()
                        && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0
                        && !PLAIN_NUMBER.matcher(text).matches()
                ? "'" + text
                : text;
    }

    /** Sends on what has been written so far. */
    public void flush() {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
