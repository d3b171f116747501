package care.backstop.communications.web;

import care.backstop.communications.model.Figure;
import care.backstop.communications.model.Report;
import care.backstop.communications.model.Report.Block;
import care.backstop.communications.model.Report.Fact;
import care.backstop.communications.model.Report.Facts;
import care.backstop.communications.model.Report.Grid;
import care.backstop.communications.model.Report.Section;
import care.backstop.communications.model.Report.Words;
import care.backstop.communications.model.Sitrep;
import care.backstop.communications.rules.SitrepDue;
import care.backstop.kernel.London;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A sitrep in words and tables: what page, PDF and Word all say. */
final class SitrepReport {

    static Report of(Sitrep s, String council) {
        var version = s.version();
        var sections = new ArrayList<Section>();
        if (!s.withheld().isEmpty()) {
            sections.add(Section.of("What you do not see here", words(s.withheld())));
        }
        sections.add(theIncident(s));
        sections.add(duty(s));
        sections.add(people(s));
        sections.add(actions(s));
        sections.add(Section.of(
                "Decisions",
                new Facts(
                        "Decisions in numbers",
                        List.of(new Fact(
                                s.personDecisions().label()
                                        + (s.since() == null ? " so far" : " since the last sitrep"),
                                s.personDecisions().shown()))),
                entries(
                        since(s),
                        s.decisions(),
                        !s.withheld().isEmpty()
                                ? "Nothing that your post sees."
                                : "No other decision is in the log for this time.")));
        sections.add(Section.of(
                "Risks",
                entries(
                        "Risks in the log",
                        s.risks(),
                        !s.withheld().isEmpty() ? "Nothing that your post sees." : "No risk is in the log.")));
        sections.add(next(s));
        return new Report(
                version == null ? "Situation as it stands" : "Sitrep %d".formatted(version),
                "%s, as at %s".formatted(s.name(), London.show(s.asAt())),
                "Situation report of an incident in which care may stop. It names none of the people affected.",
                council,
                sections);
    }

    static Section theIncident(Sitrep s) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Incident", s.name()));
        facts.add(new Fact(
                s.services().size() == 1 ? "Service" : "Services",
                s.services().isEmpty()
                        ? "Not known"
                        : s.services().stream()
                                .map(v -> v.provider() == null ? v.name() : v.name() + ", run by " + v.provider())
                                .collect(Collectors.joining("; "))));
        facts.add(new Fact("Kind of service", s.serviceKind().words()));
        facts.add(new Fact("Kind of incident", s.kind().words()));
        facts.add(new Fact("State", s.state().words()));
        var lead = s.lead();
        facts.add(new Fact(
                "Led by",
                lead == null
                        ? "Nobody has acknowledged it yet"
                        : lead.post() == null ? lead.name() : "%s, %s".formatted(lead.name(), lead.post())));
        var verifiedAt = s.verifiedAt();
        facts.add(new Fact(
                "How sure we are",
                verifiedAt == null
                        ? s.verification().words()
                        : "%s, since %s".formatted(s.verification().words(), London.show(verifiedAt))));
        facts.add(new Fact("Council aware since", London.show(s.awareAt())));
        facts.add(new Fact("Hours since then", Long.toString(s.hoursSinceAware())));
        facts.add(new Fact("Notified", London.show(s.notifiedAt())));
        var closes = s.closesOn();
        facts.add(new Fact("Closing date", closes == null ? "Not known" : London.show(closes)));
        var days = s.daysToClosing();
        facts.add(new Fact("Days to the closing date", days == null ? "Not known" : Long.toString(days)));
        var closed = s.closedAt();
        if (closed != null) {
            facts.add(new Fact("Incident closed", London.show(closed)));
        }
        return Section.of("The incident", new Facts("The incident", facts));
    }

    static Section duty(Sitrep s) {
        var blocks = new ArrayList<Block>();
        if (s.duties().isEmpty()) {
            blocks.add(new Words("No decision about the council's duty is in force."));
        } else {
            blocks.add(new Grid(
                    "Decision in force for each service",
                    List.of("Service", "Decision", "Authority", "Decided"),
                    s.duties().stream()
                            .map(d -> List.of(
                                    d.service(),
                                    "%s (%s)%s%s"
                                            .formatted(
                                                    d.decided().words(),
                                                    d.decided().code(),
                                                    d.advised() == null ? "" : ". The test answered: " + d.advised(),
                                                    d.testedSince() ? ". Tested again since; not decided on yet" : ""),
                                    "Table row %s. %s".formatted(d.row(), String.join("; ", d.authority())),
                                    "%s, %s".formatted(d.decidedBy(), London.show(d.decidedAt()))))
                            .toList()));
        }
        if (s.servicesUndecided() > 0) {
            blocks.add(new Words(
                    s.servicesUndecided() == 1
                            ? "1 service has a duty test that nobody has decided on."
                            : "%d services have a duty test that nobody has decided on."
                                    .formatted(s.servicesUndecided())));
        }
        blocks.add(grid("Decisions in force for people", "Decision", s.peopleDecided()));
        return new Section("What the council owes", blocks);
    }

    static Section people(Sitrep s) {
        var p = s.people();
        var listAsAt = p.listAsAt();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("List of people", listAsAt == null ? "None taken in yet" : London.show(listAsAt)));
        for (var figure : List.of(p.total(), p.placed(), p.offered(), p.moved(), p.toMove(), p.redToMove())) {
            facts.add(new Fact(figure.label(), figure.shown()));
        }
        return Section.of(
                "People",
                new Facts("People in numbers", facts),
                grid("How far people have come", "Status", p.byStatus()),
                grid("Priority of everybody", "Priority", p.byPriority()),
                grid("Priority of those still to move", "Priority", p.toMoveByPriority()),
                grid("Who pays", "Funder", p.byFunder()));
    }

    private static Block grid(String label, String heading, List<Figure> figures) {
        return figures.isEmpty()
                ? new Words(label + ": nothing to count.")
                : new Grid(
                        label,
                        List.of(heading, "People"),
                        figures.stream().map(f -> List.of(f.label(), f.shown())).toList());
    }

    private static Section actions(Sitrep s) {
        var a = s.actions();
        var blocks = new ArrayList<Block>();
        blocks.add(new Facts(
                "The action plan in numbers",
                List.of(
                        new Fact("Actions in the plan", Integer.toString(a.total())),
                        new Fact("Done", Integer.toString(a.done())),
                        new Fact("To do", Integer.toString(a.toDo())),
                        new Fact("Late", Integer.toString(a.late())),
                        new Fact("Due in the next 24 hours", Integer.toString(a.dueIn24Hours())),
                        new Fact("Not yet begun", Integer.toString(a.notYet())),
                        new Fact("Not applicable", Integer.toString(a.notApplicable())))));
        if (!a.pressing().isEmpty()) {
            blocks.add(new Grid(
                    "Late or due in 24 hours",
                    List.of("Action", "What is to be done", "Agency", "Due"),
                    a.pressing().stream()
                            .map(l -> List.of(
                                    l.number(),
                                    l.wording(),
                                    l.agency() == null ? "Nobody yet" : l.agency(),
                                    London.show(l.dueAt()) + (l.late() ? " (late)" : "")))
                            .toList()));
        }
        return new Section("Action plan", blocks);
    }

    private static String since(Sitrep s) {
        var since = s.since();
        return since == null ? "Decisions so far" : "Decisions since the last sitrep, " + London.show(since);
    }

    private static Block entries(String label, List<Sitrep.Entry> entries, String none) {
        return entries.isEmpty()
                ? new Words(none)
                : new Grid(
                        label,
                        List.of("When", "Entered by", "What"),
                        entries.stream()
                                .map(e -> List.of(London.show(e.at()), e.post(), e.text()))
                                .toList());
    }

    private static Section next(Sitrep s) {
        var meeting = s.nextMeeting();
        var due = s.nextDue();
        var blocks = new ArrayList<Block>();
        blocks.add(new Facts(
                "What comes next",
                List.of(
                        new Fact(
                                meeting != null && meeting.first()
                                        ? "First steering group meeting"
                                        : "Next steering group meeting",
                                meeting == null ? "None planned" : London.show(meeting.at())),
                        new Fact("Next sitrep due", due == null ? "None: the incident is closed" : London.show(due)))));
        if (s.missed()) {
            blocks.add(new Words("This sitrep is late. %s (%s).".formatted(SitrepDue.RULE, SitrepDue.CLAUSE)));
        }
        if (!s.deadlines().isEmpty()) {
            blocks.add(new Grid(
                    "Deadlines not met yet",
                    List.of("Deadline", "Clause", "Due"),
                    s.deadlines().stream()
                            .map(d -> List.of(
                                    d.title(), d.clause(), London.show(d.dueAt()) + (d.late() ? " (late)" : "")))
                            .toList()));
        }
        return new Section("What comes next", blocks);
    }

    private static Block[] words(List<String> texts) {
        return texts.stream().map(Words::new).toArray(Block[]::new);
    }

    private SitrepReport() {}
}
