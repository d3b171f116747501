package care.backstop.incident.usecase;

import care.backstop.incident.LogKind;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Action.State;
import care.backstop.incident.model.Due;
import care.backstop.incident.rules.DebriefQuestions;
import care.backstop.incident.store.ActionStore;
import care.backstop.incident.store.CallStore;
import care.backstop.incident.store.ClosingStore;
import care.backstop.incident.store.DeadlineStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.people.People;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the record of an incident gives its debrief to ask about. */
@Component
class AskTheRecord {

    private final IncidentStore incidents;
    private final ActionStore actions;
    private final DeadlineStore deadlines;
    private final CallStore calls;
    private final ClosingStore closing;
    private final People people;
    private final Clock clock;

    AskTheRecord(
            IncidentStore incidents,
            ActionStore actions,
            DeadlineStore deadlines,
            CallStore calls,
            ClosingStore closing,
            People people,
            Clock clock) {
        this.incidents = incidents;
        this.actions = actions;
        this.deadlines = deadlines;
        this.calls = calls;
        this.closing = closing;
        this.people = people;
        this.clock = clock;
    }

    List<String> questions(UUID id) {
        var incident = incidents.find(id);
        var lead = incident.lead();
        var now = clock.instant();
        var plan = actions.of(id);
        var counts = people.counts(id);
        return DebriefQuestions.ask(new DebriefQuestions.Facts(
                lead == null
                        ? null
                        : Duration.between(incident.notifiedAt(), lead.since()).toMinutes(),
                calls.attempts(id).size(),
                deadlines.of(id).stream()
                        .filter(d -> late(d, now))
                        .map(Due::title)
                        .toList(),
                plan.stream()
                        .filter(a -> after(a.settledAt(), a.dueAt()))
                        .map(Action::number)
                        .toList(),
                (int) plan.stream()
                        .filter(a -> a.state() == State.NOT_APPLICABLE)
                        .count(),
                Math.max(0, incidents.endings(id).size() - 1),
                counts.total(),
                counts.total() - counts.open(),
                counts.notTold(),
                closing.ever(id, LogKind.COMPLAINT),
                closing.ever(id, LogKind.DISPUTE)));
    }

    private static boolean late(Due d, Instant now) {
        return after(d.metAt() == null ? now : d.metAt(), d.dueAt());
    }

    private static boolean after(@Nullable Instant settled, @Nullable Instant due) {
        return settled != null && due != null && !settled.isBefore(due);
    }
}
