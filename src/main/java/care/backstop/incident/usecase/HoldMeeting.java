package care.backstop.incident.usecase;

import care.backstop.incident.LogKind;
import care.backstop.incident.model.Due;
import care.backstop.incident.model.Meeting;
import care.backstop.incident.model.TeamPlan;
import care.backstop.incident.model.Words;
import care.backstop.incident.store.DeadlineStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.MeetingStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans the meetings of the groups and records that they were held. */
@Service
public class HoldMeeting {

    private final IncidentStore incidents;
    private final CouncilProfiles profiles;
    private final MeetingStore meetings;
    private final DeadlineStore deadlines;
    private final FormGroups groups;
    private final LogBook log;
    private final WriteToOfficers letters;
    private final AuditTrail audit;
    private final Clock clock;

    HoldMeeting(
            IncidentStore incidents,
            CouncilProfiles profiles,
            MeetingStore meetings,
            DeadlineStore deadlines,
            FormGroups groups,
            LogBook log,
            WriteToOfficers letters,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.profiles = profiles;
        this.meetings = meetings;
        this.deadlines = deadlines;
        this.groups = groups;
        this.log = log;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /** Plans a meeting of the steering group; the first one planned is the first meeting. */
    @Transactional
    public UUID schedule(
            UUID incident, @Nullable Instant at, @Nullable String place, @Nullable String lateBecause, Actor actor) {
        return schedule(incident, TeamPlan.STEERING, at, place, null, lateBecause, actor);
    }

    /**
     * Plans a meeting of a group. A first meeting of the steering group later than its deadline needs a reason.
     *
     * @param group its kind in the procedure; null is the steering group
     * @param because why this is the earliest practicable time, where somebody says so
     */
    @Transactional
    public UUID schedule(
            UUID incident,
            @Nullable String group,
            @Nullable Instant at,
            @Nullable String place,
            @Nullable String because,
            @Nullable String lateBecause,
            Actor actor) {
        if (at == null) {
            throw Rejected.invalid("scheduledAt", "Enter the day and time of the meeting");
        }
        var where = Words.required("place", place, 200, "Enter where it is held, or that it is by video");
        var now = clock.instant();
        if (at.isBefore(now)) {
            throw Rejected.invalid(
                    "scheduledAt",
                    "%s has passed. Enter a time to come, or record a meeting that was held"
                            .formatted(London.show(at)));
        }
        var about = incidents.find(incident);
        var team = groups.meeting(incident, group, actor);
        var kind = TeamPlan.of(profiles.of(about.id())).group(team.kind());
        var ends = about.endsOn();
        if (ends != null
                && kind.isPresent()
                && kind.get().untilClosing()
                && London.day(at).isAfter(ends)) {
            throw Rejected.invalid(
                    "scheduledAt",
                    "The service closes on %s. Enter that day or an earlier one".formatted(London.show(ends)));
        }
        var first = team.kind().equals(TeamPlan.STEERING)
                && meetings.of(incident).stream().noneMatch(Meeting::first);
        var late = first ? late(incident, at, lateBecause) : null;
        var meeting = new Meeting(
                UUID.randomUUID(),
                first,
                team.id(),
                team.name(),
                at,
                where,
                now,
                Words.optional("because", because, 1000),
                null,
                null,
                null,
                null,
                late,
                null,
                null,
                null,
                null,
                null,
                1);
        meetings.add(incident, meeting);
        log.append(
                incident,
                LogKind.MEETING,
                "%s planned for %s, %s%s"
                        .formatted(
                                meeting.title(),
                                London.show(at),
                                where,
                                late == null ? "" : ". Later than the procedure allows because: " + late),
                now,
                "meeting:" + meeting.id());
        letters.invite(incident, meeting, team, now);
        audit.changed("ScheduleMeeting", "incident:" + about.id(), List.of("scheduledAt", "place"));
        return meeting.id();
    }

    /** Records that a planned meeting was held. */
    @Transactional
    public void held(
            UUID incident,
            UUID meeting,
            @Nullable Instant at,
            @Nullable String chair,
            @Nullable String attended,
            @Nullable String outcome,
            @Nullable String lateBecause,
            int version,
            Actor actor) {
        var now = clock.instant();
        var planned = meetings.find(incident, meeting);
        refuseUnlessPlanned(planned);
        var problems = new ArrayList<Problem>();
        if (at == null) {
            problems.add(Problem.of("heldAt", Problem.Code.VAL, "Enter when the meeting was held"));
        } else if (at.isAfter(now)) {
            problems.add(Problem.of(
                    "heldAt",
                    Problem.Code.VAL,
                    "%s is in the future. Record the meeting once it was held".formatted(London.show(at))));
        }
        if (chair == null || chair.isBlank()) {
            problems.add(Problem.of(
                    "chair", Problem.Code.STATE, "Enter who chairs the group: the chair is confirmed at the meeting"));
        }
        if (outcome == null || outcome.isBlank()) {
            problems.add(Problem.of("outcome", Problem.Code.VAL, "Enter what the meeting decided"));
        }
        if (!problems.isEmpty() || at == null || chair == null || outcome == null) {
            throw new Rejected(problems);
        }
        var late =
                planned.first() ? late(incident, at, lateBecause == null ? planned.lateBecause() : lateBecause) : null;
        meetings.replace(
                incident,
                planned.held(
                        at,
                        Words.required("chair", chair, 200, "Enter who chairs the group"),
                        Words.optional("attended", attended, 2000),
                        Words.required("outcome", outcome, 4000, "Enter what the meeting decided"),
                        late,
                        version));
        if (planned.first()) {
            deadlines.met(incident, Due.FIRST_MEETING, at);
        }
        log.append(
                incident,
                LogKind.MEETING,
                "%s held, chaired by %s. %s%s"
                        .formatted(
                                planned.title(),
                                chair.strip(),
                                outcome.strip(),
                                late == null ? "" : " Held late because: " + late),
                at,
                "meeting:" + meeting);
        audit.changed("RecordMeeting", "incident:" + incident, List.of("heldAt", "chair", "attended", "outcome"));
    }

    /** Calls a planned meeting off; whoever was invited hears of it. */
    @Transactional
    public void cancel(UUID incident, UUID meeting, @Nullable String because, int version, Actor actor) {
        var now = clock.instant();
        var planned = meetings.find(incident, meeting);
        refuseUnlessPlanned(planned);
        var why = Words.required("cancelBecause", because, 1000, "Enter why it does not take place");
        meetings.cancel(incident, meeting, new Meeting.Cancelled(now, actor.name(), why), version);
        if (planned.first()) {
            meetings.of(incident).stream()
                    .filter(m -> m.planned() && Objects.equals(m.team(), planned.team()))
                    .findFirst()
                    .ifPresent(next -> meetings.first(incident, next.id()));
        }
        log.append(
                incident,
                LogKind.MEETING,
                "%s, planned for %s, is cancelled: %s"
                        .formatted(planned.title(), London.show(planned.scheduledAt()), why),
                now,
                "meeting:" + meeting);
        letters.callOff(incident, meetings.find(incident, meeting), now);
        audit.changed("CancelMeeting", "incident:" + incident, List.of("cancelled"));
    }

    private static void refuseUnlessPlanned(Meeting meeting) {
        if (meeting.heldAt() != null) {
            throw Rejected.state("This meeting is already recorded as held on " + London.show(meeting.heldAt()));
        }
        var cancelled = meeting.cancelled();
        if (cancelled != null) {
            throw Rejected.state("%s cancelled this meeting on %s. Plan another one"
                    .formatted(cancelled.by(), London.show(cancelled.at())));
        }
    }

    @Transactional(readOnly = true)
    public Meeting find(UUID incident, UUID meeting) {
        return meetings.find(incident, meeting);
    }

    @Transactional(readOnly = true)
    public List<Meeting> of(UUID incident) {
        return meetings.of(incident);
    }

    /** The deadlines in force. */
    @Transactional(readOnly = true)
    public List<Due> deadlines(UUID incident) {
        return deadlines.of(incident);
    }

    private @Nullable String late(UUID incident, Instant at, @Nullable String because) {
        var due = deadlines.of(incident).stream()
                .filter(d -> d.kind().equals(Due.FIRST_MEETING))
                .findFirst();
        if (due.isEmpty() || at.isBefore(due.get().dueAt())) {
            return null;
        }
        return Words.required(
                "lateBecause",
                because,
                1000,
                "The first meeting is due by the end of %s (%s). Enter why it is later"
                        .formatted(London.show(due.get().dueOn()), due.get().clause()));
    }
}
