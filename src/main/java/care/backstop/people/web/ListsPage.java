package care.backstop.people.web;

import care.backstop.govuk.Choice;
import care.backstop.govuk.DataTable;
import care.backstop.govuk.DateInput;
import care.backstop.govuk.Element;
import care.backstop.govuk.Errors;
import care.backstop.govuk.FileUpload;
import care.backstop.govuk.Radios;
import care.backstop.govuk.Table;
import care.backstop.govuk.Text;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.room.Room;
import care.backstop.kernel.sheet.CsvTable;
import care.backstop.people.Source;
import care.backstop.people.store.Intakes.Intake;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Where a list is sent in, and which were before. */
public record ListsPage(
        Room room,
        String base,
        boolean mayAsk,
        FileUpload file,
        Radios source,
        DateInput asAt,
        Errors errors,
        DataTable wrongRows,
        DataTable earlier,
        Table explanations) {

    static ListsPage of(
            Room room,
            boolean mayAsk,
            List<Intake> lists,
            Map<String, String> sent,
            Errors errors,
            List<Problem> rows) {
        var base = "/incidents/" + room.incident() + "/people/lists";
        return new ListsPage(
                room,
                base,
                mayAsk,
                FileUpload.of("file", "The list")
                        .hint("CSV, XLSX or ODS, at most 10 MB. One row for each person.")
                        .accept(".csv,.xlsx,.ods")
                        .error(errors.on("file")),
                Radios.of("source", "Whose list is it?")
                        .choices(Arrays.stream(Source.values())
                                .map(s -> Choice.of(s.name(), s.words()))
                                .toList())
                        .chosen(sent.getOrDefault("source", Source.PROVIDER.name()))
                        .error(errors.on("source")),
                DateInput.of("asAt", "Of which day is it?")
                        .hint("Leave empty if it is of today. An older list never overwrites a newer one.")
                        .typed(sent.get("asAt-day"), sent.get("asAt-month"), sent.get("asAt-year"))
                        .error(errors.on("asAt")),
                errors,
                wrong(rows),
                earlier(lists, base),
                columnsWeRead());
    }

    private static final CsvTable<Problem> WRONG_ROWS = CsvTable.<Problem>named("what-to-mend")
            .column("row", Problem::row)
            .column("column", Problem::field)
            .column("problem", Problem::message);

    /** What has to be mended in a list; it is kept nowhere, so its file is carried by the page itself. */
    static DataTable wrong(List<Problem> problems) {
        return DataTable.of("problems", "What to mend")
                .columns("Row", "Column", "What is wrong and how to mend it")
                .rows(problems.stream()
                        .map(p -> DataTable.Row.of(
                                p.row() == null ? "" : p.row().toString(),
                                p.field() == null ? "" : p.field(),
                                p.message()))
                        .toList())
                .csv(WRONG_ROWS.link(problems));
    }

    private static DataTable earlier(List<Intake> lists, String base) {
        return DataTable.of("lists", "Lists so far")
                .columns("List of", "Whose", "State", "Rows", "Added", "Changed", "As they were", "Taken in by")
                .rows(lists.stream()
                        .map(l -> DataTable.Row.of(
                                Table.Cell.of(Element.of("a")
                                        .classes("govuk-link")
                                        .with("href", base + "/" + l.id())
                                        .around(Text.of(London.show(l.asAt())))),
                                Table.Cell.of(l.source().words()),
                                Table.Cell.of(state(l)),
                                Table.Cell.number(Integer.toString(l.rows())),
                                Table.Cell.number(Integer.toString(l.added())),
                                Table.Cell.number(Integer.toString(l.changed())),
                                Table.Cell.number(Integer.toString(l.matched())),
                                Table.Cell.of(l.byName())))
                        .toList())
                .empty("No list has been taken in yet.")
                .csv(base + "/all.csv");
    }

    static String state(Intake list) {
        var applied = list.appliedAt();
        var undone = list.undoneAt();
        return switch (list.state()) {
            case "STAGED" -> "Waiting to be confirmed";
            case "APPLIED" -> "Taken in" + (applied == null ? "" : " on " + London.show(applied));
            case "UNDONE" -> "Undone" + (undone == null ? "" : " on " + London.show(undone));
            default -> "Dropped";
        };
    }

    private static Table columnsWeRead() {
        var table = Table.of("Columns we read")
                .head("Column", "What to write", "Example")
                .firstCellIsHeader(true);
        for (var field : ListTemplate.FIELDS) {
            table = table.row(field.heading(), field.explanation(), field.example());
        }
        return table;
    }
}
