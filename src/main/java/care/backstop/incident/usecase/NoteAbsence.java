package care.backstop.incident.usecase;

import care.backstop.incident.model.Action;
import care.backstop.incident.store.AbsenceStore;
import care.backstop.incident.store.AbsenceStore.Absence;
import care.backstop.incident.store.ActionStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.IncidentMembers.Member;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Rejected;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notes when somebody with work in an incident is away, and says which of their actions somebody else should take. */
@Service
public class NoteAbsence {

    /**
     * Somebody who is or will be away.
     *
     * @param actions what they answer for and is not settled: due while they are away, or late, or without a date
     */
    public record Away(Absence absence, Member who, boolean now, List<Action> actions) {}

    private final IncidentStore incidents;
    private final AbsenceStore absences;
    private final ActionStore actions;
    private final IncidentMembers members;
    private final AuditTrail audit;
    private final Clock clock;

    NoteAbsence(
            IncidentStore incidents,
            AbsenceStore absences,
            ActionStore actions,
            IncidentMembers members,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.absences = absences;
        this.actions = actions;
        this.members = members;
        this.audit = audit;
        this.clock = clock;
    }

    /** Notes it. Why somebody is away is nobody's business here. */
    @Transactional
    public void note(
            UUID id, @Nullable UUID post, @Nullable LocalDate fromOn, @Nullable LocalDate untilOn, Actor actor) {
        var now = clock.instant();
        incidents.find(id);
        var who = members.of(id).stream()
                .filter(m -> m.post().equals(post))
                .findFirst()
                .orElseThrow(() -> Rejected.invalid("post", "Choose somebody who belongs to this incident"));
        var from = fromOn == null ? London.day(now) : fromOn;
        if (untilOn != null && untilOn.isBefore(from)) {
            throw Rejected.invalid(
                    "untilOn",
                    "They are away from %s. Enter that day or a later one, or leave it empty"
                            .formatted(London.show(from)));
        }
        if (untilOn != null && untilOn.isBefore(London.day(now))) {
            throw Rejected.invalid(
                    "untilOn", "%s has passed. Nothing has to be handed over".formatted(London.show(untilOn)));
        }
        absences.add(id, new Absence(UUID.randomUUID(), who.post(), from, untilOn, actor.name()), now);
        audit.changed("NoteAbsence", "incident:" + id, List.of("absence"));
    }

    /** They are back. */
    @Transactional
    public void back(UUID id, UUID absence, Actor actor) {
        incidents.find(id);
        if (!absences.end(id, absence, clock.instant())) {
            throw new NotThere("absence");
        }
        audit.changed("EndAbsence", "incident:" + id, List.of("absence"));
    }

    /** Who is or will be away, with what waits for somebody else. */
    @Transactional(readOnly = true)
    public List<Away> of(UUID id) {
        incidents.find(id);
        var now = clock.instant();
        var today = London.day(now);
        var of = members.of(id);
        var plan = actions.of(id);
        return absences.of(id, today).stream()
                .flatMap(a -> of.stream()
                        .filter(m -> m.post().equals(a.post()))
                        .findFirst()
                        .map(m -> Stream.of(new Away(
                                a,
                                m,
                                a.on(today),
                                plan.stream().filter(line -> waits(line, a)).toList())))
                        .orElse(Stream.of()))
                .toList();
    }

    /** Whoever answers for it is away when it should be done. */
    static boolean waits(Action line, Absence a) {
        var due = line.dueAt() == null ? null : London.day(line.dueAt().minusMillis(1));
        return line.open()
                && line.accountable().filter(o -> a.post().equals(o.post())).isPresent()
                && (a.untilOn() == null || due == null || !due.isAfter(a.untilOn()));
    }
}
