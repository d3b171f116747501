package care.backstop.incident.usecase;

import care.backstop.incident.LogKind;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.Notice;
import care.backstop.incident.model.Words;
import care.backstop.incident.store.CallStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.IntakeStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.market.Market;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Several notices about one provider are one incident: a further one joins it, and somebody judges it. */
@Service
public class JoinNotice {

    /** What somebody told us. */
    public record Told(
            @Nullable String notifiedBy,
            @Nullable String contact,
            @Nullable String how,
            @Nullable String said,
            @Nullable Instant toldAt) {}

    /** An open incident about the same provider or service. */
    public record Same(UUID incident, String name) {}

    private final IncidentStore incidents;
    private final CallStore calls;
    private final IntakeStore intakes;
    private final Market market;
    private final LogBook log;
    private final AuditTrail audit;
    private final Clock clock;

    JoinNotice(
            IncidentStore incidents,
            CallStore calls,
            IntakeStore intakes,
            Market market,
            LogBook log,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.calls = calls;
        this.intakes = intakes;
        this.market = market;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /** The open incident about one of these services or about their provider, if there is one. */
    @Transactional(readOnly = true)
    public Optional<Same> openAbout(String locations) {
        var ids = Arrays.stream(locations.strip().split("[\\s,;]+"))
                .filter(id -> !id.isEmpty())
                .toList();
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        var providers = market.findAll(ids).values().stream()
                .map(l -> l.providerId())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return calls.openAbout(ids, providers).map(s -> new Same(s.incident(), s.name()));
    }

    /**
     * Adds a notice to an incident.
     *
     * @param draft the notification being taken down that it comes from, or null
     */
    @Transactional
    public UUID join(UUID id, Told told, @Nullable UUID draft, Actor actor) {
        var now = clock.instant();
        open(id);
        var who = Words.required("notifiedBy", told.notifiedBy(), 200, "Enter who told us");
        var at = told.toldAt();
        if (at == null) {
            throw Rejected.invalid("toldAt", "Enter when they told us");
        }
        if (at.isAfter(now)) {
            throw Rejected.invalid("toldAt", "%s is in the future. Enter when they told us".formatted(London.show(at)));
        }
        var notice = new Notice(
                UUID.randomUUID(),
                who,
                Words.optional("contact", told.contact(), 200),
                Words.optional("how", told.how(), 100),
                Words.optional("said", told.said(), 4000),
                at,
                now,
                actor.name(),
                null,
                1);
        calls.add(id, notice);
        if (draft != null) {
            intakes.became(draft, id);
        }
        log.append(
                id,
                LogKind.CONTACT,
                "A further notice from %s%s%s"
                        .formatted(
                                who,
                                notice.how() == null ? "" : " (" + notice.how() + ")",
                                notice.said() == null ? "" : ": " + notice.said()),
                at,
                "notice:" + notice.id());
        audit.changed("JoinNotice", "incident:" + id, List.of("notice"));
        return notice.id();
    }

    /** Judges whether the council uses its power on a notice. */
    @Transactional
    public void judge(
            UUID id, UUID notice, @Nullable Boolean used, @Nullable String because, int version, Actor actor) {
        open(id);
        var found = calls.notices(id).stream()
                .filter(n -> n.id().equals(notice))
                .findFirst()
                .orElseThrow(() -> new NotThere("notice"));
        if (found.judged() != null) {
            throw new Rejected(Problem.Code.DUP, null, found.judged().by() + " has judged this notice already");
        }
        if (used == null) {
            throw Rejected.invalid("used", "Choose whether the council acts on it");
        }
        var why = Words.required("because", because, 2000, "Enter why");
        var now = clock.instant();
        calls.judge(notice, new Notice.Judged(used, why, now, actor.name()), version);
        log.append(
                id,
                LogKind.DECISION,
                "On the notice from %s the council %s: %s"
                        .formatted(found.notifiedBy(), used ? "acts" : "does not act", why),
                now,
                "notice:" + notice);
        audit.changed("JudgeNotice", "incident:" + id, List.of("judgement"));
    }

    /** The notices that joined, the earliest first. */
    @Transactional(readOnly = true)
    public List<Notice> of(UUID id) {
        incidents.find(id);
        return calls.notices(id);
    }

    private Incident open(UUID id) {
        var incident = incidents.find(id);
        if (incident.stage().state().ended()) {
            throw Rejected.state("This incident is %s. Take what they say down as a new notification"
                    .formatted(incident.stage().state().spoken()));
        }
        return incident;
    }
}
