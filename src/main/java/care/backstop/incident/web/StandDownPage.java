package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.SummaryList;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Tag;
import care.backstop.incident.Commitments.Commitment;
import care.backstop.incident.model.Stage;
import care.backstop.incident.model.StandDown;
import care.backstop.incident.model.StandDown.Ground;
import care.backstop.incident.model.StandDown.Moved;
import care.backstop.incident.model.ToTell;
import care.backstop.incident.store.StandDownStore.Count;
import care.backstop.incident.usecase.EndDuty.Staying;
import care.backstop.incident.usecase.StandIncidentDown;
import care.backstop.incident.usecase.StandIncidentDown.Ahead;
import care.backstop.incident.usecase.StandIncidentDown.Seen;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Standing an incident down and up again, and who has still to be told.
 *
 * @param ahead what standing down would do, one sentence each; empty when it is not to be stood down
 * @param askMoved whether somebody has moved already
 * @param down whether it is stood down now
 * @param latest the latest stand-down, or null when there has been none
 */
public record StandDownPage(
        Room room,
        String base,
        int version,
        boolean mayDecide,
        boolean mayWrite,
        boolean mayStandDown,
        List<String> ahead,
        boolean askMoved,
        boolean down,
        @Nullable SummaryList latest,
        String progress,
        boolean anybody,
        DataTable toTell,
        @Nullable String earlier,
        @Nullable String further,
        DataTable staying,
        boolean mayEnd,
        DataTable arranged,
        DataTable history,
        String nowLocal,
        Map<String, String> typed,
        Errors errors) {

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public String value(String field, String otherwise) {
        var said = value(field);
        return said.isEmpty() ? otherwise : said;
    }

    public List<Ground> grounds() {
        return Arrays.asList(Ground.values());
    }

    public List<Moved> moves() {
        return Arrays.asList(Moved.values());
    }

    static StandDownPage of(
            Room room,
            Seen seen,
            List<Staying> staying,
            int page,
            Instant now,
            boolean mayDecide,
            boolean mayWrite,
            Map<String, String> typed,
            Errors errors) {
        var i = seen.incident();
        var base = "/incidents/" + i.id();
        var latest = seen.all().isEmpty() ? null : seen.all().getFirst();
        int all = seen.counts().stream().mapToInt(Count::all).sum();
        int open = seen.counts().stream().mapToInt(Count::open).sum();
        var down = i.stage() instanceof Stage.StoodDown;
        return new StandDownPage(
                room,
                base,
                i.version(),
                mayDecide,
                mayWrite,
                seen.ahead() != null && i.stage() instanceof Stage.Acknowledged,
                seen.ahead() == null ? List.of() : ahead(seen.ahead()),
                seen.ahead() != null && seen.ahead().moved() > 0,
                down,
                latest == null ? null : facts(latest, base, seen.duties()),
                latest == null ? "" : "%d of %d have still to be told.".formatted(open, all),
                open > 0,
                DataTable.of(
                                "to-tell",
                                down || latest == null
                                        ? "Who has to be told"
                                        : "Who has to be told that it stands again")
                        .columns("Who", "What they are", "How they knew", "What to tell them", "Told")
                        .rows(seen.toTell().stream()
                                .map(t -> row(t, base, seen.references(), mayWrite))
                                .toList())
                        .empty("Nobody knew of it but whoever stood it down.")
                        .csv(base + "/stand-down/told.csv")
                        .bulk(mayWrite && open > 0 ? "told" : null),
                page > 1 ? base + "/stand-down?page=" + (page - 1) : null,
                page * StandIncidentDown.PAGE < all ? base + "/stand-down?page=" + (page + 1) : null,
                staying(staying, base, mayDecide),
                mayDecide && !staying.isEmpty(),
                arranged(seen.arranged(), base),
                DataTable.of("history", "Every time it was stood down")
                        .csvFrom(Href.of(base + "/stand-down"))
                        .columns("Stood down", "By", "Why", "Stood again")
                        .rows(seen.all().stream().map(StandDownPage::history).toList())
                        .empty("It has never been stood down."),
                Typed.local(now),
                typed,
                errors);
    }

    private static List<String> ahead(Ahead a) {
        var says = new ArrayList<String>();
        says.add(
                "%s of the plan will be revoked. Each stays in the plan with its owner, and comes back if the incident stands again."
                        .formatted(Spans.counted(a.openActions(), "open action")));
        says.add("%s who knew of the incident will be on a list to be told, and %s."
                .formatted(
                        Spans.counted(a.knew(), "officer or other", "officers and others"),
                        Spans.counted(a.people(), "person affected", "people affected")));
        if (a.moved() > 0) {
            says.add("%s moved already. Say what becomes of them."
                    .formatted(a.moved() == 1 ? "1 person has" : a.moved() + " people have"));
        }
        if (a.duties() > 0) {
            says.add("What is owed to %s does not end by this: it is ended for each of them by a decision."
                    .formatted(Spans.counted(a.duties(), "person", "people")));
        }
        if (!a.arranged().isEmpty()) {
            says.add("%s arranged for people will not be let go by this. They are listed below."
                    .formatted(Spans.counted(a.arranged().size(), "place or move", "places or moves")));
        }
        return says;
    }

    private static SummaryList facts(StandDown s, String base, int duties) {
        var facts = SummaryList.of()
                .row("Stood down", "%s, by %s, %s".formatted(London.show(s.at()), s.by(), s.postName()))
                .row("Why", s.ground().words() + ". " + s.because())
                .row(SummaryList.Row.of("Actions revoked", Integer.toString(s.actions()))
                        .action("See them", base + "/actions?state=REVOKED", null));
        var moved = s.moved();
        if (moved != null) {
            facts = facts.row(
                    "Those who had moved",
                    "%s. %s. %s"
                            .formatted(
                                    Spans.counted(s.movedPeople(), "person", "people"),
                                    moved.words(),
                                    s.movedBecause() == null ? "" : s.movedBecause()));
        }
        if (duties > 0) {
            facts = facts.row(
                    SummaryList.Row.of("Still owed", "To %s".formatted(Spans.counted(duties, "person", "people")))
                            .action("End each by a decision", "#staying", null));
        }
        var again = s.again();
        return again == null
                ? facts
                : facts.row(
                        "Stands again",
                        "%s, by %s, %s. %s"
                                .formatted(London.show(again.at()), again.by(), again.postName(), again.because()));
    }

    private static DataTable.Row row(ToTell t, String base, Map<UUID, String> references, boolean mayWrite) {
        var person = t.person();
        var reference = person == null ? null : references.getOrDefault(person, "A person affected");
        var who = t.name() != null ? t.name() : reference == null ? "" : reference;
        var row = DataTable.Row.of(
                person == null
                        ? Cell.of(t.agency() == null ? who : who + ", " + t.agency())
                        : Cell.of(Tags.link(who, base + "/people/" + person)),
                Cell.of(t.who().words()),
                Cell.of(t.before()),
                Cell.of(t.news().words()),
                Cell.of(told(t)));
        return mayWrite && t.open() ? row.keyed(t.id().toString(), who) : row;
    }

    private static gg.jte.Content told(ToTell t) {
        var at = t.toldAt();
        if (at != null) {
            return care.backstop.govuk.Text.of("%s, %s (%s)".formatted(London.show(at), t.toldHow(), t.toldBy()));
        }
        return t.withdrawnAt() != null
                ? Tags.content(Tag.of("Not needed any more", Tag.Colour.GREY))
                : Tags.content(Tag.of(
                        t.letter() == null ? "To be told" : "To be told; a letter is on its way", Tag.Colour.YELLOW));
    }

    private static DataTable staying(List<Staying> staying, String base, boolean mayDecide) {
        var table = DataTable.of("staying", "Something is owed to them, and they have not left the provider")
                .csvFrom(Href.of(base + "/stand-down"))
                .columns("Person", "How far")
                .rows(staying.stream()
                        .map(s -> {
                            var row = DataTable.Row.of(
                                    Cell.of(Tags.link(s.reference(), base + "/decisions/people/" + s.person())),
                                    Cell.of(s.status().words()));
                            return mayDecide ? row.keyed(s.person().toString(), s.reference()) : row;
                        })
                        .toList())
                .empty("Nothing is owed to anybody who stays.");
        return mayDecide && !staying.isEmpty() ? table.bulk("ended") : table;
    }

    private static DataTable arranged(List<Commitment> arranged, String base) {
        return DataTable.of("arranged", "Arranged for people, and not let go by this")
                .csvFrom(Href.of(base + "/stand-down"))
                .columns("What", "Where", "Until or on", "Page")
                .rows(arranged.stream()
                        .map(c -> DataTable.Row.of(
                                Cell.of(c.what()),
                                Cell.of(c.where()),
                                Cell.of(c.until() == null ? "No end" : London.show(c.until())),
                                Cell.of(Tags.link("Let it go or keep it: " + c.where(), base + c.path()))))
                        .toList())
                .empty("No place is held, and no move is planned.");
    }

    private static DataTable.Row history(StandDown s) {
        var again = s.again();
        return DataTable.Row.of(
                Cell.of(London.show(s.at())),
                Cell.of(s.by() + ", " + s.postName()),
                Cell.of(s.ground().words() + ". " + s.because()),
                Cell.of(
                        again == null
                                ? "No"
                                : "%s, by %s: %s".formatted(London.show(again.at()), again.by(), again.because())));
    }
}
