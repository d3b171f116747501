package care.backstop.people.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.DataTable.Row;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.Input;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Text;
import care.backstop.kernel.room.Room;
import care.backstop.people.usecase.KeepCaseloads.Suggesting;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who could be given whom: looked at, unticked where it does not fit, and confirmed by a person. */
public record SuggestionPage(
        Room room, String base, DataTable table, boolean any, List<String> whyNobody, Input agreed, Errors errors) {

    static SuggestionPage of(Suggesting s, Map<String, String> typed, Errors errors) {
        var people = "/incidents/" + s.room().incident() + "/people";
        return new SuggestionPage(
                s.room(),
                people,
                DataTable.of("suggestion", "Who could be given whom")
                        .hideCaption()
                        .columns("Person", "Could go to", "Why")
                        .rows(s.suggestions().stream()
                                .map(one -> {
                                    var worker = one.suggestion().worker();
                                    var key = one.person().id() + ":" + (worker == null ? "" : worker.post());
                                    return new Row(
                                            key,
                                            one.person().called(),
                                            List.of(
                                                    Cell.of(PeoplePage.lines(
                                                            Text.of(one.person().called()),
                                                            Text.of(one.person().reference()))),
                                                    Cell.of(worker == null ? "Nobody" : worker.name()),
                                                    Cell.of(String.join(
                                                            ". ",
                                                            one.suggestion().because()))),
                                            worker != null);
                                })
                                .toList())
                        .empty("Everyone has a worker.")
                        .csvFrom(Href.of(people + "/caseloads/suggestion"))
                        .bulk("cases"),
                any(s),
                any(s) ? List.of() : whyNobody(s),
                Input.of("agreed", "If somebody gets more than the limit: which manager agrees? (optional)")
                        .value(typed.get("agreed"))
                        .error(errors.on("agreed")),
                errors);
    }

    private static boolean any(Suggesting s) {
        return s.suggestions().stream().anyMatch(one -> one.suggestion().worker() != null);
    }

    /** Each reason once, with how many people it is about: nobody reads the same line a hundred times. */
    private static List<String> whyNobody(Suggesting s) {
        var reasons = new TreeMap<String, Integer>();
        s.suggestions()
                .forEach(one -> reasons.merge(String.join(". ", one.suggestion().because()), 1, Integer::sum));
        return reasons.entrySet().stream()
                .map(e -> "%s: %s".formatted(e.getValue() == 1 ? "1 person" : e.getValue() + " people", e.getKey()))
                .toList();
    }
}
