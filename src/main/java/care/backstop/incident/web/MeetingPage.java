package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.Select.Option;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Tag;
import care.backstop.incident.model.Attendance.How;
import care.backstop.incident.model.Circulated;
import care.backstop.incident.model.Minute;
import care.backstop.incident.model.Team;
import care.backstop.incident.usecase.TakeMinutes;
import care.backstop.kernel.Actor;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One meeting: agenda, who came, minutes, actions, and who has read them. */
public record MeetingPage(
        Room room,
        String base,
        String title,
        String when,
        String place,
        Tag state,
        @Nullable String held,
        @Nullable String because,
        @Nullable String cancelled,
        @Nullable String alert,
        int version,
        boolean begun,
        boolean isHeld,
        boolean approved,
        boolean circulated,
        List<Minute> minutes,
        List<String> missing,
        List<String> missed,
        List<Who> who,
        DataTable actions,
        List<Reader> readers,
        List<Option> owners,
        boolean mayWrite,
        boolean fallsToMe,
        Map<String, String> typed,
        Errors errors) {

    /** A member and how they were there. */
    public record Who(
            String id,
            String name,
            String agency,
            String how,
            List<Option> ways,
            @Nullable Tag tag) {}

    /** Somebody who was given the minutes. */
    public record Reader(String id, String name, String sent, Tag tag, boolean mayAcknowledge, boolean me) {}

    static MeetingPage of(
            Room room,
            TakeMinutes.Whole w,
            List<Option> owners,
            @Nullable String alert,
            boolean mayWrite,
            Actor actor,
            Map<String, String> typed,
            Errors errors,
            Instant now) {
        var m = w.meeting();
        var readers =
                w.circulation().stream().map(c -> reader(c, actor, mayWrite)).toList();
        return new MeetingPage(
                room,
                "/incidents/" + room.incident() + "/meetings/" + m.id(),
                m.title(),
                London.show(m.scheduledAt()),
                m.place(),
                state(w),
                m.heldAt() == null
                        ? null
                        : "Held on %s, chaired by %s. %s".formatted(London.show(m.heldAt()), m.chair(), m.outcome()),
                m.convenedBecause(),
                m.cancelled() == null
                        ? null
                        : "Cancelled on %s by %s: %s"
                                .formatted(
                                        London.show(m.cancelled().at()),
                                        m.cancelled().by(),
                                        m.cancelled().because()),
                alert,
                m.version(),
                m.minutesBegunAt() != null,
                m.heldAt() != null,
                m.approvedAt() != null,
                m.circulatedAt() != null,
                w.minutes(),
                w.missing().stream().map(Minute::heading).toList(),
                TakeMinutes.missed(w).stream()
                        .map(a -> a.name() + (a.lineManager() == null ? "" : " (line manager " + a.lineManager() + ")"))
                        .toList(),
                who(w),
                DataTable.of("born", "Actions from this meeting")
                        .hideCaption()
                        .columns("Number", "What", "Who", "Due", "Status")
                        .rows(w.actions().stream()
                                .map(a -> DataTable.Row.of(
                                        Cell.of(Tags.link(
                                                a.number(), "/incidents/" + room.incident() + "/actions/" + a.id())),
                                        Cell.of(a.wording()),
                                        Cell.of(a.accountable()
                                                .map(o -> o.name() + ", " + o.agency())
                                                .orElse("Nobody")),
                                        Cell.of(
                                                a.dueAt() == null
                                                        ? ""
                                                        : London.show(London.day(
                                                                a.dueAt().minusMillis(1)))),
                                        Cell.of(Tags.content(Tags.of(a, now)))))
                                .toList())
                        .empty("No action was born in this meeting yet.")
                        .csvFrom(Href.of("/incidents/" + room.incident() + "/meetings/" + m.id())),
                readers,
                owners,
                mayWrite,
                readers.stream().anyMatch(r -> r.me() && r.mayAcknowledge()),
                typed,
                errors);
    }

    private static Tag state(TakeMinutes.Whole w) {
        var m = w.meeting();
        if (m.circulatedAt() != null) {
            return Tag.good("Minutes circulated");
        }
        if (m.approvedAt() != null) {
            return Tag.active("Minutes approved");
        }
        if (m.heldAt() != null) {
            return w.missing().isEmpty() ? Tag.soon("Minutes not approved") : Tag.soon("Minutes incomplete");
        }
        return m.cancelled() == null ? Tag.waiting("Planned") : Tag.of("Cancelled", Tag.Colour.GREY);
    }

    private static List<Who> who(TakeMinutes.Whole w) {
        var team = w.team();
        if (team == null) {
            return List.of();
        }
        var all = new ArrayList<Who>();
        for (var m : team.principals()) {
            var a = w.of(m.id());
            var deputy = a == null ? null : a.deputy();
            all.add(new Who(
                    m.id().toString(),
                    m.name(),
                    m.agency(),
                    a == null
                            ? ""
                            : a.how() == How.DEPUTY && deputy != null
                                    ? "DEPUTY:" + deputy
                                    : a.how().name(),
                    ways(team, m),
                    w.meeting().heldAt() != null
                                    && m.core()
                                    && (a == null || !a.how().counts())
                            ? Tag.urgent("Not represented")
                            : null));
        }
        return all;
    }

    private static List<Option> ways(Team team, Team.Member m) {
        var ways = new ArrayList<Option>();
        ways.add(Option.of(How.IN_PERSON.name(), How.IN_PERSON.words()));
        ways.add(Option.of(How.REMOTE.name(), How.REMOTE.words()));
        team.deputiesOf(m.id()).forEach(d -> ways.add(Option.of("DEPUTY:" + d.id(), "Deputy came: " + d.name())));
        ways.add(Option.of(How.APOLOGIES.name(), How.APOLOGIES.words()));
        ways.add(Option.of(How.ABSENT.name(), How.ABSENT.words()));
        return ways;
    }

    private static Reader reader(Circulated c, Actor actor, boolean mayWrite) {
        boolean me = actor.post().equals(c.post());
        return new Reader(
                c.id().toString(),
                c.name() + (c.headOfService() ? ", head of service" : c.agency() == null ? "" : ", " + c.agency()),
                London.show(c.sentAt()),
                c.readAt() == null ? Tag.waiting("Not yet read") : Tag.good("Read " + London.show(c.readAt())),
                c.readAt() == null && (me || (c.post() == null && mayWrite)),
                me);
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    /** What was typed under a heading, or what stands there. */
    public String text(Minute m) {
        var was = m.text();
        return typed.getOrDefault("text" + m.no(), was == null ? "" : was);
    }
}
