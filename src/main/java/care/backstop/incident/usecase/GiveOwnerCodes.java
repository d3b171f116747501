package care.backstop.incident.usecase;

import care.backstop.incident.ActionsChanged;
import care.backstop.incident.LogKind;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Action.Owner;
import care.backstop.incident.model.ActionChange;
import care.backstop.incident.model.OwnerCode;
import care.backstop.incident.store.ActionStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.ProcedureStore;
import care.backstop.incident.store.RecordStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.IncidentMembers.Member;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Stale;
import care.backstop.kernel.room.Room;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says who stands behind the codes by which a procedure names its owners. Lines of that code that nobody answers for, or
 * that the one before answered for, go to whoever stands there now.
 */
@Service
public class GiveOwnerCodes {

    /**
     * A code of a procedure in one incident.
     *
     * @param words what the code stands for
     * @param holder who stands behind it, or null
     * @param lines how many open lines of the plan have it
     */
    public record Code(
            String template,
            String procedure,
            String code,
            String words,
            @Nullable OwnerCode holder,
            int lines) {}

    /** All of them, with whoever may stand there. */
    public record Seen(Room room, List<Code> codes, List<Member> members) {}

    private final IncidentStore incidents;
    private final ActionStore actions;
    private final RecordStore records;
    private final ProcedureStore taken;
    private final Procedures procedures;
    private final IncidentMembers members;
    private final ReadIncidents rooms;
    private final LogBook log;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GiveOwnerCodes(
            IncidentStore incidents,
            ActionStore actions,
            RecordStore records,
            ProcedureStore taken,
            Procedures procedures,
            IncidentMembers members,
            ReadIncidents rooms,
            LogBook log,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.incidents = incidents;
        this.actions = actions;
        this.records = records;
        this.taken = taken;
        this.procedures = procedures;
        this.members = members;
        this.rooms = rooms;
        this.log = log;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Seen seen(UUID id) {
        var incident = incidents.find(id);
        return new Seen(rooms.room(incident, "/actions"), codes(id), members.of(id));
    }

    /** Every code of the procedures that the plan was made from. */
    @Transactional(readOnly = true)
    public List<Code> codes(UUID id) {
        var plan = actions.of(id);
        var held = records.codes(id);
        var codes = new ArrayList<Code>();
        var seen = new LinkedHashSet<String>();
        for (var pinned : taken.taken(id)) {
            var content = taken.text(pinned.hash());
            if (content.isEmpty()) {
                continue;
            }
            var template = procedures.text(pinned.hash(), content.get());
            template.roles().forEach((code, words) -> {
                if (seen.add(template.id() + " " + code)) {
                    codes.add(new Code(
                            template.id(),
                            template.title(),
                            code,
                            words,
                            held.stream()
                                    .filter(h -> h.template().equals(template.id())
                                            && h.code().equals(code))
                                    .findFirst()
                                    .orElse(null),
                            (int) plan.stream()
                                    .filter(a -> !a.settled() && has(a, template.id(), code))
                                    .count()));
                }
            });
        }
        return codes;
    }

    /** Puts a member of the incident behind a code, or nobody. */
    @Transactional
    public void give(UUID id, @Nullable String template, @Nullable String code, @Nullable UUID post, Actor actor) {
        var now = clock.instant();
        if (incidents.find(id).stage().state().ended()) {
            throw Rejected.state("This incident has ended. Its owners can no longer be changed");
        }
        var known = codes(id).stream()
                .filter(c -> c.template().equals(template) && c.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Rejected.invalid("code", "Choose a code of the procedures of this plan"));
        var before = known.holder();
        if (post == null) {
            if (records.free(id, known.template(), known.code(), now) > 0) {
                tell(id, "%s (%s): nobody any more.".formatted(known.code(), known.words()), known);
            }
            return;
        }
        if (before != null && before.post().equals(post)) {
            return;
        }
        var member = members.of(id).stream()
                .filter(m -> m.post().equals(post))
                .findFirst()
                .orElseThrow(() -> Rejected.invalid(
                        "post", "Choose somebody who belongs to this incident, or add them to it first"));
        var holder = new OwnerCode(
                known.template(), known.code(), member.post(), member.userName(), member.agencyName(), now);
        records.give(id, holder, actor);
        tell(
                id,
                "%s (%s): %s, %s.".formatted(known.code(), known.words(), member.userName(), member.agencyName()),
                known);
        var lines = actions.of(id).stream()
                .filter(a -> !a.settled() && has(a, known.template(), known.code()) && isFree(a, before))
                .toList();
        var after = lines.stream()
                .map(a -> new ActionChange(handed(a, holder), null, null, null, null).of(a, now, actor.name()))
                .toList();
        if (!after.isEmpty()) {
            if (actions.replaceAll(id, after) != after.size()) {
                throw new Stale("the action plan", id);
            }
            events.publishEvent(new ActionsChanged(id, after.size(), actor, now));
        }
    }

    private void tell(UUID id, String words, Code code) {
        log.append(id, LogKind.EVENT, words, clock.instant(), "code:" + code.code());
        audit.changed("GiveOwnerCode", "incident:" + id, List.of("code:" + code.code()));
    }

    private static boolean has(Action a, String template, String code) {
        return template.equals(a.procedure().template())
                && code.equals(a.procedure().code());
    }

    private static boolean isFree(Action a, @Nullable OwnerCode before) {
        return a.accountable()
                .map(o -> before != null && before.post().equals(o.post()))
                .orElse(true);
    }

    private static List<Owner> handed(Action a, OwnerCode holder) {
        var owners = new ArrayList<Owner>();
        owners.add(KeepRecords.owner(holder));
        a.owners().stream()
                .filter(o -> !o.accountable() && !o.agency().equals(holder.agency()))
                .forEach(owners::add);
        return owners;
    }
}
