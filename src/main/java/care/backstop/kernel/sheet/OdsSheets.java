package care.backstop.kernel.sheet;

import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.END_DOCUMENT;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** An OpenDocument spreadsheet: its content.xml, from the first table to the last. */
final class OdsSheets extends Sheets {

    private final Archive archive;
    private final Limits limits;
    private final List<Xml> opened = new ArrayList<>();

    private OdsSheets(Archive archive, Limits limits) {
        this.archive = archive;
        this.limits = limits;
    }

    static OdsSheets of(Path file, Limits limits) throws IOException {
        return new OdsSheets(Archive.open(file, limits), limits);
    }

    @Override
    public Format format() {
        return Format.ODS;
    }

    @Override
    public Iterator<Sheet> iterator() {
        try {
            var xml = Xml.open(archive.entry("content.xml"));
            opened.add(xml);
            return new Tables(xml, limits);
        } catch (IOException e) {
            throw Refusal.damaged(e);
        }
    }

    @Override
    public void close() {
        try {
            opened.forEach(Xml::close);
            archive.close();
        } catch (IOException e) {
            throw Refusal.damaged(e);
        }
    }

    private static final class Tables implements Iterator<Sheet> {
        private final Xml xml;
        private final Limits limits;
        private @Nullable OdsRows current;
        private @Nullable Sheet next;

        Tables(Xml xml, Limits limits) {
            this.xml = xml;
            this.limits = limits;
        }

        @Override
        public boolean hasNext() {
            if (next != null) {
                return true;
            }
            if (current != null) {
                current.skip();
            }
            for (int event = xml.next(); event != END_DOCUMENT; event = xml.next()) {
                if (event != START_ELEMENT) {
                    continue;
                }
                refuseLinks(xml);
                if (xml.name().equals("table")) {
                    var name = xml.attribute("name");
                    var rows = new OdsRows(xml, limits);
                    current = rows;
                    next = new Sheet() {
                        @Override
                        public String name() {
                            return name == null ? "" : name;
                        }

                        @Override
                        public Rows rows() {
                            return rows;
                        }
                    };
                    return true;
                }
            }
            return false;
        }

        @Override
        public Sheet next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            var sheet = next;
            next = null;
            return sheet;
        }
    }

    private static void refuseLinks(Xml xml) {
        switch (xml.name()) {
            case "table-source", "cell-range-source", "dde-source", "dde-links" -> throw Archive.linked();
            case "script", "event-listener" ->
                throw Refusal.of("The workbook holds macros. Save it without them, or as CSV, and upload that.");
            default -> {}
        }
    }

    private static final class OdsRows extends Rows {
        private final Xml xml;
        private final Limits limits;
        private int number;
        private int repeat;
        private List<String> cells = List.of();
        private BitSet formulas = new BitSet(0);
        private boolean ended;

        OdsRows(Xml xml, Limits limits) {
            this.xml = xml;
            this.limits = limits;
        }

        void skip() {
            while (!ended) {
                read();
            }
        }

        @Override
        @Nullable
        Row read() {
            if (repeat > 0) {
                repeat--;
                number++;
                return row();
            }
            if (ended) {
                return null;
            }
            int nested = 0;
            for (int event = xml.next(); event != END_DOCUMENT; event = xml.next()) {
                if (event == START_ELEMENT) {
                    refuseLinks(xml);
                    if (xml.name().equals("table")) {
                        nested++;
                    } else if (nested == 0 && xml.name().equals("table-row")) {
                        int times = Math.max(1, xml.intAttribute("number-rows-repeated", 1));
                        readCells();
                        if (cells.isEmpty()) {
                            // Empty rows to the bottom of the sheet are written as one row repeated a million times.
                            number = (int) Math.min((long) number + times, Integer.MAX_VALUE / 2);
                            continue;
                        }
                        repeat = times - 1;
                        number++;
                        return row();
                    }
                } else if (event == END_ELEMENT && xml.name().equals("table")) {
                    if (nested == 0) {
                        ended = true;
                        return null;
                    }
                    nested--;
                }
            }
            ended = true;
            return null;
        }

        private Row row() {
            if (number > limits.rows()) {
                ended = true;
                repeat = 0;
                throw Refusal.tooManyRows(limits.rows());
            }
            return new Row(number, cells, formulas);
        }

        private void readCells() {
            var found = new ArrayList<String>();
            var worked = new BitSet(0);
            long column = 0;
            for (int event = xml.next(); event != END_DOCUMENT; event = xml.next()) {
                if (event == END_ELEMENT && xml.name().equals("table-row")) {
                    break;
                }
                if (event != START_ELEMENT) {
                    continue;
                }
                boolean covered = xml.name().equals("covered-table-cell");
                if (!covered && !xml.name().equals("table-cell")) {
                    continue;
                }
                int times = Math.max(1, xml.intAttribute("number-columns-repeated", 1));
                boolean formula = xml.attribute("formula") != null;
                var value = readCell(covered ? "covered-table-cell" : "table-cell");
                if (!value.isBlank()) {
                    if (column + times > limits.columns()) {
                        throw Refusal.tooManyColumns(number + 1, limits.columns());
                    }
                    while (found.size() < column) {
                        found.add("");
                    }
                    for (int i = 0; i < times; i++) {
                        found.add(value);
                    }
                    if (formula) {
                        worked.set((int) column, (int) column + times);
                    }
                }
                column += times;
            }
            cells = found;
            formulas = worked;
        }

        private String readCell(String element) {
            var stated = stated();
            StringBuilder text = null;
            int depth = 0;
            boolean paragraph = false;
            for (int event = xml.next(); event != END_DOCUMENT; event = xml.next()) {
                if (event == START_ELEMENT) {
                    switch (xml.name()) {
                        // A remark on a cell is not its content.
                        case "annotation" -> skipElement("annotation");
                        case "p", "h" -> {
                            depth++;
                            if (text == null) {
                                text = new StringBuilder();
                            }
                            if (paragraph) {
                                text.append('\n');
                            }
                            paragraph = true;
                        }
                        case "s" -> {
                            int count = Math.clamp(xml.intAttribute("c", 1), 0, limits.cellLength());
                            if (text != null) {
                                text.repeat(' ', count);
                            }
                        }
                        case "tab", "line-break" -> {
                            if (text != null) {
                                text.append(xml.name().equals("tab") ? '\t' : '\n');
                            }
                        }
                        default -> refuseLinks(xml);
                    }
                } else if (event == CHARACTERS) {
                    if (depth > 0 && text != null && stated == null) {
                        xml.appendText(text);
                    }
                } else if (xml.name().equals(element)) {
                    break;
                } else if (xml.name().equals("p") || xml.name().equals("h")) {
                    depth--;
                }
                if (text != null && text.length() > limits.cellLength()) {
                    throw Refusal.longCell(number + 1, limits.cellLength());
                }
            }
            if (stated != null) {
                return stated;
            }
            return text == null ? "" : Cells.text(text.toString());
        }

        private void skipElement(String name) {
            int depth = 1;
            for (int event = xml.next(); event != END_DOCUMENT; event = xml.next()) {
                if (event == START_ELEMENT && xml.name().equals(name)) {
                    depth++;
                } else if (event == END_ELEMENT && xml.name().equals(name) && --depth == 0) {
                    return;
                }
            }
        }

        /** The value as stored, which does not depend on how the cell is shown; null for text. */
        private @Nullable String stated() {
            var type = xml.attribute("value-type");
            if (type == null) {
                return null;
            }
            return switch (type) {
                case "float", "percentage", "currency" -> {
                    var value = xml.attribute("value");
                    yield value == null ? null : Cells.number(value);
                }
                case "date" -> {
                    var value = xml.attribute("date-value");
                    yield value == null ? null : value.endsWith("T00:00:00") ? value.substring(0, 10) : value;
                }
                case "time" -> time(xml.attribute("time-value"));
                case "boolean" -> {
                    var value = xml.attribute("boolean-value");
                    yield value == null ? null : value.equals("true") ? "TRUE" : "FALSE";
                }
                default -> null;
            };
        }

        private static @Nullable String time(@Nullable String duration) {
            if (duration == null) {
                return null;
            }
            try {
                var parsed = Duration.parse(duration);
                return parsed.isNegative() || parsed.toHours() > 23
                        ? duration
                        : LocalTime.MIDNIGHT.plus(parsed).withNano(0).toString();
            } catch (java.time.format.DateTimeParseException e) {
                return duration;
            }
        }
    }
}
