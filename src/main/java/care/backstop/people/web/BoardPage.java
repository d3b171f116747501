package care.backstop.people.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Element;
import care.backstop.govuk.Href;
import care.backstop.govuk.Procedure;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Text;
import care.backstop.kernel.room.Door;
import care.backstop.kernel.room.KeyFigure;
import care.backstop.kernel.room.Room;
import care.backstop.people.rules.Wellbeing.Cohort;
import care.backstop.people.usecase.ReadBoards.Board;
import care.backstop.people.usecase.ReadBoards.Line;
import care.backstop.people.usecase.ReadBoards.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one matter stands for everybody of an incident. */
public record BoardPage(
        Room room,
        String heading,
        Procedure procedure,
        List<KeyFigure> figures,
        @Nullable DataTable cohort,
        DataTable lines,
        List<Door> others,
        String back) {

    static BoardPage of(Shown s) {
        var back = "/incidents/" + s.room().incident() + "/people";
        var self = back + "/boards/" + s.board().path();
        return new BoardPage(
                s.room(),
                s.board().words(),
                new Procedure(s.board().says(), s.board().clause()),
                s.figures().stream()
                        .map(f -> KeyFigure.of(f.label(), f.value(), null).alarm(f.alarm()))
                        .toList(),
                s.board() == Board.WELLBEING ? cohort(s.cohort(), self) : null,
                lines(s, back, self),
                Arrays.stream(Board.values())
                        .filter(b -> b != s.board())
                        .map(b -> new Door(b.words(), back + "/boards/" + b.path(), b.ordinal()))
                        .toList(),
                back);
    }

    private static DataTable lines(Shown s, String back, String self) {
        var columns = new ArrayList<String>();
        columns.add("Person");
        columns.addAll(s.columns());
        return DataTable.of(
                        "people",
                        s.board() == Board.WELLBEING
                                ? "One by one: the average of what was answered"
                                : "Person by person")
                .columns(columns.toArray(String[]::new))
                .rows(s.lines().stream().map(l -> row(l, back)).toList())
                .count(
                        s.lines().isEmpty()
                                ? null
                                : s.lines().size() < s.of()
                                        ? "%,d of %,d, those who need somebody first"
                                                .formatted(s.lines().size(), s.of())
                                        : s.of() == 1 ? "1 person" : "%,d people".formatted(s.of()))
                .empty(
                        s.board() == Board.WELLBEING
                                ? "The answers of single people are shown to whoever may see their health and has said today what for."
                                : "There is nobody on the list yet whom you may see.")
                .csvFrom(Href.of(self));
    }

    private static DataTable.Row row(Line l, String back) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(Element.of("a")
                .classes("govuk-link")
                .with("href", back + "/" + l.person())
                .around(Text.of(
                        l.called().equals(l.reference()) ? l.reference() : l.called() + ", " + l.reference()))));
        l.cells().forEach(c -> cells.add(Cell.of(c)));
        return DataTable.Row.of(cells.toArray(Cell[]::new));
    }

    private static DataTable cohort(List<Cohort> all, String self) {
        return DataTable.of("everyone", "Everyone together")
                .columns("Question", "When", "People", "Average, 1 to 5", "Change since before")
                .rows(all.stream()
                        .map(c -> DataTable.Row.of(
                                c.question().words(),
                                c.moment().words(),
                                c.people() == null ? "Fewer than 5" : c.people().toString(),
                                c.mean() == null ? "" : c.mean().toPlainString(),
                                c.change() == null
                                        ? ""
                                        : (c.change().signum() > 0 ? "+" : "")
                                                + c.change().toPlainString()))
                        .toList())
                .empty("Nobody was asked yet.")
                .csvFrom(Href.of(self));
    }
}
