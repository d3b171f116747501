package care.backstop.placement.usecase;

import care.backstop.incident.IncidentLog;
import care.backstop.incident.LogKind;
import care.backstop.incident.PlanGates;
import care.backstop.incident.PlanGates.Held;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.profile.Key;
import care.backstop.kernel.profile.Profiles;
import care.backstop.people.Contacted;
import care.backstop.people.People;
import care.backstop.people.PeopleProgress;
import care.backstop.people.Rights;
import care.backstop.people.Status;
import care.backstop.placement.model.CheckItem;
import care.backstop.placement.model.CheckItem.When;
import care.backstop.placement.model.Identifier;
import care.backstop.placement.rules.MayChoose;
import care.backstop.placement.rules.MoveDay;
import care.backstop.placement.rules.PlanFirst;
import care.backstop.placement.rules.ReviewProgramme;
import care.backstop.placement.store.HeldPlaces;
import care.backstop.placement.store.Moves;
import care.backstop.placement.store.Moves.Check;
import care.backstop.placement.store.Moves.Move;
import care.backstop.placement.store.Moves.Review;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The day itself: the checklist, leaving, arriving. Nobody leaves, and no move is complete, with a check missing. */
@Service
public class CarryOutMove {

    private static final int SHORTEST_REASON = 20;
    private static final int IDENTIFIERS = 2;

    private final People people;
    private final Rights rights;
    private final Contacted contacted;
    private final PeopleProgress progress;
    private final PlanGates gates;
    private final Moves moves;
    private final HeldPlaces held;
    private final Profiles profiles;
    private final IncidentLog log;
    private final AuditTrail audit;
    private final Clock clock;

    CarryOutMove(
            People people,
            Rights rights,
            Contacted contacted,
            PeopleProgress progress,
            PlanGates gates,
            Moves moves,
            HeldPlaces held,
            Profiles profiles,
            IncidentLog log,
            AuditTrail audit,
            Clock clock) {
        this.people = people;
        this.rights = rights;
        this.contacted = contacted;
        this.progress = progress;
        this.gates = gates;
        this.moves = moves;
        this.held = held;
        this.profiles = profiles;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * One item of the checklist as typed.
     *
     * @param matched identifiers that agreed, for the two items about identity
     * @param mismatch one did not agree
     * @param companion who goes along, for the item that somebody familiar does
     */
    public record Ticked(
            @Nullable CheckItem item,
            boolean notNeeded,
            boolean undone,
            @Nullable String detail,
            Set<Identifier> matched,
            boolean mismatch,
            Companion companion) {}

    /** Somebody familiar who goes along, and what they are to the person. */
    public record Companion(@Nullable String name, @Nullable String relationship) {

        public static final Companion NONE = new Companion(null, null);
    }

    @Transactional
    public void tick(UUID incident, UUID move, Ticked ticked, Actor actor) {
        tick(incident, move, ticked, clock.instant(), actor);
    }

    /** What was settled at a time gone by, as it is on paper. */
    @Transactional
    public void tick(UUID incident, UUID move, Ticked ticked, Instant now, Actor actor) {
        var item = ticked.item();
        if (item == null) {
            throw Rejected.invalid("item", "Say which item of the checklist");
        }
        var found = item.when() == When.LATER ? going(incident, move) : live(incident, move);
        if (!CheckItem.of(found.transport()).contains(item)) {
            throw Rejected.state("Care comes to this person at home, so this does not apply: " + item.words());
        }
        if (item.when() == When.AFTER && found.leftAt() == null) {
            throw Rejected.state("This is checked on arrival, and the person has not left yet");
        }
        if (item.when() == When.LATER && found.leftAt() == null) {
            throw Rejected.state("This is done once the person has moved, and they have not left yet");
        }
        if (item.when() == When.BEFORE && found.leftAt() != null) {
            throw Rejected.state("The person has left: what was checked before stays as it is");
        }
        var detail = ChoosePlace.text(ticked.detail());
        var problems = new ArrayList<Problem>();
        ChoosePlace.tooLong(detail, 500, "detail", problems);
        if (ticked.notNeeded() && !item.mayBeNotNeeded()) {
            problems.add(Problem.of("item", Code.VAL, "This cannot be left out: " + item.words()));
        }
        if (ticked.notNeeded() && detail == null) {
            problems.add(Problem.of("detail", Code.VAL, "Say why it is not needed"));
        }
        if (item.identity() && !ticked.undone()) {
            if (ticked.mismatch()) {
                stop();
            }
            if (ticked.matched().size() < IDENTIFIERS) {
                problems.add(Problem.of(
                        "matched", Code.VAL, "Match at least two identifiers, for example name and date of birth"));
            }
            detail = words(ticked.matched()) + (detail == null ? "" : ". " + detail);
        }
        if (item == CheckItem.COMPANION && !ticked.notNeeded() && !ticked.undone()) {
            var companion = ticked.companion();
            problems.addAll(MoveDay.againstCompanion(companion.name(), companion.relationship()));
            ChoosePlace.tooLong(companion.name(), 200, "companion", problems);
            ChoosePlace.tooLong(companion.relationship(), 100, "relationship", problems);
            detail = "%s, %s%s"
                    .formatted(
                            ChoosePlace.text(companion.name()),
                            ChoosePlace.text(companion.relationship()),
                            detail == null ? "" : ". " + detail);
        }
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        moves.add(
                incident,
                move,
                item,
                ticked.undone() ? "UNDONE" : ticked.notNeeded() ? "NOT_NEEDED" : "DONE",
                detail,
                now,
                actor.name());
        audit.changed("MoveChecked", "person:" + found.person(), List.of(item.name()));
    }

    /** Nothing is ticked on a mismatch: the refusal is what the audit trail and the lead see. */
    private static void stop() {
        throw new Rejected(
                Code.STATE,
                "mismatch",
                "Stop: this may be the wrong person. Do not go on with the move; call the incident lead now and check again");
    }

    private static String words(Set<Identifier> matched) {
        return "Matched: "
                + new TreeSet<>(matched).stream().map(Identifier::words).collect(Collectors.joining(", "));
    }

    /**
     * Why an emergency cannot wait for what may be waited for.
     *
     * @param reason at least 20 characters
     * @param officer who decided that it is an emergency; asked for where lines of the plan are open
     */
    public record Emergency(
            @Nullable String reason, @Nullable String officer) {

        public static final Emergency NONE = new Emergency(null, null);
    }

    /** The person leaves, once the plan lets anybody move and every check of their own is settled. */
    @Transactional
    public void leave(UUID incident, UUID move, Emergency emergency, int version, Actor actor) {
        leave(incident, move, emergency, version, clock.instant(), actor);
    }

    /** The person left at a time gone by, as it is on paper; the same gates hold. */
    @Transactional
    public void leave(UUID incident, UUID move, Emergency emergency, int version, Instant now, Actor actor) {
        var found = live(incident, move);
        if (found.leftAt() != null) {
            throw Rejected.state("This person has left already");
        }
        var why = ChoosePlace.text(emergency.reason);
        var officer = ChoosePlace.text(emergency.officer);
        var problems = new ArrayList<Problem>();
        ChoosePlace.tooLong(why, 1000, "override", problems);
        ChoosePlace.tooLong(officer, 200, "officer", problems);
        if (why != null && why.length() < SHORTEST_REASON) {
            throw Rejected.invalid("override", "Say in at least 20 characters why this cannot wait");
        }
        var waiting = gates.beforeMoveOf(incident, found.person());
        problems.addAll(PlanFirst.againstLeaving(waiting, why != null, officer));
        var facts = people.facts(incident, found.person());
        var against = MayChoose.againstLeaving(
                ChoosePlace.decisionFacts(facts), new MayChoose.Move(found.representative(), found.legalAdvice(), why));
        problems.addAll(
                against.stream().anyMatch(p -> p.code() == Code.AUTH)
                        ? against
                        : rights.againstMoving(
                                incident,
                                found.person(),
                                found.representative() != null,
                                found.legalAdvice() != null,
                                why != null));
        problems.addAll(contacted.againstTransfer(incident, found.person()));
        if (why == null) {
            problems.addAll(MoveDay.open(When.BEFORE, found.transport(), settled(incident, move)));
        } else if (!settled(incident, move).contains(CheckItem.IDENTITY_LEAVING)) {
            // An emergency excuses paperwork, never moving the wrong person.
            problems.add(Problem.of(
                    CheckItem.IDENTITY_LEAVING.name(),
                    Code.STATE,
                    "Not settled yet: " + CheckItem.IDENTITY_LEAVING.words()));
        }
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        var actions = waiting.stream().map(Held::number).collect(Collectors.joining(", "));
        var overridden =
                why == null ? null : new Moves.Override(why, actor.name(), officer, actions.isEmpty() ? null : actions);
        moves.replace(found.with(overridden, now, null, null, null).version(version));
        log.append(
                incident,
                LogKind.MOVE,
                "Left for " + found.locationName()
                        + (overridden == null ? "" : ", as an emergency with checks open")
                        + (overridden == null || overridden.actions() == null
                                ? ""
                                : ". Not waited for: %s of the plan. Decided by %s"
                                        .formatted(
                                                waiting.size() == 1 ? "action " + actions : "actions " + actions,
                                                overridden.officer())),
                now,
                "person:" + found.person());
        audit.changed("PersonLeft", "person:" + found.person(), List.of("leftAt"));
    }

    /** The person has arrived and the move is complete; somebody will look how they are, by the programme of the council. */
    @Transactional
    public void arrive(UUID incident, UUID move, int version, Actor actor) {
        arrive(incident, move, version, clock.instant(), actor);
    }

    /** The person arrived at a time gone by, as it is on paper. */
    @Transactional
    public void arrive(UUID incident, UUID move, int version, Instant now, Actor actor) {
        var found = live(incident, move);
        if (found.leftAt() == null) {
            throw Rejected.state("Record that the person left first");
        }
        var problems = MoveDay.open(When.AFTER, found.transport(), settled(incident, move));
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        moves.replace(
                found.with(found.overridden(), found.leftAt(), now, null, null).version(version));
        held.arrived(found.offer(), now);
        for (var review : ReviewProgramme.of(now, profiles.of(incident).list(Key.REVIEW_DAYS))) {
            moves.add(new Review(
                    UUID.randomUUID(),
                    incident,
                    found.person(),
                    move,
                    review.kind(),
                    review.day(),
                    review.due(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    0));
        }
        progress.reached(incident, found.person(), Status.MOVED, actor);
        log.append(incident, LogKind.MOVE, "Arrived at " + found.locationName(), now, "person:" + found.person());
        audit.changed("PersonArrived", "person:" + found.person(), List.of("arrivedAt"));
    }

    private Set<CheckItem> settled(UUID incident, UUID move) {
        return moves.checks(incident, move).stream()
                .filter(Check::settled)
                .map(Check::item)
                .collect(Collectors.toSet());
    }

    private Move live(UUID incident, UUID move) {
        var found = going(incident, move);
        if (found.arrivedAt() != null) {
            throw Rejected.state("This move is over: " + found.state());
        }
        return found;
    }

    private Move going(UUID incident, UUID move) {
        var found = moves.find(incident, move).orElseThrow(() -> new NotThere("move"));
        if (found.cancelledAt() != null) {
            throw Rejected.state("This move is over: " + found.state());
        }
        return found;
    }
}
