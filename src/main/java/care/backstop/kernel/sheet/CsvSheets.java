package care.backstop.kernel.sheet;

import care.backstop.kernel.Rejected;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CSV file: comma, semicolon or tab between cells, whichever its first lines use. */
final class CsvSheets extends Sheets {

    private final Path file;
    private final String name;
    private final Limits limits;
    private final Encoding encoding;
    private final List<CsvReader<CsvRecord>> opened = new ArrayList<>();

    private CsvSheets(Path file, String name, Limits limits, Encoding encoding) {
        this.file = file;
        this.name = name;
        this.limits = limits;
        this.encoding = encoding;
    }

    static CsvSheets of(Path file, String name, Limits limits) throws IOException {
        try (var in = Format.text(file, limits)) {
            return new CsvSheets(file, name, limits, Encoding.of(in));
        }
    }

    @Override
    public Format format() {
        return Format.CSV;
    }

    @Override
    public List<String> notes() {
        return encoding.guessed()
                ? List.of(
                        "The file is not UTF-8 and was read as Windows-1252. Check names with accents and pound signs.")
                : List.of();
    }

    @Override
    public Iterator<Sheet> iterator() {
        return List.<Sheet>of(new Sheet() {
                    @Override
                    public String name() {
                        return name;
                    }

                    @Override
                    public Rows rows() {
                        return new CsvRows(open());
                    }
                })
                .iterator();
    }

    private CsvReader<CsvRecord> open() {
        try {
            Reader reader =
                    new BufferedReader(new InputStreamReader(Format.text(file, limits), encoding.charset()), 1 << 16);
            char separator = separator(reader);
            var csv = CsvReader.builder()
                    .fieldSeparator(separator)
                    .skipEmptyLines(false)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .allowExtraCharsAfterClosingQuote(true)
                    .allowUnclosedQuote(false)
                    .build(
                            CsvRecordHandler.builder()
                                    .maxFields(limits.columns())
                                    .maxFieldSize(limits.cellLength())
                                    .maxRecordSize(limits.cellLength() * 32)
                                    .build(),
                            reader);
            opened.add(csv);
            return csv;
        } catch (IOException e) {
            throw Refusal.damaged(e);
        }
    }

    /** Looks at the first lines, passes over the byte order mark, and leaves the reader where the text starts. */
    private static char separator(Reader reader) throws IOException {
        reader.mark(1 << 15);
        int bom = reader.read();
        if (bom != '\ufeff') {
            reader.reset();
        } else {
            reader.mark(1 << 15);
        }
        var head = new char[1 << 14];
        int n = 0;
        for (int read; n < head.length && (read = reader.read(head, n, head.length - n)) > 0; ) {
            n += read;
        }
        reader.reset();
        int comma = 0;
        int semicolon = 0;
        int tab = 0;
        boolean quoted = false;
        for (int i = 0; i < n; i++) {
            switch (head[i]) {
                case '"' -> quoted = !quoted;
                case ',' -> comma += quoted ? 0 : 1;
                case ';' -> semicolon += quoted ? 0 : 1;
                case '\t' -> tab += quoted ? 0 : 1;
                default -> {}
            }
        }
        if (tab > comma && tab >= semicolon) {
            return '\t';
        }
        return semicolon > comma ? ';' : ',';
    }

    @Override
    public void close() {
        for (var csv : opened) {
            try {
                csv.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final class CsvRows extends Rows {
        private final Iterator<CsvRecord> records;
        private int number;

        CsvRows(CsvReader<CsvRecord> csv) {
            this.records = csv.iterator();
        }

        @Override
        @Nullable
        Row read() {
            try {
                if (!records.hasNext()) {
                    return null;
                }
                // The record's place, not its line: a spreadsheet shows a cell of three lines as one row.
                number++;
                if (number > limits.rows()) {
                    throw Refusal.tooManyRows(limits.rows());
                }
                var cells = records.next().getFields();
                for (int i = 0; i < cells.size(); i++) {
                    if (!ascii(cells.get(i))) {
                        return Row.of(number, cells.stream().map(Cells::text).toList());
                    }
                }
                return Row.of(number, cells);
            } catch (CsvParseException e) {
                throw broken(e);
            } catch (UncheckedIOException e) {
                throw Refusal.damaged(new IOException(e));
            }
        }

        private Rejected broken(CsvParseException e) {
            if (e.getCause() instanceof Rejected rejected) {
                return rejected;
            }
            if (e.getCause() instanceof IOException io) {
                return Refusal.damaged(io);
            }
            int row = number + 1;
            return Refusal.of(
                    row,
                    "Row %d cannot be read: a quotation mark is never closed, a cell is too long, or there are too many columns."
                            .formatted(row));
        }
    }

    private static boolean ascii(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) > 0x2ff) {
                return false;
            }
        }
        return true;
    }
}
