package care.backstop.placement.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.Input;
import care.backstop.govuk.Radios;
import care.backstop.govuk.Select;
import care.backstop.govuk.SummaryList;
import care.backstop.govuk.Table.Cell;
import care.backstop.kernel.Answer;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.room.KeyFigure;
import care.backstop.kernel.room.Room;
import care.backstop.placement.model.Decided;
import care.backstop.placement.model.TransferParty;
import care.backstop.placement.model.TransferTerms;
import care.backstop.placement.model.TransferTerms.Consent;
import care.backstop.placement.model.TransferTerms.Said;
import care.backstop.placement.model.TransferTerms.Staff;
import care.backstop.placement.model.Transport;
import care.backstop.placement.rules.GroupTransfer;
import care.backstop.placement.rules.GroupTransfer.TakeUp;
import care.backstop.placement.store.Transfers.Transfer;
import care.backstop.placement.usecase.ReadTransfers;
import care.backstop.placement.usecase.ReadTransfers.Row;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One group that passes to another provider: its terms, its workers by number, and each of its people. */
public record TransferPage(
        Room room,
        String base,
        String self,
        boolean mayWrite,
        Transfer transfer,
        List<KeyFigure> figures,
        List<String> open,
        SummaryList terms,
        DataTable staff,
        DataTable people,
        List<Row> rows,
        Errors errors,
        Map<String, String> typed) {

    /** Lines for workers that the form shows. */
    public static final int LINES = 5;

    static final String TRANSPORT = "transport-";
    static final String PAYER = "payer-";
    static final String ESCORT = "escort-";

    static TransferPage of(
            ReadTransfers.Shown shown, boolean mayWrite, boolean mayExport, Errors errors, Map<String, String> typed) {
        var base = "/incidents/" + shown.room().incident();
        var t = shown.transfer();
        var self = base + "/moves/transfers/" + t.id();
        return new TransferPage(
                shown.room(),
                base,
                self,
                mayWrite && t.endedAt() == null,
                t,
                figures(shown.takeUp()),
                t.endedAt() == null
                        ? GroupTransfer.againstMoving(t.terms(), shown.takeUp()).stream()
                                .map(Problem::message)
                                .toList()
                        : List.of(),
                terms(t.terms()),
                staff(self, t),
                people(base, self, shown, mayExport),
                shown.rows(),
                errors,
                typed);
    }

    private static List<KeyFigure> figures(TakeUp takeUp) {
        return List.of(
                new KeyFigure("people come along", TransfersPage.people(takeUp), null, false),
                KeyFigure.of("have not said yet", takeUp.notSaid(), null),
                new KeyFigure("workers come along", TransfersPage.workers(takeUp), null, false),
                new KeyFigure(
                        "of care a week that the workers who come along cannot give",
                        TransfersPage.hours(takeUp.uncovered()),
                        null,
                        takeUp.uncovered() != null && takeUp.uncovered() > 0));
    }

    private static SummaryList terms(TransferTerms terms) {
        var from = terms.consultedFrom();
        var until = terms.consultedUntil();
        var list = SummaryList.of()
                .row(
                        "Workers are consulted",
                        from == null || until == null
                                ? "Not fixed yet"
                                : "From %s until %s".formatted(London.show(from), London.show(until)))
                .row(
                        "The group passes over on",
                        terms.effectiveOn() == null ? "Not fixed yet" : London.show(terms.effectiveOn()));
        for (var party : TransferParty.values()) {
            var said = terms.consents().stream()
                    .filter(c -> c.party() == party)
                    .findFirst()
                    .map(c -> c.answer().words() + (c.name() == null ? "" : ": " + c.name()))
                    .orElse("Not asked");
            list = list.row(party.words(), said);
        }
        return list;
    }

    private static DataTable staff(String self, Transfer t) {
        return DataTable.of("workers", "Workers of the group, by number")
                .columns("Job", "Workers", "Hours a week", "Pass over", "Their hours a week", "Do not")
                .rows(t.terms().staff().stream()
                        .map(s -> DataTable.Row.of(
                                s.job(),
                                String.valueOf(s.number()),
                                TransfersPage.hours(s.minutes()),
                                s.coming() == null ? "Not known" : String.valueOf(s.coming()),
                                TransfersPage.hours(s.comingMinutes()),
                                s.coming() == null ? "Not known" : String.valueOf(s.number() - s.coming())))
                        .toList())
                .csvFrom(Href.of(self))
                .empty("No workers are named yet. Say how many there are, never who.");
    }

    private static DataTable people(String base, String self, ReadTransfers.Shown shown, boolean mayExport) {
        return DataTable.of("people", "People of the group")
                .columns("Person", "Comes along", "Decided by", "Move", "Why no move is planned")
                .rows(shown.rows().stream()
                        .map(row -> {
                            var answer = row.member().answer();
                            var move = row.move();
                            return DataTable.Row.of(
                                    Cell.of(PlacesPage.link(
                                            base + "/people/" + row.person().id() + "/options",
                                            row.person().called())),
                                    Cell.of(
                                            answer == null
                                                    ? "Has not said"
                                                    : answer.comes() ? "Yes" : "No: keeps every other choice"),
                                    Cell.of(
                                            answer == null
                                                    ? ""
                                                    : answer.decidedBy().words()
                                                            + (answer.decisionMaker() == null
                                                                    ? ""
                                                                    : ": " + answer.decisionMaker())),
                                    move == null
                                            ? Cell.of("")
                                            : Cell.of(PlacesPage.link(
                                                    base + "/moves/" + move.id(),
                                                    "%s, %s".formatted(move.state(), London.show(move.plannedAt())))),
                                    Cell.of(
                                            move == null
                                                    ? String.join(
                                                            ". ", row.member().refused())
                                                    : ""));
                        })
                        .toList())
                .csv(mayExport ? self + "/people.csv" : null)
                .empty("Nobody of this group may be seen by you.");
    }

    /** Whether the form of the terms was sent and not taken. */
    public boolean termsSent() {
        return errors.any() && typed.containsKey("effectiveOn");
    }

    public @Nullable Staff line(int i) {
        return i < transfer.terms().staff().size() ? transfer.terms().staff().get(i) : null;
    }

    public @Nullable String value(String field, @Nullable Object kept) {
        return typed.containsKey(field) ? typed.get(field) : kept == null ? null : kept.toString();
    }

    /** Hours as they are typed. */
    public @Nullable String hours(String field, @Nullable Integer minutes) {
        return value(
                field,
                minutes == null
                        ? null
                        : minutes % 60 == 0 ? String.valueOf(minutes / 60) : String.valueOf(minutes / 60.0));
    }

    public @Nullable Consent consent(TransferParty party) {
        return transfer.terms().consents().stream()
                .filter(c -> c.party() == party)
                .findFirst()
                .orElse(null);
    }

    public Select consentOf(TransferParty party) {
        var select = Select.of("consent-" + party, party.words()).option("", "Need not agree");
        for (var said : Said.values()) {
            select = select.option(said.name(), said.words());
        }
        var kept = consent(party);
        return select.chosen(
                value("consent-" + party, kept == null ? null : kept.answer().name()));
    }

    public Select person() {
        var select = Select.of("person", "Who?");
        for (var row : rows) {
            select = select.option(row.person().id().toString(), row.person().called());
        }
        return select.chosen(typed.get("person"));
    }

    public Radios comes() {
        return Radios.of("comes", "Do they come along?")
                .small()
                .choice("yes", "Yes")
                .choice("no", "No, and they keep every other choice")
                .chosen(typed.get("comes"))
                .error(errors.on("comes"));
    }

    public Radios decidedBy() {
        var radios = Radios.of("decidedBy", "Who decided?").small();
        for (var each : Decided.values()) {
            radios = radios.choice(each.name(), each.words());
        }
        return radios.chosen(typed.get("decidedBy")).error(errors.on("decidedBy"));
    }

    /** Whether anybody who comes along has no move yet. */
    public boolean toPlan() {
        return rows.stream().anyMatch(Row::toPlan);
    }

    /** Those who come along, have no move yet, and may have to travel: each is asked about alone. */
    public List<Row> travelling() {
        return rows.stream().filter(r -> r.toPlan() && r.travels() != Answer.NO).toList();
    }

    public Select transport(Row row) {
        var select =
                Select.of(TRANSPORT + row.person().id(), "How do they travel?").option("", "Not decided yet");
        for (var each : Transport.values()) {
            if (each != Transport.NONE || row.travels() != Answer.YES) {
                select = select.option(
                        each.name(), each == Transport.NONE ? "Not at all: they stay where they live" : each.words());
            }
        }
        return select.chosen(value(TRANSPORT + row.person().id(), null));
    }

    public Input payer(Row row) {
        return own(PAYER + row.person().id(), "Who pays, if somebody else?");
    }

    public Input escort(Row row) {
        return own(ESCORT + row.person().id(), "Who goes along, if somebody else?");
    }

    private Input own(String field, String label) {
        return Input.of(field, label).value(value(field, null));
    }
}
