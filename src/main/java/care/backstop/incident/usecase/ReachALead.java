package care.backstop.incident.usecase;

import care.backstop.incident.IncidentAcknowledged;
import care.backstop.incident.LogKind;
import care.backstop.incident.model.CallAttempt;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.Stage;
import care.backstop.incident.model.Words;
import care.backstop.incident.rules.BothLeads;
import care.backstop.incident.rules.CallRound;
import care.backstop.incident.rules.CallRound.Outcome;
import care.backstop.incident.rules.CallRound.Way;
import care.backstop.incident.store.CallStore;
import care.backstop.incident.store.CallStore.Deputy;
import care.backstop.incident.store.IncidentStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.IncidentMembers.Member;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.kernel.time.DeadlineRule.CalendarDays;
import care.backstop.kernel.time.Deadlines;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rings the leads and deputies in turn until one accepts. Every attempt is kept. An accepted call makes that person the
 * lead and is confirmed to them in writing on the same day: by a letter where their post has an address, otherwise by hand.
 */
@Service
public class ReachALead {

    /** A lead or deputy who can be rung, in turn; the number is null where nobody has named one yet. */
    public record Callee(
            UUID post,
            String name,
            String postName,
            @Nullable Integer turn,
            @Nullable String phone) {}

    /**
     * The round of calls.
     *
     * @param next what is to be done now
     * @param confirm the accepted call that still has to be confirmed in writing, or null
     * @param confirmLate whether that is late
     * @param both how far the two named leads have been telephoned
     */
    public record Round(
            Incident incident,
            List<Callee> callees,
            List<CallAttempt> attempts,
            CallRound.Next next,
            @Nullable CallAttempt confirm,
            boolean confirmLate,
            BothLeads.Standing both) {

        public @Nullable Callee callee(UUID post) {
            return callees.stream()
                    .filter(c -> c.post().equals(post))
                    .findFirst()
                    .orElse(null);
        }
    }

    private final IncidentStore incidents;
    private final CallStore calls;
    private final IncidentMembers members;
    private final LogBook log;
    private final AuditTrail audit;
    private final Deadlines deadlines;
    private final WriteToOfficers letters;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReachALead(
            IncidentStore incidents,
            CallStore calls,
            IncidentMembers members,
            LogBook log,
            AuditTrail audit,
            Deadlines deadlines,
            WriteToOfficers letters,
            ApplicationEventPublisher events,
            Clock clock) {
        this.incidents = incidents;
        this.calls = calls;
        this.members = members;
        this.log = log;
        this.audit = audit;
        this.deadlines = deadlines;
        this.letters = letters;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Round round(UUID id, Actor actor) {
        var incident = incidents.find(id);
        var attempts = letters.confirmed(id, calls.attempts(id));
        var callees = callees(id, actor);
        var next = CallRound.next(
                callees.stream().map(Callee::post).toList(),
                attempts.stream()
                        .map(a -> new CallRound.Tried(a.post(), a.outcome()))
                        .toList());
        var lead = incident.lead();
        if (lead != null) {
            next = new CallRound.Accepted(lead.post());
        }
        var confirm = attempts.stream()
                .filter(a -> a.outcome() == Outcome.ACCEPTED && a.confirmed() == null)
                .findFirst()
                .orElse(null);
        boolean late = confirm != null
                && deadlines.set(new CalendarDays(0), confirm.triedAt()).isLate(clock.instant());
        var both = BothLeads.of(
                callees.stream().filter(c -> c.turn() != null).map(Callee::post).toList(),
                attempts.stream()
                        .map(a -> new BothLeads.Tried(a.post(), a.outcome(), a.triedAt()))
                        .toList(),
                incident.awareAt(),
                clock.instant());
        return new Round(incident, callees, attempts, next, confirm, late, both);
    }

    /** Records an attempt. Only a lead or deputy can accept, and only when spoken to. */
    @Transactional
    public UUID tried(
            UUID id,
            @Nullable UUID post,
            @Nullable Way way,
            @Nullable Outcome outcome,
            @Nullable Instant triedAt,
            @Nullable String note,
            Actor actor) {
        var now = clock.instant();
        var incident = incidents.find(id);
        if (incident.lead() != null
                && (outcome == null || outcome == Outcome.ACCEPTED || outcome == Outcome.DECLINED)) {
            throw Rejected.state("%s has this incident already. Record that somebody was told, or was not reached"
                    .formatted(incident.lead().name()));
        }
        var problems = new ArrayList<Problem>();
        var callee = post == null
                ? null
                : callees(id, actor).stream()
                        .filter(c -> c.post().equals(post))
                        .findFirst()
                        .orElse(null);
        if (callee == null) {
            problems.add(Problem.of(
                    "post", Problem.Code.VAL, "Choose a lead or deputy. Nobody else can take a notification"));
        }
        if (way == null) {
            problems.add(Problem.of("way", Problem.Code.VAL, "Choose how they were tried"));
        }
        if (outcome == null) {
            problems.add(Problem.of("outcome", Problem.Code.VAL, "Choose what came of it"));
        }
        if (way != null && outcome == Outcome.ACCEPTED && !way.spoken()) {
            problems.add(Problem.of(
                    "outcome",
                    Problem.Code.VAL,
                    "A message is not an acknowledgement. Speak to them, or choose that a message was left"));
        }
        if (way != null && outcome == Outcome.TOLD && !way.spoken()) {
            problems.add(Problem.of(
                    "outcome", Problem.Code.VAL, "Nobody is told by a message. Choose that a message was left"));
        }
        if (triedAt == null) {
            problems.add(Problem.of("triedAt", Problem.Code.VAL, "Enter when they were tried"));
        } else if (triedAt.isAfter(now)) {
            problems.add(Problem.of(
                    "triedAt",
                    Problem.Code.VAL,
                    "%s is in the future. Enter when they were tried".formatted(London.show(triedAt))));
        } else if (triedAt.isBefore(incident.awareAt())) {
            problems.add(Problem.of(
                    "triedAt",
                    Problem.Code.VAL,
                    "The council first knew on %s. Enter that time or a later one"
                            .formatted(London.show(incident.awareAt()))));
        }
        if (!problems.isEmpty() || callee == null || way == null || outcome == null || triedAt == null) {
            throw new Rejected(problems);
        }
        var said = Words.optional("note", note, 1000);
        var attempt = new CallAttempt(
                UUID.randomUUID(),
                callee.post(),
                callee.name(),
                callee.postName(),
                way,
                outcome,
                said,
                triedAt,
                now,
                actor.name(),
                null);
        calls.add(id, attempt, actor);
        log.append(
                id,
                LogKind.CALL,
                "%s (%s) %s: %s%s"
                        .formatted(
                                callee.name(),
                                callee.postName(),
                                way.words().toLowerCase(Locale.UK),
                                outcome.words().toLowerCase(Locale.UK),
                                said == null ? "" : ". " + said),
                triedAt,
                "call:" + attempt.id());
        audit.changed("TryLead", "incident:" + id, List.of("attempt"));
        if (outcome == Outcome.ACCEPTED) {
            var taken = new Stage.Lead(
                    callee.post(), callee.name(), triedAt, "%s, recorded by %s".formatted(way.words(), actor.name()));
            incidents.replaceStage(incident.acknowledge(taken));
            events.publishEvent(new IncidentAcknowledged(id, actor, now));
            letters.taken(id, taken);
            letters.confirmCall(id, attempt);
        }
        return attempt.id();
    }

    /** Records that the accepted call was confirmed in writing to the one who accepted. */
    @Transactional
    public void confirm(
            UUID id, UUID attempt, @Nullable UUID to, @Nullable String way, @Nullable Instant sentAt, Actor actor) {
        var now = clock.instant();
        incidents.find(id);
        var accepted = letters.confirmed(id, calls.attempts(id)).stream()
                .filter(a -> a.id().equals(attempt))
                .findFirst()
                .orElseThrow(() -> new NotThere("call"));
        if (accepted.outcome() != Outcome.ACCEPTED) {
            throw Rejected.state("Only an accepted call is confirmed in writing");
        }
        if (accepted.confirmed() != null) {
            throw new Rejected(
                    Problem.Code.DUP,
                    null,
                    accepted.confirmed().by() + " has recorded the written confirmation already");
        }
        if (to != null && !to.equals(accepted.post())) {
            throw new Rejected(
                    Problem.Code.CONF,
                    "to",
                    "%s accepted the call. Send the confirmation to the same person".formatted(accepted.name()));
        }
        var how = Words.required("confirmedBy", way, 200, "Enter how it was sent, such as by email");
        if (sentAt == null) {
            throw Rejected.invalid("sentAt", "Enter when it was sent");
        }
        if (sentAt.isAfter(now) || sentAt.isBefore(accepted.triedAt())) {
            throw Rejected.invalid(
                    "sentAt",
                    "The call was on %s. Enter a time from then until now".formatted(London.show(accepted.triedAt())));
        }
        calls.confirm(id, attempt, new CallAttempt.Confirmed(how, sentAt, actor.name()), now);
        log.append(
                id,
                LogKind.MESSAGE,
                "The call accepted by %s was confirmed in writing, %s".formatted(accepted.name(), how),
                sentAt,
                "call:" + attempt);
        audit.changed("ConfirmCall", "incident:" + id, List.of("confirmation"));
    }

    /** Names a lead or deputy of the council for a turn. */
    @Transactional
    public void name(UUID id, @Nullable UUID post, @Nullable Integer turn, @Nullable String phone, Actor actor) {
        incidents.find(id);
        if (post == null || leads(id, actor).stream().noneMatch(m -> m.post().equals(post))) {
            throw Rejected.invalid("deputy", "Choose somebody who holds a post as incident lead");
        }
        if (turn == null || turn < 1 || turn > 99) {
            throw Rejected.invalid("turn", "Enter a number from 1 to 99");
        }
        var number = Words.required("phone", phone, 50, "Enter the number on which they are reached day and night");
        if (calls.deputies(actor.council()).stream()
                .anyMatch(d -> d.turn() == turn && !d.post().equals(post))) {
            throw new Rejected(Problem.Code.DUP, "turn", "Somebody else has this turn. Choose another number");
        }
        calls.put(actor.council(), new Deputy(post, turn, number));
        audit.changed("NameDeputy", "post:" + post, List.of("turn", "phone"));
    }

    /** Those named, in turn; then whoever else holds a post as lead, by name. */
    private List<Callee> callees(UUID id, Actor actor) {
        var leads = leads(id, actor);
        var callees = new ArrayList<Callee>();
        for (var deputy : calls.deputies(actor.council())) {
            leads.stream()
                    .filter(m -> m.post().equals(deputy.post()))
                    .findFirst()
                    .ifPresent(m -> callees.add(
                            new Callee(m.post(), m.userName(), m.postName(), deputy.turn(), deputy.phone())));
        }
        leads.stream()
                .filter(m -> callees.stream().noneMatch(c -> c.post().equals(m.post())))
                .map(m -> new Callee(m.post(), m.userName(), m.postName(), null, null))
                .forEach(callees::add);
        return callees;
    }

    private List<Member> leads(UUID id, Actor actor) {
        return members.of(id).stream()
                .filter(m -> m.role() == Role.INCIDENT_LEAD && m.agency().equals(actor.agency()))
                .toList();
    }
}
