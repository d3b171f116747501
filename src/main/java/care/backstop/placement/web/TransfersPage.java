package care.backstop.placement.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.Select;
import care.backstop.govuk.Table.Cell;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import care.backstop.placement.rules.GroupTransfer.TakeUp;
import care.backstop.placement.usecase.ReadPlacement;
import care.backstop.placement.usecase.ReadTransfers;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The groups that pass to another provider with their workers. Numbers only, nobody is in it. */
public record TransfersPage(
        Room room,
        String base,
        String self,
        boolean mayWrite,
        DataTable transfers,
        SortedMap<String, Integer> groups,
        List<ReadPlacement.Place> goingTo,
        Errors errors,
        Map<String, String> typed) {

    static TransfersPage of(
            ReadTransfers.All all,
            List<ReadPlacement.Place> goingTo,
            boolean mayWrite,
            Errors errors,
            Map<String, String> typed) {
        var base = "/incidents/" + all.room().incident();
        var self = base + "/moves/transfers";
        return new TransfersPage(
                all.room(),
                base,
                self,
                mayWrite,
                DataTable.of("transfers", "Groups that pass over")
                        .hideCaption()
                        .columns(
                                "Group",
                                "To",
                                "On",
                                "People who come",
                                "Workers who come",
                                "Hours not covered",
                                "State")
                        .rows(all.transfers().stream().map(s -> row(self, s)).toList())
                        .csvFrom(Href.of(self))
                        .empty("No group passes to another provider as a whole yet."),
                all.groups(),
                goingTo,
                errors,
                typed);
    }

    private static DataTable.Row row(String self, ReadTransfers.Summary summary) {
        var t = summary.transfer();
        var takeUp = summary.takeUp();
        return DataTable.Row.of(
                Cell.of(PlacesPage.link(self + "/" + t.id(), t.name())),
                Cell.of(t.locationName()),
                Cell.of(
                        t.terms().effectiveOn() == null
                                ? ""
                                : London.show(t.terms().effectiveOn())),
                Cell.of(people(takeUp)),
                Cell.of(workers(takeUp)),
                Cell.of(hours(takeUp.uncovered())),
                Cell.of(t.endedAt() == null ? "Open" : "Ended: " + t.endedReason()));
    }

    static String people(TakeUp takeUp) {
        return "%d of %d".formatted(takeUp.comes(), takeUp.comes() + takeUp.stays() + takeUp.notSaid());
    }

    static String workers(TakeUp takeUp) {
        return takeUp.staffComing() == null
                ? "Not known, of %d".formatted(takeUp.staff())
                : "%d of %d".formatted(takeUp.staffComing(), takeUp.staff());
    }

    static String hours(@Nullable Integer minutes) {
        return minutes == null
                ? "Not known"
                : minutes % 60 == 0 ? minutes / 60 + " h" : "%d h %d min".formatted(minutes / 60, minutes % 60);
    }

    public Select group() {
        var select = Select.of("group", "Round or group").option("", "Choose");
        for (var each : groups.entrySet()) {
            select = select.option(
                    each.getKey(),
                    "%s (%d %s)".formatted(each.getKey(), each.getValue(), each.getValue() == 1 ? "person" : "people"));
        }
        return select.chosen(typed.get("group")).error(errors.on("group"));
    }

    public @Nullable String value(String field) {
        return typed.get(field);
    }
}
