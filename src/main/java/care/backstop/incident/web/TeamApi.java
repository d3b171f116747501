package care.backstop.incident.web;

import care.backstop.incident.model.Action;
import care.backstop.incident.model.Attendance;
import care.backstop.incident.model.Circulated;
import care.backstop.incident.model.Meeting;
import care.backstop.incident.model.Minute;
import care.backstop.incident.model.Team;
import care.backstop.incident.model.Team.Duty;
import care.backstop.incident.usecase.FormGroups;
import care.backstop.incident.usecase.FormGroups.Named;
import care.backstop.incident.usecase.HoldMeeting;
import care.backstop.incident.usecase.RunTheTeam;
import care.backstop.incident.usecase.TakeMinutes;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Groups and meetings for machines: the same use cases as the pages. */
@RestController
class TeamApi {

    /** A member to add, or a chair: by post, or by name and agency. */
    record ToJoin(
            @Nullable UUID post,
            @Nullable String name,
            @Nullable String agency,
            @Nullable String seat,
            @Nullable Duty duty,
            @Nullable Boolean core,
            @Nullable String lineManager,
            @Nullable UUID deputyFor) {
        Named named() {
            return new Named(post, name, agency, seat, duty, Boolean.TRUE.equals(core), lineManager, deputyFor);
        }
    }

    /** A group to form. */
    record ToForm(@Nullable String kind, @Nullable ToJoin chair) {}

    /** What a member is from now on; null ends the membership. */
    record ToName(@Nullable Duty duty) {}

    /** How often it meets. */
    record ToMeet(@Nullable Integer everyDays) {}

    /** A meeting to plan. */
    record ToPlan(
            @Nullable String group,
            @Nullable String scheduledAt,
            @Nullable String place,
            @Nullable String because,
            @Nullable String lateBecause) {}

    /** That it was held. */
    record ToHold(
            @Nullable String heldAt,
            @Nullable String chair,
            @Nullable String attended,
            @Nullable String outcome,
            @Nullable String lateBecause,
            int version) {}

    /** What was said under headings. */
    record ToSay(@Nullable List<Line> minutes) {
        /** Under one of them. */
        record Line(int no, @Nullable String text, int version) {}
    }

    /** Who was there. */
    record ToAttend(@Nullable List<There> attendance) {
        /** One member. */
        record There(
                UUID member, Attendance.How how, @Nullable UUID deputy) {}
    }

    /** An action born in a meeting. */
    record ToDo(
            @Nullable String wording,
            @Nullable UUID owner,
            @Nullable String ownerAgency,
            @Nullable String ownerName,
            @Nullable String dueOn) {}

    /** The version last seen. */
    record Seen(int version) {}

    /** Heads of service who get the minutes too. */
    record ToCirculate(@Nullable List<String> heads) {}

    /** What was made. */
    record Made(UUID id) {}

    /** The groups. */
    record Groups(List<Group> groups) {}

    /** One group. */
    record Group(
            UUID id,
            String kind,
            String name,
            @Nullable Integer everyDays,
            @Nullable LocalDate nextDue,
            List<String> gaps,
            List<String> breaches,
            List<InGroup> members) {}

    /** Somebody in it. */
    record InGroup(
            UUID id,
            String name,
            String agency,
            Duty duty,
            @Nullable String seat,
            boolean core,
            @Nullable UUID deputyFor) {
        static InGroup of(Team.Member m) {
            return new InGroup(m.id(), m.name(), m.agency(), m.duty(), m.seat(), m.core(), m.deputyFor());
        }
    }

    /** A meeting that does not take place. */
    record ToCancel(@Nullable String cancelBecause, int version) {}

    /** The meetings. */
    record Meetings(List<Short> meetings) {}

    /** One meeting. */
    record Short(
            UUID id,
            String title,
            Instant scheduledAt,
            String place,
            @Nullable Instant convenedAt,
            @Nullable String because,
            @Nullable String lateBecause,
            @Nullable Instant heldAt,
            @Nullable Instant approvedAt,
            @Nullable Instant circulatedAt,
            Meeting.@Nullable Cancelled cancelled,
            int version) {
        static Short of(Meeting m) {
            return new Short(
                    m.id(),
                    m.title(),
                    m.scheduledAt(),
                    m.place(),
                    m.convenedAt(),
                    m.convenedBecause(),
                    m.lateBecause(),
                    m.heldAt(),
                    m.approvedAt(),
                    m.circulatedAt(),
                    m.cancelled(),
                    m.version());
        }
    }

    /** One meeting with all there is about it. */
    record Full(
            Short meeting,
            boolean complete,
            List<Minute> minutes,
            List<Attendance> attendance,
            List<String> notRepresented,
            List<Born> actions,
            List<Circulated> circulation,
            @Nullable String alert) {}

    /** An action of the plan. */
    record Born(
            UUID id,
            String number,
            String wording,
            @Nullable String owner,
            @Nullable Instant dueAt) {
        static Born of(Action a) {
            return new Born(
                    a.id(),
                    a.number(),
                    a.wording(),
                    a.accountable().map(Action.Owner::name).orElse(null),
                    a.dueAt());
        }
    }

    private final FormGroups groups;
    private final HoldMeeting meetings;
    private final TakeMinutes minutes;
    private final RunTheTeam team;
    private final Clock clock;

    TeamApi(FormGroups groups, HoldMeeting meetings, TakeMinutes minutes, RunTheTeam team, Clock clock) {
        this.groups = groups;
        this.meetings = meetings;
        this.minutes = minutes;
        this.team = team;
        this.clock = clock;
    }

    @GetMapping("/api/v1/incidents/{incident}/groups")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    Groups groups(@PathVariable UUID incident) {
        var plan = groups.plan(incident);
        var planned = meetings.of(incident);
        var now = clock.instant();
        return new Groups(groups.of(incident).stream()
                .map(t -> {
                    var kept = TeamPage.kept(t, planned, now);
                    return new Group(
                            t.id(),
                            t.kind(),
                            t.name(),
                            t.every(),
                            kept == null ? null : kept.nextDue(),
                            plan.group(t.kind()).map(t::gaps).orElse(List.of()),
                            kept == null
                                    ? List.of()
                                    : kept.gaps().stream()
                                            .map(g -> g.from() + " to " + g.to())
                                            .toList(),
                            t.members().stream()
                                    .filter(Team.Member::live)
                                    .map(InGroup::of)
                                    .toList());
                })
                .toList());
    }

    @PostMapping("/api/v1/incidents/{incident}/groups")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    Made form(@PathVariable UUID incident, @RequestBody ToForm told, Actor actor) {
        var chair = told.chair();
        return new Made(groups.form(incident, told.kind(), chair == null ? null : chair.named(), actor));
    }

    @PostMapping("/api/v1/incidents/{incident}/groups/{group}/members")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    Made add(@PathVariable UUID incident, @PathVariable UUID group, @RequestBody ToJoin told, Actor actor) {
        return new Made(groups.add(incident, group, told.named(), actor));
    }

    @PostMapping("/api/v1/incidents/{incident}/groups/{group}/members/{member}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    void name(
            @PathVariable UUID incident,
            @PathVariable UUID group,
            @PathVariable UUID member,
            @RequestBody ToName told,
            Actor actor) {
        var duty = told.duty();
        if (duty == null) {
            groups.end(incident, group, member, actor);
        } else {
            groups.name(incident, group, member, duty, actor);
        }
    }

    @PostMapping("/api/v1/incidents/{incident}/groups/{group}/interval")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    void every(@PathVariable UUID incident, @PathVariable UUID group, @RequestBody ToMeet told, Actor actor) {
        groups.every(incident, group, told.everyDays(), actor);
    }

    @GetMapping("/api/v1/incidents/{incident}/meetings")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    Meetings meetings(@PathVariable UUID incident) {
        return new Meetings(meetings.of(incident).stream().map(Short::of).toList());
    }

    @PostMapping("/api/v1/incidents/{incident}/meetings")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    Made plan(@PathVariable UUID incident, @RequestBody ToPlan told, Actor actor) {
        var read = new Typed();
        var at = read.moment("scheduledAt", told.scheduledAt(), "Give the day and time of the meeting", true);
        read.check();
        return new Made(
                meetings.schedule(incident, told.group(), at, told.place(), told.because(), told.lateBecause(), actor));
    }

    @GetMapping("/api/v1/incidents/{incident}/meetings/{meeting}")
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    Full meeting(@PathVariable UUID incident, @PathVariable UUID meeting) {
        var w = minutes.whole(incident, meeting);
        return new Full(
                Short.of(w.meeting()),
                w.missing().isEmpty(),
                w.minutes(),
                w.attendance(),
                TakeMinutes.missed(w).stream().map(Team.Member::name).toList(),
                w.actions().stream().map(Born::of).toList(),
                w.circulation(),
                w.meeting().heldAt() == null
                        ? team.alert(incident, w.meeting().scheduledAt()).orElse(null)
                        : null);
    }

    @PostMapping("/api/v1/incidents/{incident}/meetings/{meeting}/begin")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    void begin(@PathVariable UUID incident, @PathVariable UUID meeting, Actor actor) {
        minutes.begin(incident, meeting, actor);
    }

    @PostMapping("/api/v1/incidents/{incident}/meetings/{meeting}/minutes")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    void say(@PathVariable UUID incident, @PathVariable UUID meeting, @RequestBody ToSay told, Actor actor) {
        var said = new TreeMap<Integer, TakeMinutes.Said>();
        var lines = told.minutes();
        if (lines != null) {
            lines.forEach(l -> said.put(l.no(), new TakeMinutes.Said(l.text(), l.version())));
        }
        minutes.say(incident, meeting, said, actor);
    }

    @PostMapping("/api/v1/incidents/{incident}/meetings/{meeting}/attendance")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    void attend(@PathVariable UUID incident, @PathVariable UUID meeting, @RequestBody ToAttend told, Actor actor) {
        var list = told.attendance();
        minutes.attend(
                incident,
                meeting,
                list == null
                        ? List.of()
                        : list.stream()
                                .map(t -> new Attendance(meeting, t.member(), t.how(), t.deputy()))
                                .toList(),
                actor);
    }

    @PostMapping("/api/v1/incidents/{incident}/meetings/{meeting}/actions")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    Born act(@PathVariable UUID incident, @PathVariable UUID meeting, @RequestBody ToDo told, Actor actor) {
        var read = new Typed();
        var due = read.day("dueOn", told.dueOn(), "Give by when it is to be done");
        read.check();
        var owner = new TakeMinutes.Owner(told.owner(), told.ownerAgency(), told.ownerName());
        return Born.of(minutes.act(incident, meeting, told.wording(), owner, due, actor));
    }

    @PostMapping("/api/v1/incidents/{incident}/meetings/{meeting}/held")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    void held(@PathVariable UUID incident, @PathVariable UUID meeting, @RequestBody ToHold told, Actor actor) {
        var read = new Typed();
        var at = read.moment("heldAt", told.heldAt(), "Give when the meeting was held", true);
        read.check();
        meetings.held(
                incident,
                meeting,
                at,
                told.chair(),
                told.attended(),
                told.outcome(),
                told.lateBecause(),
                told.version(),
                actor);
    }

    @PostMapping("/api/v1/incidents/{incident}/meetings/{meeting}/cancellation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    void cancel(@PathVariable UUID incident, @PathVariable UUID meeting, @RequestBody ToCancel told, Actor actor) {
        meetings.cancel(incident, meeting, told.cancelBecause(), told.version(), actor);
    }

    @PostMapping("/api/v1/incidents/{incident}/meetings/{meeting}/approval")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    void approve(@PathVariable UUID incident, @PathVariable UUID meeting, @RequestBody Seen seen, Actor actor) {
        minutes.approve(incident, meeting, seen.version(), actor);
    }

    @PostMapping("/api/v1/incidents/{incident}/meetings/{meeting}/circulation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.INC, act = Act.WRITE, on = On.INCIDENT)
    void circulate(
            @PathVariable UUID incident, @PathVariable UUID meeting, @RequestBody ToCirculate told, Actor actor) {
        var heads = told.heads();
        minutes.circulate(incident, meeting, heads == null ? List.of() : heads, actor);
    }

    @PostMapping("/api/v1/incidents/{incident}/meetings/{meeting}/circulation/{reader}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(area = Area.INC, act = Act.READ, on = On.INCIDENT)
    void acknowledge(@PathVariable UUID incident, @PathVariable UUID meeting, @PathVariable UUID reader, Actor actor) {
        minutes.acknowledge(incident, meeting, reader, actor);
    }
}
