package care.backstop.incident.usecase;

import care.backstop.incident.IncidentKind;
import care.backstop.incident.LogKind;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.Incident.Site;
import care.backstop.incident.model.ServiceTest;
import care.backstop.incident.model.Words;
import care.backstop.incident.rules.BusinessFailureEvents;
import care.backstop.incident.rules.BusinessFailureEvents.Entity;
import care.backstop.incident.rules.BusinessFailureEvents.Report;
import care.backstop.incident.rules.DutyQuestion;
import care.backstop.incident.rules.Extent;
import care.backstop.incident.rules.LegalForm;
import care.backstop.incident.rules.ServiceDuty;
import care.backstop.incident.rules.ServiceState;
import care.backstop.incident.store.DutyStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks the law about a service of the incident and keeps the question with its answer. */
@Service
public class TestServiceDuty {

    /**
     * The facts as entered. Nobody has to know everything: what is not known is said to be so.
     *
     * @param event the id of a listed event, or null when none is reported
     * @param knownAt when the council learned that the service had stopped, where that was later than the first notice
     * @param sources where each group of facts came from: event, registered, state
     */
    public record Facts(
            LegalForm form,
            @Nullable String event,
            Entity entity,
            @Nullable LocalDate effectiveOn,
            boolean evidenced,
            Answer registered,
            ServiceState state,
            @Nullable Extent extent,
            @Nullable LocalDate unableSince,
            @Nullable Instant knownAt,
            Map<String, String> sources) {

        /** The council knew from the first notice. */
        public Facts(
                LegalForm form,
                @Nullable String event,
                Entity entity,
                @Nullable LocalDate effectiveOn,
                boolean evidenced,
                Answer registered,
                ServiceState state,
                @Nullable Extent extent,
                @Nullable LocalDate unableSince,
                Map<String, String> sources) {
            this(form, event, entity, effectiveOn, evidenced, registered, state, extent, unableSince, null, sources);
        }
    }

    private final IncidentStore incidents;
    private final DutyStore duties;
    private final BusinessFailureEvents events;
    private final LogBook log;
    private final AuditTrail audit;
    private final Clock clock;

    TestServiceDuty(
            IncidentStore incidents,
            DutyStore duties,
            BusinessFailureEvents events,
            LogBook log,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.duties = duties;
        this.events = events;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /** Runs the test; earlier ones stay. */
    @Transactional
    public UUID test(UUID id, String location, Facts facts, Actor actor) {
        var now = clock.instant();
        var incident = incidents.find(id);
        if (incident.stage().state().ended()) {
            throw Rejected.state("This incident is " + incident.stage().state().spoken());
        }
        var site = site(incident, location);
        var report = facts.event() == null
                ? null
                : new Report(
                        facts.form(),
                        events.find(facts.event(), facts.form())
                                .orElseThrow(() -> Rejected.invalid("event", "Choose an event of the list, or none")),
                        facts.entity(),
                        facts.effectiveOn(),
                        facts.evidenced());
        var knownAt = facts.knownAt();
        if (knownAt != null && knownAt.isAfter(now)) {
            throw Rejected.invalid(
                    "knownAt",
                    "%s is in the future. Enter when the council learned that it had stopped"
                            .formatted(London.show(knownAt)));
        }
        if (knownAt != null && knownAt.isBefore(incident.awareAt())) {
            throw Rejected.invalid(
                    "knownAt",
                    "The council first knew of this incident on %s. Enter that time or a later one"
                            .formatted(London.show(incident.awareAt())));
        }
        var answered = new DutyQuestion(
                        now,
                        knownAt == null ? incident.awareAt() : knownAt,
                        facts.registered(),
                        report,
                        facts.state(),
                        facts.extent(),
                        facts.unableSince(),
                        null,
                        false)
                .answer(now);
        var service = answered.service();
        if (service.result() == ServiceDuty.Result.CONTRADICTION) {
            throw new Rejected(Problem.Code.CONF, "service.extent", service.explanation());
        }
        if (incident.kind() == IncidentKind.HAND_BACK && facts.extent() == Extent.WHOLE) {
            throw new Rejected(
                    Problem.Code.CONF,
                    "extent",
                    "This is a hand-back: the provider goes on with the rest, so only part of the activity is affected. Say PART, or open an incident for the whole service");
        }
        var before = duties.services(id);
        refuseWholeWhileOthersRun(incident, site, facts, before);
        var test = new ServiceTest(
                UUID.randomUUID(),
                location,
                site.name(),
                kept(facts),
                sources(facts),
                service.row(),
                service.result().name(),
                answered.findings(),
                answered.explanation(),
                ServiceDuty.VERSION,
                now,
                now,
                actor.name(),
                answered.dutyFrom(),
                null);
        duties.add(id, test);
        log.append(
                id,
                LogKind.DECISION,
                "Duty test for %s: %s, %s"
                        .formatted(site.name(), service.row(), service.result().words()),
                now,
                "test:" + test.id());
        audit.changed("TestServiceDuty", "incident:" + id, List.of("facts", "result"));
        return test.id();
    }

    /** Every test so far, the latest first. */
    @Transactional(readOnly = true)
    public List<ServiceTest> of(UUID incident) {
        return duties.services(incident);
    }

    @Transactional(readOnly = true)
    public ServiceTest one(UUID incident, UUID test) {
        return duties.service(incident, test);
    }

    /** The events that may be reported. */
    public List<BusinessFailureEvents.Event> events() {
        return events.all();
    }

    static Site site(Incident incident, String location) {
        return incident.sites().stream()
                .filter(s -> s.location().equals(location))
                .findFirst()
                .orElseThrow(() -> new NotThere("location"));
    }

    /** The whole activity cannot have stopped while another location of the provider is known to run. */
    private static void refuseWholeWhileOthersRun(Incident incident, Site site, Facts facts, List<ServiceTest> before) {
        if (facts.extent() != Extent.WHOLE || site.provider() == null) {
            return;
        }
        for (var other : incident.sites()) {
            if (other.location().equals(site.location()) || !site.provider().equals(other.provider())) {
                continue;
            }
            before.stream()
                    .filter(t -> t.location().equals(other.location()))
                    .findFirst()
                    .filter(t -> ServiceState.RUNNING.name().equals(t.facts().get("state")))
                    .ifPresent(t -> {
                        throw new Rejected(
                                Problem.Code.CONF,
                                "extent",
                                "%s of the same provider is recorded as running. Say PART, or test %s again first"
                                        .formatted(other.name(), other.name()));
                    });
        }
    }

    private static Map<String, String> kept(Facts f) {
        var kept = new LinkedHashMap<String, String>();
        kept.put("form", f.form().name());
        put(kept, "event", f.event());
        kept.put("entity", f.entity().name());
        put(kept, "effectiveOn", f.effectiveOn());
        kept.put("evidenced", Boolean.toString(f.evidenced()));
        kept.put("registered", f.registered().name());
        kept.put("state", f.state().name());
        put(kept, "extent", f.extent());
        put(kept, "unableSince", f.unableSince());
        put(kept, "knownAt", f.knownAt());
        return kept;
    }

    private static void put(Map<String, String> kept, String name, @Nullable Object value) {
        if (value != null) {
            kept.put(name, value.toString());
        }
    }

    private static Map<String, String> sources(Facts f) {
        var sources = new LinkedHashMap<String, String>();
        f.sources().forEach((fact, source) -> {
            var words = Words.optional(fact + "Source", source, 500);
            if (words != null) {
                sources.put(fact, words);
            }
        });
        if (f.event() != null && f.evidenced() && !sources.containsKey("event")) {
            throw Rejected.invalid("eventSource", "Enter what the evidence is, such as the notice of appointment");
        }
        return sources;
    }
}
