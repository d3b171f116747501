package care.backstop.placement.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Progress;
import care.backstop.govuk.SummaryList;
import care.backstop.govuk.Table.Cell;
import care.backstop.kernel.room.Room;
import care.backstop.placement.store.Plans.Made;
import care.backstop.placement.usecase.ReadPlacement.PlanShown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan for everyone: how far it is, then all of it. */
public record PlanPage(
        Room room,
        String base,
        String self,
        boolean mayWrite,
        Made made,
        @Nullable Progress progress,
        @Nullable SummaryList figures,
        DataTable placements,
        DataTable unplaced,
        List<String> warnings) {

    static PlanPage of(PlanShown shown, boolean mayWrite, boolean mayExport) {
        var made = shown.made();
        var room = shown.room();
        var base = "/incidents/" + room.incident();
        var self = base + "/plans/" + made.id();
        return new PlanPage(
                room,
                base,
                self,
                mayWrite,
                made,
                made.state().over() ? null : Progress.of("Working out a plan", made.percent(), 100, made.progress()),
                made.cost() == null ? null : figures(made),
                placements(base, mayExport ? self + ".csv" : null, shown),
                unplaced(base, shown),
                made.warnings());
    }

    private static SummaryList figures(Made m) {
        return SummaryList.of()
                .row(
                        "Groups of friends or rounds",
                        Words.count(m.groupsKept()) + " kept together, " + Words.count(m.groupsSplit()) + " split")
                .row("First choices met", Words.count(m.firstChoices()))
                .row(
                        "Distance",
                        "Half move at most " + Words.metres(m.medianMetres()) + ", 95 of 100 at most "
                                + Words.metres(m.p95Metres()))
                .row("Points against this plan", Words.count(m.cost()) + " (100 are one kilometre)")
                .row("No plan can have fewer than", Words.count(m.bound()) + ", proven")
                .row("Gap", Words.percent(m.gapOfPlaced()))
                .row("Why it ended", m.stoppedBecause() == null ? "" : m.stoppedBecause())
                .row("Worked out in", Words.count(m.milliseconds()) + " ms");
    }

    private static DataTable placements(String base, @Nullable String file, PlanShown shown) {
        var rows = shown.lines().stream()
                .filter(l -> l.location() != null)
                .map(l -> DataTable.Row.of(
                        Cell.of(PlacesPage.link(base + "/people/" + l.person() + "/options", shown.called(l.person()))),
                        Cell.of(String.valueOf(shown.nameOf(l))),
                        Cell.number(l.week() == null ? "" : String.valueOf(l.week() + 1)),
                        Cell.number(Words.metres(l.metres())),
                        Cell.of(l.fixed() ? "Fixed before" : "Proposed"),
                        Cell.of(String.join(". ", l.reasons()))))
                .toList();
        return DataTable.of("placements", "Where people would go")
                .columns("Person", "Place", "Week", "Distance", "State", "Why")
                .rows(rows)
                .count(rows.size() == 1 ? "1 person" : rows.size() + " people")
                .csv(file)
                .empty("This plan places nobody.");
    }

    private static DataTable unplaced(String base, PlanShown shown) {
        return DataTable.of("unplaced", "Without a place in this plan")
                .columns("Person", "Why")
                .rows(shown.lines().stream()
                        .filter(l -> l.location() == null)
                        .map(l -> DataTable.Row.of(
                                Cell.of(PlacesPage.link(
                                        base + "/people/" + l.person() + "/options", shown.called(l.person()))),
                                Cell.of(String.join(". ", l.reasons()))))
                        .toList())
                .empty("Everybody has a place in this plan.");
    }
}
