package care.backstop.people.web;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Area;
import care.backstop.kernel.NotThere;
import care.backstop.people.usecase.ReadBoards;
import care.backstop.people.usecase.ReadBoards.Board;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One matter for everybody of an incident: records, organisations, equipment, advocates, how they are afterwards. */
@Controller
class BoardsController {

    private final ReadBoards boards;

    BoardsController(ReadBoards boards) {
        this.boards = boards;
    }

    @GetMapping("/incidents/{incident}/people/boards/{board}")
    @Access(area = Area.PPL, act = Act.READ, on = On.INCIDENT)
    String board(@PathVariable UUID incident, @PathVariable String board, Model model) {
        model.addAttribute("page", BoardPage.of(boards.open(incident, board(board))));
        return "people/board";
    }

    static Board board(String path) {
        return Board.at(path).orElseThrow(() -> new NotThere("page"));
    }
}
