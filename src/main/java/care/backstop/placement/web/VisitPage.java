package care.backstop.placement.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.Radios;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Text;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import care.backstop.placement.model.VisitKind;
import care.backstop.placement.model.VisitState;
import care.backstop.placement.store.PlaceVisits.PlaceVisit;
import care.backstop.placement.usecase.ReadPlacement;
import care.backstop.placement.usecase.ReadPlacement.Standing;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The visits and trial stays of one person, and the form for another or for what became of one. */
public record VisitPage(
        Room room,
        String self,
        String called,
        boolean mayWrite,
        DataTable visits,
        @Nullable PlaceVisit arranged,
        List<ReadPlacement.Place> goingTo,
        Errors errors,
        Map<String, String> typed) {

    static VisitPage of(
            Standing s,
            boolean mayWrite,
            @Nullable PlaceVisit arranged,
            List<ReadPlacement.Place> goingTo,
            Errors errors,
            Map<String, String> typed) {
        var self = "/incidents/%s/people/%s"
                .formatted(s.room().incident(), s.person().id());
        return new VisitPage(
                s.room(),
                self,
                s.person().called(),
                mayWrite,
                table(self, s.visits(), mayWrite),
                arranged,
                goingTo,
                errors,
                typed);
    }

    static DataTable table(String self, List<PlaceVisit> visits, boolean mayWrite) {
        return DataTable.of("visits", "Visits and trial stays")
                .columns("Place", "What", "When", "Who went along", "How it went", "What the person said")
                .empty("None is written down. Offer a visit before the person decides, and write down what they say.")
                .csvFrom(Href.of(self + "/visits"))
                .rows(visits.stream()
                        .map(v -> DataTable.Row.of(
                                Cell.of(v.locationName()),
                                Cell.of(v.kind().words()),
                                Cell.of(when(v)),
                                Cell.of(v.whoWent() == null ? "" : v.whoWent()),
                                Cell.of(
                                        v.state() == VisitState.ARRANGED && mayWrite
                                                ? PlacesPage.link(
                                                        self + "/visits?visit=" + v.id(),
                                                        "Write how the visit to " + v.locationName() + " went")
                                                : Text.of(how(v))),
                                Cell.of(v.said() == null ? "" : v.said())))
                        .toList());
    }

    private static String how(PlaceVisit v) {
        return switch (v.state()) {
            case ARRANGED -> "Arranged";
            case WENT -> v.howItWent() == null ? "" : v.howItWent();
            case DECLINED -> "Offered, and they did not want to go";
        };
    }

    static String when(PlaceVisit v) {
        return London.show(v.starts()) + (v.ends() == null ? "" : " to " + London.show(v.ends()));
    }

    /** What is known of visits to one place, in a sentence each; null when there were none. */
    static @Nullable String beside(List<PlaceVisit> visits, String location) {
        var said = visits.stream()
                .filter(v -> v.location().equals(location))
                .map(v -> switch (v.state()) {
                    case ARRANGED -> "%s is arranged for %s".formatted(v.kind().words(), when(v));
                    case WENT ->
                        "%s on %s, with %s: %s. They said: “%s”"
                                .formatted(v.kind().words(), when(v), v.whoWent(), v.howItWent(), v.said());
                    case DECLINED ->
                        "%s was offered on %s and they did not want to go: “%s”"
                                .formatted(v.kind().words(), when(v), v.said());
                })
                .collect(Collectors.joining(". "));
        return said.isEmpty() ? null : said;
    }

    public Radios kind() {
        var radios = Radios.of("kind", "What is it?");
        for (var kind : VisitKind.values()) {
            radios = radios.choice(kind.name(), kind.words());
        }
        return radios.chosen(typed.get("kind")).error(errors.on("kind"));
    }

    public Radios state() {
        var radios = Radios.of("state", "What became of it?");
        for (var state : VisitState.values()) {
            if (arranged == null || state != VisitState.ARRANGED) {
                radios = radios.choice(state.name(), state.words());
            }
        }
        return radios.chosen(typed.get("state")).error(errors.on("state"));
    }

    /** Where the form goes. */
    public String action() {
        return self + "/visits" + (arranged == null ? "" : "/" + arranged.id());
    }

    public @Nullable String value(String field) {
        return typed.get(field);
    }
}
