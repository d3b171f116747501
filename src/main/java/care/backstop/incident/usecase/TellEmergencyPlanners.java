package care.backstop.incident.usecase;

import care.backstop.incident.Cause;
import care.backstop.incident.LogKind;
import care.backstop.incident.model.Escalation;
import care.backstop.incident.model.Escalation.Sent;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.Overview;
import care.backstop.incident.model.SubIncident;
import care.backstop.incident.model.Words;
import care.backstop.incident.rules.EmergencyText;
import care.backstop.incident.rules.EmergencyText.Facts;
import care.backstop.incident.rules.EmergencyText.Place;
import care.backstop.incident.rules.EmergencyText.Shape;
import care.backstop.incident.rules.EscalationTriggers;
import care.backstop.incident.rules.EscalationTriggers.Thresholds;
import care.backstop.incident.rules.EscalationTriggers.Trigger;
import care.backstop.incident.rules.ServiceDuty;
import care.backstop.incident.store.EscalationStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.OverviewStore;
import care.backstop.incident.store.SubIncidentStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.profile.Key;
import care.backstop.people.PeopleReports;
import care.backstop.people.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Passes a failure on to emergency planning: says when, drafts the text from what is known, and keeps what went to whom. */
@Service
public class TellEmergencyPlanners {

    /** The signs, the drafts as the incident stands now, and what was written so far. */
    public record Seen(
            Incident incident,
            List<Trigger> triggers,
            Map<Shape, SequencedMap<String, String>> drafts,
            List<Escalation> written) {}

    private final IncidentStore incidents;
    private final EscalationStore escalations;
    private final SubIncidentStore parts;
    private final OverviewStore overviews;
    private final PeopleReports people;
    private final CouncilProfiles profiles;
    private final LogClearance clearance;
    private final LogBook log;
    private final AuditTrail audit;
    private final Clock clock;

    TellEmergencyPlanners(
            IncidentStore incidents,
            EscalationStore escalations,
            SubIncidentStore parts,
            OverviewStore overviews,
            PeopleReports people,
            CouncilProfiles profiles,
            LogClearance clearance,
            LogBook log,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.escalations = escalations;
        this.parts = parts;
        this.overviews = overviews;
        this.people = people;
        this.profiles = profiles;
        this.clearance = clearance;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Seen of(UUID id, Actor reader) {
        var now = clock.instant();
        var incident = incidents.find(id);
        var facts = facts(incident, now, reader);
        var drafts = new LinkedHashMap<Shape, SequencedMap<String, String>>();
        for (var shape : Shape.values()) {
            drafts.put(shape, EmergencyText.of(shape, facts));
        }
        return new Seen(incident, triggers(incident, facts), drafts, escalations.of(id));
    }

    /** One version, for paper or to be read out. */
    @Transactional(readOnly = true)
    public Escalation one(UUID id, UUID escalation) {
        incidents.find(id);
        return escalations.of(id).stream()
                .filter(e -> e.id().equals(escalation))
                .findFirst()
                .orElseThrow(() -> new NotThere("text"));
    }

    /** The incident's name, for the top of a text. */
    @Transactional(readOnly = true)
    public String name(UUID id) {
        return incidents.find(id).name();
    }

    /**
     * Keeps a version.
     *
     * @param texts by heading; what is left empty is said to be not known
     */
    @Transactional
    public UUID write(UUID id, @Nullable Shape shape, Map<String, String> texts, Actor actor) {
        var now = clock.instant();
        var incident = incidents.find(id);
        if (incident.stage().state().ended()) {
            throw Rejected.state("This incident is " + incident.stage().state().spoken());
        }
        if (shape == null) {
            throw Rejected.invalid("shape", "Choose METHANE or IIMARCH");
        }
        var kept = new LinkedHashMap<String, String>();
        var problems = new ArrayList<Problem>();
        boolean anything = false;
        for (var heading : shape.headings()) {
            try {
                var text = Words.optional(heading, texts.get(heading), 4000);
                anything = anything || text != null;
                kept.put(heading, text == null ? EmergencyText.NOT_KNOWN : text);
            } catch (Rejected e) {
                problems.addAll(e.problems());
            }
        }
        if (!anything) {
            problems.add(Problem.of(
                    shape.headings().getFirst(), Problem.Code.VAL, "Enter what is known under at least one heading"));
        }
        var naming = people.naming(id, kept.values());
        kept.forEach((heading, text) -> {
            if (naming.contains(text)) {
                problems.add(
                        Problem.of(
                                heading,
                                Problem.Code.VAL,
                                "This seems to name a person of the incident. Say how many, not who: the text leaves the council"));
            }
        });
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        var escalation = new Escalation(
                UUID.randomUUID(),
                shape,
                escalations.next(id, shape),
                kept,
                now,
                actor.name(),
                actor.postName(),
                List.of());
        escalations.add(id, escalation, actor.post());
        log.append(
                id,
                LogKind.MESSAGE,
                "%s version %d written for emergency planners".formatted(shape.name(), escalation.version()),
                now,
                "escalation:" + escalation.id());
        audit.changed("WriteEscalation", "incident:" + id, List.of("escalation"));
        return escalation.id();
    }

    /** It went to somebody. */
    @Transactional
    public void sent(
            UUID id,
            @Nullable UUID escalation,
            @Nullable String toWhom,
            @Nullable String how,
            @Nullable String answer,
            @Nullable Instant at,
            Actor actor) {
        var now = clock.instant();
        incidents.find(id);
        var which = escalations.of(id).stream()
                .filter(e -> e.id().equals(escalation))
                .findFirst()
                .orElseThrow(() -> Rejected.invalid("escalation", "Choose which version went out"));
        var whom = Words.required(
                "toWhom", toWhom, 200, "Enter to whom it went, such as the emergency planning duty officer");
        var way = Words.required("sentHow", how, 200, "Enter how it went, such as read out by telephone");
        if (at == null) {
            throw Rejected.invalid("sentAt", "Enter when it went");
        }
        if (at.isAfter(now)) {
            throw Rejected.invalid("sentAt", "%s is in the future. Enter when it went".formatted(London.show(at)));
        }
        if (at.isBefore(which.writtenAt())) {
            throw Rejected.invalid(
                    "sentAt",
                    "It was written on %s. Enter that time or a later one".formatted(London.show(which.writtenAt())));
        }
        escalations.sent(
                id,
                new Sent(which.id(), whom, way, Words.optional("answer", answer, 1000), at, actor.name()),
                now,
                actor);
        log.append(
                id,
                LogKind.MESSAGE,
                "%s version %d went to %s, %s".formatted(which.shape().name(), which.version(), whom, way),
                at,
                "escalation:" + which.id());
        audit.changed("SendEscalation", "incident:" + id, List.of("sent"));
    }

    private List<Trigger> triggers(Incident incident, Facts facts) {
        var profile = profiles.of(incident.id());
        return EscalationTriggers.of(
                new Thresholds(
                        profile.number(Key.EMERGENCY_PEOPLE),
                        profile.number(Key.EMERGENCY_HOURS),
                        profile.number(Key.EMERGENCY_INCIDENTS)),
                new EscalationTriggers.Facts(facts.toMove(), incident.endsOn(), facts.openIncidents(), facts.now()));
    }

    private Facts facts(Incident i, Instant now, Actor reader) {
        var id = i.id();
        var overview = overviews.of(id, now, ReadOverview.endOfDay(now), clearance.of(reader));
        var own = parts.of(id, now);
        var incidentsOfIt = Stream.concat(Stream.of(id), own.stream().map(SubIncident::incident))
                .toList();
        var statuses = new HashMap<Status, Integer>();
        var counted = people.statuses(incidentsOfIt);
        counted.values().forEach(c -> c.forEach((status, n) -> statuses.merge(status, n, Integer::sum)));
        boolean list = !counted.isEmpty();
        var priorities = new HashMap<String, Integer>();
        people.openByColour(incidentsOfIt).forEach((colour, n) -> priorities.put(colour.words(), n));
        var bodies = parts.bodies(id);
        var lead = i.lead();
        var decided = overview.lastDecision();
        return new Facts(
                i.name(),
                i.kind().words(),
                i.service().words(),
                i.causes().stream().map(Cause::words).collect(Collectors.joining(", ")),
                i.verification().words(),
                i.sites().stream()
                        .map(s -> new Place(s.name(), s.localAuthority()))
                        .toList(),
                reader.council(),
                lead == null ? null : lead.name(),
                i.awareAt(),
                i.endsOn(),
                list ? statuses.values().stream().mapToInt(Integer::intValue).sum() : null,
                list ? statuses.getOrDefault(Status.MOVED, 0) : null,
                list
                        ? statuses.entrySet().stream()
                                .filter(e -> e.getKey().open())
                                .mapToInt(Map.Entry::getValue)
                                .sum()
                        : null,
                priorities,
                bodies.stream()
                        .filter(b -> b.toldAt() != null)
                        .map(SubIncident.Body::name)
                        .toList(),
                bodies.stream()
                        .filter(b -> b.toldAt() == null)
                        .map(SubIncident.Body::name)
                        .toList(),
                overview.toDo(),
                overview.late(),
                (int) log.matters(id).stream()
                        .filter(m -> m.kind() == LogKind.RISK && m.open())
                        .count(),
                decided == null ? null : decided(decided),
                overview.nextMeeting(),
                parts.running(),
                now);
    }

    private static String decided(Overview.Decided d) {
        return "%s: %s, on %s, by %s"
                .formatted(d.service(), ServiceDuty.Result.valueOf(d.decided()).words(), London.show(d.at()), d.by());
    }
}
