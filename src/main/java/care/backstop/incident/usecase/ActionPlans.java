package care.backstop.incident.usecase;

import care.backstop.incident.IncidentKind;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Action.State;
import care.backstop.incident.model.Due;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.ProcedureTemplate;
import care.backstop.incident.model.ProcedureTemplate.Agency;
import care.backstop.incident.model.ProcedureTemplate.Applies;
import care.backstop.incident.model.ProcedureTemplate.Event;
import care.backstop.incident.model.ProcedureTemplate.Line;
import care.backstop.incident.model.ProcedureTemplate.Part;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.profile.AuthorityProfile;
import care.backstop.kernel.profile.Key;
import care.backstop.kernel.time.Deadline;
import care.backstop.kernel.time.DeadlineRule;
import care.backstop.kernel.time.Deadlines;
import care.backstop.market.ServiceKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes an incident's plan from the council's procedure.
 *
 * <p>The procedure knows care homes and home care only. Services people live in on registered beds take the care home
 * plan. Supported living, extra care housing and Shared Lives bring care to somebody's own home and take the home care
 * plan. A day service or anything else takes the lines that are for every service.
 */
@Component
class ActionPlans {

    private final Deadlines deadlines;
    private final Map<String, ProcedureTemplate> templates = new ConcurrentHashMap<>();

    ActionPlans(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /** The template asked for, or the one every installation has. */
    ProcedureTemplate template(@Nullable String id) {
        try {
            return templates.computeIfAbsent(
                    id == null || id.isBlank() ? ProcedureTemplate.SOUTHAMPTON : id, ProcedureTemplate::load);
        } catch (IllegalArgumentException e) {
            throw Rejected.invalid(
                    "template",
                    "There is no procedure called '%s'. Leave this out for the council's own".formatted(id));
        }
    }

    /** Which lines a kind of service takes. */
    static Applies applies(ServiceKind service) {
        return switch (service) {
            case CARE_HOME_NURSING, CARE_HOME -> Applies.CARE_HOME;
            case HOME_CARE, SUPPORTED_LIVING, EXTRA_CARE, SHARED_LIVES -> Applies.HOME_CARE;
            case DAY_SERVICE, OTHER -> Applies.ALL;
        };
    }

    /** The lines of the plan of an incident that begins. */
    List<Action> lines(Incident incident) {
        var template = template(incident.template());
        var kind = applies(incident.service());
        var lines = new ArrayList<Action>();
        for (var part : template.parts()) {
            for (var line : part.lines()) {
                if (line.applies() == Applies.ALL || line.applies() == kind) {
                    lines.add(action(incident, part, line));
                }
            }
        }
        return lines;
    }

    /** The deadlines that run from the start. */
    List<Due> deadlines(Incident incident) {
        var dues = new ArrayList<Due>();
        for (var clock : template(incident.template()).clocks()) {
            var from = when(incident, clock.from());
            if (from != null) {
                var counted = deadlines.set(clock.rule(), from);
                dues.add(due(clock.kind(), clock.title(), clock.clause(), clock.rule(), from, counted));
            }
        }
        return dues;
    }

    /** Whether under this council's policy information may meet the duty of somebody whose needs are not urgent. */
    boolean urgencyFilter(Incident incident) {
        return AuthorityProfile.load(incident.profile()).is(Key.URGENCY_FILTER);
    }

    private Action action(Incident incident, Part part, Line line) {
        var due = line.due();
        var from = due == null ? null : when(incident, due.from());
        var counted = due == null || from == null ? null : deadlines.set(due.rule(), from);
        // A warning is prepared for: whatever waits for the decision to close is seen but not yet to be done.
        boolean waits = part.starts() == Event.CLOSURE_DECIDED && incident.kind() == IncidentKind.POTENTIAL;
        return new Action(
                UUID.randomUUID(),
                line.number(),
                part.number(),
                part.title(),
                line.position(),
                line.wording(),
                line.clause(),
                line.agencies().stream().map(Agency::words).toList(),
                due == null ? null : due.words() + (due.confirmed() ? "" : " (default, unconfirmed)"),
                counted == null ? null : counted.dueAt(),
                line.evidence(),
                line.gate() == null ? null : line.gate().words(),
                waits ? State.NOT_YET : State.TO_DO,
                null,
                null,
                null,
                null,
                false,
                List.of(),
                1);
    }

    /** When the event was, as far as it has been: whatever comes later has no due time until it comes. */
    private static @Nullable Instant when(Incident incident, Event event) {
        return switch (event) {
            case NOTIFIED -> incident.notifiedAt();
            case AWARE -> incident.awareAt();
            case CLOSURE_DECIDED -> incident.kind() == IncidentKind.POTENTIAL ? null : incident.notifiedAt();
            case LISTED, ENDED -> null;
        };
    }

    private static Due due(
            String kind, String title, String clause, DeadlineRule rule, Instant from, Deadline counted) {
        return new Due(
                UUID.randomUUID(),
                kind,
                title,
                clause,
                rule.words(),
                from,
                counted.dueOn(),
                counted.dueAt(),
                counted.calendarVersion(),
                counted.explanation(),
                null,
                null);
    }
}
