package care.backstop.incident.usecase;

import care.backstop.incident.LogKind;
import care.backstop.incident.model.SiteVisit;
import care.backstop.incident.model.Words;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.SiteStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.time.DeadlineRule.ElapsedHours;
import care.backstop.kernel.time.Deadlines;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps who is at the site, so that nobody who works there alone is forgotten. */
@Service
public class WatchTheSite {

    /** Whoever has not signed off this long after the end of the shift is rung. */
    static final ElapsedHours ALARM = new ElapsedHours(1);

    private static final String WHO = "Enter who is there";
    private static final String FROM = "Enter which agency they come from";
    private static final String WHY = "Enter what they do there";

    private final IncidentStore incidents;
    private final SiteStore site;
    private final LogBook log;
    private final Deadlines deadlines;
    private final AuditTrail audit;
    private final Clock clock;

    WatchTheSite(
            IncidentStore incidents, SiteStore site, LogBook log, Deadlines deadlines, AuditTrail audit, Clock clock) {
        this.incidents = incidents;
        this.site = site;
        this.log = log;
        this.deadlines = deadlines;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is said of somebody who arrives. */
    public record Arrival(
            @Nullable String location,
            @Nullable String name,
            @Nullable String agency,
            @Nullable String phone,
            @Nullable String why,
            @Nullable Instant onAt,
            @Nullable Instant expectedOffAt) {}

    /** So that whoever left several things out hears of all of them at once. */
    private static void ask(List<Problem> problems, String field, @Nullable String typed, String ask) {
        if (typed == null || typed.isBlank()) {
            problems.add(Problem.of(field, Problem.Code.VAL, ask));
        }
    }

    /** Somebody arrives. */
    @Transactional
    public UUID signIn(UUID incident, Arrival a, Actor actor) {
        var now = clock.instant();
        var problems = new ArrayList<Problem>();
        var place = incidents.find(incident).sites().stream()
                .filter(s -> s.location().equals(a.location()))
                .findFirst();
        if (place.isEmpty()) {
            problems.add(Problem.of("location", Problem.Code.VAL, "Choose one of the places of this incident"));
        }
        if (a.onAt() == null || a.onAt().isAfter(now)) {
            problems.add(Problem.of("onAt", Problem.Code.VAL, "Enter when they arrived; it cannot be in the future"));
        } else if (a.expectedOffAt() == null || !a.expectedOffAt().isAfter(a.onAt())) {
            problems.add(Problem.of(
                    "expectedOffAt", Problem.Code.VAL, "Enter when their shift ends, later than they arrived"));
        }
        ask(problems, "name", a.name(), WHO);
        ask(problems, "agency", a.agency(), FROM);
        ask(problems, "why", a.why(), WHY);
        if (!problems.isEmpty() || a.onAt() == null || a.expectedOffAt() == null) {
            throw new Rejected(problems);
        }
        var where = place.orElseThrow();
        var visit = new SiteVisit(
                UUID.randomUUID(),
                where.location(),
                where.name(),
                Words.required("name", a.name(), 200, WHO),
                Words.required("agency", a.agency(), 200, FROM),
                Words.optional("phone", a.phone(), 50),
                Words.required("why", a.why(), 500, WHY),
                a.onAt(),
                a.expectedOffAt(),
                deadlines.set(ALARM, a.expectedOffAt()).dueAt(),
                null,
                null,
                null,
                null,
                1);
        if (!site.add(incident, visit, now, actor)) {
            throw new Rejected(Problem.Code.DUP, "name", "They are signed in at %s already".formatted(where.name()));
        }
        log.append(
                incident,
                LogKind.SITE,
                "Signed in at %s: %s. Shift ends %s."
                        .formatted(where.name(), visit.why(), London.show(visit.expectedOffAt())),
                visit.onAt(),
                "site:" + visit.id());
        audit.changed("SignInAtSite", "incident:" + incident, List.of("site:" + visit.id()));
        return visit.id();
    }

    /** Somebody leaves. */
    @Transactional
    public SiteVisit signOff(UUID incident, UUID id, @Nullable Instant at, int version, Actor actor) {
        var v = site.find(incident, id);
        if (!v.there()) {
            throw Rejected.state("They have signed off already");
        }
        if (at == null || at.isBefore(v.onAt())) {
            throw Rejected.invalid(
                    "offAt", "Enter when they left, not before they arrived on %s".formatted(London.show(v.onAt())));
        }
        if (at.isAfter(clock.instant())) {
            throw Rejected.invalid("offAt", "Enter when they left; it cannot be in the future");
        }
        var off = with(v, at, v.alarmAt(), v.welfareAt(), v.welfareBy(), v.welfareOutcome(), version);
        site.replace(incident, off);
        log.append(
                incident,
                LogKind.SITE,
                "Signed off at %s after %s.".formatted(v.locationName(), lasted(off)),
                at,
                "site:" + id);
        audit.changed("SignOffAtSite", "incident:" + incident, List.of("site:" + id));
        return off;
    }

    /**
     * Somebody who did not sign off was rung.
     *
     * @param safe they answered and are safe: the alarm is set again for the time named
     */
    @Transactional
    public void welfareCall(
            UUID incident,
            UUID id,
            boolean safe,
            @Nullable String outcome,
            @Nullable Instant until,
            int version,
            Actor actor) {
        var now = clock.instant();
        var v = site.find(incident, id);
        if (!v.there()) {
            throw Rejected.state("They have signed off already");
        }
        var words = Words.required("outcome", outcome, 1000, "Enter what they answered, or that they did not");
        if (safe && (until == null || !until.isAfter(now))) {
            throw Rejected.invalid("until", "Enter until when they stay, later than now");
        }
        // Nobody who has not answered is taken off the list of those to be rung.
        var alarm = safe && until != null ? deadlines.set(ALARM, until).dueAt() : v.alarmAt();
        site.replace(
                incident,
                with(
                        v,
                        null,
                        alarm,
                        safe ? now : v.welfareAt(),
                        safe ? actor.name() : v.welfareBy(),
                        safe ? words : v.welfareOutcome(),
                        version));
        log.append(
                incident,
                LogKind.SITE,
                (safe
                                ? "Welfare call at %s: answered and safe."
                                : "Welfare call at %s: NOT answered. Follow the lone worker procedure.")
                        .formatted(v.locationName()),
                now,
                "site:" + id);
        audit.changed("WelfareCall", "incident:" + incident, List.of("site:" + id));
    }

    @Transactional(readOnly = true)
    public List<SiteVisit> of(UUID incident) {
        return site.of(incident);
    }

    /** How long somebody who has left was there: {@code 8 h 5 m}. */
    public static String lasted(SiteVisit v) {
        var off = v.offAt();
        if (off == null) {
            return "";
        }
        var span = Duration.between(v.onAt(), off);
        return "%d h %d m".formatted(span.toHours(), span.toMinutesPart());
    }

    private static SiteVisit with(
            SiteVisit v,
            @Nullable Instant off,
            Instant alarm,
            @Nullable Instant welfareAt,
            @Nullable String welfareBy,
            @Nullable String outcome,
            int version) {
        return new SiteVisit(
                v.id(),
                v.location(),
                v.locationName(),
                v.name(),
                v.agency(),
                v.phone(),
                v.why(),
                v.onAt(),
                v.expectedOffAt(),
                alarm,
                off,
                welfareAt,
                welfareBy,
                outcome,
                version);
    }
}
