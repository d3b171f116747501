package care.backstop.kernel.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table as CSV that a spreadsheet opens without running anything in it: text that begins like a formula gets
 * an apostrophe in front. Numbers stay numbers, days and instants are ISO 8601, what is not known stays empty.
 */
public final class CsvExport implements AutoCloseable {

    private static final String BEGINS_A_FORMULA = "=+-@\t\r\0";

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

    /** A value as it is written: text made harmless, anything else as it is. */
    public static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        var text = value.toString();
        return value instanceof CharSequence && !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : text;
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
