package care.backstop.incident.usecase;

import care.backstop.incident.IncidentClosed;
import care.backstop.incident.LogKind;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Action.State;
import care.backstop.incident.model.Words;
import care.backstop.incident.store.ActionStore;
import care.backstop.incident.store.CallStore;
import care.backstop.incident.store.DeadlineStore;
import care.backstop.incident.store.DutyStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.TradingStore;
import care.backstop.kernel.Actor;
import care.backstop.people.People;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Closes an incident in which nothing is open. */
@Service
public class CloseIncident {

    private final IncidentStore incidents;
    private final ActionStore actions;
    private final DeadlineStore deadlines;
    private final DutyStore duties;
    private final TradingStore trading;
    private final CallStore calls;
    private final People people;
    private final LogBook log;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CloseIncident(
            IncidentStore incidents,
            ActionStore actions,
            DeadlineStore deadlines,
            DutyStore duties,
            TradingStore trading,
            CallStore calls,
            People people,
            LogBook log,
            ApplicationEventPublisher events,
            Clock clock) {
        this.incidents = incidents;
        this.actions = actions;
        this.deadlines = deadlines;
        this.duties = duties;
        this.trading = trading;
        this.calls = calls;
        this.people = people;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public void close(UUID id, @Nullable String because, Actor actor) {
        var why = Words.required("because", because, 2000, "Enter how the incident ended");
        var now = clock.instant();
        var closed = incidents.find(id).close(now, actor.name(), why, stillOpen(id));
        incidents.replaceStage(closed);
        log.append(id, LogKind.DECISION, "Incident closed: " + why, now, null);
        events.publishEvent(new IncidentClosed(id, actor, now));
    }

    /** Everything that keeps it open, one sentence each. */
    @Transactional(readOnly = true)
    public List<String> stillOpen(UUID id) {
        var open = new ArrayList<String>();
        var unsettled = actions.of(id).stream()
                .filter(a -> a.state() == State.TO_DO || a.state() == State.NOT_YET)
                .toList();
        if (!unsettled.isEmpty()) {
            open.add("%d of the actions are neither done nor marked as not applicable: %s%s"
                    .formatted(
                            unsettled.size(),
                            unsettled.stream().limit(8).map(Action::number).collect(Collectors.joining(", ")),
                            unsettled.size() > 8 ? " and others" : ""));
        }
        deadlines.of(id).stream()
                .filter(d -> d.metAt() == null)
                .forEach(d -> open.add("%s has not been recorded (%s)".formatted(d.title(), d.clause())));
        var undecided = duties.undecidedServices(id);
        if (!undecided.isEmpty()) {
            open.add("No decision on what the council owes is recorded for " + String.join(", ", undecided));
        }
        var watched = trading.watched(id);
        if (!watched.isEmpty()) {
            open.add("%s still trade on under an office-holder. End the watch first"
                    .formatted(String.join(", ", watched)));
        }
        var unjudged = calls.unjudged(id);
        if (unjudged > 0) {
            open.add("%d of the notices that joined have not been judged".formatted(unjudged));
        }
        var pending = duties.pendingPeople(id);
        if (pending > 0) {
            open.add("%d people still wait for an urgency judgement or a decision".formatted(pending));
        }
        var counts = people.counts(id);
        if (counts.open() > 0) {
            open.add("%d of %d people still need somewhere to be".formatted(counts.open(), counts.total()));
        }
        return open;
    }
}
