package care.backstop.placement.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Table.Cell;
import care.backstop.kernel.London;
import care.backstop.kernel.room.KeyFigure;
import care.backstop.kernel.room.Room;
import care.backstop.placement.model.CheckItem;
import care.backstop.placement.rules.FirstVisit;
import care.backstop.placement.store.MoveDays.PaperEntry;
import care.backstop.placement.usecase.ReadMoveDay;
import care.backstop.placement.usecase.ReadMoveDay.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The board of a day of moves. */
public record MoveDayPage(
        Room room,
        String base,
        String self,
        LocalDate day,
        boolean mayWrite,
        boolean mayExport,
        List<KeyFigure> figures,
        DataTable board,
        List<Row> rows,
        List<Clash> clashes,
        Errors errors,
        Map<String, String> typed) {

    static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("H:mm");

    /** A line of paper that differs from what was recorded, and whose it is. */
    public record Clash(Row row, PaperEntry entry) {}

    static MoveDayPage of(
            ReadMoveDay.Board board, boolean mayWrite, boolean mayExport, Errors errors, Map<String, String> typed) {
        var base = "/incidents/" + board.room().incident();
        var rows = board.rows();
        return new MoveDayPage(
                board.room(),
                base,
                base + "/moves/day",
                board.day(),
                mayWrite,
                mayExport,
                figures(rows),
                table(base, board, mayExport),
                rows,
                rows.stream()
                        .flatMap(r -> r.conflicts().stream().map(c -> new Clash(r, c)))
                        .toList(),
                errors,
                typed);
    }

    private static List<KeyFigure> figures(List<Row> rows) {
        long late = rows.stream()
                .filter(r -> r.firstVisit() == FirstVisit.State.ALARM)
                .count();
        long clashes = rows.stream().mapToLong(r -> r.conflicts().size()).sum();
        return List.of(
                KeyFigure.of("moves", rows.size(), null),
                KeyFigure.of(
                        "on the way",
                        rows.stream()
                                .filter(r ->
                                        r.move().leftAt() != null && r.move().arrivedAt() == null)
                                .count(),
                        null),
                KeyFigure.of(
                        "have arrived",
                        rows.stream().filter(r -> r.move().arrivedAt() != null).count(),
                        null),
                KeyFigure.of("first visits not confirmed", late, null).alarm(late > 0),
                KeyFigure.of("lines on paper that differ from what was recorded", clashes, null)
                        .alarm(clashes > 0));
    }

    private static DataTable table(String base, ReadMoveDay.Board board, boolean mayExport) {
        return DataTable.of("board", "Moves of " + London.show(board.day()))
                .hideCaption()
                .columns(
                        "Time",
                        "Person",
                        "To",
                        "State",
                        "Transport",
                        "Escort",
                        "Pack",
                        "Medication",
                        "Belongings",
                        "Checks left",
                        "First visit")
                .rows(board.rows().stream().map(r -> row(base, r)).toList())
                .csv(mayExport ? base + "/moves/day.csv?day=" + board.day() : null)
                .empty("Nobody moves on this day.");
    }

    private static DataTable.Row row(String base, Row r) {
        var m = r.move();
        return DataTable.Row.of(
                Cell.of(hour(m.plannedAt())),
                Cell.of(PlacesPage.link(base + "/moves/" + m.id(), r.person().called())),
                Cell.of(m.locationName()),
                Cell.of(
                        m.arrivedAt() != null
                                ? "Arrived " + hour(m.arrivedAt())
                                : m.leftAt() != null ? "Left " + hour(m.leftAt()) : m.state()),
                Cell.of(m.transport().words()),
                Cell.of(m.escort() == null ? "" : m.escort()),
                Cell.of(done(r, CheckItem.HANDOVER_PACK)),
                Cell.of(m.leftAt() == null ? done(r, CheckItem.MEDICATION) : done(r, CheckItem.MEDICATION_SIGNED)),
                Cell.of(done(r, CheckItem.BELONGINGS)),
                Cell.of(String.valueOf(r.left())),
                Cell.of(
                        r.firstVisit() == FirstVisit.State.NOT_ASKED
                                ? ""
                                : r.firstVisit().words()));
    }

    private static String done(Row row, CheckItem item) {
        return row.settled(item)
                ? "Ready"
                : CheckItem.of(row.move().transport()).contains(item) ? "Open" : "Not needed";
    }

    static String hour(Instant at) {
        return HOUR.format(at.atZone(London.ZONE));
    }

    public String dayBefore() {
        return self + "?day=" + day.minusDays(1);
    }

    public String dayAfter() {
        return self + "?day=" + day.plusDays(1);
    }

    /** Whether its first visit can be confirmed. */
    public boolean asksVisit(Row row) {
        return row.firstVisit() == FirstVisit.State.ALARM || row.firstVisit() == FirstVisit.State.TO_COME;
    }

    /** What a line on paper is about. */
    static String about(String what) {
        return switch (what) {
            case "LEFT" -> "Left";
            case "ARRIVED" -> "Arrived";
            default -> CheckItem.valueOf(what).words();
        };
    }

    public String words(PaperEntry entry) {
        return "%s. %s. Paper written by %s, typed in by %s"
                .formatted(about(entry.what()), entry.words(), entry.writtenBy(), entry.enteredBy());
    }

    public @Nullable String value(String field) {
        return typed.get(field);
    }
}
