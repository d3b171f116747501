package care.backstop.people.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.SummaryList;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.room.Room;
import care.backstop.people.store.Intakes.Intake;
import java.util.List;

/** One list: what it would do while it waits, what it did once taken in. */
public record TakenListPage(
        Room room,
        String base,
        String back,
        String title,
        SummaryList facts,
        List<String> notes,
        boolean waiting,
        boolean mayUndo,
        Errors errors,
        DataTable wrongRows) {

    static TakenListPage of(Room room, Intake list, List<Intake> all, Errors errors) {
        var back = "/incidents/" + room.incident() + "/people/lists";
        boolean waiting = list.state().equals("STAGED");
        var last = all.stream()
                .filter(l -> l.state().equals("APPLIED"))
                .max(java.util.Comparator.comparing(l -> l.appliedAt() == null ? l.stagedAt() : l.appliedAt()));
        var rows = errors.problems().stream().filter(p -> p.row() != null).toList();
        var others = errors.problems().stream()
                .filter((Problem p) -> p.row() == null)
                .toList();
        return new TakenListPage(
                room,
                back + "/" + list.id(),
                back,
                waiting ? "This is what the list would do" : "List of " + London.show(list.asAt()),
                SummaryList.of()
                        .row("Whose list", list.source().words())
                        .row("List of", London.show(list.asAt()))
                        .row(
                                "Came",
                                list.link() == null
                                        ? "Taken in by " + list.byName()
                                        : "By a link that " + list.byName() + " sent out")
                        .row("State", ListsPage.state(list))
                        .row("Rows read", Integer.toString(list.rows()))
                        .row(waiting ? "Would be added" : "Added", Integer.toString(list.added()))
                        .row(waiting ? "Would be changed" : "Changed", Integer.toString(list.changed()))
                        .row("Known and the same", Integer.toString(list.matched())),
                list.notes(),
                waiting,
                last.map(l -> l.id().equals(list.id())).orElse(false),
                new Errors(others),
                ListsPage.wrong(rows));
    }
}
