package care.backstop.communications.web;

import care.backstop.communications.model.Report;
import care.backstop.communications.model.Report.Block;
import care.backstop.communications.model.Report.Fact;
import care.backstop.communications.model.Report.Facts;
import care.backstop.communications.model.Report.Grid;
import care.backstop.communications.model.Report.Section;
import care.backstop.communications.model.Report.Words;
import care.backstop.communications.model.Review;
import care.backstop.communications.model.Sitrep;
import care.backstop.kernel.London;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The review of an incident in words and tables: what page, PDF and Word all say. */
final class ReviewReport {

    private static final Set<String> CLOCKS = Set.of("Hours since then", "Days to the closing date");

    static Report of(Review r, String council) {
        var s = r.situation();
        return new Report(
                "Review report",
                "%s, as at %s".formatted(s.name(), London.show(s.asAt())),
                "What an incident in which care could have stopped has taught. It names none of the people affected; one to four people are shown as fewer than five.",
                council,
                List.of(
                        theIncident(s),
                        SitrepReport.duty(s),
                        SitrepReport.people(s),
                        time(r),
                        debrief(r),
                        lessons(r),
                        exit(r),
                        board(r)));
    }

    /** As in a sitrep, without the clocks that only matter while an incident runs. */
    private static Section theIncident(Sitrep s) {
        var whole = SitrepReport.theIncident(s);
        return new Section(
                whole.heading(),
                whole.blocks().stream()
                        .map(b -> b instanceof Facts f
                                ? new Facts(
                                        f.label(),
                                        f.facts().stream()
                                                .filter(x -> !CLOCKS.contains(x.name()))
                                                .toList())
                                : b)
                        .toList());
    }

    private static Section time(Review r) {
        var a = r.situation().actions();
        var late = r.learned().late();
        return Section.of(
                "What was done in time",
                new Facts(
                        "The action plan in numbers",
                        List.of(
                                new Fact("Actions in the plan", Integer.toString(a.total())),
                                new Fact("Done", Integer.toString(a.done())),
                                new Fact("Not applicable", Integer.toString(a.notApplicable())),
                                new Fact("Still open", Integer.toString(a.toDo() + a.notYet())))),
                new Words(
                        late.isEmpty()
                                ? "No deadline of the procedure was missed."
                                : "Deadlines of the procedure that were missed: " + String.join("; ", late) + "."));
    }

    private static Section debrief(Review r) {
        var learned = r.learned();
        var blocks = new ArrayList<Block>();
        if (learned.debriefs().isEmpty()) {
            var leftOut = learned.leftOutBecause();
            blocks.add(new Words(
                    leftOut != null
                            ? "There was no debrief: " + r.said(leftOut)
                            : learned.demanded()
                                    ? "No debrief has been held yet, though the procedure demands one."
                                    : "No debrief has been held."));
        }
        for (var d : learned.debriefs()) {
            blocks.add(new Facts(
                    "Debrief of " + London.show(London.day(d.heldAt())),
                    List.of(
                            new Fact("Held on", London.show(d.heldAt())),
                            new Fact("Minutes", d.approved() ? "Approved" : "Not approved yet"),
                            new Fact(
                                    "Agencies there",
                                    d.there().isEmpty() ? "Not recorded" : String.join("; ", d.there())),
                            new Fact(
                                    "Agencies absent",
                                    d.absent().isEmpty() ? "None" : String.join("; ", d.absent())))));
            if (!d.said().isEmpty()) {
                blocks.add(new Grid(
                        "What was said",
                        List.of("About", "What was said"),
                        d.said().stream()
                                .map(x -> List.of(x.heading(), r.said(x.words())))
                                .toList()));
            }
        }
        if (!learned.questions().isEmpty()) {
            blocks.add(new Words("What the record gave to ask about: "
                    + learned.questions().stream().collect(Collectors.joining(" "))));
        }
        return new Section("Debrief", blocks);
    }

    private static Section lessons(Review r) {
        var lessons = r.learned().lessons();
        return Section.of(
                "Lessons and recommendations",
                lessons.isEmpty()
                        ? new Words("No lesson has been written down.")
                        : new Grid(
                                "Lessons",
                                List.of("Lesson", "Leads to", "Followed up by", "By", "State"),
                                lessons.stream()
                                        .map(l -> List.of(
                                                l.number() + ". " + r.said(l.words()),
                                                l.leadsTo(),
                                                l.agency(),
                                                London.show(l.dueOn()),
                                                l.outcome() == null
                                                        ? l.state()
                                                        : l.state() + ": " + r.said(l.outcome())))
                                        .toList()));
    }

    private static Section exit(Review r) {
        var scores = r.learned().scores();
        return Section.of(
                "How the exit went",
                scores == null
                        ? new Words("Nobody has scored it.")
                        : new Facts(
                                "Scores from 1, badly, to 5, well",
                                List.of(
                                        new Fact("Continuity of care", Integer.toString(scores.continuity())),
                                        new Fact("Consultation", Integer.toString(scores.consultation())),
                                        new Fact("Communication and planning", Integer.toString(scores.planning())),
                                        new Fact("What they rest on", r.said(scores.because())))));
    }

    private static Section board(Review r) {
        var referral = r.learned().referral();
        var sent = r.learned().sent();
        return Section.of(
                "Safeguarding adults board",
                new Words(
                        referral == null
                                ? "Whether the incident is referred to the board's review group has not been decided."
                                : "%s %s"
                                        .formatted(
                                                !referral.referred()
                                                        ? "It is not referred to the board's review group."
                                                        : referral.on() == null
                                                                ? "It is referred to the board's review group."
                                                                : "It was referred to the board's review group on %s."
                                                                        .formatted(London.show(referral.on())),
                                                r.said(referral.because()))),
                sent.isEmpty()
                        ? new Words("This report has not been sent to anybody yet.")
                        : new Grid(
                                "Who was sent this report",
                                List.of("Who", "What they are", "Sent on"),
                                sent.stream()
                                        .map(x -> List.of(x.name(), x.kind(), London.show(x.on())))
                                        .toList()));
    }

    private ReviewReport() {}
}
