package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.Select.Option;
import care.backstop.govuk.Tag;
import care.backstop.incident.model.Meeting;
import care.backstop.incident.model.Team;
import care.backstop.incident.model.Team.Duty;
import care.backstop.incident.model.TeamPlan;
import care.backstop.incident.rules.MeetingRhythm;
import care.backstop.kernel.IncidentMembers.Member;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The groups of an incident. */
public record TeamPage(
        Room room,
        String base,
        List<Group> groups,
        List<Option> kinds,
        List<Option> members,
        boolean mayWrite,
        Map<String, String> typed,
        Errors errors) {

    /** A group as listed. */
    public record Group(
            String name,
            @Nullable String href,
            String clause,
            String chair,
            String lead,
            String members,
            List<String> gaps,
            String rhythm,
            @Nullable Tag tag) {

        static Group of(
                TeamPlan.GroupKind kind, @Nullable Team team, List<Meeting> meetings, String base, Instant now) {
            if (team == null) {
                return new Group(
                        kind.name(),
                        null,
                        kind.clause(),
                        "",
                        "",
                        "",
                        kind.seats(),
                        rhythm(kind),
                        Tag.waiting("Not formed"));
            }
            var kept = kept(team, meetings, now);
            return new Group(
                    team.name(),
                    base + "/groups/" + team.id(),
                    kind.clause(),
                    team.with(Duty.CHAIR).map(Team.Member::name).orElse("Nobody yet"),
                    team.with(Duty.LEAD).map(Team.Member::name).orElse(""),
                    Spans.counted(team.principals().size(), "member"),
                    team.gaps(kind),
                    next(team, kept),
                    TeamPage.tag(kept, now));
        }

        private static String rhythm(TeamPlan.GroupKind kind) {
            return kind.everyDays() == null
                    ? ""
                    : "Meets at least every %s (%s)"
                            .formatted(Spans.counted(kind.everyDays(), "day"), kind.everyDaysSource());
        }
    }

    static MeetingRhythm.@Nullable Kept kept(Team team, List<Meeting> meetings, Instant now) {
        var every = team.every();
        if (every == null) {
            return null;
        }
        return MeetingRhythm.keeps(
                meetings.stream()
                        .filter(m -> team.id().equals(m.team()) && m.cancelled() == null)
                        .map(Meeting::at)
                        .toList(),
                every,
                now);
    }

    static String next(Team team, MeetingRhythm.@Nullable Kept kept) {
        if (kept == null) {
            return "";
        }
        var every = "At least every " + Spans.counted(team.every() == null ? 0 : team.every(), "day");
        return kept.nextDue() == null
                ? every + "; none held yet"
                : "%s; next by %s%s"
                        .formatted(every, London.show(kept.nextDue()), kept.planned() ? ", planned" : ", not planned");
    }

    static @Nullable Tag tag(MeetingRhythm.@Nullable Kept kept, Instant now) {
        if (kept == null || kept.nextDue() == null) {
            return null;
        }
        if (!kept.gaps().isEmpty()) {
            return Tag.urgent("Too far apart");
        }
        if (kept.planned()) {
            return Tag.good("Next one planned");
        }
        return kept.nextDue().isBefore(London.day(now)) ? Tag.urgent("Overdue") : Tag.soon("Plan the next one");
    }

    static List<Option> options(List<Member> members) {
        return members.stream()
                .map(m -> Option.of(
                        m.post().toString(), "%s, %s (%s)".formatted(m.userName(), m.postName(), m.agencyName())))
                .toList();
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }
}
