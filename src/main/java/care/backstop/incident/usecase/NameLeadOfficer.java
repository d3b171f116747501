package care.backstop.incident.usecase;

import care.backstop.incident.IncidentState;
import care.backstop.incident.LogKind;
import care.backstop.incident.model.Meeting;
import care.backstop.incident.model.Words;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.LeadOfficerStore;
import care.backstop.incident.store.LeadOfficerStore.LeadOfficer;
import care.backstop.incident.store.MeetingStore;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.IncidentStaff;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Names the council's lead officer at the first meeting: one at a time, who then leads the incident with all rights of an
 * incident lead in it, and whose list every decision that waits is on.
 */
@Service
public class NameLeadOfficer {

    private final IncidentStore incidents;
    private final LeadOfficerStore officers;
    private final MeetingStore meetings;
    private final IncidentMembers members;
    private final IncidentStaff staff;
    private final Permissions permissions;
    private final LogBook log;
    private final AuditTrail audit;
    private final Clock clock;

    NameLeadOfficer(
            IncidentStore incidents,
            LeadOfficerStore officers,
            MeetingStore meetings,
            IncidentMembers members,
            IncidentStaff staff,
            Permissions permissions,
            LogBook log,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.officers = officers;
        this.meetings = meetings;
        this.members = members;
        this.staff = staff;
        this.permissions = permissions;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Names the lead officer.
     *
     * @param insteadBecause why another takes the place of the one named before; null where nobody was
     */
    @Transactional
    public void name(UUID id, @Nullable UUID post, @Nullable String insteadBecause, Actor actor) {
        var now = clock.instant();
        var incident = incidents.find(id);
        if (incident.stage().state() != IncidentState.ACKNOWLEDGED) {
            throw Rejected.state(
                    incident.stage().state().ended()
                            ? "This incident is " + incident.stage().state().spoken()
                            : "Nobody has acknowledged this incident yet. A named lead does that first");
        }
        var who = candidates(actor).stream()
                .filter(p -> p.post().equals(post))
                .findFirst()
                .orElseThrow(() -> Rejected.invalid("post", "Choose an incident lead of the council"));
        var first = meetings.of(id).stream()
                .filter(Meeting::first)
                .filter(m -> !m.at().isAfter(now))
                .findFirst()
                .orElseThrow(
                        () -> new Rejected(
                                Problem.Code.STATE,
                                "post",
                                "The lead officer is named at the first meeting, which has not begun. Plan it, or wait until it is held"));
        var before = officers.now(id);
        var because = Words.optional("insteadBecause", insteadBecause, 500);
        if (before.isPresent()) {
            if (before.get().post().equals(who.post())) {
                throw new Rejected(Problem.Code.DUP, "post", who.name() + " is the lead officer already");
            }
            if (because == null) {
                throw new Rejected(
                        Problem.Code.DUP,
                        "post",
                        "%s is the lead officer, and there is only one. To hand over, enter why"
                                .formatted(before.get().name()));
            }
            officers.end(id, before.get().id(), now, because);
        }
        if (members.of(id).stream().noneMatch(m -> m.post().equals(who.post()))) {
            members.add(id, who.post(), actor);
        }
        officers.add(
                id,
                first.id(),
                new LeadOfficer(UUID.randomUUID(), who.post(), who.name(), who.postName(), now, null),
                actor);
        incidents.replaceLead(id, who.post(), who.name(), incident.version());
        log.append(
                id,
                LogKind.DECISION,
                "%s (%s) was named lead officer of the council at the first meeting, and leads the incident%s"
                        .formatted(
                                who.name(),
                                who.postName(),
                                before.isEmpty()
                                        ? ""
                                        : ", in the place of %s: %s"
                                                .formatted(before.get().name(), because)),
                now,
                "post:" + who.post());
        audit.changed("NameLeadOfficer", "incident:" + id, List.of("leadOfficer"));
    }

    @Transactional(readOnly = true)
    public Optional<LeadOfficer> of(UUID id) {
        incidents.find(id);
        return officers.now(id);
    }

    /** Posts of the acting council with the rights of an incident lead. */
    @Transactional(readOnly = true)
    public List<Actor> candidates(Actor actor) {
        return staff.posts().stream()
                .filter(p -> p.agency().equals(actor.agency()) && permissions.may(p, Area.INC, Act.APPROVE))
                .toList();
    }
}
