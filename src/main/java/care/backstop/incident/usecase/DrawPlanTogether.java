package care.backstop.incident.usecase;

import care.backstop.incident.ActionsChanged;
import care.backstop.incident.LogKind;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.ActionChange;
import care.backstop.incident.model.Due;
import care.backstop.incident.model.Incident;
import care.backstop.incident.rules.RapidPlan;
import care.backstop.incident.store.ActionStore;
import care.backstop.incident.store.DeadlineStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Stale;
import care.backstop.kernel.time.DeadlineRule.ElapsedHours;
import care.backstop.kernel.time.Deadlines;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Turns a plan into a rapid one: what is still to be done is due within the time there is. A date somebody chose stays. */
@Service
public class DrawPlanTogether {

    private final IncidentStore incidents;
    private final ActionStore actions;
    private final DeadlineStore dues;
    private final Deadlines deadlines;
    private final LogBook log;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DrawPlanTogether(
            IncidentStore incidents,
            ActionStore actions,
            DeadlineStore dues,
            Deadlines deadlines,
            LogBook log,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.incidents = incidents;
        this.actions = actions;
        this.dues = dues;
        this.deadlines = deadlines;
        this.log = log;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** How many due times were drawn together. */
    @Transactional
    public int draw(UUID id, Actor actor) {
        var now = clock.instant();
        var incident = incidents.find(id);
        var end = end(incident, now);
        var lines = actions.of(id).stream()
                .filter(a -> a.open() && a.dueAt() != null && !ActionChange.CHOSEN.equals(a.dueRule()))
                .map(a -> drawn(a, incident, now, end))
                .toList();
        var running = dues.of(id).stream().filter(d -> d.metAt() == null).toList();
        if (lines.isEmpty() && running.isEmpty()) {
            throw Rejected.state("Nothing that is still to be done has a due time to draw together");
        }
        if (!lines.isEmpty() && actions.replaceAll(id, lines) != lines.size()) {
            throw new Stale("the action plan", id);
        }
        running.forEach(d -> dues.replace(id, d, drawn(d, now, end), now));
        int all = lines.size() + running.size();
        log.append(
                id,
                LogKind.DECISION,
                "Rapid plan: %d due times drawn together, because the service stops on %s"
                        .formatted(all, incident.endsOn() == null ? "" : London.show(incident.endsOn())),
                now,
                null);
        events.publishEvent(new ActionsChanged(id, lines.size(), actor, now));
        audit.changed("DrawPlanTogether", "incident:" + id, List.of("dueAt"));
        return all;
    }

    private static Instant end(Incident incident, Instant now) {
        if (incident.stage().state().ended()) {
            throw Rejected.state(
                    "This incident is " + incident.stage().state().spoken() + ". Its plan can no longer be changed");
        }
        var endsOn = incident.endsOn();
        if (endsOn == null) {
            throw Rejected.invalid("endsOn", "Enter first on which day the service stops");
        }
        if (endsOn.isBefore(London.day(now))) {
            throw Rejected.invalid(
                    "endsOn",
                    "%s, the day the service was to stop, has passed. Correct it first".formatted(London.show(endsOn)));
        }
        return endsOn.plusDays(1).atStartOfDay(London.ZONE).toInstant();
    }

    private Action drawn(Action a, Incident incident, Instant now, Instant end) {
        var dueAt = a.dueAt();
        if (dueAt == null) {
            throw new IllegalArgumentException("action " + a.number() + " has no due time");
        }
        var rule = new ElapsedHours(RapidPlan.hours(incident.notifiedAt(), dueAt, now, end));
        return a.due(
                rule.words() + " after the plan was made rapid (default, unconfirmed)",
                deadlines.set(rule, now).dueAt());
    }

    private Due drawn(Due d, Instant now, Instant end) {
        var rule = new ElapsedHours(RapidPlan.hours(d.countedFrom(), d.dueAt(), now, end));
        var counted = deadlines.set(rule, now);
        return new Due(
                UUID.randomUUID(),
                d.kind(),
                d.title(),
                d.clause(),
                rule.words(),
                now,
                counted.dueOn(),
                counted.dueAt(),
                counted.calendarVersion(),
                counted.explanation(),
                "Drawn together from %s, because the service stops almost at once (Southampton procedure 1.2)."
                        .formatted(London.show(d.dueOn())),
                null);
    }
}
