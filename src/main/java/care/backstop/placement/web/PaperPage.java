package care.backstop.placement.web;

import care.backstop.govuk.Checkboxes;
import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.Question;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import care.backstop.placement.model.CheckItem;
import care.backstop.placement.model.Identifier;
import care.backstop.placement.usecase.ReadMoveDay;
import care.backstop.placement.usecase.ReadMoveDay.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A sheet of paper to type in. */
public record PaperPage(
        Room room, String self, String board, Row row, DataTable lines, Errors errors, Map<String, String> typed) {

    static PaperPage of(ReadMoveDay.Board board, Errors errors, Map<String, String> typed) {
        var row = board.rows().getFirst();
        var base = "/incidents/%s/moves/".formatted(board.room().incident());
        var self = base + row.move().id() + "/paper";
        return new PaperPage(
                board.room(),
                self,
                base + "day?day=" + board.day(),
                row,
                DataTable.of("lines", "Typed in already")
                        .columns("What", "On paper", "Written by", "What became of it", "Typed in by")
                        .rows(row.paper().stream()
                                .map(e -> DataTable.Row.of(
                                        MoveDayPage.about(e.what()),
                                        London.show(e.happenedAt()),
                                        e.writtenBy(),
                                        switch (e.outcome()) {
                                            case "TAKEN" -> "Taken";
                                            case "SAME" -> "The same was recorded";
                                            default ->
                                                e.words()
                                                        + (e.settledNote() == null
                                                                ? ". Both are kept"
                                                                : ". Settled: " + e.settledNote());
                                        },
                                        "%s, %s".formatted(e.enteredBy(), London.show(e.enteredAt()))))
                                .toList())
                        .csvFrom(Href.of(self))
                        .empty("Nothing has been typed in from paper for this move."),
                errors,
                typed);
    }

    public List<CheckItem> items(CheckItem.When when) {
        return CheckItem.of(row.move().transport()).stream()
                .filter(i -> i.when() == when)
                .toList();
    }

    public Checkboxes matched(CheckItem item) {
        var boxes = Checkboxes.of("matched-" + item, Question.of("matched-" + item, "Which identifiers match?"))
                .small();
        for (var identifier : Identifier.values()) {
            boxes = boxes.choice(identifier.name(), identifier.words());
        }
        var chosen = typed.getOrDefault("matched-" + item, "");
        return boxes.chosen(
                chosen.isEmpty() ? Set.of() : Arrays.stream(chosen.split(",")).collect(Collectors.toSet()));
    }

    public @Nullable String value(String field) {
        return typed.get(field);
    }
}
