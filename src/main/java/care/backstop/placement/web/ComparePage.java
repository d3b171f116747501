package care.backstop.placement.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Href;
import care.backstop.govuk.Table.Cell;
import care.backstop.kernel.room.Room;
import care.backstop.placement.rules.PlansApart;
import care.backstop.placement.usecase.ComparePlans.Column;
import care.backstop.placement.usecase.ComparePlans.Compared;
import gg.jte.Content;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Two or three plans side by side: what each comes to, and for whom they differ. */
public record ComparePage(Room room, @Nullable String adopted, DataTable figures, DataTable apart) {

    static ComparePage of(Compared seen, boolean mayExport) {
        var base = "/incidents/" + seen.room().incident();
        var page = Href.of(base + "/plans/compare");
        var file = Href.of(base + "/plans/compare.csv");
        for (var plan : seen.plans()) {
            page = page.and("plan", plan.made().id().toString());
            file = file.and("plan", plan.made().id().toString());
        }
        var adopted = seen.adopted();
        return new ComparePage(
                seen.room(),
                adopted == null
                        ? null
                        : seen.plans().stream()
                                .filter(c -> c.made().id().equals(adopted.plan()))
                                .map(c -> "%s is the plan that is worked to: %s"
                                        .formatted(c.made().called(), adopted.reason()))
                                .findFirst()
                                .orElse("Another plan is worked to."),
                figures(seen, page),
                apart(base, seen, mayExport ? file.toString() : null));
    }

    private static DataTable figures(Compared seen, Href page) {
        var headings = new ArrayList<DataTable.Column>();
        headings.add(DataTable.Column.of("What it comes to"));
        seen.plans().forEach(c -> headings.add(DataTable.Column.of(c.made().called())));
        var table = DataTable.of("figures", "The plans").columns(headings).csvFrom(page);
        table = table.row(row(
                "What mattered more or less than published",
                seen,
                c -> c.made().emphasis().levels().isEmpty()
                        ? "Nothing"
                        : String.join(". ", c.made().emphasis().words())));
        table = table.row(row(
                "Asked",
                seen,
                c -> Words.moment(c.made().askedAt()) + ", " + c.made().askedByName()));
        table = table.row(row("With a place", seen, c -> Words.count(c.figures().placed())));
        table = table.row(
                row("Without a place", seen, c -> Words.count(c.figures().unplaced())));
        table = table.row(row(
                "Groups of friends or rounds",
                seen,
                c -> "%s kept, %s split"
                        .formatted(
                                Words.count(c.made().groupsKept()),
                                Words.count(c.made().groupsSplit()))));
        table = table.row(
                row("First choices met", seen, c -> Words.count(c.made().firstChoices())));
        table = table.row(
                row("Half move at most", seen, c -> Words.metres(c.made().medianMetres())));
        table = table.row(row("Cost a week", seen, ComparePage::cost));
        table = table.row(
                row("Out of the area", seen, c -> Words.count(c.figures().outOfArea())));
        table = table.row(row(
                "Where the rating is not good",
                seen,
                c -> Words.count(c.figures().outOfRating())));
        return table.row(row("Fixed by hand", seen, c -> Words.count(c.figures().byHand())));
    }

    private static String cost(Column c) {
        int not = c.figures().feesNotKnown();
        var known = "£" + Words.count(c.figures().pence() / 100);
        return not == 0 ? known : known + ", and " + (not == 1 ? "1 fee is" : not + " fees are") + " not known";
    }

    private static DataTable.Row row(String heading, Compared seen, Function<Column, String> words) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(heading));
        seen.plans().forEach(c -> cells.add(Cell.of(words.apply(c))));
        return new DataTable.Row("", "", cells, false);
    }

    private static DataTable apart(String base, Compared seen, @Nullable String file) {
        var headings = new ArrayList<DataTable.Column>();
        headings.add(DataTable.Column.of("Person"));
        seen.plans().forEach(c -> headings.add(DataTable.Column.of(c.made().called())));
        var rows = seen.apart().stream()
                .sorted(Comparator.comparing(a -> seen.called(a.person())))
                .map(a -> {
                    var cells = new ArrayList<Cell>();
                    cells.add(Cell.of(seen.called(a.person())));
                    for (int i = 0; i < a.lines().size(); i++) {
                        var line = a.lines().get(i);
                        cells.add(
                                line == null
                                        ? Cell.of("Not in this plan")
                                        : Cell.of(said(
                                                "%s/plans/%s/people/%s"
                                                        .formatted(
                                                                base,
                                                                seen.plans()
                                                                        .get(i)
                                                                        .made()
                                                                        .id(),
                                                                a.person()),
                                                line)));
                    }
                    return new DataTable.Row("", "", cells, false);
                })
                .toList();
        return DataTable.of("apart", "For whom they differ")
                .columns(headings)
                .rows(rows)
                .count(rows.size() == 1 ? "1 person" : rows.size() + " people")
                .empty("These plans say the same of everybody.")
                .csv(file);
    }

    /** The place leads to who else wanted it; why it is this one stands beside it. */
    private static Content said(String href, PlansApart.Line line) {
        var place = PlacesPage.link(href, line.place() == null ? "No place" : line.place());
        return output -> {
            place.writeTo(output);
            output.writeUserContent((line.byHand() ? " (fixed by hand)" : "")
                    + (line.reasons().isEmpty() ? "" : ": " + String.join(". ", line.reasons())));
        };
    }
}
