package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.Select.Option;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Tag;
import care.backstop.incident.model.CallAttempt;
import care.backstop.incident.model.Notice;
import care.backstop.incident.rules.CallRound;
import care.backstop.incident.rules.CallRound.Outcome;
import care.backstop.incident.rules.CallRound.Way;
import care.backstop.incident.usecase.ReachALead.Callee;
import care.backstop.incident.usecase.ReachALead.Round;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who told us, who was rung, and who took it. */
public record CallsPage(
        Room room,
        String base,
        String state,
        @Nullable String ring,
        @Nullable String ringPost,
        @Nullable String both,
        boolean deputyDue,
        List<Option> callees,
        DataTable turns,
        DataTable attempts,
        @Nullable String confirm,
        @Nullable String confirmAttempt,
        boolean confirmLate,
        DataTable notices,
        List<Option> unjudged,
        String nowLocal,
        boolean mayWrite,
        boolean mayName,
        Map<String, String> typed,
        Errors errors) {

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public String value(String field, String otherwise) {
        var said = value(field);
        return said.isEmpty() ? otherwise : said;
    }

    public List<Way> ways() {
        return Arrays.asList(Way.values());
    }

    public List<Outcome> outcomes() {
        return Arrays.asList(Outcome.values());
    }

    static CallsPage of(
            Room room,
            Round round,
            List<Notice> notices,
            Instant now,
            boolean mayWrite,
            boolean mayName,
            Map<String, String> typed,
            Errors errors) {
        var confirm = round.confirm();
        var here = Href.of("/incidents/" + room.incident() + "/calls");
        return new CallsPage(
                room,
                "/incidents/" + room.incident() + "/calls",
                state(round),
                round.next() instanceof CallRound.Ring(var post) ? ring(round.callee(post)) : null,
                round.next() instanceof CallRound.Ring(var post) ? post.toString() : null,
                both(round),
                round.both().deputyDue(),
                round.callees().stream()
                        .map(c -> Option.of(c.post().toString(), "%s, %s".formatted(c.name(), c.postName())))
                        .toList(),
                DataTable.of("turns", "Who is rung, in turn")
                        .columns("Turn", "Name", "Post", "Number")
                        .rows(round.callees().stream()
                                .map(c -> DataTable.Row.of(
                                        c.turn() == null ? "Not named" : Integer.toString(c.turn()),
                                        c.name(),
                                        c.postName(),
                                        c.phone() == null ? "Not recorded" : c.phone()))
                                .toList())
                        .empty("Nobody holds a post as lead.")
                        .csvFrom(here),
                DataTable.of("attempts", "Attempts so far")
                        .columns("When", "Who", "How", "What came of it", "Recorded by")
                        .rows(round.attempts().stream().map(CallsPage::attempt).toList())
                        .empty("Nobody has been tried yet.")
                        .csvFrom(here),
                confirm == null
                        ? null
                        : "%s accepted by word of mouth on %s. Confirm it to them in writing by the end of that day."
                                .formatted(confirm.name(), London.show(confirm.triedAt())),
                confirm == null ? null : confirm.id().toString(),
                round.confirmLate(),
                DataTable.of("notices", "Further notices")
                        .columns("When", "From", "What they said", "Judgement")
                        .rows(notices.stream().map(CallsPage::notice).toList())
                        .empty("No further notice has joined this incident.")
                        .csvFrom(here),
                notices.stream()
                        .filter(n -> n.judged() == null)
                        .map(n -> Option.of(
                                n.id() + " " + n.version(),
                                "%s, %s".formatted(n.notifiedBy(), London.show(n.toldAt()))))
                        .toList(),
                Typed.local(now),
                mayWrite,
                mayName,
                typed,
                errors);
    }

    private static String state(Round round) {
        var lead = round.incident().lead();
        return switch (round.next()) {
            case CallRound.Accepted _ ->
                lead == null
                        ? "Somebody accepted."
                        : "%s has this incident since %s. %s."
                                .formatted(lead.name(), London.show(lead.since()), lead.how());
            case CallRound.NobodyLeft() ->
                "Everybody has declined, or nobody is named. Ring the director on call, and name another deputy.";
            case CallRound.Ring _ -> "Nobody has accepted yet. A message left is not an acknowledgement.";
        };
    }

    /** Which of the two named leads nobody has spoken to yet; null when both were, or none is named. */
    private static @Nullable String both(Round round) {
        var both = round.both();
        if (both.done() || both.leads().isEmpty()) {
            return null;
        }
        if (both.notReached().isEmpty()) {
            return "Only one lead is named. Name a second, so that both are rung.";
        }
        var names = both.notReached().stream()
                .flatMap(post -> Stream.ofNullable(round.callee(post)))
                .map(Callee::name)
                .collect(Collectors.joining(" and "));
        return both.deputyDue()
                ? "%s could not be spoken to within the hour. Ring a deputy now.".formatted(names)
                : "Both named leads are told by telephone at once. Not spoken to yet: %s. A deputy is due at %s."
                        .formatted(names, London.show(both.deputyFrom()));
    }

    private static String ring(@Nullable Callee c) {
        return c == null
                ? ""
                : "Ring %s (%s) now%s."
                        .formatted(
                                c.name(),
                                c.postName(),
                                c.phone() == null ? "; no number is recorded" : " on " + c.phone());
    }

    private static DataTable.Row attempt(CallAttempt a) {
        var confirmed = a.confirmed();
        return DataTable.Row.of(
                Cell.of(London.show(a.triedAt())),
                Cell.of("%s, %s".formatted(a.name(), a.postName())),
                Cell.of(a.way().words()),
                Cell.of("%s%s%s"
                        .formatted(
                                a.outcome().words(),
                                a.note() == null ? "" : ". " + a.note(),
                                confirmed == null
                                        ? ""
                                        : ". Confirmed in writing %s, %s"
                                                .formatted(confirmed.way(), London.show(confirmed.sentAt())))),
                Cell.of("%s, %s".formatted(a.recordedBy(), London.show(a.recordedAt()))));
    }

    private static DataTable.Row notice(Notice n) {
        var judged = n.judged();
        return DataTable.Row.of(
                Cell.of(London.show(n.toldAt())),
                Cell.of("%s%s%s"
                        .formatted(
                                n.notifiedBy(),
                                n.contact() == null ? "" : ", " + n.contact(),
                                n.how() == null ? "" : ", " + n.how())),
                Cell.of(n.said() == null ? "Not recorded" : n.said()),
                judged == null
                        ? Cell.of(Tags.content(Tag.of("Waits for a judgement", Tag.Colour.YELLOW)))
                        : Cell.of("%s. %s By %s, %s"
                                .formatted(
                                        judged.used() ? "The council acts" : "The council does not act",
                                        judged.because(),
                                        judged.by(),
                                        London.show(judged.at()))));
    }
}
