package care.backstop.placement.usecase;

import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.placement.model.CheckItem;
import care.backstop.placement.model.CheckItem.When;
import care.backstop.placement.model.Identifier;
import care.backstop.placement.rules.FromPaper;
import care.backstop.placement.rules.FromPaper.Conflict;
import care.backstop.placement.rules.FromPaper.Line;
import care.backstop.placement.rules.FromPaper.Outcome;
import care.backstop.placement.rules.FromPaper.Recorded;
import care.backstop.placement.rules.FromPaper.Same;
import care.backstop.placement.rules.FromPaper.Taken;
import care.backstop.placement.store.MoveDays;
import care.backstop.placement.store.Moves;
import care.backstop.placement.store.Moves.Check;
import care.backstop.placement.store.Moves.Move;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Types in what was written on a sheet of paper while the network was down, with the times on the paper. The same gates
 * hold as on the screen; what others recorded meanwhile stays, and where the two differ both are kept for somebody to
 * settle.
 */
@Service
public class TypeFromPaper {

    private final Moves moves;
    private final MoveDays days;
    private final CarryOutMove carryOut;
    private final AuditTrail audit;
    private final Clock clock;

    TypeFromPaper(Moves moves, MoveDays days, CarryOutMove carryOut, AuditTrail audit, Clock clock) {
        this.moves = moves;
        this.days = days;
        this.carryOut = carryOut;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A sheet as typed.
     *
     * @param ticked the items that have a time on the paper
     * @param notNeeded items that were crossed out, with the reason, besides their time
     * @param matched identifiers that agreed, for the two items about identity
     */
    public record Sheet(
            @Nullable String writtenBy,
            Map<CheckItem, Instant> ticked,
            Map<CheckItem, String> notNeeded,
            Map<CheckItem, Set<Identifier>> matched,
            @Nullable Instant left,
            @Nullable Instant arrived,
            CarryOutMove.Emergency emergency,
            CarryOutMove.Companion companion) {}

    /** What became of each line, in the order of the day. */
    public record Typed(int taken, int same, int conflicts) {}

    @Transactional
    public Typed type(UUID incident, UUID move, Sheet sheet, Actor actor) {
        var now = clock.instant();
        var found = moves.find(incident, move).orElseThrow(() -> new NotThere("move"));
        if (found.cancelledAt() != null) {
            throw Rejected.state("This move was called off");
        }
        var lines = lines(sheet);
        var writtenBy = ChoosePlace.text(sheet.writtenBy());
        var problems = new ArrayList<Problem>(FromPaper.against(lines, writtenBy, found.leftAt(), now));
        ChoosePlace.tooLong(writtenBy, 200, "writtenBy", problems);
        if (writtenBy == null || !problems.isEmpty()) {
            throw new Rejected(problems);
        }
        var checks = moves.checks(incident, move).stream()
                .filter(Check::settled)
                .collect(Collectors.toMap(Check::item, Function.identity()));
        int taken = 0;
        int same = 0;
        int conflicts = 0;
        for (var line : lines) {
            var outcome = outcome(line, moves.find(incident, move).orElse(found), checks);
            switch (outcome) {
                case Taken _ -> {
                    take(incident, move, line, sheet, writtenBy, actor);
                    taken++;
                }
                case Same _ -> same++;
                case Conflict _ -> conflicts++;
            }
            days.add(
                    incident,
                    move,
                    line.what(),
                    line.at(),
                    writtenBy,
                    switch (outcome) {
                        case Taken _ -> "TAKEN";
                        case Same _ -> "SAME";
                        case Conflict _ -> "CONFLICT";
                    },
                    outcome instanceof Conflict(var words) ? words : null,
                    now,
                    actor.name());
        }
        audit.changed(
                "TypedFromPaper",
                "person:" + found.person(),
                lines.stream().map(Line::what).toList());
        return new Typed(taken, same, conflicts);
    }

    /** In the order of the day: what comes before leaving, leaving, what comes after, arriving. */
    private static List<Line> lines(Sheet sheet) {
        var lines = new ArrayList<Line>();
        for (var when : List.of(When.BEFORE, When.AFTER)) {
            for (var item : CheckItem.values()) {
                var at = sheet.ticked().get(item);
                if (item.when() == when && at != null) {
                    lines.add(new Line(item.name(), at));
                }
            }
            var then = when == When.BEFORE ? sheet.left() : sheet.arrived();
            if (then != null) {
                lines.add(new Line(when == When.BEFORE ? FromPaper.LEFT : FromPaper.ARRIVED, then));
            }
        }
        return lines;
    }

    private static Outcome outcome(Line line, Move now, Map<CheckItem, Check> checks) {
        return switch (line.what()) {
            case FromPaper.LEFT -> FromPaper.compare(line.at(), recorded(now.leftAt()), null);
            case FromPaper.ARRIVED -> FromPaper.compare(line.at(), recorded(now.arrivedAt()), null);
            default -> {
                var item = CheckItem.valueOf(line.what());
                var check = checks.get(item);
                yield FromPaper.compare(
                        line.at(),
                        check == null ? null : new Recorded(check.at(), check.byName()),
                        item.when() == When.BEFORE && now.leftAt() != null
                                ? "On paper %s; it was recorded that the person left without it"
                                        .formatted(London.show(line.at()))
                                : null);
            }
        };
    }

    private static @Nullable Recorded recorded(@Nullable Instant at) {
        return at == null ? null : new Recorded(at, null);
    }

    private void take(UUID incident, UUID move, Line line, Sheet sheet, String writtenBy, Actor actor) {
        int version = moves.find(incident, move)
                .orElseThrow(() -> new NotThere("move"))
                .version();
        switch (line.what()) {
            case FromPaper.LEFT -> carryOut.leave(incident, move, sheet.emergency(), version, line.at(), actor);
            case FromPaper.ARRIVED -> carryOut.arrive(incident, move, version, line.at(), actor);
            default -> {
                var item = CheckItem.valueOf(line.what());
                var crossedOut = ChoosePlace.text(sheet.notNeeded().get(item));
                carryOut.tick(
                        incident,
                        move,
                        new CarryOutMove.Ticked(
                                item,
                                crossedOut != null,
                                false,
                                (crossedOut == null ? "" : crossedOut + ". ") + "On paper, written by " + writtenBy,
                                sheet.matched().getOrDefault(item, Set.of()),
                                false,
                                sheet.companion()),
                        line.at(),
                        actor);
            }
        }
    }

    /** Says which of the two is right; both stay as they are. */
    @Transactional
    public void settle(UUID incident, long seq, @Nullable String note, Actor actor) {
        var entry = days.paper(incident).stream()
                .filter(e -> e.seq() == seq)
                .findFirst()
                .orElseThrow(() -> new NotThere("line from paper"));
        var why = ChoosePlace.text(note);
        if (why == null || why.length() > 500) {
            throw new Rejected(
                    Code.VAL, "note", "Say in at most 500 characters which of the two is right and how you know");
        }
        var move = moves.find(incident, entry.move()).orElseThrow(() -> new NotThere("move"));
        days.settle(incident, seq, why, clock.instant(), actor.name());
        audit.changed("PaperSettled", "person:" + move.person(), List.of(entry.what()));
    }
}
