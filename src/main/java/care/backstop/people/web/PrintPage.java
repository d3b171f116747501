package care.backstop.people.web;

import care.backstop.govuk.Table;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import care.backstop.people.PersonView;
import java.util.List;

/** The people somebody ticked, on paper. */
public record PrintPage(Room room, String back, Table table) {

    static PrintPage of(Room room, List<PersonView> people) {
        var table = Table.of("%d of the people affected".formatted(people.size()))
                .head("Person", "Reference", "Born", "Priority", "How far", "Told", "In charge", "Notes");
        for (var p : people) {
            var born = p.details() == null ? null : p.details().birthDate();
            var told = p.told();
            table = table.row(
                    p.called(),
                    p.reference(),
                    born == null ? "" : London.show(born),
                    p.flags() == null ? "" : p.flags().colour().words(),
                    p.status().words(),
                    told == null ? "Not yet" : London.show(London.day(told)),
                    String.join(
                            ", ",
                            p.workers().stream().map(PersonView.Worker::name).toList()),
                    "");
        }
        return new PrintPage(room, "/incidents/" + room.incident() + "/people", table);
    }
}
