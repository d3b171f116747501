package care.backstop.market.web;

import care.backstop.govuk.Breadcrumbs;
import care.backstop.govuk.DataTable;
import care.backstop.govuk.DataTable.Column;
import care.backstop.govuk.DateInput;
import care.backstop.govuk.Element;
import care.backstop.govuk.Errors;
import care.backstop.govuk.FileUpload;
import care.backstop.govuk.Select;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Text;
import care.backstop.kernel.London;
import care.backstop.market.register.Kind;
import care.backstop.market.register.RegisterImport;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files brought in so far, and the form for the next. */
public record RegisterImportsPage(
        Breadcrumbs breadcrumbs,
        Errors errors,
        boolean mayUpload,
        FileUpload file,
        Select kind,
        DateInput asAt,
        DataTable imports) {

    static final String PATH = "/market/imports";

    /** What was typed, to show it again. */
    record Typed(
            @Nullable String kind,
            @Nullable String day,
            @Nullable String month,
            @Nullable String year) {
        static final Typed NOTHING = new Typed(null, null, null, null);
    }

    static RegisterImportsPage of(List<RegisterImport> imports, boolean mayUpload, Typed typed, Errors errors) {
        var table = DataTable.of("files", "Files brought in")
                .columns(List.of(
                        Column.of("File"),
                        Column.of("Kind"),
                        Column.of("Describes"),
                        Column.of("State"),
                        Column.of("Added").numeric(),
                        Column.of("Changed").numeric(),
                        Column.of("Removed").numeric(),
                        Column.of("Unchanged").numeric(),
                        Column.of("Brought in")))
                .empty("No file has been brought in yet.")
                .csv(PATH + ".csv");
        for (var i : imports) {
            table = table.row(DataTable.Row.of(
                    Cell.of(Element.of("a")
                            .with("class", "govuk-link")
                            .with("href", path(i))
                            .around(Text.of(i.fileName()))),
                    Cell.of(i.kind() == Kind.AUTO ? "Not known yet" : i.kind().words()),
                    Cell.of(i.asAt() == null ? "Not known yet" : London.show(i.asAt())),
                    Cell.of(state(i)),
                    Cell.number(count(i, i.counts().added() + i.counts().reregistered())),
                    Cell.number(count(i, i.counts().changed())),
                    Cell.number(count(i, i.counts().removed())),
                    Cell.number(count(i, i.counts().unchanged())),
                    Cell.of(London.show(i.startedAt()) + ", " + i.startedName())));
        }
        return new RegisterImportsPage(
                Breadcrumbs.of().to("Market", "/market").here("Register files"),
                errors,
                mayUpload,
                FileUpload.of("file", "The published file")
                        .hint("CSV, XLSX, ODS or JSON lines, as published; CSV and JSON may be packed as .gz")
                        .accept(".csv,.xlsx,.ods,.jsonl,.json,.gz")
                        .error(errors.on("file")),
                Select.of("kind", "Which file it is")
                        .options(Stream.concat(
                                        Stream.of(Kind.AUTO),
                                        Stream.of(Kind.values()).filter(k -> k != Kind.AUTO))
                                .map(k -> Select.Option.of(k.key(), k.words()))
                                .toList())
                        .chosen(typed.kind())
                        .error(errors.on("kind")),
                DateInput.of("asAt", "Which day it describes")
                        .hint("Leave empty if the file or its name says so. For example, 1 9 2026")
                        .typed(typed.day(), typed.month(), typed.year())
                        .error(errors.on("asAt")),
                table);
    }

    static String path(RegisterImport i) {
        return PATH + "/" + i.id();
    }

    static String state(RegisterImport i) {
        return i.state() == RegisterImport.State.STAGED && i.undoneAt() != null
                ? "Undone"
                : i.state().words();
    }

    private static String count(RegisterImport i, int count) {
        return i.state() == RegisterImport.State.RUNNING || i.state() == RegisterImport.State.REJECTED
                ? "–"
                : "%,d".formatted(count);
    }
}
