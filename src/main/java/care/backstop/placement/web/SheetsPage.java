package care.backstop.placement.web;

import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import care.backstop.placement.model.CheckItem;
import care.backstop.placement.usecase.ReadMoveDay;
import care.backstop.placement.usecase.ReadMoveDay.Row;
import java.util.List;

/** Sheets of paper for a day of moves, one a person, to tick with a pen when the network is down. */
public record SheetsPage(Room room, String back, String day, List<Row> rows) {

    static SheetsPage of(ReadMoveDay.Board board, String back) {
        return new SheetsPage(board.room(), back, London.show(board.day()), board.rows());
    }

    /** A short code by which a sheet is found again. */
    public String code(Row row) {
        return row.move().id().toString().substring(0, 6).toUpperCase(java.util.Locale.UK);
    }

    public String planned(Row row) {
        return London.show(row.move().plannedAt());
    }

    public String born(Row row) {
        var details = row.person().details();
        return details == null || details.birthDate() == null ? "" : London.show(details.birthDate());
    }

    public String number(Row row) {
        var details = row.person().details();
        return details == null || details.nhsNumber() == null ? "" : details.nhsNumber();
    }

    /** A line of the sheet: what was settled already is printed so. */
    public String line(Row row, CheckItem item) {
        return (row.settled(item) ? "☑ " : "☐ ") + item.words();
    }

    public List<CheckItem> items(Row row, CheckItem.When when) {
        return CheckItem.of(row.move().transport()).stream()
                .filter(i -> i.when() == when)
                .toList();
    }
}
