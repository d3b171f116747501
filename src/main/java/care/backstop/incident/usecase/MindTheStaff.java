package care.backstop.incident.usecase;

import care.backstop.incident.model.OtherWork;
import care.backstop.incident.model.SupportSession;
import care.backstop.incident.model.Words;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.StaffStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.IncidentMembers.Member;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the work does to the officers who do it: each says what of their other work waits, and support is offered. What is
 * said in a session is for managers.
 */
@Service
public class MindTheStaff {

    /** The hours of a week (default of requirement S6.5-a). */
    public static final int WEEK_HOURS = 37;

    /** Whose other work is asked about: officers of the council and of the NHS. */
    static final Set<Role> OFFICERS = EnumSet.of(
            Role.MARKET_OFFICER,
            Role.OVERSIGHT_ANALYST,
            Role.INCIDENT_LEAD,
            Role.INCIDENT_COORDINATOR,
            Role.PRACTITIONER,
            Role.PLACEMENT_OFFICER,
            Role.FINANCE_OFFICER,
            Role.FUNDING_APPROVER,
            Role.COMMUNICATIONS_OFFICER,
            Role.SAFEGUARDING_LEAD,
            Role.ICB_CLINICIAN);

    private final IncidentStore incidents;
    private final StaffStore staff;
    private final IncidentMembers members;
    private final WorkThePlan plan;
    private final AuditTrail audit;
    private final Clock clock;

    MindTheStaff(
            IncidentStore incidents,
            StaffStore staff,
            IncidentMembers members,
            WorkThePlan plan,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.staff = staff;
        this.members = members;
        this.plan = plan;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An officer, and what they said.
     *
     * @param said null while they are silent
     * @param reminded they have been silent for longer than the day on which the incident was taken
     */
    public record Officer(Member member, @Nullable OtherWork said, boolean reminded) {}

    @Transactional(readOnly = true)
    public List<Officer> officers(UUID incident) {
        var lead = incidents.find(incident).lead();
        var said = staff.work(incident);
        var late = lead != null && before(clock.instant()).isAfter(lead.since());
        return members.of(incident).stream()
                .filter(m -> OFFICERS.contains(m.role()))
                .map(m -> {
                    var theirs = said.stream()
                            .filter(w -> w.post().equals(m.post()))
                            .findFirst()
                            .orElse(null);
                    return new Officer(m, theirs, theirs == null && late);
                })
                .toList();
    }

    @Transactional(readOnly = true)
    public List<SupportSession> sessions(UUID incident) {
        incidents.find(incident);
        return staff.sessions(incident);
    }

    /**
     * An officer says that they have looked at their other work.
     *
     * @param post whose; only one's own
     * @param minutes how much of it waits in a week; null while they do not know
     */
    @Transactional
    public void confirm(
            UUID incident,
            @Nullable UUID post,
            @Nullable Integer minutes,
            @Nullable String lineManager,
            @Nullable String note,
            Actor actor) {
        incidents.find(incident);
        if (post != null && !post.equals(actor.post())) {
            throw new Rejected(
                    Problem.Code.AUTH, "post", "Only they themselves can say what of their other work waits");
        }
        if (minutes != null && (minutes < 0 || minutes > WEEK_HOURS * 60)) {
            throw Rejected.invalid(
                    "hours",
                    "A week has %d hours. Enter from 0 to %d, or leave it empty for now"
                            .formatted(WEEK_HOURS, WEEK_HOURS));
        }
        var manager = Words.optional("lineManager", lineManager, 200);
        boolean waits = minutes != null && minutes > 0;
        if (waits && manager == null) {
            throw Rejected.invalid("lineManager", "Enter which manager hears of it");
        }
        var now = clock.instant();
        staff.add(
                incident,
                new OtherWork(actor.post(), actor.name(), minutes, manager, Words.optional("note", note, 1000), now));
        if (waits && minutes != null) {
            plan.addMine(
                    incident,
                    "Tell %s that %s of other work of %s wait".formatted(manager, hours(minutes), actor.name()),
                    London.day(now),
                    actor);
        }
        audit.changed("ConfirmOtherWork", "incident:" + incident, List.of("hours", "lineManager"));
    }

    /** {@code 14 h}, or {@code 14.5 h}. */
    public static String hours(int minutes) {
        return (minutes % 60 == 0 ? Integer.toString(minutes / 60) : "%.1f".formatted(minutes / 60.0)) + " h";
    }

    /** Support or supervision was offered. */
    @Transactional
    public UUID offer(
            UUID incident,
            @Nullable LocalDate on,
            @Nullable String what,
            @Nullable Integer offered,
            @Nullable Integer taken,
            @Nullable String note,
            Actor actor) {
        incidents.find(incident);
        var now = clock.instant();
        var problems = new ArrayList<Problem>();
        if (on == null || on.isAfter(London.day(now))) {
            problems.add(Problem.of("heldOn", Problem.Code.VAL, "Enter the day: today or an earlier one"));
        }
        if (what == null || what.isBlank()) {
            problems.add(Problem.of("what", Problem.Code.VAL, "Enter what was offered"));
        }
        if (offered == null || offered < 1 || offered > 1000) {
            problems.add(Problem.of("offered", Problem.Code.VAL, "Enter to how many it was offered: 1 or more"));
        }
        if (taken == null || taken < 0 || (offered != null && taken > offered)) {
            problems.add(
                    Problem.of("taken", Problem.Code.VAL, "Enter how many took it: not more than it was offered to"));
        }
        if (!problems.isEmpty() || on == null || offered == null || taken == null) {
            throw new Rejected(problems);
        }
        var session = new SupportSession(
                UUID.randomUUID(),
                on,
                Words.required("what", what, 500, "Enter what was offered"),
                offered,
                taken,
                actor.name());
        staff.add(incident, session, now);
        var words = Words.optional("note", note, 4000);
        if (words != null) {
            staff.note(incident, session.id(), words);
        }
        audit.changed("OfferSupport", "incident:" + incident, List.of("support:" + session.id()));
        return session.id();
    }

    /** What was said in a session. */
    @Transactional
    public String note(UUID incident, UUID session, Actor actor) {
        var note = staff.note(incident, session).orElseThrow(() -> new NotThere("note"));
        audit.changed("ReadSupportNote", "incident:" + incident, List.of("support:" + session));
        return note;
    }

    /** Whoever said nothing by the start of this day is reminded. */
    static Instant before(Instant now) {
        return London.day(now).atStartOfDay(London.ZONE).toInstant();
    }
}
