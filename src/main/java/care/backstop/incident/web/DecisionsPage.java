package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Tag;
import care.backstop.govuk.Text;
import care.backstop.incident.model.Decision;
import care.backstop.incident.model.Incident.Site;
import care.backstop.incident.model.PersonTest;
import care.backstop.incident.model.ServiceTest;
import care.backstop.incident.usecase.ReadDecisions;
import care.backstop.kernel.London;
import care.backstop.kernel.room.KeyFigure;
import care.backstop.kernel.room.Room;
import care.backstop.people.PersonView;
import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was tested and decided, service by service and person by person. */
public record DecisionsPage(
        Room room,
        String base,
        DataTable services,
        @Nullable DataTable people,
        List<KeyFigure> counts,
        boolean mayWrite,
        boolean tested,
        @Nullable String before,
        @Nullable String after,
        Errors errors) {

    /** How many people one page shows. */
    public static final int SIZE = 50;

    static DecisionsPage of(
            Room room,
            ReadDecisions.Seen seen,
            boolean withPeople,
            boolean mayExport,
            boolean mayWrite,
            boolean mayTest,
            int page,
            Errors errors) {
        var base = "/incidents/" + room.incident() + "/decisions";
        var services = DataTable.of("services", "Services")
                .columns(Stream.of("Service", "What the test says", "Row", "Decision", "What next")
                        .limit(mayTest ? 5 : 4)
                        .toArray(String[]::new))
                .rows(seen.incident().sites().stream()
                        .map(s -> service(s, seen.tests(), base, mayTest))
                        .toList())
                .empty("The incident names no service.")
                .csv(base + ".csv");
        var people = !withPeople
                ? null
                : DataTable.of("people", "People")
                        .columns("Person", "What the test says", "Row", "Urgent", "Decision")
                        .rows(seen.people().stream()
                                .map(p -> person(p, seen.latest().get(p.id()), base))
                                .toList())
                        .count(
                                seen.total() == 0
                                        ? null
                                        : "Showing %,d to %,d of %,d people, in the order of work"
                                                .formatted(
                                                        (page - 1) * SIZE + 1,
                                                        (page - 1) * SIZE
                                                                + seen.people().size(),
                                                        seen.total()))
                        .empty("There is no list of people yet.")
                        .csv(mayExport ? base + "/people.csv" : null);
        var counts = new ArrayList<KeyFigure>();
        for (var result : care.backstop.incident.rules.PersonDuty.Result.values()) {
            long count = seen.latest().values().stream()
                    .filter(t -> t.result().equals(result.name()))
                    .count();
            if (count > 0) {
                counts.add(KeyFigure.of(result.words(), count, null)
                        .alarm(result == care.backstop.incident.rules.PersonDuty.Result.PENDING));
            }
        }
        var here = Href.of(base);
        return new DecisionsPage(
                room,
                base,
                services,
                people,
                counts,
                mayWrite,
                !seen.tests().isEmpty(),
                page > 1 ? here.with("page", page - 1).toString() : null,
                page * SIZE < seen.total() ? here.with("page", page + 1).toString() : null,
                errors);
    }

    private static DataTable.Row service(Site site, List<ServiceTest> tests, String base, boolean mayTest) {
        var latest =
                tests.stream().filter(t -> t.location().equals(site.location())).findFirst();
        var cells = new ArrayList<>(List.of(
                Cell.of(site.name()),
                Cell.of(latest.map(t -> DecisionWords.service(t.result())).orElse("Not tested yet")),
                Cell.of(latest.map(t -> Tags.link(t.row(), base + "/tests/" + t.id()))
                        .orElse(Text.of("None"))),
                Cell.of(latest.map(t -> decided(t.decision(), true)).orElse(Text.of("None")))));
        if (mayTest) {
            cells.add(Cell.of(Tags.link(
                    latest.isEmpty() ? "Run the duty test" : "Run it again", base + "/services/" + site.location())));
        }
        return DataTable.Row.of(cells.toArray(Cell[]::new));
    }

    private static DataTable.Row person(PersonView person, @Nullable PersonTest test, String base) {
        return DataTable.Row.of(
                Cell.of(Tags.link(person.called(), base + "/people/" + person.id())),
                Cell.of(test == null ? "Not tested yet" : DecisionWords.person(test.result())),
                Cell.of(test == null ? "None" : test.row()),
                Cell.of(test == null ? "Not known" : DecisionWords.urgency(test)),
                Cell.of(test == null ? Text.of("None") : decided(test.decision(), false)));
    }

    private static Content decided(@Nullable Decision d, boolean service) {
        if (d == null) {
            return Tags.content(Tag.of("Waits for a decision", Tag.Colour.YELLOW));
        }
        return Text.of("%s, by %s, %s"
                .formatted(
                        service ? DecisionWords.service(d.decided()) : DecisionWords.person(d.decided()),
                        d.by(),
                        London.show(d.at())));
    }
}
