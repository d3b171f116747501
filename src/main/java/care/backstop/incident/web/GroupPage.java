package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.Select.Option;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Tag;
import care.backstop.incident.model.Attendance;
import care.backstop.incident.model.Attendance.How;
import care.backstop.incident.model.Meeting;
import care.backstop.incident.model.Team;
import care.backstop.incident.model.Team.Duty;
import care.backstop.incident.model.TeamPlan;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One group: who belongs to it, who came, and how often it meets. */
public record GroupPage(
        Room room,
        String base,
        String id,
        String name,
        String clause,
        List<Row> members,
        List<String> gaps,
        List<String> breaches,
        String rhythm,
        @Nullable Tag tag,
        DataTable matrix,
        List<Option> people,
        List<Option> seats,
        List<Option> principals,
        boolean mayWrite,
        Map<String, String> typed,
        Errors errors) {

    private static final int SHOWN = 8;

    /** A member with whoever stands in. */
    public record Row(String id, String name, String agency, String what, List<String> deputies, List<Option> duties) {}

    static GroupPage of(
            Room room,
            TeamPlan plan,
            Team team,
            List<Meeting> meetings,
            List<Attendance> attendance,
            List<Option> people,
            boolean mayWrite,
            Map<String, String> typed,
            Errors errors,
            Instant now) {
        var kind = plan.group(team.kind());
        var kept = TeamPage.kept(team, meetings, now);
        var gaps = kind.map(team::gaps).orElse(List.of());
        return new GroupPage(
                room,
                "/incidents/" + room.incident() + "/team",
                team.id().toString(),
                team.name(),
                kind.map(TeamPlan.GroupKind::clause).orElse(""),
                team.principals().stream().map(m -> row(team, m)).toList(),
                gaps,
                kept == null
                        ? List.of()
                        : kept.gaps().stream()
                                .map(g -> "%s to %s: %d days"
                                        .formatted(London.show(g.from()), London.show(g.to()), g.days()))
                                .toList(),
                TeamPage.next(team, kept),
                TeamPage.tag(kept, now),
                matrix("/incidents/" + room.incident() + "/team", team, meetings, attendance),
                people,
                gaps.stream().map(s -> Option.of(s, s)).toList(),
                team.principals().stream()
                        .map(m -> Option.of(m.id().toString(), m.name()))
                        .toList(),
                mayWrite,
                typed,
                errors);
    }

    private static Row row(Team team, Team.Member m) {
        var what = new ArrayList<String>();
        if (m.duty() != Duty.MEMBER) {
            what.add(m.duty().words());
        }
        if (m.seat() != null) {
            what.add(m.seat());
        }
        if (m.core()) {
            what.add("core");
        }
        return new Row(
                m.id().toString(),
                m.name(),
                m.agency(),
                String.join(", ", what),
                team.deputiesOf(m.id()).stream()
                        .map(d -> d.name() + ", " + d.agency())
                        .toList(),
                Arrays.stream(Duty.values())
                        .map(d -> Option.of(d.name(), d.words()))
                        .toList());
    }

    /** Who came to which of the last meetings. */
    private static DataTable matrix(String base, Team team, List<Meeting> meetings, List<Attendance> attendance) {
        var held = meetings.stream()
                .filter(m -> team.id().equals(m.team()) && m.heldAt() != null)
                .toList();
        var last = held.subList(Math.max(0, held.size() - SHOWN), held.size());
        var columns = new ArrayList<String>();
        columns.add("Member");
        last.forEach(m -> columns.add(London.show(London.day(m.at()))));
        var rows = new ArrayList<DataTable.Row>();
        for (var member : team.principals()) {
            var cells = new ArrayList<Cell>();
            cells.add(Cell.of(member.name()));
            for (var meeting : last) {
                var there = attendance.stream()
                        .filter(a ->
                                a.meeting().equals(meeting.id()) && a.member().equals(member.id()))
                        .findFirst();
                cells.add(
                        member.from().isAfter(meeting.at())
                                ? Cell.of("Not yet a member")
                                : there.map(a -> cell(team, member, a))
                                        .orElse(
                                                member.core()
                                                        ? Cell.of(Tags.content(Tag.urgent("Not recorded")))
                                                        : Cell.of("Not recorded")));
            }
            rows.add(DataTable.Row.of(cells.toArray(Cell[]::new)));
        }
        return DataTable.of("attendance", "Attendance")
                .columns(columns.toArray(String[]::new))
                .rows(last.isEmpty() ? List.of() : rows)
                .empty("No meeting has been held yet.")
                .csvFrom(Href.of(base + "/groups/" + team.id()));
    }

    private static Cell cell(Team team, Team.Member member, Attendance a) {
        if (member.core() && !a.how().counts()) {
            return Cell.of(Tags.content(Tag.urgent(a.how().words())));
        }
        var deputy = a.deputy();
        return Cell.of(
                a.how() == How.DEPUTY && deputy != null
                        ? team.member(deputy)
                                .map(d -> "Deputy: " + d.name())
                                .orElse(a.how().words())
                        : a.how().words());
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }
}
