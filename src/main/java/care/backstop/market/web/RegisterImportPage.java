package care.backstop.market.web;

import care.backstop.govuk.Breadcrumbs;
import care.backstop.govuk.DataTable;
import care.backstop.govuk.DataTable.Column;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.Progress;
import care.backstop.govuk.SummaryList;
import care.backstop.govuk.SummaryList.Row;
import care.backstop.kernel.London;
import care.backstop.market.register.RegisterImport;
import care.backstop.market.register.RegisterImport.State;
import care.backstop.market.usecase.ReadRegisterImports;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One file: how far it is, what it would change or has, what it left out, and what can be done with it. */
public record RegisterImportPage(
        Breadcrumbs breadcrumbs,
        Errors errors,
        String title,
        String state,
        @Nullable Progress progress,
        @Nullable String problem,
        SummaryList facts,
        @Nullable DataTable counts,
        @Nullable DataTable sample,
        @Nullable DataTable leftOut,
        @Nullable String leftOutMore,
        List<String> notes,
        boolean mayApply,
        @Nullable String cannotApply,
        boolean mayUndo,
        String base) {

    static RegisterImportPage of(ReadRegisterImports.Details details, boolean mayWrite, boolean sender, Errors errors) {
        var i = details.summary();
        boolean done = i.state() == State.STAGED || i.state() == State.APPLIED;
        var facts = new ArrayList<Row>();
        facts.add(Row.of(
                "Kind",
                i.layout() == null
                        ? i.kind().words()
                        : i.layout() + " (" + i.kind().key() + ")"));
        if (i.asAt() != null) {
            facts.add(Row.of(
                    "Describes", London.show(i.asAt()) + (i.asAtFrom() == null ? "" : ", from " + i.asAtFrom())));
        }
        if (done) {
            facts.add(Row.of(
                    "Whole register",
                    i.complete()
                            ? "Yes: what is missing in it is looked for under a new id, else taken as gone"
                            : "No: what is missing in it stays as it is"));
            facts.add(Row.of("Rows read", "%,d".formatted(i.rows())));
            facts.add(Row.of("Held from this kind of file before", "%,d".formatted(i.held())));
        }
        facts.add(Row.of("Brought in", London.show(i.startedAt()) + " by " + i.startedName()));
        if (i.appliedAt() != null) {
            facts.add(Row.of("Applied", London.show(i.appliedAt()) + " by " + i.appliedName()));
        }
        if (i.undoneAt() != null) {
            facts.add(Row.of("Undone", London.show(i.undoneAt()) + " by " + i.undoneName()));
        }
        boolean second = i.needsSecondPerson() && sender;
        return new RegisterImportPage(
                Breadcrumbs.of()
                        .to("Market", "/market")
                        .to("Register files", RegisterImportsPage.PATH)
                        .here(i.fileName()),
                errors,
                i.fileName(),
                RegisterImportsPage.state(i),
                i.state() == State.RUNNING
                        ? Progress.unmeasured(
                                "Bringing in the file",
                                i.doing() + (i.rows() > 0 ? ", %,d rows so far".formatted(i.rows()) : "")
                                        + ". You can leave this page; the work goes on.")
                        : null,
                i.problem(),
                new SummaryList(facts, null, care.backstop.govuk.Look.PLAIN),
                done ? counts(i) : null,
                details.sample().isEmpty() ? null : sample(details),
                details.leftOut().isEmpty() ? null : leftOut(details),
                i.rejected() > details.leftOut().size()
                        ? "%,d rows were left out; the first %,d are shown."
                                .formatted(i.rejected(), details.leftOut().size())
                        : null,
                i.notes(),
                mayWrite && i.state() == State.STAGED && !second,
                mayWrite && i.state() == State.STAGED && second
                        ? "This file changes %,d of the %,d entries held, which is more than 2%%. Someone other than you must apply it."
                                .formatted(i.counts().differences(), i.held())
                        : null,
                mayWrite && details.undoable(),
                RegisterImportsPage.path(i));
    }

    private static DataTable counts(RegisterImport i) {
        var c = i.counts();
        return DataTable.of("counts", i.state() == State.APPLIED ? "What it changed" : "What it would change")
                .columns(List.of(Column.of("Entries"), Column.of("How many").numeric()))
                .rows(List.of(
                        line("New", c.added()),
                        line("New under another id than before", c.reregistered()),
                        line("Changed", c.changed()),
                        line("Gone", c.removed()),
                        line("Unchanged", c.unchanged()),
                        line("Left as they are, because something newer is known", c.older()),
                        line("Rows left out", i.rejected())))
                .csvFrom(Href.of(RegisterImportsPage.path(i)));
    }

    private static DataTable.Row line(String words, int count) {
        return DataTable.Row.of(words, "%,d".formatted(count));
    }

    private static DataTable sample(ReadRegisterImports.Details details) {
        return DataTable.of("sample", "Some of the differences")
                .columns("What", "Location", "Name", "Council", "Fields")
                .rows(details.sample().stream()
                        .map(d -> DataTable.Row.of(
                                d.change(),
                                d.location(),
                                Objects.requireNonNullElse(d.name(), "Not known"),
                                Objects.requireNonNullElse(d.council(), "Not known"),
                                d.fields()))
                        .toList())
                .csvFrom(Href.of(RegisterImportsPage.path(details.summary())));
    }

    private static DataTable leftOut(ReadRegisterImports.Details details) {
        return DataTable.of("left-out", "Rows left out")
                .columns(List.of(Column.of("Row").numeric(), Column.of("Heading"), Column.of("Why")))
                .rows(details.leftOut().stream()
                        .map(p -> DataTable.Row.of(
                                p.row() == null ? "–" : p.row().toString(),
                                Objects.requireNonNullElse(p.field(), ""),
                                p.message()))
                        .toList())
                .csv(RegisterImportsPage.path(details.summary()) + "/left-out.csv");
    }
}
