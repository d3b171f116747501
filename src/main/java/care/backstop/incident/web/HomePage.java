package care.backstop.incident.web;

import care.backstop.govuk.ActionRow;
import care.backstop.govuk.NavItem;
import care.backstop.govuk.Tag;
import care.backstop.govuk.Timeline;
import care.backstop.incident.IncidentState;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Lesson;
import care.backstop.incident.store.ActionStore.Mine;
import care.backstop.incident.store.RequestStore;
import care.backstop.incident.usecase.MakeRequests;
import care.backstop.incident.usecase.MyWork;
import care.backstop.kernel.London;
import care.backstop.kernel.room.KeyFigure;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is late, what is due, what waits and what changed, over all incidents of a post.
 *
 * @param unacknowledged incidents nobody has taken; shown red to everybody in them
 */
public record HomePage(
        String name,
        List<KeyFigure> figures,
        List<ActionRow> unacknowledged,
        List<ActionRow> late,
        List<ActionRow> soon,
        List<ActionRow> later,
        List<ActionRow> deadlines,
        List<ActionRow> drafts,
        List<ActionRow> requests,
        List<ActionRow> lessons,
        List<ActionRow> silent,
        List<ActionRow> warnings,
        Timeline news,
        List<NavItem> elsewhere,
        boolean nothing) {

    static HomePage of(MyWork.Work work, String name, boolean lead, List<NavItem> elsewhere) {
        var now = work.now();
        var unacknowledged = work.incidents().stream()
                .filter(i -> i.stage().state() == IncidentState.NOTIFIED)
                .map(i -> ActionRow.of(
                                lead ? "Acknowledge: " + i.name() : "Nobody has taken: " + i.name(),
                                "/incidents/" + i.id(),
                                Tags.of(IncidentState.NOTIFIED))
                        .about("Notified " + Spans.since(i.notifiedAt(), now) + " ago")
                        .clause("Southampton procedure 4.4"))
                .toList();
        var late = rows(work, a -> a.late(now));
        var soon = rows(work, a -> a.dueWithin(Duration.ofHours(24), now));
        var later = rows(work, a -> !a.late(now) && !a.dueWithin(Duration.ofHours(24), now));
        var deadlines = work.deadlines().stream()
                .map(d -> {
                    boolean isLate = !now.isBefore(d.dueAt());
                    return ActionRow.of(
                                    d.title(),
                                    "/incidents/" + d.incident() + "/meetings",
                                    isLate ? Tag.of("Late", Tag.Colour.RED) : Tag.of("Running", Tag.Colour.BLUE))
                            .about(d.incidentName())
                            .owner("The group")
                            .due(day(d.dueOn(), now));
                })
                .toList();
        var drafts = work.drafts().stream()
                .map(d -> {
                    var line = ListPage.draft(d);
                    return ActionRow.of("Go on: " + line.about(), line.href(), Tag.of("Not opened", Tag.Colour.YELLOW))
                            .about("Saved " + line.saved())
                            .owner(line.by());
                })
                .toList();
        var requests = work.requests().stream().map(r -> row(r, now)).toList();
        var lessons = work.lessons().stream().map(l -> lesson(l, now)).toList();
        var open = work.incidents().stream()
                .filter(i -> !i.stage().state().ended())
                .count();
        var figures = List.of(
                KeyFigure.of("Open incidents", open, "/incidents?state=RUNNING"),
                KeyFigure.of("Not acknowledged", unacknowledged.size(), "/incidents?state=NOTIFIED")
                        .alarm(!unacknowledged.isEmpty()),
                KeyFigure.of("My actions late", late.size(), null).alarm(!late.isEmpty()),
                KeyFigure.of("Due within 24 hours", soon.size(), null));
        var news = new ArrayList<Timeline.Event>();
        for (var n : work.news()) {
            news.add(Timeline.Event.of(n.incidentName() + ": " + n.kind().words(), n.by(), London.show(n.enteredAt()))
                    .instant(n.enteredAt().toString())
                    .text(Tags.link(shortened(n.text()), "/incidents/" + n.incident() + "/log")));
        }
        return new HomePage(
                name,
                figures,
                unacknowledged,
                late,
                soon,
                later,
                deadlines,
                drafts,
                requests,
                lessons,
                work.silent().stream()
                        .map(s -> ActionRow.of(
                                        "Say what of your other work waits",
                                        "/incidents/%s/learning/staff".formatted(s.incident()),
                                        Tag.soon("Reminder"))
                                .about(s.incidentName())
                                .clause("Southampton procedure, Appendix A 2.22"))
                        .toList(),
                work.warnings().stream()
                        .map(w -> ActionRow.of(
                                        w.says(),
                                        "/incidents/%s/actions/%s"
                                                .formatted(
                                                        w.mine().incident(),
                                                        w.mine().action().id()),
                                        Tag.of("Warning", Tag.Colour.ORANGE))
                                .about(w.mine().incidentName() + ", action "
                                        + w.mine().action().number())
                                .clause(w.mine().action().clause()))
                        .toList(),
                Timeline.of(news).headingLevel(3),
                elsewhere,
                work.incidents().isEmpty() && drafts.isEmpty() && lessons.isEmpty());
    }

    private static ActionRow lesson(Lesson l, Instant now) {
        return ActionRow.of(
                        "Lesson: " + shortened(l.text()),
                        "/incidents/%s/learning/lessons/%s".formatted(l.incident(), l.id()),
                        l.late(now) ? Tag.urgent("Late") : Tag.active("Open"))
                .about(l.incidentName() == null ? l.leadsTo().words() : l.incidentName())
                .due(day(l.dueOn(), now));
    }

    private static List<ActionRow> rows(MyWork.Work work, Predicate<Action> which) {
        return work.actions().stream()
                .filter(m -> which.test(m.action()))
                .map(m -> row(m, work.now()))
                .toList();
    }

    private static ActionRow row(Mine mine, Instant now) {
        var a = mine.action();
        return ActionRow.of(
                        a.number() + " " + shortened(a.wording()),
                        "/incidents/%s/actions/%s".formatted(mine.incident(), a.id()),
                        Tags.of(a, now))
                .about(mine.incidentName())
                .owner(a.accountable().map(Action.Owner::name).orElse(null))
                .due(a.dueAt() == null ? null : day(London.day(a.dueAt().minusMillis(1)), now))
                .clause(a.clause());
    }

    private static ActionRow row(RequestStore.Mine mine, Instant now) {
        var r = mine.request();
        return ActionRow.of(
                        "Request %d to %s: %s".formatted(r.number(), MakeRequests.shown(r), shortened(r.what())),
                        "/incidents/%s/requests/%s".formatted(mine.incident(), r.id()),
                        RequestsPage.tag(r.standing(now)))
                .about(mine.incidentName())
                .owner(r.askedBy())
                .due(day(r.dueOn(), now));
    }

    private static String day(LocalDate day, Instant now) {
        return London.show(day) + ", " + Spans.until(day, now).toLowerCase(java.util.Locale.UK);
    }

    static String shortened(@Nullable String text) {
        if (text == null || text.length() <= 120) {
            return text == null ? "" : text;
        }
        int end = text.lastIndexOf(' ', 119);
        return text.substring(0, end < 60 ? 119 : end) + "…";
    }
}
