package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.Select;
import care.backstop.govuk.SummaryList;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Tag;
import care.backstop.incident.model.Appraisal;
import care.backstop.incident.model.Appraisal.Kind;
import care.backstop.incident.model.Appraisal.Option;
import care.backstop.incident.model.Appraisal.Principle;
import care.backstop.incident.model.Appraisal.Risk;
import care.backstop.incident.rules.DelegatedLimit;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The questions of an incident with several answers; or one of them, its options side by side. */
public record AppraisalPage(
        Room room,
        String base,
        DataTable questions,
        @Nullable One one,
        boolean mayWrite,
        boolean mayDecide,
        Map<String, String> typed,
        Errors errors) {

    /**
     * One question.
     *
     * @param compared each row a criterion, each column an option
     * @param open options that may be rejected or chosen
     * @param agencies others whose signature may be asked for
     * @param maySign whether the reader's agency has yet to sign
     */
    public record One(
            String id,
            String question,
            DataTable compared,
            List<Select.Option> open,
            @Nullable SummaryList choice,
            @Nullable String waits,
            List<String> agencies,
            String limit,
            boolean maySign) {}

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public List<Select.Option> kinds() {
        return Arrays.stream(Kind.values())
                .map(k -> Select.Option.of(k.name(), k.words()))
                .toList();
    }

    public List<Risk> risks() {
        return Arrays.asList(Risk.values());
    }

    public List<Principle> principles() {
        return Arrays.asList(Principle.values());
    }

    static DataTable questions(List<Appraisal> all, String base) {
        return DataTable.of("questions", "Questions")
                .columns("Question", "Options", "Decision")
                .rows(all.stream()
                        .map(a -> DataTable.Row.of(
                                Cell.of(Tags.link(a.question(), base + "/" + a.id())),
                                Cell.of(Integer.toString(a.options().size())),
                                Cell.of(decided(a))))
                        .toList())
                .empty("No question has been asked yet.")
                .csvFrom(Href.of(base));
    }

    private static String decided(Appraisal a) {
        var choice = a.choice();
        if (choice == null) {
            return "Open";
        }
        return "%s, by %s%s"
                .formatted(
                        chosen(a),
                        choice.by(),
                        choice.stands() ? "" : "; waits for " + String.join(", ", choice.unsigned()));
    }

    private static String chosen(Appraisal a) {
        var choice = a.choice();
        return choice == null
                ? ""
                : a.options().stream()
                        .filter(o -> o.id().equals(choice.option()))
                        .map(Option::words)
                        .collect(Collectors.joining());
    }

    static One one(Appraisal a, String base, List<String> agencies, String own, @Nullable Long limit) {
        var columns = new ArrayList<String>();
        columns.add("What it means");
        for (int i = 0; i < a.options().size(); i++) {
            columns.add("Option " + (i + 1));
        }
        var rows = new ArrayList<DataTable.Row>();
        rows.add(row(a, "Kind", o -> o.kind().words()));
        rows.add(row(a, "What would be done", Option::words));
        rows.add(row(a, "People", o -> o.people() == null ? "Not known" : "%,d".formatted(o.people())));
        rows.add(row(a, "Cost", o -> o.costPence() == null ? "Not known" : DelegatedLimit.pounds(o.costPence())));
        rows.add(row(a, "Risk", o -> o.risk().words() + (o.riskBecause() == null ? "" : ": " + o.riskBecause())));
        rows.add(row(a, "Time", o -> o.days() == null ? "Not known" : Spans.counted(o.days(), "day")));
        rows.add(row(a, "In favour", o -> o.inFavour() == null ? "Nothing said" : o.inFavour()));
        rows.add(row(a, "Against", o -> o.against() == null ? "Nothing said" : o.against()));
        if (a.options().stream().anyMatch(o -> o.kind() == Kind.CLOSURE)) {
            rows.add(row(a, "Principles met", AppraisalPage::principles));
        }
        var state = new ArrayList<Cell>();
        state.add(Cell.of("State"));
        a.options().forEach(o -> state.add(state(a, o)));
        rows.add(DataTable.Row.of(state.toArray(Cell[]::new)));
        var choice = a.choice();
        return new One(
                a.id().toString(),
                a.question(),
                DataTable.of("options", "Options side by side")
                        .columns(columns.toArray(String[]::new))
                        .rows(a.options().isEmpty() ? List.of() : rows)
                        .empty("No option has been added yet.")
                        .csvFrom(Href.of(base + "/" + a.id())),
                a.options().stream()
                        .filter(o -> o.rejected() == null && choice == null)
                        .map(o -> Select.Option.of(
                                o.id() + " " + o.version(),
                                "Option %d: %s".formatted(a.options().indexOf(o) + 1, o.words())))
                        .toList(),
                choice == null ? null : summary(a, choice),
                choice == null || choice.stands()
                        ? null
                        : "This joint decision does not stand yet. It waits for the signature of %s."
                                .formatted(String.join(", ", choice.unsigned())),
                agencies.stream().filter(x -> !x.equals(own)).toList(),
                limit == null
                        ? "No limit is recorded for your post."
                        : "You may decide up to %s.".formatted(DelegatedLimit.pounds(limit)),
                choice != null && choice.unsigned().contains(own));
    }

    private static DataTable.Row row(Appraisal a, String criterion, Function<Option, String> of) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(criterion));
        a.options().forEach(o -> cells.add(Cell.of(of.apply(o))));
        return DataTable.Row.of(cells.toArray(Cell[]::new));
    }

    private static String principles(Option o) {
        return o.kind() != Kind.CLOSURE
                ? "Not asked"
                : "%d of %d%s"
                        .formatted(
                                o.principles().size(),
                                Principle.values().length,
                                Arrays.stream(Principle.values())
                                        .filter(o.principles()::containsKey)
                                        .map(p -> "; %s: %s"
                                                .formatted(
                                                        p.words(),
                                                        o.principles().get(p)))
                                        .collect(Collectors.joining()));
    }

    private static Cell state(Appraisal a, Option o) {
        var rejected = o.rejected();
        var choice = a.choice();
        if (rejected != null) {
            return Cell.of(
                    "Rejected by %s, %s: %s".formatted(rejected.by(), London.show(rejected.at()), rejected.because()));
        }
        return Cell.of(Tags.content(
                choice != null && choice.option().equals(o.id())
                        ? Tag.of("Chosen", Tag.Colour.GREEN)
                        : Tag.of("Open", Tag.Colour.BLUE)));
    }

    private static SummaryList summary(Appraisal a, Appraisal.Choice c) {
        var list = SummaryList.of()
                .row("Chosen", chosen(a))
                .row("Lawful", c.lawful())
                .row("Reasonable", c.reasonable())
                .row("Proportionate", c.proportionate())
                .row(
                        "Limit of whoever decided",
                        c.limitPence() == null ? "None recorded" : DelegatedLimit.pounds(c.limitPence()));
        if (c.overLimit() != null) {
            list = list.row("Above the limit, because it could not wait", c.overLimit());
        }
        list = list.row("By", "%s, %s, %s".formatted(c.by(), c.postName(), London.show(c.at())));
        for (var s : c.signatures()) {
            list = list.row(
                    "Signed for " + s.agency(), "%s, %s, %s".formatted(s.name(), s.postName(), London.show(s.at())));
        }
        for (var agency : c.unsigned()) {
            list = list.row("To be signed for " + agency, "Not signed yet");
        }
        return list;
    }
}
