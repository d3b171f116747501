package care.backstop.incident.usecase;

import care.backstop.incident.model.Incident;
import care.backstop.incident.model.Intake;
import care.backstop.incident.model.Lesson;
import care.backstop.incident.store.ActionStore;
import care.backstop.incident.store.ActionStore.Mine;
import care.backstop.incident.store.DeadlineStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.IntakeStore;
import care.backstop.incident.store.LearningStore;
import care.backstop.incident.store.LogStore;
import care.backstop.incident.store.RequestStore;
import care.backstop.incident.store.StaffStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.IncidentMembers;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is due, what changed and what waits, over all incidents of a post. */
@Service
public class MyWork {

    /** All of it at one moment. */
    public record Work(
            List<Incident> incidents,
            List<Mine> actions,
            List<DeadlineStore.Running> deadlines,
            List<Lesson> lessons,
            List<StaffStore.Silent> silent,
            List<LogStore.News> news,
            List<Intake> drafts,
            List<RequestStore.Mine> requests,
            List<Warned> warnings,
            Instant now) {}

    /** What the plan of an incident warns of about an action of mine. */
    public record Warned(Mine mine, String says) {}

    private static final int LINES = 100;

    private final IncidentStore incidents;
    private final ActionStore actions;
    private final DeadlineStore deadlines;
    private final LogStore log;
    private final IntakeStore intakes;
    private final RequestStore requests;
    private final LearningStore learning;
    private final StaffStore staff;
    private final ReadRecords records;
    private final IncidentMembers members;
    private final Clock clock;

    MyWork(
            IncidentStore incidents,
            ActionStore actions,
            DeadlineStore deadlines,
            LogStore log,
            IntakeStore intakes,
            RequestStore requests,
            LearningStore learning,
            StaffStore staff,
            ReadRecords records,
            IncidentMembers members,
            Clock clock) {
        this.incidents = incidents;
        this.actions = actions;
        this.deadlines = deadlines;
        this.log = log;
        this.intakes = intakes;
        this.requests = requests;
        this.learning = learning;
        this.staff = staff;
        this.records = records;
        this.members = members;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Work of(Actor actor, boolean takesNotifications) {
        var now = clock.instant();
        var all = incidents.all();
        var mine = actions.of(actor.post(), LINES);
        return new Work(
                all,
                mine,
                deadlines.running(),
                learning.openOf(actor.post()),
                MindTheStaff.OFFICERS.contains(actor.role())
                        ? staff.silent(actor.post(), MindTheStaff.before(now))
                        : List.of(),
                log.news(10),
                takesNotifications ? intakes.unfinished(actor) : List.of(),
                requests.of(actor.post(), now, LINES),
                warnings(all, mine),
                now);
    }

    private List<Warned> warnings(List<Incident> all, List<Mine> mine) {
        var asked = mine.stream()
                .filter(m -> m.action().procedure().record() != null)
                .collect(Collectors.groupingBy(Mine::incident));
        var warnings = new ArrayList<Warned>();
        for (var incident : all) {
            var lines = asked.get(incident.id());
            if (lines == null) {
                continue;
            }
            var plan = lines.stream().map(Mine::action).toList();
            for (var w : records.warnings(incident, plan, members.of(incident.id()))) {
                lines.stream()
                        .filter(m -> m.action().equals(w.action()))
                        .findFirst()
                        .ifPresent(m -> warnings.add(new Warned(m, w.says())));
            }
        }
        return warnings;
    }
}
