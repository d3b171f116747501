package care.backstop.incident.usecase;

import care.backstop.incident.ActionsChanged;
import care.backstop.incident.LogKind;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Action.State;
import care.backstop.incident.model.Due;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.Milestone;
import care.backstop.incident.model.ProcedureTemplate.Event;
import care.backstop.incident.model.Words;
import care.backstop.incident.store.ActionStore;
import care.backstop.incident.store.DeadlineStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.MilestoneStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Stale;
import care.backstop.kernel.time.Deadline;
import care.backstop.kernel.time.DeadlineRule;
import care.backstop.kernel.time.Deadlines;
import care.backstop.people.People;
import care.backstop.people.PeopleListed;
import care.backstop.people.PeopleMoved;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts the due times that the procedure runs from an event: set when the event happens, taken back when it proves
 * wrong, counted again when the bank holidays changed. A date that somebody chose is never touched.
 */
@Service
public class CountDueTimes {

    /**
     * A due time that is not what the rule gives today.
     *
     * @param what the deadline, or the action with its number
     * @param before null where it had none
     * @param after null where it has none any more
     */
    public record Moved(
            String what, @Nullable Instant before, @Nullable Instant after, String because) {
        /** {@code First meeting: 10 December 2020, now 11 December 2020}. */
        public String words() {
            return "%s: %s, now %s".formatted(what, day(before), day(after));
        }

        private static String day(@Nullable Instant due) {
            return due == null ? "no date" : London.show(London.day(due.minusMillis(1)));
        }
    }

    /**
     * What the due times of a plan run from.
     *
     * @param milestones the events inside the incident that have come so far
     * @param fromList how many lines run from the list of people being complete
     * @param toMove what is not what its rule gives today
     */
    public record Clocks(List<Milestone> milestones, int fromList, List<Moved> toMove) {
        /** When the list was complete, if it is. */
        public Optional<Milestone> listed() {
            return milestones.stream().filter(m -> m.event() == Event.LISTED).findFirst();
        }
    }

    private record Changes(List<Moved> moved, List<Action> actions, List<Replaced> deadlines) {}

    private record Runs(DeadlineRule rule, Event from) {}

    private record Replaced(Due before, Due after) {}

    private final IncidentStore incidents;
    private final ActionStore actions;
    private final DeadlineStore dues;
    private final MilestoneStore milestones;
    private final Deadlines deadlines;
    private final People people;
    private final LogBook log;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CountDueTimes(
            IncidentStore incidents,
            ActionStore actions,
            DeadlineStore dues,
            MilestoneStore milestones,
            Deadlines deadlines,
            People people,
            LogBook log,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.incidents = incidents;
        this.actions = actions;
        this.dues = dues;
        this.milestones = milestones;
        this.deadlines = deadlines;
        this.people = people;
        this.log = log;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What the due times run from, and which would move if everything were counted again now. */
    @Transactional(readOnly = true)
    public Clocks clocks(UUID id) {
        return clocks(incidents.find(id), dues.of(id), actions.of(id));
    }

    /** The same for the lines of a plan that has been read already. */
    Clocks clocks(Incident incident, List<Action> plan) {
        return clocks(incident, List.of(), plan);
    }

    /** Which of these deadlines would move. */
    List<Moved> toMove(Incident incident, List<Due> running) {
        return changes(incident, running, List.of(), List.of()).moved();
    }

    private Clocks clocks(Incident incident, List<Due> running, List<Action> plan) {
        var happened = milestones.of(incident.id());
        var fromList = (int) plan.stream()
                .filter(a -> a.dueRule() != null && a.dueRule().contains(Event.LISTED.words()))
                .count();
        return new Clocks(
                happened, fromList, changes(incident, running, happened, plan).moved());
    }

    /** Counts everything again. What stood before is kept beside it, and the log says what moved and why. */
    @Transactional
    public int recount(UUID id, Actor actor) {
        var incident = incidents.find(id);
        refuseIfClosed(incident);
        return apply(incident, actor);
    }

    /**
     * The list of people is complete: whatever runs from that is due from now on.
     *
     * @param at when it was, or null for now
     */
    @Transactional
    public int listComplete(UUID id, @Nullable Instant at, Actor actor) {
        var now = clock.instant();
        var incident = incidents.find(id);
        refuseIfClosed(incident);
        var counts = people.counts(id);
        if (counts.total() == 0) {
            throw Rejected.state("There is no list of people yet. Take one in first");
        }
        if (at != null && at.isAfter(now)) {
            throw Rejected.invalid(
                    "at", "%s is in the future. Enter when the list was complete".formatted(London.show(at)));
        }
        if (at != null && at.isBefore(incident.notifiedAt()) && at.isBefore(incident.awareAt())) {
            throw Rejected.invalid(
                    "at", "The list cannot have been complete before anybody knew of the incident. Enter a later time");
        }
        if (stands(id, Event.LISTED)) {
            throw new Rejected(
                    Problem.Code.DUP,
                    null,
                    "The list is already recorded as complete. Say first that it was not, if it has changed");
        }
        var when = at == null ? now : at;
        milestones.add(
                id,
                new Milestone(
                        UUID.randomUUID(),
                        Event.LISTED,
                        when,
                        "%,d people".formatted(counts.total()),
                        now,
                        actor.name()));
        log.append(
                id, LogKind.PEOPLE, "The list of people is complete: %,d people".formatted(counts.total()), when, null);
        audit.changed("ListComplete", "incident:" + id, List.of("milestone"));
        return apply(incident, actor);
    }

    /** It was not complete after all: whatever ran from that has no due time again. */
    @Transactional
    public int listNotComplete(UUID id, @Nullable String because, Actor actor) {
        var incident = incidents.find(id);
        refuseIfClosed(incident);
        var why = Words.required(
                "because", because, 500, "Enter who is missing from the list, or why it is not complete");
        if (!milestones.withdraw(id, Event.LISTED, clock.instant(), why)) {
            throw Rejected.state("The list is not recorded as complete");
        }
        log.append(id, LogKind.PEOPLE, "The list of people is not complete: " + why, clock.instant(), null);
        audit.changed("ListNotComplete", "incident:" + id, List.of("milestone"));
        return apply(incident, actor);
    }

    /** Somebody was settled. */
    @EventListener
    @Transactional
    public void on(PeopleMoved moved) {
        lookWhetherItEnded(moved.incident(), moved.actor());
    }

    /** People were added. */
    @EventListener
    @Transactional
    public void on(PeopleListed listed) {
        lookWhetherItEnded(listed.incident(), listed.actor());
    }

    private void lookWhetherItEnded(UUID id, Actor actor) {
        var counts = people.counts(id);
        boolean ended = counts.total() > 0 && counts.open() == 0;
        if (ended == stands(id, Event.ENDED)) {
            return;
        }
        var now = clock.instant();
        if (ended) {
            milestones.add(
                    id,
                    new Milestone(
                            UUID.randomUUID(),
                            Event.ENDED,
                            now,
                            "%,d people".formatted(counts.total()),
                            now,
                            actor.name()));
            log.append(id, LogKind.EVENT, "The last of %,d people is settled".formatted(counts.total()), now, null);
        } else {
            milestones.withdraw(id, Event.ENDED, now, "Somebody still needs somewhere to be");
            log.append(id, LogKind.EVENT, "Somebody still needs somewhere to be after all", now, null);
        }
        apply(incidents.find(id), actor);
    }

    private boolean stands(UUID incident, Event event) {
        return milestones.of(incident).stream().anyMatch(m -> m.event() == event);
    }

    private int apply(Incident incident, Actor actor) {
        var changes =
                changes(incident, dues.of(incident.id()), milestones.of(incident.id()), actions.of(incident.id()));
        if (changes.moved().isEmpty()) {
            return 0;
        }
        var id = incident.id();
        var now = clock.instant();
        if (!changes.actions().isEmpty()
                && actions.replaceAll(id, changes.actions())
                        != changes.actions().size()) {
            throw new Stale("the action plan", id);
        }
        changes.deadlines().forEach(d -> dues.replace(id, d.before(), d.after(), now));
        var because = changes.moved().stream().collect(Collectors.groupingBy(Moved::because));
        because.forEach((why, moved) -> log.append(
                id,
                LogKind.ACTION,
                shortened("Due dates counted again because %s. %s"
                        .formatted(why, moved.stream().map(Moved::words).collect(Collectors.joining("; ")))),
                now,
                null));
        if (!changes.actions().isEmpty()) {
            events.publishEvent(new ActionsChanged(id, changes.actions().size(), actor, now));
        }
        audit.changed("CountDueTimes", "incident:" + id, List.of("dueAt"));
        return changes.moved().size();
    }

    private static String shortened(String text) {
        return text.length() <= 4_000 ? text : text.substring(0, 3_990) + " …";
    }

    private Changes changes(Incident incident, List<Due> running, List<Milestone> stones, List<Action> plan) {
        var moved = new ArrayList<Moved>();
        var changed = new ArrayList<Action>();
        var replaced = new ArrayList<Replaced>();
        if (incident.stage().state().ended()) {
            return new Changes(moved, changed, replaced);
        }
        for (var due : running) {
            var again = due.metAt() == null ? again(due) : null;
            if (again != null && !again.dueAt().equals(due.dueAt())) {
                moved.add(new Moved(due.title(), due.dueAt(), again.dueAt(), "the bank holiday calendar changed"));
                replaced.add(new Replaced(due, again));
            }
        }
        var happened = stones.stream().collect(Collectors.toMap(Milestone::event, Milestone::at));
        for (var action : plan) {
            var runs = runs(action).orElse(null);
            if (runs == null) {
                continue;
            }
            var before = action.dueAt();
            var after = dueAt(incident, runs, happened, before);
            if (!Objects.equals(before, after)) {
                moved.add(new Moved("Action " + action.number(), before, after, why(runs.from(), before, after)));
                changed.add(action.due(after));
            }
        }
        return new Changes(moved, changed, replaced);
    }

    /**
     * What a line still to be done runs from, read from its rule as the plan keeps it, so that a procedure changed since
     * changes nothing; empty where somebody chose the date or the rule counts from something else.
     */
    private static Optional<Runs> runs(Action action) {
        var rule = action.dueRule();
        if (rule == null || (action.state() != State.TO_DO && action.state() != State.NOT_YET)) {
            return Optional.empty();
        }
        for (var event : Event.values()) {
            int at = rule.indexOf(" after " + event.words());
            if (at > 0) {
                try {
                    return Optional.of(new Runs(DeadlineRule.parse(rule.substring(0, at)), event));
                } catch (IllegalArgumentException notARule) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** What it was where there is no calendar for the year yet: then nothing moves. */
    private @Nullable Instant dueAt(
            Incident incident, Runs runs, Map<Event, Instant> happened, @Nullable Instant before) {
        var from = ActionPlans.when(incident, runs.from(), happened);
        try {
            return from == null ? null : deadlines.set(runs.rule(), from).dueAt();
        } catch (Rejected noCalendar) {
            return before;
        }
    }

    private static String why(Event event, @Nullable Instant before, @Nullable Instant after) {
        if (before == null) {
            return "of " + event.words();
        }
        return after == null ? event.words() + " does not stand" : "the bank holiday calendar changed";
    }

    private @Nullable Due again(Due due) {
        Deadline counted;
        try {
            counted = deadlines.set(DeadlineRule.parse(due.rule()), due.countedFrom());
        } catch (Rejected noCalendar) {
            return null;
        }
        return new Due(
                UUID.randomUUID(),
                due.kind(),
                due.title(),
                due.clause(),
                due.rule(),
                due.countedFrom(),
                counted.dueOn(),
                counted.dueAt(),
                counted.calendarVersion(),
                counted.explanation(),
                "Moved from %s to %s because the bank holiday calendar changed."
                        .formatted(London.show(due.dueOn()), London.show(counted.dueOn())),
                null);
    }

    private static void refuseIfClosed(Incident incident) {
        if (incident.stage().state().ended()) {
            throw Rejected.state("This incident is " + incident.stage().state().spoken());
        }
    }
}
