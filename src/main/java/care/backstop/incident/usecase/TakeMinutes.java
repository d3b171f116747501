package care.backstop.incident.usecase;

import care.backstop.incident.LogClass;
import care.backstop.incident.LogKind;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Action.State;
import care.backstop.incident.model.Attendance;
import care.backstop.incident.model.Circulated;
import care.backstop.incident.model.Matter;
import care.backstop.incident.model.Meeting;
import care.backstop.incident.model.Minute;
import care.backstop.incident.model.Team;
import care.backstop.incident.model.TeamPlan;
import care.backstop.incident.model.Words;
import care.backstop.incident.store.ActionStore;
import care.backstop.incident.store.DeadlineStore;
import care.backstop.incident.store.DutyStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.MeetingStore;
import care.backstop.incident.store.TeamStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A meeting from its agenda, made from what is open, to minutes that everybody has read. */
@Service
public class TakeMinutes {

    private static final int LINES = 15;

    private final IncidentStore incidents;
    private final CouncilProfiles profiles;
    private final MeetingStore meetings;
    private final TeamStore teams;
    private final ActionStore actions;
    private final DeadlineStore deadlines;
    private final DutyStore duties;
    private final WorkThePlan plan;
    private final ReadRecords records;
    private final LogBook log;
    private final AskTheRecord record;
    private final WriteToOfficers letters;
    private final AuditTrail audit;
    private final Clock clock;

    TakeMinutes(
            IncidentStore incidents,
            CouncilProfiles profiles,
            MeetingStore meetings,
            TeamStore teams,
            ActionStore actions,
            DeadlineStore deadlines,
            DutyStore duties,
            WorkThePlan plan,
            ReadRecords records,
            LogBook log,
            AskTheRecord record,
            WriteToOfficers letters,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.profiles = profiles;
        this.meetings = meetings;
        this.teams = teams;
        this.actions = actions;
        this.deadlines = deadlines;
        this.duties = duties;
        this.plan = plan;
        this.records = records;
        this.log = log;
        this.record = record;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /** Everything about one meeting. */
    public record Whole(
            Meeting meeting,
            @Nullable Team team,
            List<Minute> minutes,
            List<Attendance> attendance,
            List<Action> actions,
            List<Circulated> circulation) {

        /** Headings that need words and have none. */
        public List<Minute> missing() {
            return minutes.stream().filter(m -> m.needed() && !m.said()).toList();
        }

        public @Nullable Attendance of(UUID member) {
            return attendance.stream()
                    .filter(a -> a.member().equals(member))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** What was typed under a heading, and the version it was typed over. */
    public record Said(@Nullable String text, int version) {}

    /** Whoever is to do something: by post, or by name and agency. */
    public record Owner(
            @Nullable UUID post,
            @Nullable String agency,
            @Nullable String name) {}

    @Transactional(readOnly = true)
    public Whole whole(UUID incident, UUID id) {
        var meeting = meetings.find(incident, id);
        var team = team(incident, meeting);
        var born = meetings.actions(incident, id);
        return new Whole(
                meeting,
                team,
                meeting.minutesBegunAt() == null ? agenda(incident, meeting, team) : meetings.minutes(incident, id),
                meetings.attendance(incident).stream()
                        .filter(a -> a.meeting().equals(id))
                        .toList(),
                born.isEmpty()
                        ? List.of()
                        : actions.of(incident).stream()
                                .filter(a -> born.contains(a.id()))
                                .toList(),
                meetings.circulation(incident, id));
    }

    /** Attendance at every meeting of the incident. */
    @Transactional(readOnly = true)
    public List<Attendance> attendance(UUID incident) {
        return meetings.attendance(incident);
    }

    /** Fixes the agenda as it is now; from then on something can be written under each heading. */
    @Transactional
    public void begin(UUID incident, UUID id, Actor actor) {
        var meeting = meetings.find(incident, id);
        refuseApproved(meeting);
        var now = clock.instant();
        if (meetings.begin(incident, id, agenda(incident, meeting, team(incident, meeting)), now)) {
            audit.changed("BeginMinutes", "incident:" + incident, List.of("meeting:" + id));
        }
    }

    /** Writes under headings. Where somebody else wrote meanwhile nothing is changed, and both can be seen. */
    @Transactional
    public void say(UUID incident, UUID id, Map<Integer, Said> said, Actor actor) {
        var meeting = meetings.find(incident, id);
        refuseApproved(meeting);
        if (meeting.minutesBegunAt() == null) {
            throw Rejected.state("Begin the minutes first");
        }
        var before = meetings.minutes(incident, id).stream().collect(Collectors.toMap(Minute::no, m -> m));
        var problems = new ArrayList<Problem>();
        said.forEach((no, typed) -> {
            var old = before.get(no);
            if (old == null) {
                throw new NotThere("heading");
            }
            var text = Words.optional("text" + no, typed.text(), 8000);
            if (java.util.Objects.equals(text, old.text())) {
                return;
            }
            if (!meetings.say(incident, id, no, text, typed.version())) {
                problems.add(Problem.of(
                        "text" + no,
                        Problem.Code.CONF,
                        "Somebody else wrote under '%s' meanwhile: %s"
                                .formatted(old.heading(), old.text() == null ? "(emptied)" : old.text())));
            }
        });
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        audit.changed("WriteMinutes", "incident:" + incident, List.of("meeting:" + id));
    }

    /** Says who was there. */
    @Transactional
    public void attend(UUID incident, UUID id, List<Attendance> list, Actor actor) {
        var meeting = meetings.find(incident, id);
        refuseApproved(meeting);
        var team = team(incident, meeting);
        if (team == null) {
            throw Rejected.state("Form the group first: it has no members yet");
        }
        for (var a : list) {
            var member = team.member(a.member())
                    .filter(m -> m.deputyFor() == null)
                    .orElseThrow(() -> Rejected.invalid("member", "They do not belong to this group"));
            var deputy = a.deputy();
            if (a.how() == Attendance.How.DEPUTY
                    && (deputy == null
                            || team.deputiesOf(member.id()).stream().noneMatch(d -> d.id().equals(deputy)))) {
                throw Rejected.invalid(
                        "deputy", "Choose a registered deputy of %s, or register one first".formatted(member.name()));
            }
            meetings.attend(
                    incident,
                    new Attendance(id, member.id(), a.how(), a.how() == Attendance.How.DEPUTY ? deputy : null));
        }
        audit.changed("RecordAttendance", "incident:" + incident, List.of("meeting:" + id));
    }

    /** An action is born: it stands in the plan, with somebody who answers for it and a date. */
    @Transactional
    public Action act(
            UUID incident,
            UUID id,
            @Nullable String wording,
            @Nullable Owner owner,
            @Nullable LocalDate dueOn,
            Actor actor) {
        var meeting = meetings.find(incident, id);
        refuseApproved(meeting);
        var problems = new ArrayList<Problem>();
        if (wording == null || wording.isBlank()) {
            problems.add(Problem.of("wording", Problem.Code.VAL, "Enter what is to be done"));
        }
        if (owner == null
                || (owner.post() == null
                        && (owner.name() == null || owner.name().isBlank()))) {
            problems.add(Problem.of("owner", Problem.Code.VAL, "Choose who answers for it"));
        }
        if (dueOn == null) {
            problems.add(Problem.of("dueOn", Problem.Code.VAL, "Enter by when it is to be done"));
        }
        if (!problems.isEmpty() || owner == null) {
            throw new Rejected(problems);
        }
        return born(incident, id, wording, owner, dueOn, actor);
    }

    private Action born(
            UUID incident, UUID id, @Nullable String wording, Owner owner, @Nullable LocalDate dueOn, Actor actor) {
        var added = plan.add(incident, null, wording, dueOn, actor);
        plan.change(
                incident,
                new WorkThePlan.Seen(added.id(), added.version()),
                List.of(new WorkThePlan.Named(owner.post(), owner.agency(), owner.name(), true)),
                null,
                null,
                null,
                null,
                actor);
        meetings.bore(incident, id, added.id());
        return actions.find(incident, added.id());
    }

    /** The minutes are right: nothing in them changes from now on. */
    @Transactional
    public void approve(UUID incident, UUID id, int version, Actor actor) {
        var whole = whole(incident, id);
        var meeting = whole.meeting();
        refuseApproved(meeting);
        if (meeting.heldAt() == null || meeting.chair() == null) {
            throw Rejected.state(
                    "Record that the meeting was held, and who chaired it, before its minutes are approved");
        }
        if (meeting.minutesBegunAt() == null) {
            throw Rejected.state("There are no minutes yet. Begin them first");
        }
        var missing = whole.missing();
        if (!missing.isEmpty()) {
            throw Rejected.state("The minutes are incomplete. Nothing is written under: "
                    + missing.stream().map(Minute::heading).collect(Collectors.joining(", ")));
        }
        if (meeting.first()) {
            records.refuseFirstMeeting(incident);
        }
        var now = clock.instant();
        for (var absent : missed(whole)) {
            if (absent.lineManager() != null) {
                born(
                        incident,
                        id,
                        "Tell %s that %s missed %s without a deputy"
                                .formatted(absent.lineManager(), absent.name(), meeting.group()),
                        new Owner(actor.post(), null, null),
                        London.day(now),
                        actor);
            }
        }
        meetings.approve(incident, id, now, actor.name(), version);
        log.append(
                incident,
                LogKind.MEETING,
                "Minutes of %s of %s approved.".formatted(meeting.group(), London.show(London.day(meeting.at()))),
                now,
                "meeting:" + id);
        audit.changed("ApproveMinutes", "incident:" + incident, List.of("meeting:" + id));
    }

    /** Core members who were not there and sent nobody. */
    public static List<Team.Member> missed(Whole whole) {
        var team = whole.team();
        if (team == null || whole.meeting().heldAt() == null) {
            return List.of();
        }
        return team.principals().stream()
                .filter(Team.Member::core)
                .filter(m -> !m.from().isAfter(whole.meeting().at()))
                .filter(m -> {
                    var a = whole.of(m.id());
                    return a == null || !a.how().counts();
                })
                .toList();
    }

    /** Gives the minutes to every member of the group, and to heads of service by name. */
    @Transactional
    public int circulate(UUID incident, UUID id, List<String> heads, Actor actor) {
        var whole = whole(incident, id);
        if (whole.meeting().approvedAt() == null) {
            throw Rejected.state("Approve the minutes before they are circulated");
        }
        var to = new ArrayList<Circulated>();
        var now = clock.instant();
        var team = whole.team();
        if (team != null) {
            team.principals()
                    .forEach(m -> to.add(
                            new Circulated(UUID.randomUUID(), m.name(), m.agency(), m.post(), false, now, null, null)));
        }
        for (var head : heads) {
            var name = Words.optional("heads", head, 200);
            if (name != null) {
                to.add(new Circulated(UUID.randomUUID(), name, null, null, true, now, null, null));
            }
        }
        if (to.isEmpty()) {
            throw Rejected.invalid("heads", "There is nobody to give them to. Add members to the group");
        }
        meetings.circulate(incident, id, to, now);
        letters.circulate(incident, whole.meeting(), to);
        log.append(
                incident,
                LogKind.MEETING,
                "Minutes of %s of %s circulated to %d members and %d heads of service."
                        .formatted(
                                whole.meeting().group(),
                                London.show(London.day(whole.meeting().at())),
                                to.stream().filter(c -> !c.headOfService()).count(),
                                to.stream().filter(Circulated::headOfService).count()),
                now,
                "meeting:" + id);
        audit.changed("CirculateMinutes", "incident:" + incident, List.of("meeting:" + id));
        return to.size();
    }

    /** Somebody says that they have read them; for those without a post here somebody else notes it. */
    @Transactional
    public void acknowledge(UUID incident, UUID id, UUID circulated, Actor actor) {
        var to = meetings.circulation(incident, id).stream()
                .filter(c -> c.id().equals(circulated))
                .findFirst()
                .orElseThrow(() -> new NotThere("circulation"));
        if (to.post() != null && !to.post().equals(actor.post())) {
            throw new Rejected(
                    Problem.Code.AUTH, "circulated", "Only %s can say that they have read them".formatted(to.name()));
        }
        meetings.read(incident, circulated, clock.instant(), actor.name());
        audit.changed("AcknowledgeMinutes", "incident:" + incident, List.of("meeting:" + id));
    }

    private @Nullable Team team(UUID incident, Meeting meeting) {
        var team = meeting.team();
        return team == null ? teams.ofKind(incident, TeamPlan.STEERING).orElse(null) : teams.find(incident, team);
    }

    private static void refuseApproved(Meeting meeting) {
        if (meeting.approvedAt() != null) {
            throw Rejected.state("The minutes are approved. Say at the next meeting what was wrong with them");
        }
        if (meeting.cancelled() != null) {
            throw Rejected.state("This meeting is cancelled. There is nothing to write down");
        }
    }

    /** What is open now, under the headings of the procedure. */
    private List<Minute> agenda(UUID incident, Meeting meeting, @Nullable Team team) {
        var now = clock.instant();
        var i = incidents.find(incident);
        var kind = TeamPlan.of(profiles.of(i.id())).group(team == null ? TeamPlan.STEERING : team.kind());
        var items = new ArrayList<Minute>();
        add(items, "Who is here, and who stands in for whom", false, List.of());
        kind.ifPresent(k -> k.agenda().forEach(a -> add(items, a, false, List.of())));
        if (team != null && team.kind().equals(HoldDebrief.GROUP)) {
            addOpen(items, "What the record asks", record.questions(incident));
            kind.ifPresent(k -> k.headings().forEach(h -> add(items, h, true, List.of())));
            return items;
        }
        var all = actions.of(incident);
        var last = meetings.of(incident).stream()
                .filter(m -> java.util.Objects.equals(m.team(), meeting.team()) && m.heldAt() != null)
                .filter(m -> m.at().isBefore(meeting.at()))
                .max(Comparator.comparing(Meeting::at));
        if (last.isPresent()) {
            var born = meetings.actions(incident, last.get().id());
            addOpen(
                    items,
                    "Actions of the last meeting",
                    all.stream()
                            .filter(a -> born.contains(a.id()))
                            .map(a -> "%s, %s: %s"
                                    .formatted(a.number(), lower(a.state().words()), a.wording()))
                            .toList());
        }
        var until = meeting.at().isAfter(now) ? meeting.at() : now;
        var soon = until.plus(Duration.ofDays(team == null || team.every() == null ? 7 : team.every()));
        addOpen(
                items,
                "Actions late, or due before the next meeting",
                all.stream()
                        .filter(a -> a.state() == State.TO_DO
                                && a.dueAt() != null
                                && a.dueAt().isBefore(soon))
                        .sorted(Comparator.comparing(a -> due(a)))
                        .map(a -> "%s, %s: %s"
                                .formatted(
                                        a.number(),
                                        a.late(now) ? "late" : "due " + London.show(London.day(due(a).minusMillis(1))),
                                        a.wording()))
                        .toList());
        addOpen(
                items,
                "Risks, issues and disputes",
                log.matters(incident).stream()
                        .filter(Matter::open)
                        .filter(m -> m.first().readBy() != LogClass.PERSONAL)
                        .map(m -> "%s%s: %s%s"
                                .formatted(
                                        m.kind().words(),
                                        m.score() == null ? "" : " scored " + m.score(),
                                        m.text(),
                                        m.late(now) ? " (overdue)" : ""))
                        .toList());
        addOpen(
                items,
                "Decisions to be made",
                duties.undecidedServices(incident).stream()
                        .map(s -> "What the council owes: " + s)
                        .toList());
        addOpen(
                items,
                "Deadlines that run",
                deadlines.of(incident).stream()
                        .filter(d -> d.metAt() == null)
                        .map(d -> "%s: by the end of %s".formatted(d.title(), London.show(d.dueOn())))
                        .toList());
        kind.ifPresent(k -> k.headings().forEach(h -> add(items, h, true, List.of())));
        add(items, "Next meeting", false, List.of());
        return items;
    }

    private static String lower(String words) {
        return words.toLowerCase(java.util.Locale.UK);
    }

    private static Instant due(Action a) {
        var due = a.dueAt();
        return due == null ? Instant.MAX : due;
    }

    private static void addOpen(List<Minute> items, String heading, List<String> open) {
        if (!open.isEmpty()) {
            add(items, heading, false, open);
        }
    }

    private static void add(List<Minute> items, String heading, boolean needed, List<String> open) {
        var shown = new ArrayList<>(open.stream().limit(LINES).toList());
        if (open.size() > LINES) {
            shown.add("and %d more".formatted(open.size() - LINES));
        }
        items.add(new Minute(items.size() + 1, heading, needed, shown, null, 1));
    }
}
