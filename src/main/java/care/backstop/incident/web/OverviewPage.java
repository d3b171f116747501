package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.SummaryList;
import care.backstop.govuk.Table.Cell;
import care.backstop.incident.Cause;
import care.backstop.incident.IncidentState;
import care.backstop.incident.model.Due;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.Overview;
import care.backstop.incident.model.Stage;
import care.backstop.incident.model.TeamPlan;
import care.backstop.incident.rules.Disruption;
import care.backstop.incident.rules.TwoParties;
import care.backstop.incident.usecase.CountDueTimes;
import care.backstop.incident.usecase.ReadOverview;
import care.backstop.kernel.London;
import care.backstop.kernel.profile.Terms;
import care.backstop.kernel.room.KeyFigure;
import care.backstop.kernel.room.Room;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The overview of one incident, ready to be read.
 *
 * @param lead whether the reader may acknowledge it
 * @param closed how it ended, or null
 */
public record OverviewPage(
        Room room,
        String base,
        boolean lead,
        boolean mayWrite,
        boolean mayClose,
        boolean mayStaff,
        boolean open,
        boolean stoodDown,
        boolean acknowledged,
        int version,
        List<KeyFigure> clocks,
        List<KeyFigure> actions,
        List<KeyFigure> trading,
        List<KeyFigure> watch,
        List<ReadOverview.Panel> panels,
        SummaryList facts,
        DataTable deadlines,
        List<String> toMove,
        @Nullable String closed,
        Errors errors) {

    static OverviewPage of(
            ReadOverview.Seen seen, boolean lead, boolean mayWrite, boolean mayClose, boolean mayStaff, Errors errors) {
        var i = seen.incident();
        var now = seen.now();
        var base = "/incidents/" + i.id();
        var state = i.stage().state();
        return new OverviewPage(
                seen.room(),
                base,
                lead,
                mayWrite,
                mayClose,
                mayStaff,
                !state.ended(),
                state == IncidentState.STOOD_DOWN,
                state != IncidentState.NOTIFIED,
                i.version(),
                clocks(i, seen.overview(), base, now),
                actions(seen.overview(), base, state),
                trading(seen.overview().trading(), base),
                watch(i, seen.overview(), base, now),
                seen.panels(),
                facts(i, seen.overview(), seen.terms(), now),
                DataTable.of("deadlines", "Deadlines")
                        .columns("Deadline", "Due", "State", "How it was counted", "Clause")
                        .rows(seen.overview().deadlines().stream()
                                .map(d -> deadline(d, now, i.stage().state()))
                                .toList())
                        .empty("No deadline runs in this incident.")
                        .csv(base + "/deadlines.csv"),
                seen.toMove().stream().map(CountDueTimes.Moved::words).toList(),
                ended(i.stage()),
                errors);
    }

    /** How it ended, or null while it runs. */
    static @Nullable String closed(Incident i) {
        return i.stage() instanceof Stage.Closed c
                ? "Closed by %s on %s: %s".formatted(c.by(), London.show(c.at()), c.because())
                : null;
    }

    private static @Nullable String ended(Stage stage) {
        return switch (stage) {
            case Stage.Notified(), Stage.Acknowledged _ -> null;
            case Stage.StoodDown s -> "Stood down by %s on %s: %s".formatted(s.by(), London.show(s.at()), s.because());
            case Stage.Closed c -> "Closed by %s on %s: %s".formatted(c.by(), London.show(c.at()), c.because());
        };
    }

    private static List<KeyFigure> clocks(Incident i, Overview o, String base, Instant now) {
        var closing = i.endsOn();
        boolean open = !i.stage().state().ended();
        return List.of(
                new KeyFigure("Since the council became aware", Spans.since(i.awareAt(), now), null, false),
                new KeyFigure(
                        "Until it closes",
                        Spans.until(closing, now),
                        null,
                        open && closing != null && closing.isBefore(London.day(now))),
                new KeyFigure(
                        "Next meeting",
                        o.nextMeeting() == null ? "None planned" : London.show(o.nextMeeting()),
                        base + "/meetings",
                        open
                                && o.nextMeeting() == null
                                && o.deadlines().stream().anyMatch(d -> d.metAt() == null)),
                new KeyFigure("How sure we are", i.verification().words(), base + "/verification", false));
    }

    private static List<KeyFigure> actions(Overview o, String base, IncidentState state) {
        return List.of(
                KeyFigure.of("Late", o.late(), base + "/actions?when=LATE").alarm(o.late() > 0),
                KeyFigure.of("Due today", o.dueToday(), base + "/actions?when=TODAY"),
                KeyFigure.of("To do", o.toDo(), base + "/actions?state=TO_DO"),
                KeyFigure.of("Nobody accountable", o.unowned(), base + "/actions?when=NO_OWNER")
                        .alarm(o.unowned() > 0 && state == IncidentState.ACKNOWLEDGED),
                KeyFigure.of("Not yet", o.notYet(), base + "/actions?state=NOT_YET"),
                KeyFigure.of("Done", o.done(), base + "/actions?state=DONE"),
                KeyFigure.of("Not applicable", o.notApplicable(), base + "/actions?state=NOT_APPLICABLE"));
    }

    private static List<KeyFigure> watch(Incident i, Overview o, String base, Instant now) {
        var watch = o.watch();
        var figures = new ArrayList<>(List.of(
                KeyFigure.of("Risks and issues open", watch.open(), base + "/log/matters"),
                KeyFigure.of("Of them overdue", watch.late(), base + "/log/matters")
                        .alarm(watch.late() > 0),
                KeyFigure.of("At the site now", watch.there(), base + "/site"),
                KeyFigure.of("Not signed off, to be rung", watch.alarms(), base + "/site")
                        .alarm(watch.alarms() > 0)));
        if (TwoParties.determine(o.response().activation(), now).standing() == TwoParties.Standing.OVERDUE) {
            figures.add(new KeyFigure("Activation", "Not confirmed in time", base + "/response", true));
        }
        if (o.response().away() > 0) {
            figures.add(
                    KeyFigure.of("Actions of people who are away", o.response().away(), base + "/away")
                            .alarm(true));
        }
        var asked = o.asked();
        if (asked.open() > 0) {
            figures.add(KeyFigure.of("Requests late", asked.late(), base + "/requests?standing=LATE")
                    .alarm(asked.late() > 0));
            figures.add(KeyFigure.of("Requests due today", asked.today(), base + "/requests?standing=DUE_TODAY"));
        }
        if (watch.held() > 0) {
            var plan = TeamPlan.of(i.profile());
            long needed = plan.roles().list().stream()
                    .filter(TeamPlan.RoleKind::needed)
                    .count();
            boolean open = !i.stage().state().ended();
            long nobody = Math.max(0, needed - watch.held());
            figures.add(KeyFigure.of("Roles that nobody has", nobody, base + "/team/roles")
                    .alarm(open && nobody > 0));
            figures.add(new KeyFigure(
                    "Briefed today",
                    watch.briefed() ? "Yes" : "No",
                    base + "/team/briefings",
                    open
                            && !watch.briefed()
                            && !now.atZone(London.ZONE)
                                    .toLocalTime()
                                    .isBefore(plan.briefing().time())));
            figures.add(KeyFigure.of("Hand-overs not taken up", watch.handovers(), base + "/team/roles")
                    .alarm(open && watch.handovers() > 0));
        }
        return figures;
    }

    private static List<KeyFigure> trading(Overview.Trading t, String base) {
        var href = base + "/trading";
        return t.watches() == 0
                ? List.of()
                : List.of(
                        KeyFigure.of("Services that trade on", t.watches(), href),
                        KeyFigure.of("Days without a record", t.missing(), href).alarm(t.missing() > 0),
                        KeyFigure.of("Duty test to be run again", t.prompts(), href)
                                .alarm(t.prompts() > 0));
    }

    private static SummaryList facts(Incident i, Overview o, Terms terms, Instant now) {
        var lead = i.lead();
        var decided = o.lastDecision();
        var base = "/incidents/" + i.id();
        var facts = SummaryList.of()
                .row(
                        "In charge",
                        lead == null
                                ? "Nobody yet (%s)".formatted(terms.lead())
                                : "%s (%s) since %s".formatted(lead.name(), terms.lead(), London.show(lead.since())))
                .row(SummaryList.Row.of("How sure we are", i.verification().words())
                        .action("How it was found out", base + "/verification", null))
                .row(SummaryList.Row.of(
                                "Last decision",
                                decided == null
                                        ? "None yet"
                                        : "%s: %s, by %s, %s"
                                                .formatted(
                                                        decided.service(),
                                                        DecisionWords.service(decided.decided()),
                                                        decided.by(),
                                                        London.show(decided.at())))
                        .action("All decisions", base + "/decisions", null));
        facts = facts.row(SummaryList.Row.of("The response", response(o, now))
                .action("Activation and agreement", base + "/response", null));
        if (o.undecided() > 0) {
            facts = facts.row("Waiting for a decision", Spans.counted(o.undecided(), "tested service"));
        }
        for (var shown : o.shown()) {
            var heading = shown.form().show();
            var standing = shown.form().standing(shown.answers(), true);
            if (heading != null && standing.isPresent()) {
                facts = facts.row(SummaryList.Row.of(heading, standing.get().says())
                        .action("What that rests on", base + "/actions/" + shown.action(), null));
            }
        }
        var back = i.handBack();
        if (back != null) {
            facts = facts.row("What comes back", back.words()).row("Notice", back.notice(i.endsOn()));
        }
        facts = facts.row("Kind", i.kind().words())
                .row("Service", i.service().words())
                .row(
                        "Locations",
                        i.sites().stream()
                                .map(s -> s.name() + " (" + s.location() + ")")
                                .collect(Collectors.joining(", ")))
                .row(
                        "Cause",
                        i.causes().stream().map(OverviewPage::cause).collect(Collectors.joining(", "))
                                + (i.causeNote() == null ? "" : ": " + i.causeNote()))
                .row("Closing date", i.endsOn() == null ? "Not known" : London.show(i.endsOn()))
                .row(
                        "Told by",
                        i.notifiedBy()
                                + (i.notifiedContact() == null ? "" : ", " + i.notifiedContact())
                                + (i.notifiedHow() == null ? "" : ", " + i.notifiedHow())
                                + ", " + London.show(i.notifiedAt()))
                .row("Council aware from", London.show(i.awareAt()));
        return i.said() == null ? facts : facts.row("What they said", i.said());
    }

    private static String response(Overview o, Instant now) {
        var r = o.response();
        var d = TwoParties.determine(r.activation(), now);
        var started = switch (d.standing()) {
            case OPEN -> "Nobody has decided that it starts";
            case ONE_SIDE ->
                "Waits for " + (d.waitsFor() == null ? "" : d.waitsFor().words());
            case PROVISIONAL, OVERDUE ->
                "Provisional; %s %s by %s"
                        .formatted(
                                d.waitsFor() == null ? "" : d.waitsFor().words(),
                                d.standing() == TwoParties.Standing.OVERDUE ? "should have confirmed" : "confirms",
                                d.due() == null ? "" : London.show(d.due()));
            case AGREED -> "Active since " + (d.since() == null ? "" : London.show(d.since()));
        };
        return started
                + (r.agreed() == null
                        ? r.put() == null
                                ? ". No plan put forward"
                                : ". Plan edition %d not agreed yet".formatted(r.put())
                        : ". Plan edition %d agreed".formatted(r.agreed()));
    }

    private static String cause(Cause cause) {
        return Disruption.of(cause)
                .map(d ->
                        "%s (disruption: %s)".formatted(cause.words(), d.name().toLowerCase(Locale.UK)))
                .orElse(cause.words());
    }

    private static DataTable.Row deadline(Due d, Instant now, IncidentState state) {
        return DataTable.Row.of(
                Cell.of(d.title()),
                Cell.of(London.show(d.dueOn())),
                Cell.of(
                        state == IncidentState.STOOD_DOWN && d.metAt() == null
                                ? Tags.content(Tags.of(state))
                                : Tags.of(d, now)),
                Cell.of(d.movedBecause() == null ? d.explanation() : d.movedBecause() + " " + d.explanation()),
                Cell.of(d.clause()));
    }
}
