package care.backstop.placement.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Href;
import care.backstop.kernel.room.KeyFigure;
import care.backstop.kernel.room.Room;
import care.backstop.placement.rules.Cohort;
import care.backstop.placement.usecase.ReadCohort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How those who moved fare, taken together. Small numbers are hidden, and nobody is in it. */
public record CohortPage(Room room, String base, List<KeyFigure> figures, DataTable results) {

    static CohortPage of(ReadCohort.Shown shown) {
        var base = "/incidents/" + shown.room().incident();
        var results = shown.results();
        var rows = new ArrayList<DataTable.Row>();
        for (var breakdown : results.breakdowns()) {
            for (var part : breakdown.parts()) {
                rows.add(DataTable.Row.of(breakdown.what(), part.words(), part.shown()));
            }
        }
        return new CohortPage(
                shown.room(),
                base,
                List.of(
                        new KeyFigure("have moved", results.movedShown(), null, false),
                        new KeyFigure(
                                "of %d kept of what they knew, on average".formatted(results.continuityOf()),
                                results.continuity() == null
                                        ? "Not known"
                                        : String.format(Locale.UK, "%.1f", results.continuity()),
                                null,
                                false)),
                DataTable.of("results", "Results")
                        .hideCaption()
                        .columns(List.of(
                                DataTable.Column.of("Measure"),
                                DataTable.Column.of("Result"),
                                DataTable.Column.of("People").numeric()))
                        .rows(rows)
                        .csvFrom(Href.of(base + "/moves/results"))
                        .empty(
                                Cohort.FEW.equals(results.movedShown())
                                        ? "Fewer than 5 people have moved: what is known of them would name them, so it is not shown."
                                        : "Nobody has moved yet."));
    }
}
