package care.backstop.incident.usecase;

import care.backstop.incident.Verification;
import care.backstop.incident.model.Decision;
import care.backstop.incident.model.DutyEnd;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.LogEntry;
import care.backstop.incident.model.PersonTest;
import care.backstop.incident.model.ServiceTest;
import care.backstop.incident.model.TradingRecord;
import care.backstop.incident.model.Verified;
import care.backstop.incident.store.DutyStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.IncidentStore.Ending;
import care.backstop.incident.store.LogStore;
import care.backstop.incident.store.TradingStore;
import care.backstop.incident.store.VerificationStore;
import care.backstop.kernel.Acting;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Rejected;
import care.backstop.people.People;
import care.backstop.people.PersonView;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens an incident as it was known at a minute gone by: what had been recorded by the end of that minute, and nothing
 * that came later. It answers an inquiry, a complaint or a court with what the officers had before them.
 */
@Service
public class ReadThen {

    /**
     * What was known.
     *
     * @param lead who had the incident, or null when nobody had yet
     * @param closing the closing date believed in, or null when none had been recorded
     * @param tests the latest test of each service with its decision, if decided by then
     * @param results how many people's latest test had each result
     * @param openDuties for how many people a temporary duty stood
     * @param log the last entries made by then, the latest first
     */
    public record Then(
            Incident incident,
            Instant at,
            boolean opened,
            Verification standing,
            @Nullable String lead,
            @Nullable Ending closing,
            List<ServiceTest> tests,
            Map<String, Integer> results,
            int openDuties,
            List<TradingRecord> trading,
            List<Verified> verifications,
            List<LogEntry> log) {}

    /** One person, as known then. */
    public record PersonThen(
            Incident incident, PersonView person, Instant at, List<PersonTest> tests, List<DutyEnd> ends) {}

    private static final int ENTRIES = 20;

    private final IncidentStore incidents;
    private final DutyStore duties;
    private final VerificationStore verifications;
    private final TradingStore trading;
    private final LogStore log;
    private final LogClearance clearance;
    private final People people;
    private final AuditTrail audit;
    private final Clock clock;

    ReadThen(
            IncidentStore incidents,
            DutyStore duties,
            VerificationStore verifications,
            TradingStore trading,
            LogStore log,
            LogClearance clearance,
            People people,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.duties = duties;
        this.verifications = verifications;
        this.trading = trading;
        this.log = log;
        this.clearance = clearance;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Then of(UUID id, @Nullable Instant asked) {
        var at = minute(asked);
        var incident = incidents.find(id);
        var lead = incident.lead();
        var latest = new LinkedHashMap<String, ServiceTest>();
        duties.services(id).stream()
                .filter(t -> !t.testedAt().isAfter(at))
                .forEach(t -> latest.putIfAbsent(t.location(), then(t, at)));
        var checked = verifications.of(id).stream()
                .filter(v -> !v.recordedAt().isAfter(at))
                .toList();
        var entries = log.enteredBy(id, at, ENTRIES, clearance.of(Acting.current()));
        return new Then(
                incident,
                at,
                !entries.isEmpty(),
                checked.isEmpty() ? Verification.REPORTED : checked.getFirst().standing(),
                lead == null || lead.since().isAfter(at) ? null : lead.name(),
                incidents.endings(id).stream()
                        .filter(e -> !e.recordedAt().isAfter(at))
                        .findFirst()
                        .orElse(null),
                List.copyOf(latest.values()),
                duties.results(id, at),
                duties.openDuties(id, at),
                trading.records(id).stream()
                        .filter(r -> !r.recordedAt().isAfter(at))
                        .toList(),
                checked,
                entries);
    }

    /** One person: their tests, decisions and what ended, as known then. */
    @Transactional
    public PersonThen person(UUID id, UUID person, @Nullable Instant asked) {
        var at = minute(asked);
        var view = people.find(id, person).orElseThrow(() -> new NotThere("person"));
        audit.read("PersonThen", "incident:" + id, List.of(person));
        return new PersonThen(
                incidents.find(id),
                view,
                at,
                duties.person(id, person).stream()
                        .filter(t -> !t.testedAt().isAfter(at))
                        .map(t -> then(t, at))
                        .toList(),
                duties.ends(id, person).stream()
                        .filter(e -> !e.recordedAt().isAfter(at))
                        .toList());
    }

    /** The last instant of the minute asked for; now, when none is. */
    private Instant minute(@Nullable Instant asked) {
        var now = clock.instant();
        if (asked == null) {
            return now;
        }
        if (asked.isAfter(now)) {
            throw Rejected.invalid("at", "%s is in the future. Enter a time up to now".formatted(London.show(asked)));
        }
        return asked.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES).minusNanos(1000);
    }

    private static ServiceTest then(ServiceTest t, Instant at) {
        return new ServiceTest(
                t.id(),
                t.location(),
                t.locationName(),
                t.facts(),
                t.sources(),
                t.row(),
                t.result(),
                t.findings(),
                t.explanation(),
                t.ruleVersion(),
                t.asOf(),
                t.testedAt(),
                t.testedBy(),
                t.dutyFrom(),
                by(t.decision(), at));
    }

    private static PersonTest then(PersonTest t, Instant at) {
        return new PersonTest(
                t.id(),
                t.person(),
                t.serviceTest(),
                t.facts(),
                t.row(),
                t.result(),
                t.response(),
                t.findings(),
                t.ruleVersion(),
                t.testedAt(),
                t.testedBy(),
                by(t.decision(), at));
    }

    private static @Nullable Decision by(@Nullable Decision decision, Instant at) {
        return decision == null || decision.at().isAfter(at) ? null : decision;
    }
}
