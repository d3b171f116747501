package care.backstop.placement.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Href;
import care.backstop.govuk.Table.Cell;
import care.backstop.incident.PlanGates.Held;
import care.backstop.kernel.London;
import care.backstop.kernel.room.KeyFigure;
import care.backstop.kernel.room.Room;
import care.backstop.placement.rules.ReviewProgramme;
import care.backstop.placement.store.Moves.Review;
import care.backstop.placement.usecase.ReadPlacement.MoveBook;
import care.backstop.placement.usecase.ReadPlacement.RunDown;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** All moves, who is still to move against the closing date, and the reviews that are due. */
public record MovesPage(
        Room room,
        String base,
        List<KeyFigure> figures,
        String chart,
        DataTable flows,
        DataTable runDown,
        DataTable moves,
        DataTable reviews,
        List<Held> waiting) {

    static MovesPage of(MoveBook book, boolean mayExport) {
        var room = book.room();
        var base = "/incidents/" + room.incident();
        return new MovesPage(
                room,
                base,
                figures(base, book),
                chart(book.runDown()),
                flows(base, book),
                runDown(base, book.runDown()),
                moves(base, book, mayExport),
                reviews(base, book, mayExport),
                book.waiting());
    }

    private static boolean missed(Review r, MoveBook book) {
        return ReviewProgramme.missed(r.dueAt(), r.doneAt(), book.now());
    }

    private static List<KeyFigure> figures(String base, MoveBook book) {
        var r = book.runDown();
        var figures = new ArrayList<KeyFigure>();
        figures.add(KeyFigure.of("still to move", r.toMove() - r.moved(), base + "/places"));
        figures.add(KeyFigure.of("have moved", r.moved(), base + "/places?status=moved"));
        figures.add(KeyFigure.of("without a day yet", r.withoutDate(), base + "/places")
                .alarm(r.withoutDate() > 0 && r.endsOn() != null));
        figures.add(new KeyFigure(
                "days between the last planned move and the last day the service runs",
                r.spareDays() == null ? "Not known" : String.valueOf(r.spareDays()),
                null,
                r.spareDays() != null && r.spareDays() < 0));
        long missed = book.reviews().stream().filter(v -> missed(v, book)).count();
        if (missed > 0) {
            figures.add(KeyFigure.of("reviews after a move missed", Math.toIntExact(missed), base + "/moves#reviews")
                    .alarm(true));
        }
        var belowMinimum = book.belowMinimum();
        if (belowMinimum != null) {
            figures.add(KeyFigure.of("days below the minimum staff as planned", belowMinimum, base + "/moves/pace")
                    .alarm(belowMinimum > 0));
        }
        return figures;
    }

    /** What the chart draws, as JSON in a data attribute: numbers and days only, nobody in it. */
    private static String chart(RunDown r) {
        return r.days().stream()
                .map(d -> "{\"day\":\"%s\",\"planned\":%d,\"actual\":%s}".formatted(d.day(), d.planned(), d.actual()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static DataTable flows(String base, MoveBook book) {
        return Flows.table(
                book.moves().stream()
                        .filter(m -> m.cancelledAt() == null)
                        .map(m -> new Flows.Way(Flows.from(book.leaving(m.person()), book.names()), m.locationName()))
                        .toList(),
                "From where to where people move, planned or done",
                Href.of(base + "/moves"));
    }

    private static DataTable runDown(String base, RunDown r) {
        return DataTable.of(
                        "run-down",
                        r.endsOn() == null
                                ? "People still to move, day by day; the closing date is not known"
                                : "People still to move, day by day, until the service closes on "
                                        + London.show(r.endsOn()))
                .columns(List.of(
                        DataTable.Column.of("At the end of"),
                        DataTable.Column.of("As planned").numeric(),
                        DataTable.Column.of("As it is").numeric()))
                .rows(r.days().stream()
                        .map(d -> DataTable.Row.of(
                                Cell.of(London.show(d.day())),
                                Cell.of(String.valueOf(d.planned())),
                                Cell.of(d.actual() == null ? "" : String.valueOf(d.actual()))))
                        .toList())
                .csv(base + "/run-down.csv");
    }

    private static DataTable moves(String base, MoveBook book, boolean mayExport) {
        return DataTable.of("moves", "Moves")
                .columns("Person", "To", "When", "State", "Transport", "Escort")
                .rows(book.moves().stream()
                        .map(m -> DataTable.Row.of(
                                Cell.of(PlacesPage.link(base + "/moves/" + m.id(), book.called(m.person()))),
                                Cell.of(m.locationName()),
                                Cell.of(Words.moment(m.plannedAt())),
                                Cell.of(m.state()),
                                Cell.of(m.transport().words()),
                                Cell.of(m.escort() == null ? "" : m.escort())))
                        .toList())
                .count(book.moves().size() == 1 ? "1 move" : book.moves().size() + " moves")
                .csv(mayExport ? base + "/moves.csv" : null)
                .empty("No move is planned yet.");
    }

    private static DataTable reviews(String base, MoveBook book, boolean mayExport) {
        return DataTable.of("reviews", "Reviews after a move")
                .columns("Person", "Review", "Due", "By whom", "Outcome")
                .rows(book.reviews().stream()
                        .map(r -> DataTable.Row.of(
                                Cell.of(PlacesPage.link(base + "/moves/" + r.move(), book.called(r.person()))),
                                Cell.of(ReviewProgramme.words(r.kind(), r.day())),
                                Cell.of(Words.moment(r.dueAt())),
                                Cell.of(r.reviewerName() == null ? "Nobody yet" : r.reviewerName()),
                                Cell.of(
                                        r.outcome() != null
                                                ? r.outcome().words()
                                                : missed(r, book) ? "Overdue" : "Not due yet")))
                        .toList())
                .csv(mayExport ? base + "/reviews.csv" : null)
                .empty("Nobody has moved yet.");
    }
}
