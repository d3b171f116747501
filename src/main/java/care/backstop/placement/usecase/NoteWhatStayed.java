package care.backstop.placement.usecase;

import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Rejected;
import care.backstop.placement.model.Familiar;
import care.backstop.placement.rules.WhatStayed;
import care.backstop.placement.store.Continuity;
import care.backstop.placement.store.Continuity.Said;
import care.backstop.placement.store.Moves;
import care.backstop.placement.store.Moves.Move;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notes what stayed the same for somebody who has moved, and works out what that comes to. */
@Service
public class NoteWhatStayed {

    private final Moves moves;
    private final Continuity continuity;
    private final AuditTrail audit;
    private final Clock clock;

    NoteWhatStayed(Moves moves, Continuity continuity, AuditTrail audit, Clock clock) {
        this.moves = moves;
        this.continuity = continuity;
        this.audit = audit;
        this.clock = clock;
    }

    /** As typed; what is not among {@code kept} is lost or not known. */
    public record Asked(
            Set<Familiar> kept,
            @Nullable Integer changes,
            @Nullable Integer gapDays,
            @Nullable String reason,
            @Nullable String minimised) {}

    /** What was said of a move, and what it comes to. */
    public record Measured(
            Set<Familiar> kept,
            int continuity,
            int continuityOf,
            int likeness,
            int moves,
            int changes,
            int gapDays,
            int disturbance,
            boolean alarm,
            @Nullable String reason,
            @Nullable String minimised,
            String by) {}

    @Transactional
    public void note(UUID incident, UUID move, Asked asked, Actor actor) {
        var found = moves.find(incident, move).orElseThrow(() -> new NotThere("move"));
        if (found.arrivedAt() == null) {
            throw Rejected.state("This person has not moved yet. Note what stayed the same once they have arrived");
        }
        var reason = ChoosePlace.text(asked.reason());
        var minimised = ChoosePlace.text(asked.minimised());
        var facts = new WhatStayed.Facts(
                asked.kept(),
                made(found),
                asked.changes() == null ? 0 : asked.changes(),
                asked.gapDays() == null ? -1 : asked.gapDays(),
                reason,
                minimised);
        var problems = new java.util.ArrayList<>(WhatStayed.against(facts));
        ChoosePlace.tooLong(reason, 500, "reason", problems);
        ChoosePlace.tooLong(minimised, 1000, "minimised", problems);
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        continuity.add(
                incident,
                move,
                new Said(
                        facts.kept(),
                        facts.changes(),
                        facts.gapDays(),
                        reason,
                        minimised,
                        clock.instant(),
                        actor.name()));
        audit.changed("WhatStayedNoted", "person:" + found.person(), List.of("kept", "gapDays"));
    }

    /** Null while nobody has said anything. */
    @Transactional(readOnly = true)
    public @Nullable Measured measured(Move move) {
        return continuity
                .of(move.incident(), move.id())
                .map(said -> {
                    var facts = new WhatStayed.Facts(
                            said.kept(), made(move), said.changes(), said.gapDays(), said.reason(), said.minimised());
                    return new Measured(
                            said.kept(),
                            WhatStayed.continuity(facts),
                            WhatStayed.continuityOf(),
                            WhatStayed.likeness(facts),
                            facts.moves(),
                            facts.changes(),
                            facts.gapDays(),
                            WhatStayed.disturbance(facts),
                            WhatStayed.alarm(facts),
                            said.reason(),
                            said.minimised(),
                            said.byName());
                })
                .orElse(null);
    }

    /** How often the person has arrived somewhere new. */
    private int made(Move move) {
        return (int) moves.of(move.incident(), move.person()).stream()
                .filter(m -> m.arrivedAt() != null)
                .count();
    }
}
