package care.backstop.people.web;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Area;
import care.backstop.people.rules.Wellbeing.Cohort;
import care.backstop.people.usecase.ReadBoards;
import care.backstop.people.usecase.ReadBoards.Figure;
import care.backstop.people.usecase.ReadBoards.Line;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The boards of an incident's people, for machines. */
@RestController
class BoardsApi {

    /** A board: a cell of each line for each column. */
    record BoardView(
            String board, List<Figure> figures, List<String> columns, List<Line> lines, int of, List<Cohort> cohort) {}

    private final ReadBoards boards;

    BoardsApi(ReadBoards boards) {
        this.boards = boards;
    }

    @GetMapping("/api/v1/incidents/{incident}/people/boards/{board}")
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    BoardView board(@PathVariable UUID incident, @PathVariable String board) {
        var shown = boards.open(incident, BoardsController.board(board));
        return new BoardView(
                shown.board().path(), shown.figures(), shown.columns(), shown.lines(), shown.of(), shown.cohort());
    }
}
