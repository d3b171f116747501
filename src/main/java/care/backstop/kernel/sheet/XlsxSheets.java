package care.backstop.kernel.sheet;

import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.END_DOCUMENT;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An Excel workbook: the sheets its workbook.xml names, with the shared texts they point to. */
final class XlsxSheets extends Sheets {

    private static final String WORKBOOK = "xl/workbook.xml";

    private record Part(String name, String entry) {}

    private final Archive archive;
    private final Limits limits;
    private final List<Part> parts;
    private final List<String> shared;
    private final BitSet dateStyles;
    private final boolean from1904;
    private final List<Xml> opened = new ArrayList<>();

    private XlsxSheets(Archive archive, Limits limits) throws IOException {
        this.archive = archive;
        this.limits = limits;
        var targets = targets();
        var found = new ArrayList<Part>();
        boolean since1904 = false;
        try (var xml = Xml.open(archive.entry(WORKBOOK))) {
            for (int event = xml.next(); event != END_DOCUMENT; event = xml.next()) {
                if (event != START_ELEMENT) {
                    continue;
                }
                switch (xml.name()) {
                    case "workbookPr" -> since1904 = truth(xml.attribute("date1904"));
                    case "sheet" -> {
                        var target = targets.get(Objects.requireNonNullElse(xml.attribute("id"), ""));
                        if (target != null && archive.has(target)) {
                            found.add(new Part(Objects.requireNonNullElse(xml.attribute("name"), ""), target));
                        }
                    }
                    case "externalReference" -> throw Archive.linked();
                    default -> {}
                }
            }
        }
        if (found.isEmpty()) {
            throw Refusal.of("The workbook has no sheet that can be read. Save the list as CSV and upload that.");
        }
        this.parts = found;
        this.from1904 = since1904;
        this.dateStyles = dateStyles();
        this.shared = sharedTexts();
    }

    static XlsxSheets of(Path file, Limits limits) throws IOException {
        var archive = Archive.open(file, limits);
        try {
            return new XlsxSheets(archive, limits);
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    private static boolean truth(@Nullable String value) {
        return "1".equals(value) || "true".equals(value);
    }

    private Map<String, String> targets() throws IOException {
        var targets = new HashMap<String, String>();
        try (var xml = Xml.open(archive.entry("xl/_rels/workbook.xml.rels"))) {
            for (int event = xml.next(); event != END_DOCUMENT; event = xml.next()) {
                if (event != START_ELEMENT || !xml.name().equals("Relationship")) {
                    continue;
                }
                if ("External".equals(xml.attribute("TargetMode"))) {
                    throw Archive.linked();
                }
                var id = xml.attribute("Id");
                var target = xml.attribute("Target");
                if (id != null && target != null) {
                    targets.put(id, target.startsWith("/") ? target.substring(1) : "xl/" + target);
                }
            }
        }
        return targets;
    }

    /** Which cell styles show a number as a day or a time. */
    private BitSet dateStyles() throws IOException {
        var styles = new BitSet();
        if (!archive.has("xl/styles.xml")) {
            return styles;
        }
        var dates = new BitSet();
        for (int id = 14; id <= 22; id++) {
            dates.set(id);
        }
        dates.set(27, 37);
        dates.set(45, 48);
        dates.set(50, 59);
        try (var xml = Xml.open(archive.entry("xl/styles.xml"))) {
            boolean cellFormats = false;
            int style = 0;
            for (int event = xml.next(); event != END_DOCUMENT; event = xml.next()) {
                if (event == END_ELEMENT && xml.name().equals("cellXfs")) {
                    cellFormats = false;
                }
                if (event != START_ELEMENT) {
                    continue;
                }
                switch (xml.name()) {
                    case "numFmt" -> {
                        int id = Math.clamp(xml.intAttribute("numFmtId", 0), 0, 65_535);
                        dates.set(id, showsDate(Objects.requireNonNullElse(xml.attribute("formatCode"), "")));
                    }
                    case "cellXfs" -> cellFormats = true;
                    case "xf" -> {
                        if (cellFormats) {
                            styles.set(style++, dates.get(Math.clamp(xml.intAttribute("numFmtId", 0), 0, 65_535)));
                        }
                    }
                    default -> {}
                }
            }
        }
        return styles;
    }

    /** Whether a format has a letter of a date outside quotes, brackets and escapes. */
    private static boolean showsDate(String format) {
        boolean quoted = false;
        boolean bracket = false;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '[') {
                bracket = true;
            } else if (c == ']') {
                bracket = false;
            } else if (c == '\\' || c == '_' || c == '*') {
                i++;
            } else if (!quoted && !bracket && "dDmMyYhHsS".indexOf(c) >= 0) {
                return true;
            }
        }
        return false;
    }

    private List<String> sharedTexts() throws IOException {
        if (!archive.has("xl/sharedStrings.xml")) {
            return List.of();
        }
        var texts = new ArrayList<String>();
        long length = 0;
        try (var xml = Xml.open(archive.entry("xl/sharedStrings.xml"))) {
            for (int event = xml.next(); event != END_DOCUMENT; event = xml.next()) {
                if (event == START_ELEMENT && xml.name().equals("si")) {
                    var text = richText(xml, "si", 0);
                    // Every entry weighs something even when it is empty.
                    length += text.length() + 24;
                    if (length > limits.sharedText()) {
                        throw Refusal.tooMuch();
                    }
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    /** The runs of a text, without the pronunciation guide that may stand beside them. */
    private String richText(Xml xml, String element, int row) {
        StringBuilder text = null;
        String first = null;
        boolean inside = false;
        boolean guide = false;
        var run = new StringBuilder();
        for (int event = xml.next(); event != END_DOCUMENT; event = xml.next()) {
            if (event == CHARACTERS) {
                if (inside && !guide) {
                    xml.appendText(run);
                    if (run.length() + (text == null ? 0 : text.length()) > limits.cellLength()) {
                        throw row == 0 ? Refusal.tooMuch() : Refusal.longCell(row, limits.cellLength());
                    }
                }
                continue;
            }
            var name = xml.name();
            if (event == START_ELEMENT) {
                if (name.equals("t")) {
                    inside = true;
                    run.setLength(0);
                } else if (name.equals("rPh")) {
                    guide = true;
                }
            } else if (name.equals("rPh")) {
                guide = false;
            } else if (name.equals("t")) {
                inside = false;
                if (!guide) {
                    if (first == null) {
                        first = run.toString();
                    } else {
                        if (text == null) {
                            text = new StringBuilder(first);
                        }
                        text.append(run);
                    }
                    run.setLength(0);
                }
            } else if (name.equals(element)) {
                break;
            }
        }
        if (text != null) {
            return Cells.text(text.toString());
        }
        return first == null ? "" : Cells.text(first);
    }

    @Override
    public Format format() {
        return Format.XLSX;
    }

    @Override
    public Iterator<Sheet> iterator() {
        return parts.stream()
                .<Sheet>map(part -> new Sheet() {
                    @Override
                    public String name() {
                        return part.name();
                    }

                    @Override
                    public Rows rows() {
                        try {
                            var xml = Xml.open(archive.entry(part.entry()));
                            opened.add(xml);
                            return new XlsxRows(xml);
                        } catch (IOException e) {
                            throw Refusal.damaged(e);
                        }
                    }
                })
                .iterator();
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

    private final class XlsxRows extends Rows {
        private final Xml xml;
        private int number;

        XlsxRows(Xml xml) {
            this.xml = xml;
        }

        @Override
        @Nullable
        Row read() {
            for (int event = xml.next(); event != END_DOCUMENT; event = xml.next()) {
                if (event == START_ELEMENT && xml.name().equals("row")) {
                    int stated = xml.intAttribute("r", number + 1);
                    if (stated <= number) {
                        throw Refusal.damaged();
                    }
                    number = stated;
                    var row = readCells();
                    // Checked after reading, so that formatting left on a far empty row harms nobody.
                    if (number > limits.rows() && !row.blank()) {
                        throw Refusal.tooManyRows(limits.rows());
                    }
                    return row;
                }
                if (event == END_ELEMENT && xml.name().equals("sheetData")) {
                    return null;
                }
            }
            return null;
        }

        private Row readCells() {
            var cells = new ArrayList<String>();
            var formulas = new BitSet(0);
            int column = -1;
            for (int event = xml.next(); event != END_DOCUMENT; event = xml.next()) {
                if (event == END_ELEMENT && xml.name().equals("row")) {
                    break;
                }
                if (event != START_ELEMENT || !xml.name().equals("c")) {
                    continue;
                }
                var address = xml.attribute("r");
                column = address == null ? column + 1 : column(address);
                var type = Objects.requireNonNullElse(xml.attribute("t"), "n");
                int style = xml.intAttribute("s", -1);
                boolean formula = false;
                String value = "";
                for (event = xml.next(); event != END_DOCUMENT; event = xml.next()) {
                    if (event == END_ELEMENT && xml.name().equals("c")) {
                        break;
                    }
                    if (event != START_ELEMENT) {
                        continue;
                    }
                    switch (xml.name()) {
                        case "v" -> value = content("v");
                        case "is" -> value = richText(xml, "is", number);
                        case "f" -> {
                            formula = true;
                            // [1]Sheet!A1 is a cell of another workbook.
                            if (content("f").contains("[")) {
                                throw Archive.linked();
                            }
                        }
                        default -> {}
                    }
                }
                value = shown(value, type, style);
                if (value.isBlank() && !formula) { // a formula nobody has worked out is not an empty cell
                    continue;
                }
                if (column >= limits.columns()) {
                    throw Refusal.tooManyColumns(number, limits.columns());
                }
                while (cells.size() < column) {
                    cells.add("");
                }
                if (cells.size() == column) {
                    cells.add(value);
                } else {
                    cells.set(column, value);
                }
                if (formula) {
                    formulas.set(column);
                }
            }
            return new Row(number, cells, formulas);
        }

        private String content(String element) {
            var text = new StringBuilder();
            for (int event = xml.next(); event != END_DOCUMENT; event = xml.next()) {
                if (event == CHARACTERS) {
                    xml.appendText(text);
                    if (text.length() > limits.cellLength()) {
                        throw Refusal.longCell(number, limits.cellLength());
                    }
                } else if (event == END_ELEMENT && xml.name().equals(element)) {
                    break;
                }
            }
            return text.toString();
        }

        private String shown(String value, String type, int style) {
            if (value.isEmpty()) {
                return value;
            }
            return switch (type) {
                case "s" -> {
                    int index = index(value);
                    if (index < 0 || index >= shared.size()) {
                        throw Refusal.damaged();
                    }
                    yield shared.get(index);
                }
                case "b" -> value.equals("1") ? "TRUE" : "FALSE";
                case "n" ->
                    style >= 0 && dateStyles.get(style)
                            ? Cells.serialDate(value, from1904)
                            : Cells.number(value.strip());
                case "d" -> value.endsWith("T00:00:00") ? value.substring(0, 10) : value;
                default -> Cells.text(value);
            };
        }

        private static int index(String value) {
            try {
                return Integer.parseInt(value.strip());
            } catch (NumberFormatException e) {
                return -1;
            }
        }

        /** Column of an address such as AB12; one far outside any sheet counts as beyond the limit, not as memory. */
        private static int column(String address) {
            int column = 0;
            for (int i = 0; i < address.length() && i < 4; i++) {
                char c = address.charAt(i);
                if (c < 'A' || c > 'Z') {
                    break;
                }
                column = column * 26 + (c - 'A' + 1);
            }
            if (column == 0) {
                throw Refusal.damaged();
            }
            return column - 1;
        }
    }
}
