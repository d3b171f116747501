package care.backstop.incident.usecase;

import care.backstop.incident.LogKind;
import care.backstop.incident.model.EvidencePack;
import care.backstop.incident.model.EvidencePack.State;
import care.backstop.incident.model.Words;
import care.backstop.incident.store.EvidenceStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.ActorsByPost;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.jobs.Jobs;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks for the evidence of an incident in one file. A pack that tells what is owed to each person leaves only when two
 * people want it to.
 */
@Service
public class EvidencePacks {

    private static final int LEAST_PURPOSE = 20;

    private final IncidentStore incidents;
    private final EvidenceStore packs;
    private final MakeEvidencePack make;
    private final Jobs jobs;
    private final ActorsByPost posts;
    private final LogBook log;
    private final AuditTrail audit;
    private final Clock clock;

    EvidencePacks(
            IncidentStore incidents,
            EvidenceStore packs,
            MakeEvidencePack make,
            Jobs jobs,
            ActorsByPost posts,
            LogBook log,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.packs = packs;
        this.make = make;
        this.jobs = jobs;
        this.posts = posts;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<EvidencePack> of(UUID incident) {
        incidents.find(incident);
        return packs.of(incident);
    }

    @Transactional(readOnly = true)
    public EvidencePack one(UUID incident, UUID pack) {
        return find(incident, pack);
    }

    @Transactional
    public UUID ask(
            UUID incident, @Nullable String purpose, @Nullable String forWhom, boolean withPeople, Actor actor) {
        incidents.find(incident);
        var why = Words.required("purpose", purpose, 1000, "Enter what it is needed for");
        if (why.length() < LEAST_PURPOSE) {
            throw Rejected.invalid(
                    "purpose", "Enter in at least %d characters what it is needed for".formatted(LEAST_PURPOSE));
        }
        var whom = Words.required("forWhom", forWhom, 200, "Enter who will get it");
        var now = clock.instant();
        var pack = new EvidencePack(
                UUID.randomUUID(),
                incident,
                why,
                whom,
                withPeople,
                withPeople ? State.WAITING : State.RUNNING,
                0,
                withPeople ? null : "Waits for its turn",
                now,
                actor.name(),
                actor.user(),
                actor.post(),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of());
        packs.add(pack);
        log.append(
                incident,
                LogKind.EVENT,
                "Evidence pack asked for, for %s%s"
                        .formatted(whom, withPeople ? ", with what is owed to each person" : ""),
                now,
                "evidence:" + pack.id());
        audit.changed("AskForEvidence", "incident:" + incident, List.of("evidence:" + pack.id()));
        if (!withPeople) {
            jobs.start(make, pack.id(), actor);
        }
        return pack.id();
    }

    /** The second person agrees; it is made as the post that asked. */
    @Transactional
    public void agree(UUID incident, UUID id, Actor actor) {
        var pack = waiting(incident, id, actor);
        var asked = posts.find(pack.askedPost())
                .orElseThrow(() -> Rejected.state("The post that asked for it is not active any more. Ask anew"));
        if (!packs.decide(id, State.RUNNING, "Waits for its turn", clock.instant(), actor)) {
            throw Rejected.state("Somebody has decided on this pack meanwhile");
        }
        audit.changed("AgreeToEvidence", "incident:" + incident, List.of("evidence:" + id));
        jobs.start(make, id, asked);
    }

    /** The second person does not agree. */
    @Transactional
    public void refuse(UUID incident, UUID id, @Nullable String because, Actor actor) {
        waiting(incident, id, actor);
        var why = Words.required("because", because, 500, "Enter why it does not leave");
        if (!packs.decide(id, State.REFUSED, why, clock.instant(), actor)) {
            throw Rejected.state("Somebody has decided on this pack meanwhile");
        }
        audit.changed("RefuseEvidence", "incident:" + incident, List.of("evidence:" + id));
    }

    /** The file. Everybody it tells about goes to the audit trail. */
    @Transactional
    public byte[] take(UUID incident, UUID id, Actor actor) {
        var pack = find(incident, id);
        if (pack.state() != State.READY) {
            throw Rejected.state(
                    "This pack is not ready: " + pack.state().words().toLowerCase(java.util.Locale.UK));
        }
        audit.read("EvidencePack", "incident:" + incident, pack.people());
        audit.changed("TakeEvidence", "incident:" + incident, List.of("evidence:" + id, "sha256:" + pack.sha256()));
        return packs.content(id);
    }

    private EvidencePack waiting(UUID incident, UUID id, Actor actor) {
        var pack = find(incident, id);
        if (pack.state() != State.WAITING) {
            throw Rejected.state("This pack does not wait for anybody");
        }
        if (pack.askedUser().equals(actor.user())) {
            throw new Rejected(
                    Problem.Code.AUTH,
                    "pack",
                    "You asked for it yourself. Somebody else has to agree before it is made");
        }
        return pack;
    }

    private EvidencePack find(UUID incident, UUID id) {
        return packs.find(id)
                .filter(p -> p.incident().equals(incident))
                .orElseThrow(() -> new NotThere("evidence pack"));
    }
}
