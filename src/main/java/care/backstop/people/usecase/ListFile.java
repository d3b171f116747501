package care.backstop.people.usecase;

import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.sheet.Limits;
import care.backstop.kernel.sheet.Row;
import care.backstop.kernel.sheet.Rows;
import care.backstop.kernel.sheet.Sheets;
import care.backstop.market.LocationView;
import care.backstop.people.Funding;
import care.backstop.people.PayingAuthorities;
import care.backstop.people.model.CellReader;
import care.backstop.people.model.CellReader.Said;
import care.backstop.people.model.CellReader.Wrong;
import care.backstop.people.model.ListField;
import care.backstop.people.model.ListWords;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads one list row by row, says what is wrong with each, and passes on what each says. Never holds the whole. */
final class ListFile {

    /** More than this and the list is the wrong one; nobody reads on. */
    private static final int MOST_PROBLEMS = 1_000;

    private static final int PREAMBLE = 20;
    private static final int PART = 500;

    /** What one row says of a person, by column. */
    record Line(int row, Map<String, Object> said) {}

    private final ListWords words;
    private final MapHeadings.Known mapped;
    private final CellReader cells;
    private final Map<String, LocationView> affected;
    private final PayingAuthorities payers;
    private final Consumer<List<Line>> sink;

    private final List<Problem> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, Integer> nhsNumbers = new HashMap<>();
    private final Map<String, Integer> references = new HashMap<>();
    private final Map<String, Integer> namesakes = new HashMap<>();
    private final Map<String, List<Integer>> places = new HashMap<>();
    private final List<String> unknown = new ArrayList<>();
    private int rows;

    ListFile(
            ListWords words,
            MapHeadings.Known mapped,
            LocalDate today,
            Map<String, LocationView> affected,
            PayingAuthorities payers,
            Consumer<List<Line>> sink) {
        this.words = words;
        this.mapped = mapped;
        this.cells = new CellReader(words, today);
        this.affected = affected;
        this.payers = payers;
        this.sink = sink;
    }

    List<Problem> problems() {
        return problems;
    }

    /** What a person should know about how the file was read. */
    List<String> notes() {
        return notes;
    }

    /** Headings nobody knows, or of a file that was not understood the words of its first row. */
    List<String> unknown() {
        return unknown;
    }

    int rows() {
        return rows;
    }

    /** Places named anywhere, with the rows that name them. */
    Map<String, List<Integer>> places() {
        return places;
    }

    void read(Path file, String fileName) {
        try (var sheets = Sheets.open(file, fileName, Limits.UPLOAD)) {
            notes.addAll(sheets.notes());
            for (var sheet : sheets) {
                var body = sheet.rows();
                var headings = headings(body);
                if (headings != null) {
                    readBody(body, headings);
                    return;
                }
            }
        }
        throw new Rejected(List.of(new Problem(
                1,
                null,
                Code.VAL,
                "No row of headings was found. The first row must name the columns, and one of them must be the name."
                        + " Start from the template if in doubt, or say what the headings mean.")));
    }

    /** The columns by field, when one of the first rows names at least two we know. */
    private @Nullable Map<ListField, Integer> headings(Rows body) {
        for (int n = 0; n < PREAMBLE && body.hasNext(); n++) {
            var row = body.next();
            var found = new EnumMap<ListField, Integer>(ListField.class);
            var unread = new ArrayList<String>();
            var twice = new ArrayList<String>();
            boolean capacity = false;
            for (int c = 0; c < row.cells().size(); c++) {
                var heading = row.text(c);
                if (heading.isEmpty() || heading.length() > 100) {
                    continue;
                }
                var field = mapped.knows(heading) ? mapped.field(heading) : words.heading(heading);
                capacity |= words.tellsOfCapacity(heading);
                if (field.isEmpty()) {
                    if (!mapped.knows(heading)) {
                        unread.add(heading);
                    }
                } else if (found.putIfAbsent(field.get(), c) != null) {
                    twice.add(heading);
                }
            }
            if (found.size() < 2) {
                if (unknown.isEmpty() && unread.size() > 1) {
                    unknown.addAll(unread);
                }
                continue;
            }
            unknown.clear();
            unknown.addAll(unread);
            if (capacity) {
                throw new Rejected(List.of(new Problem(
                        row.number(),
                        "Capacity",
                        Code.VAL,
                        "Capacity is for one decision on one day, so it is not taken from a list."
                                + " Remove the column and record it on the person's page.")));
            }
            if (!found.containsKey(ListField.FAMILY_NAME) && !found.containsKey(ListField.FULL_NAME)) {
                throw new Rejected(List.of(new Problem(
                        row.number(),
                        ListField.FAMILY_NAME.heading(),
                        Code.VAL,
                        "No column holds the name. Head it \"Family name\" and \"Given names\", or \"Name\"."
                                + " If another heading means it, say so under \"What headings mean\".")));
            }
            if (!unread.isEmpty()) {
                notes.add("Not read, because we do not know these headings: " + String.join(", ", unread) + ".");
            }
            if (!twice.isEmpty()) {
                notes.add("Not read, because an earlier column says the same: " + String.join(", ", twice) + ".");
            }
            return found;
        }
        return null;
    }

    private void readBody(Rows body, Map<ListField, Integer> columns) {
        var part = new ArrayList<Line>(PART);
        while (body.hasNext()) {
            var row = body.next();
            rows++;
            part.add(new Line(row.number(), line(row, columns)));
            if (problems.size() >= MOST_PROBLEMS) {
                problems.add(new Problem(
                        null,
                        null,
                        Code.VAL,
                        "There are more problems further down. Mend these first, then try again."));
                break;
            }
            if (part.size() == PART) {
                sink.accept(part);
                part.clear();
            }
        }
        if (!part.isEmpty()) {
            sink.accept(part);
        }
        if (rows == 0) {
            throw new Rejected(List.of(new Problem(
                    null,
                    null,
                    Code.VAL,
                    "The list has headings but no people. An empty list is never taken to mean that everyone has gone."
                            + " Ask for it again.")));
        }
    }

    private Map<String, Object> line(Row row, Map<ListField, Integer> columns) {
        var said = new LinkedHashMap<String, Object>();
        for (var entry : columns.entrySet()) {
            var field = entry.getKey();
            int column = entry.getValue();
            if (row.formula(column)) {
                problem(row, field, Code.VAL, "This cell holds a formula. Paste its value instead.");
                continue;
            }
            switch (cells.read(field, row.text(column))) {
                case Said s -> s.values().forEach(said::putIfAbsent);
                case Wrong w -> problem(row, field, w.code(), w.message());
            }
        }
        if (!said.containsKey(ListField.FAMILY_NAME.column()) && !said.containsKey(ListField.GIVEN_NAME.column())) {
            problem(
                    row,
                    columns.containsKey(ListField.FAMILY_NAME) ? ListField.FAMILY_NAME : ListField.FULL_NAME,
                    Code.VAL,
                    "A name is needed. If nobody knows it, write Unknown.");
        }
        once(row, ListField.NHS_NUMBER, said, nhsNumbers, "Row %d has the same NHS number. Each person has their own.");
        once(row, ListField.REFERENCE, said, references, "Row %d has the same reference. Give each person their own.");
        namesake(row, said);
        place(row, said);
        payer(row, said);
        bands(said);
        if ("YES".equals(said.get(ListField.SAFEGUARDING.column())) && !said.containsKey(ListField.ENQUIRY.column())) {
            problem(row, ListField.ENQUIRY, Code.VAL, "An open enquiry needs its number.");
        }
        if (said.containsKey(ListField.CONTACT_PHONE.column()) && !said.containsKey(ListField.CONTACT_NAME.column())) {
            problem(row, ListField.CONTACT_NAME, Code.VAL, "There is a number here but no name. Whose is it?");
        }
        for (var field : List.of(ListField.CHOICES, ListField.EXCLUSIONS)) {
            if (said.get(field.column()) instanceof List<?> ids) {
                ids.forEach(id -> places.computeIfAbsent(field.name() + " " + id, _ -> new ArrayList<>(1))
                        .add(row.number()));
            }
        }
        return said;
    }

    private void once(Row row, ListField field, Map<String, Object> said, Map<String, Integer> seen, String message) {
        if (said.get(field.column()) instanceof String value) {
            var earlier = seen.putIfAbsent(value, row.number());
            if (earlier != null) {
                problem(row, field, Code.DUP, message.formatted(earlier));
            }
        }
    }

    /** Two rows without NHS numbers, with one name and one date of birth, are one person until somebody says otherwise. */
    private void namesake(Row row, Map<String, Object> said) {
        var born = said.get(ListField.BIRTH_DATE.column());
        if (born == null || said.containsKey(ListField.NHS_NUMBER.column())) {
            return;
        }
        var key = ListWords.plain(
                        said.get(ListField.FAMILY_NAME.column()) + " " + said.get(ListField.GIVEN_NAME.column()))
                + " " + born;
        var earlier = namesakes.putIfAbsent(key, row.number());
        if (earlier != null) {
            problem(
                    row,
                    ListField.BIRTH_DATE,
                    Code.DUP,
                    "Row %d has the same name and date of birth. Remove one, or give both their NHS numbers."
                            .formatted(earlier));
        }
    }

    private void place(Row row, Map<String, Object> said) {
        var column = ListField.LOCATION.column();
        if (!(said.get(column) instanceof String written)) {
            if (affected.size() == 1) {
                said.put(column, affected.keySet().iterator().next());
            }
            return;
        }
        if (affected.isEmpty() || affected.containsKey(written)) {
            return;
        }
        var plain = ListWords.plain(written);
        var named = affected.values().stream()
                .filter(l -> ListWords.plain(l.name()).equals(plain))
                .toList();
        if (named.size() == 1) {
            said.put(column, named.getFirst().id());
        } else {
            problem(
                    row,
                    ListField.LOCATION,
                    Code.CONF,
                    "This is not a service of this incident. Check that it is the right list, or take the row out.");
        }
    }

    /** Behind a direct payment stands a council or trust that exists; nobody named means that nobody knows. */
    private void payer(Row row, Map<String, Object> said) {
        if (Funding.PERSONAL_BUDGET.name().equals(said.get(ListField.FUNDING.column()))
                && said.get(ListField.FUNDER.column()) instanceof String named) {
            payers.wrongWith(named).ifPresent(wrong -> problem(row, ListField.FUNDER, Code.VAL, wrong));
        }
    }

    /** Seven ordinary days make the week when only the day is given. */
    private static void bands(Map<String, Object> said) {
        var weekly = ListField.WEEKLY_HOURS.column();
        if (said.containsKey(weekly)) {
            return;
        }
        int day = 0;
        boolean any = false;
        for (var band : List.of(ListField.MORNING, ListField.LUNCH, ListField.TEA, ListField.BED)) {
            if (said.get(band.column()) instanceof Integer minutes) {
                day += minutes;
                any = true;
            }
        }
        if (any && day * 7 <= 10_080) {
            said.put(weekly, day * 7);
        }
    }

    private void problem(Row row, ListField field, Code code, String message) {
        problems.add(new Problem(row.number(), field.heading(), code, message));
    }
}
