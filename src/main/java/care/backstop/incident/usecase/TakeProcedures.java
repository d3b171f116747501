package care.backstop.incident.usecase;

import care.backstop.incident.ActionsChanged;
import care.backstop.incident.LogKind;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Edition;
import care.backstop.incident.model.Edition.Pinned;
import care.backstop.incident.model.Incident;
import care.backstop.incident.store.ActionStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.ProcedureStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.room.Room;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes an incident's plan from procedures: when it opens, and later when another is needed or one has changed. */
@Service
public class TakeProcedures {

    /**
     * A procedure the incident could take.
     *
     * @param lines how many lines it would add now
     * @param pinned the text its plan has of it, or null when it has none
     * @param suits whether it is meant for this kind of incident
     */
    public record Offer(
            String template,
            String title,
            String version,
            int lines,
            @Nullable Pinned pinned,
            boolean suits) {

        /** Whether the council has changed it since the plan was made, and the change adds lines. */
        public boolean newer() {
            return pinned != null && lines > 0;
        }
    }

    /** What was added. */
    public record Added(String title, int lines, Map<String, String> alreadyAsked) {}

    private final IncidentStore incidents;
    private final ActionStore actions;
    private final ProcedureStore store;
    private final Procedures procedures;
    private final ActionPlans plans;
    private final ReadIncidents rooms;
    private final LogBook log;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TakeProcedures(
            IncidentStore incidents,
            ActionStore actions,
            ProcedureStore store,
            Procedures procedures,
            ActionPlans plans,
            ReadIncidents rooms,
            LogBook log,
            ApplicationEventPublisher events,
            Clock clock) {
        this.incidents = incidents;
        this.actions = actions;
        this.store = store;
        this.procedures = procedures;
        this.plans = plans;
        this.rooms = rooms;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /** The plan of an incident that begins; part of opening it. */
    void first(Incident incident, List<Edition> editions, Actor actor, Instant now) {
        var plan = new ArrayList<Action>();
        for (var edition : editions) {
            var template = edition.template();
            var made = plans.lines(incident, template, plan, procedures.news(edition), null);
            refuseIfNothing(incident, edition, made);
            plan.addAll(made.lines());
            store.take(incident.id(), edition, template.write(), actor, now);
        }
        actions.add(incident.id(), plan);
    }

    /** What a running plan was made from. */
    @Transactional(readOnly = true)
    public List<Pinned> taken(UUID incident) {
        return store.taken(incident);
    }

    @Transactional(readOnly = true)
    public Room room(UUID id) {
        return rooms.room(incidents.find(id), "/actions");
    }

    /** A part of a plan, and whether it is worked on now. */
    public record PlanPart(int place, String title, boolean applies) {}

    /** The parts of a plan, in order. */
    @Transactional(readOnly = true)
    public List<PlanPart> parts(UUID id) {
        var parts = new LinkedHashMap<Integer, PlanPart>();
        for (var a : actions.of(id)) {
            var title = a.partNumber() + ". " + a.partTitle();
            parts.merge(
                    a.part(),
                    new PlanPart(a.part(), title, a.state() != Action.State.NOT_YET),
                    (x, y) -> new PlanPart(x.place(), x.title(), x.applies() || y.applies()));
        }
        return List.copyOf(parts.values());
    }

    /** Every procedure with what it would add to the plan now. */
    @Transactional(readOnly = true)
    public List<Offer> offers(UUID id) {
        var incident = incidents.find(id);
        var plan = actions.of(id);
        var taken = store.taken(id);
        return procedures.all().stream()
                .map(edition -> {
                    var template = edition.template();
                    var pinned = taken.stream()
                            .filter(p -> p.template().equals(template.id()))
                            .reduce((_, later) -> later)
                            .orElse(null);
                    boolean same = pinned != null && pinned.hash().equals(template.hash());
                    int lines = same
                            ? 0
                            : plans.lines(incident, template, plan, Map.of(), null)
                                    .lines()
                                    .size();
                    return new Offer(
                            template.id(),
                            template.title(),
                            edition.words(),
                            lines,
                            pinned,
                            template.isFor(incident.kind()));
                })
                .toList();
    }

    /** Adds the lines of a procedure that the plan does not have yet. */
    @Transactional
    public Added add(UUID id, @Nullable String template, Actor actor) {
        var now = clock.instant();
        var incident = incidents.find(id);
        if (incident.stage().state().ended()) {
            throw Rejected.state(
                    "This incident is " + incident.stage().state().spoken() + ". Its plan can no longer be changed");
        }
        if (template == null || template.isBlank()) {
            throw Rejected.invalid("template", "Choose the procedure to add");
        }
        var edition = procedures.current(template);
        var title = edition.template().title();
        var before = store.taken(id).stream()
                .filter(p -> p.template().equals(template))
                .toList();
        if (before.stream().anyMatch(p -> p.hash().equals(edition.template().hash()))) {
            throw new Rejected(
                    Problem.Code.DUP,
                    "template",
                    "'%s' (%s) is in this plan already. Nothing was added".formatted(title, edition.words()));
        }
        var made = plans.lines(incident, edition.template(), actions.of(id), procedures.news(edition), now);
        if (before.isEmpty()) {
            refuseIfNothing(incident, edition, made);
        }
        store.take(id, edition, edition.template().write(), actor, now);
        actions.add(id, made.lines());
        log.append(
                id,
                LogKind.ACTION,
                "%s added to the plan (%s): %d actions%s"
                        .formatted(
                                title,
                                edition.words(),
                                made.lines().size(),
                                made.alreadyAsked().isEmpty()
                                        ? ""
                                        : ". Already asked for by another action: " + words(made.alreadyAsked())),
                now,
                "procedure:" + template);
        events.publishEvent(new ActionsChanged(id, made.lines().size(), actor, now));
        return new Added(title, made.lines().size(), made.alreadyAsked());
    }

    /** {@code C3.2 by 2.4, C3.5 by 2.1}. */
    public static String words(Map<String, String> alreadyAsked) {
        return String.join(
                ", ",
                alreadyAsked.entrySet().stream()
                        .map(e -> e.getKey() + " by " + e.getValue())
                        .toList());
    }

    private static void refuseIfNothing(Incident incident, Edition edition, ActionPlans.Lines made) {
        if (made.lines().isEmpty() && made.alreadyAsked().isEmpty()) {
            throw Rejected.invalid(
                    "template",
                    "'%s' has no action for this kind of service (%s)"
                            .formatted(
                                    edition.template().title(),
                                    incident.service().words()));
        }
    }
}
