package care.backstop.placement.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.Radios;
import care.backstop.govuk.Select;
import care.backstop.govuk.SummaryList;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Text;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import care.backstop.placement.model.OfferAnswer;
import care.backstop.placement.model.RefusedBecause;
import care.backstop.placement.rules.SecondMove;
import care.backstop.placement.store.Friends.Promise;
import care.backstop.placement.store.Moves.Move;
import care.backstop.placement.store.Offers.Offer;
import care.backstop.placement.store.PlaceVisits.PlaceVisit;
import care.backstop.placement.usecase.FindOptions;
import care.backstop.placement.usecase.FindOptions.Found;
import care.backstop.placement.usecase.ReadPlacement.Standing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One person: where things stand, what can be done now, and every place within reach with its reasons. */
public record OptionsPage(
        Room room,
        String base,
        String self,
        String called,
        boolean mayWrite,
        SummaryList standing,
        boolean mayHold,
        @Nullable Offer open,
        @Nullable Offer accepted,
        @Nullable Move move,
        boolean pinned,
        @Nullable Promise promise,
        List<String> prompts,
        @Nullable String cannot,
        @Nullable OptionsMap map,
        boolean stayPut,
        @Nullable String workersToFindOut,
        boolean mayWriteWorkers,
        DataTable visits,
        DataTable options,
        @Nullable DataTable about,
        DataTable rejected,
        Errors errors,
        Map<String, String> typed) {

    static OptionsPage of(
            Standing s,
            @Nullable Found found,
            @Nullable String cannot,
            @Nullable String tiles,
            boolean mayWrite,
            boolean mayWriteWorkers,
            Errors errors,
            Map<String, String> typed) {
        var room = s.room();
        var base = "/incidents/" + room.incident();
        var self = base + "/people/" + s.person().id();
        var offer = s.offer();
        var live = offer != null && offer.live(s.now()) ? offer : null;
        var accepted = live != null && live.answer() == OfferAnswer.ACCEPTED ? live : null;
        return new OptionsPage(
                room,
                base,
                self,
                s.person().called(),
                mayWrite,
                standing(s),
                mayWrite
                        && s.choice() != null
                        && live == null
                        && s.person().status().open(),
                live != null && accepted == null ? live : null,
                accepted,
                s.move(),
                s.pin() != null,
                s.promise(),
                s.group().prompts(null),
                cannot,
                OptionsMap.of(s, found, tiles),
                found != null && found.stayPut(),
                found == null ? null : found.workersToFindOut(),
                mayWriteWorkers,
                VisitPage.table(self, s.visits(), mayWrite),
                options(
                        base,
                        self,
                        s.visits(),
                        found,
                        mayWrite && (s.person().status().open() || s.promise() != null),
                        mayWrite && s.person().status().open()),
                about(self, found, typed.getOrDefault("home", "").strip()),
                rejected(self, found),
                errors,
                typed);
    }

    private static SummaryList standing(Standing s) {
        var list = SummaryList.of().row("How far", s.person().status().words());
        var choice = s.choice();
        if (choice != null) {
            list = list.row(
                    "Chosen",
                    "%s, on %s. Decided by: %s%s%s"
                            .formatted(
                                    choice.locationName(),
                                    London.show(choice.at()),
                                    choice.decidedBy().words(),
                                    choice.decisionMaker() == null ? "" : " (" + choice.decisionMaker() + ")",
                                    choice.helpedBy() == null ? "" : ". Helped by " + choice.helpedBy()));
            var visited = VisitPage.beside(s.visits(), choice.location());
            list = list.row("Visit or trial stay there", visited == null ? "None is written down" : visited);
        }
        var promise = s.promise();
        if (promise != null) {
            list = list.row(
                    "Second move",
                    choice == null || choice.forNow()
                            ? "%s is for the time being. %s"
                                    .formatted(
                                            promise.place(), SecondMove.next(promise.lookAgain(), London.day(s.now())))
                            : "From %s to %s".formatted(promise.place(), choice.locationName()));
        }
        var group = s.group();
        if (group.name() != null) {
            list = list.row(
                    "Friends",
                    "%s: %s"
                            .formatted(
                                    group.name(),
                                    group.others().isEmpty()
                                            ? "nobody else of it needs a place"
                                            : group.others().stream()
                                                    .map(f -> f.reference())
                                                    .collect(Collectors.joining(", "))));
        }
        if (choice != null && choice.apartBecause() != null) {
            list = list.row("Parted from friends", choice.apartBecause());
        }
        var offer = s.offer();
        if (offer != null) {
            list = list.row(
                    "Place",
                    offer.locationName() + ": " + offer.state(s.now())
                            + (offer.open(s.now()) ? " until " + London.show(offer.expiresAt()) : "")
                            + (offer.reasonCode() == null
                                    ? ""
                                    : ". " + offer.reasonCode().words()));
        }
        var move = s.move();
        if (move != null) {
            list = list.row("Move", move.state() + ", " + London.show(move.plannedAt()));
        }
        var pin = s.pin();
        return pin == null ? list : list.row("Fixed by hand", pin.reason() + " (" + pin.byName() + ")");
    }

    private static DataTable options(
            String base,
            String self,
            List<PlaceVisit> visits,
            @Nullable Found found,
            boolean mayChoose,
            boolean mayAsk) {
        var person = self.substring(self.lastIndexOf('/') + 1);
        var table = DataTable.of("options", "Places that may be offered")
                .columns(
                        "Place",
                        "Rating",
                        found != null && found.homeCare() ? "Free a week" : "Free",
                        "Told",
                        "Distance",
                        "A week",
                        "Why",
                        "Choose",
                        "Ask")
                .empty("No place within 62 miles may be offered now.")
                .csv(self + "/options.csv");
        if (found == null) {
            return table;
        }
        return table.count("%d of %d, the best first".formatted(found.options().size(), found.total()))
                .rows(found.options().stream()
                        .map(o -> DataTable.Row.of(
                                Cell.of(PlacesPage.link(
                                        "/market/locations/" + o.location(), o.rank() + ". " + o.name())),
                                Cell.of(o.rating()),
                                Cell.of(
                                        found.homeCare()
                                                ? TransfersPage.hours(o.free())
                                                : o.free() == null ? "Not known" : Words.count(o.free())),
                                Cell.of(o.asAt() == null ? "Never" : Words.moment(o.asAt())),
                                Cell.of(Words.metres(o.metres())),
                                Cell.of(Words.pounds(o.fee())),
                                Cell.of(why(VisitPage.beside(visits, o.location()), o)),
                                Cell.of(
                                        mayChoose
                                                ? PlacesPage.link(
                                                        self + "/choice?location=" + o.location(),
                                                        "Choose or fix",
                                                        o.name())
                                                : Text.of("")),
                                Cell.of(
                                        mayAsk
                                                ? PlacesPage.link(
                                                        Href.of(base + "/enquiries")
                                                                .with("person", person)
                                                                .with("location", o.location())
                                                                .toString(),
                                                        "Ask by a link",
                                                        o.name())
                                                : Text.of(""))))
                        .toList());
    }

    /** "Why not that home?" has an answer for every place within reach, also for those further down than the tables go. */
    private static @Nullable DataTable about(String self, @Nullable Found found, String home) {
        if (found == null || home.isEmpty()) {
            return null;
        }
        return DataTable.of("about", "Why not \"%s\"?".formatted(home))
                .columns("Place", "Distance", "May it be offered?", "Why")
                .rows(found.about().stream()
                        .map(a -> DataTable.Row.of(
                                Cell.of(PlacesPage.link("/market/locations/" + a.location(), a.name())),
                                Cell.of(Words.metres(a.metres())),
                                Cell.of(
                                        a.rank() == null
                                                ? "No"
                                                : "Yes: number %d of %d".formatted(a.rank(), found.total())),
                                Cell.of(String.join(". ", a.words()))))
                        .toList())
                .empty(
                        "Nothing of this name is within 62 miles and gives this kind of care, apart from what is closing. Check the spelling, or search the market.")
                .csvFrom(Href.of(self + "/options").with("home", home));
    }

    private static String why(@Nullable String visited, FindOptions.Option o) {
        var all = new ArrayList<String>();
        if (visited != null) {
            all.add(visited);
        }
        all.addAll(o.toAsk());
        all.addAll(o.reasons());
        return String.join(". ", all);
    }

    private static DataTable rejected(String self, @Nullable Found found) {
        var table = DataTable.of("rejected", "Places that may not be offered")
                .columns("Place", "Distance", "Because")
                .empty("None.")
                .csv(self + "/options.csv");
        return found == null
                ? table
                : table.count("%d of %d, the nearest first"
                                .formatted(found.rejected().size(), found.rejectedTotal()))
                        .rows(found.rejected().stream()
                                .map(r -> DataTable.Row.of(
                                        r.name(), Words.metres(r.metres()), String.join(". ", r.because())))
                                .toList());
    }

    public Radios outcome() {
        var radios = Radios.of("outcome", "What became of the second move?");
        for (var outcome : SecondMove.Outcome.values()) {
            radios = radios.choice(outcome.name(), outcome.words());
        }
        return radios.chosen(typed.get("outcome")).error(errors.on("outcome"));
    }

    public Select code() {
        return Select.of("code", "Why")
                .option("", "Choose a reason")
                .options(Arrays.stream(RefusedBecause.values())
                        .map(c -> Select.Option.of(c.name(), c.words()))
                        .toList())
                .chosen(typed.get("code"))
                .error(errors.on("code"));
    }

    public String person() {
        return self.substring(self.lastIndexOf('/') + 1);
    }

    public @Nullable String value(String field) {
        return typed.get(field);
    }
}
