package care.backstop.placement.web;

import care.backstop.govuk.Choice;
import care.backstop.govuk.DataTable;
import care.backstop.govuk.DateInput;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.Radios;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Text;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import care.backstop.placement.model.MoreRoom;
import care.backstop.placement.rules.MarketTest;
import care.backstop.placement.usecase.TestMarket.Tested;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is free near by against what people need, and the ways to more room that were asked for. */
public record MarketTestPage(
        Room room,
        String self,
        String base,
        String at,
        boolean mayWrite,
        @Nullable String cannot,
        @Nullable String whole,
        @Nullable String notYet,
        DataTable market,
        DataTable ways,
        Errors errors,
        Map<String, String> typed) {

    static MarketTestPage of(Tested seen, boolean mayWrite, Errors errors, Map<String, String> typed) {
        var base = "/incidents/" + seen.room().incident();
        var self = base + "/market-test";
        var outcome = seen.outcome();
        return new MarketTestPage(
                seen.room(),
                self,
                base,
                London.show(seen.at()),
                mayWrite,
                seen.cannot(),
                outcome == null ? null : whole(outcome),
                seen.notYet() == 0
                        ? null
                        : seen.notYet() == 1
                                ? "1 person is not counted: too little is known of what they need."
                                : seen.notYet() + " people are not counted: too little is known of what they need.",
                market(outcome == null ? List.of() : outcome.rows(), Href.of(self)),
                ways(base, seen, Href.of(self)),
                errors,
                typed);
    }

    private static String whole(MarketTest.Outcome outcome) {
        if (outcome.without() == 0) {
            return "By what is known, there is room for everybody within %d miles."
                    .formatted(MarketTest.MILES.getLast());
        }
        return outcome.minutes()
                ? "By what is known, %s hours of care a week have no provider, however it is shared out."
                        .formatted(Words.count(Math.ceilDiv(outcome.without(), 60)))
                : "By what is known, %s, however the places are shared out."
                        .formatted(
                                outcome.without() == 1
                                        ? "1 person has no place"
                                        : Words.count(outcome.without()) + " people have no place");
    }

    private static DataTable market(List<MarketTest.Row> rows, Href page) {
        var columns = new ArrayList<DataTable.Column>();
        columns.add(DataTable.Column.of("Need"));
        columns.add(DataTable.Column.of("How it stands"));
        columns.add(DataTable.Column.of("Needed").numeric());
        MarketTest.MILES.forEach(m -> columns.add(
                DataTable.Column.of("Free within %d miles".formatted(m)).numeric()));
        columns.add(DataTable.Column.of("Services").numeric());
        columns.add(DataTable.Column.of("Have not said").numeric());
        return DataTable.of("market", "What is needed and what is free")
                .columns(columns)
                .rows(rows.stream()
                        .map(r -> {
                            var cells = new ArrayList<Cell>();
                            cells.add(Cell.of(upper(r.need())));
                            cells.add(Cell.of(r.words()));
                            cells.add(Cell.number(amount(r.wanted(), r.minutes(), true)));
                            r.within().forEach(free -> cells.add(Cell.number(amount(free, r.minutes(), false))));
                            cells.add(Cell.number(Words.count(r.services())));
                            cells.add(Cell.number(Words.count(r.notKnown())));
                            return new DataTable.Row("", "", cells, false);
                        })
                        .toList())
                .empty("There is nothing to hold against the market yet.")
                .csvFrom(page);
    }

    /** Hours are rounded against us: what is needed up, what is free down. */
    private static String amount(long amount, boolean minutes, boolean up) {
        return minutes
                ? String.format(Locale.UK, "%,d hours", up ? Math.ceilDiv(amount, 60) : Math.floorDiv(amount, 60))
                : Words.count(amount);
    }

    private static String upper(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static DataTable ways(String base, Tested seen, Href page) {
        return DataTable.of("ways", "Ways to more room that were asked for")
                .columns("Way", "What for", "Asked of", "Due", "How it stands")
                .rows(seen.ways().stream()
                        .map(w -> {
                            var standing = w.standing();
                            return DataTable.Row.of(
                                    Cell.of(w.asked().way().words()),
                                    Cell.of(w.asked().need()),
                                    Cell.of(w.asked().askedOf()),
                                    Cell.of(standing == null ? "" : London.show(standing.dueOn())),
                                    Cell.of(
                                            standing == null
                                                    ? Text.of("Not to be seen")
                                                    : PlacesPage.link(
                                                            base + "/requests/"
                                                                    + w.asked().request(),
                                                            "Request %d: %s"
                                                                    .formatted(standing.number(), standing.words()))));
                        })
                        .toList())
                .empty("Nobody has been asked for more room yet.")
                .csvFrom(page);
    }

    public @Nullable String value(String field) {
        return typed.get(field);
    }

    public Radios way() {
        var radios = Radios.of("way", "Which way to more room?");
        for (var way : MoreRoom.values()) {
            radios = radios.choice(Choice.of(way.name(), way.words())
                    .hint(
                            switch (way.asks()) {
                                case SERVICE -> "Asked of a service, which may refuse";
                                case PARTNER -> "Asked of a partner, or of another part of the council";
                                case LEAD -> "Asked of the lead of this incident, who decides";
                            }));
        }
        return radios.chosen(typed.get("way")).error(errors.on("way"));
    }

    public DateInput dueOn() {
        return DateInput.of("dueOn", "By when?")
                .hint("Left empty, the council's own time for answers; needed where the lead decides")
                .typed(typed.get("dueOn-day"), typed.get("dueOn-month"), typed.get("dueOn-year"))
                .error(errors.on("dueOn"));
    }
}
