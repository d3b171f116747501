package care.backstop.kernel.sheet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * The sheets of a file, in order, read forward. Each {@link #iterator} starts again at the beginning; going to the
 * next sheet skips what was not read of the one before.
 *
 * <pre>{@code
 * try (var sheets = Sheets.open(file, "list.ods", Limits.UPLOAD)) {
 *     for (var sheet : sheets) {
 *         for (var rows = sheet.rows(); rows.hasNext(); ) {
 *             var row = rows.next();
 *         }
 *     }
 * }
 * }</pre>
 */
public abstract class Sheets implements Iterable<Sheet>, AutoCloseable {

    Sheets() {}

    /** Opens a CSV, XLSX or ODS file, whatever it is called, or refuses it in one sentence. */
    public static Sheets open(Path file, String fileName, Limits limits) {
        try {
            return switch (Format.of(file, limits)) {
                case CSV -> CsvSheets.of(file, fileName, limits);
                case XLSX -> XlsxSheets.of(file, limits);
                case ODS -> OdsSheets.of(file, limits);
                case JSON -> throw Refusal.of("The file is JSON. Upload the list as CSV, XLSX or ODS.");
            };
        } catch (IOException e) {
            throw Refusal.damaged(e);
        }
    }

    /** What the file is. */
    public abstract Format format();

    /** What a person should know about how the file was read, such as a guessed encoding; usually empty. */
    public List<String> notes() {
        return List.of();
    }

    @Override
    public abstract Iterator<Sheet> iterator();

    @Override
    public abstract void close();
}
