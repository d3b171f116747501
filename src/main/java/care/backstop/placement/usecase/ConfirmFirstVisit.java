package care.backstop.placement.usecase;

import care.backstop.incident.IncidentLog;
import care.backstop.incident.LogKind;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.people.Need;
import care.backstop.people.People;
import care.backstop.placement.store.MoveDays;
import care.backstop.placement.store.MoveDays.Visit;
import care.backstop.placement.store.Moves;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records that the new home care agency came, and who said so. */
@Service
public class ConfirmFirstVisit {

    private final People people;
    private final Moves moves;
    private final MoveDays days;
    private final IncidentLog log;
    private final AuditTrail audit;
    private final Clock clock;

    ConfirmFirstVisit(People people, Moves moves, MoveDays days, IncidentLog log, AuditTrail audit, Clock clock) {
        this.people = people;
        this.moves = moves;
        this.days = days;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public void confirm(
            UUID incident, UUID move, @Nullable Instant visitedAt, @Nullable String confirmedBy, Actor actor) {
        var now = clock.instant();
        var found = moves.find(incident, move).orElseThrow(() -> new NotThere("move"));
        if (found.cancelledAt() != null) {
            throw Rejected.state("This move was called off");
        }
        if (people.facts(incident, found.person()).need() != Need.HOME_CARE) {
            throw Rejected.state("Only home care has a first visit");
        }
        var by = ChoosePlace.text(confirmedBy);
        var problems = new ArrayList<Problem>();
        if (visitedAt == null) {
            problems.add(Problem.of("visitedAt", Code.VAL, "Say when they came"));
        } else if (visitedAt.isAfter(now)) {
            problems.add(Problem.of("visitedAt", Code.VAL, "A visit still to come cannot be confirmed"));
        }
        if (by == null) {
            problems.add(
                    Problem.of("confirmedBy", Code.VAL, "Say who confirmed it: the person, the family or the agency"));
        }
        ChoosePlace.tooLong(by, 200, "confirmedBy", problems);
        if (visitedAt == null || by == null || !problems.isEmpty()) {
            throw new Rejected(problems);
        }
        days.add(incident, move, new Visit(visitedAt, by, now, actor.name()));
        log.append(
                incident,
                LogKind.MOVE,
                "First visit by %s confirmed".formatted(found.locationName()),
                visitedAt,
                "person:" + found.person());
        audit.changed("FirstVisitConfirmed", "person:" + found.person(), List.of("visitedAt"));
    }
}
