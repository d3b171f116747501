package care.backstop.placement.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Element;
import care.backstop.govuk.Href;
import care.backstop.govuk.ShownAsCsv;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Text;
import care.backstop.kernel.room.KeyFigure;
import care.backstop.kernel.room.Room;
import care.backstop.people.PersonView;
import care.backstop.people.Status;
import care.backstop.placement.model.Emphasis;
import care.backstop.placement.store.Plans;
import care.backstop.placement.store.Plans.Adopted;
import care.backstop.placement.usecase.ReadPlacement.Overview;
import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who still needs a place, what has been tried, and the plans. */
public record PlacesPage(
        Room room,
        String base,
        boolean mayWrite,
        boolean planning,
        List<KeyFigure> figures,
        DataTable people,
        DataTable plans,
        DataTable secondMoves,
        boolean compare,
        EmphasisFields fields) {

    static PlacesPage of(Overview seen, @Nullable Status only, boolean mayWrite, boolean mayExport) {
        var room = seen.room();
        var base = "/incidents/" + room.incident();
        var figures = new ArrayList<KeyFigure>();
        for (var status : Status.values()) {
            long count =
                    seen.people().stream().filter(p -> p.status() == status).count();
            if (count > 0) {
                figures.add(KeyFigure.of(
                        status.words(),
                        count,
                        base + "/places?status=" + status.name().toLowerCase(Locale.ROOT)));
            }
        }
        var shown = seen.people().stream()
                .filter(p -> only == null ? p.status().open() : p.status() == only)
                .toList();
        return new PlacesPage(
                room,
                base,
                mayWrite,
                seen.plans().stream().anyMatch(p -> !p.state().over()),
                figures,
                people(base, seen, shown, only)
                        .csv(
                                mayExport
                                        ? Href.of(base + "/places.csv")
                                                .with("status", only == null ? null : only.name())
                                                .toString()
                                        : null),
                plans(base, seen.plans(), seen.adopted()),
                secondMoves(base, seen, mayExport),
                seen.plans().stream().filter(p -> p.cost() != null).count() > 1,
                EmphasisFields.of(Emphasis.PUBLISHED));
    }

    private static DataTable people(String base, Overview seen, List<PersonView> shown, @Nullable Status only) {
        var rows = shown.stream()
                .map(p -> {
                    var offer = seen.offers().get(p.id());
                    var pin = seen.pins().get(p.id());
                    var where = offer == null
                            ? pin != null
                                    ? "Fixed by hand: " + pin.reason()
                                    : seen.chosen().containsKey(p.id())
                                            ? seen.chosen().get(p.id()) + ", chosen"
                                            : ""
                            : offer.locationName() + ", "
                                    + offer.state(seen.now()).toLowerCase(Locale.ROOT);
                    var until = offer != null && offer.open(seen.now()) ? Words.moment(offer.expiresAt()) : "";
                    return DataTable.Row.of(
                            Cell.of(link(base + "/people/" + p.id() + "/options", p.called())),
                            Cell.of(p.reference()),
                            Cell.of(p.flags() == null ? "" : p.flags().colour().words()),
                            Cell.of(p.status().words()),
                            Cell.of(where),
                            Cell.of(until));
                })
                .toList();
        return DataTable.of("people", only == null ? "People who need a place" : only.words())
                .columns("Person", "Reference", "Priority", "How far", "Place", "Held until")
                .rows(rows)
                .count(rows.size() == 1 ? "1 person" : rows.size() + " people")
                .empty("Nobody here.");
    }

    private static DataTable secondMoves(String base, Overview seen, boolean mayExport) {
        return DataTable.of("second-moves", "Second moves promised")
                .columns("Person", "For the time being", "Then", "What to do")
                .rows(seen.promised().stream()
                        .map(p -> DataTable.Row.of(
                                Cell.of(link(base + "/people/" + p.person() + "/options", p.reference())),
                                Cell.of(p.forNow()),
                                Cell.of(p.then() == null ? "Not chosen yet" : p.then()),
                                Cell.of(p.next())))
                        .toList())
                .empty("Nobody is in a place for the time being.")
                .csv(
                        mayExport
                                ? Href.of(base + "/places")
                                        .with(ShownAsCsv.PARAMETER, "second-moves")
                                        .toString()
                                : null);
    }

    private static DataTable plans(String base, List<Plans.Made> plans, @Nullable Adopted adopted) {
        return DataTable.of("plans", "Plans for everyone")
                .columns("Plan", "Asked", "By", "State", "Together", "Proven gap")
                .bulk(plans.stream().filter(p -> p.cost() != null).count() > 1 ? "plan" : null)
                .rows(plans.stream()
                        .map(p -> DataTable.Row.of(
                                        Cell.of(link(base + "/plans/" + p.id(), p.called())),
                                        Cell.of(Words.moment(p.askedAt())),
                                        Cell.of(p.askedByName()),
                                        Cell.of(p.state().words()
                                                + (adopted != null
                                                                && adopted.plan()
                                                                        .equals(p.id())
                                                        ? ", worked to"
                                                        : "")),
                                        Cell.of(
                                                p.groupsKept() == null
                                                        ? ""
                                                        : "%d kept, %d split"
                                                                .formatted(p.groupsKept(), p.groupsSplit())),
                                        Cell.of(p.gapOfPlaced() == null ? "" : Words.percent(p.gapOfPlaced())))
                                .keyed(p.cost() == null ? "" : p.id().toString(), p.called()))
                        .toList())
                .empty("No plan has been made yet.")
                .csv(base + "/plans.csv");
    }

    /** A short link in a list; {@code of} is read out with it, so that each says where it leads. */
    static Content link(String href, String words, String of) {
        var hidden = Element.of("span").classes("govuk-visually-hidden").around(Text.of(" " + of));
        return Element.of("a").classes("govuk-link").with("href", href).around(output -> {
            output.writeUserContent(words);
            hidden.writeTo(output);
        });
    }

    static Content link(String href, String words) {
        return Element.of("a").classes("govuk-link").with("href", href).around(Text.of(words));
    }
}
