package care.backstop.incident.usecase;

import care.backstop.incident.IncidentVerified;
import care.backstop.incident.LogKind;
import care.backstop.incident.Verification;
import care.backstop.incident.model.RoleHolder;
import care.backstop.incident.model.TeamPlan;
import care.backstop.incident.model.Verified;
import care.backstop.incident.model.Words;
import care.backstop.incident.rules.Contradiction;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.RotaStore;
import care.backstop.incident.store.VerificationStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.London;
import care.backstop.kernel.Rejected;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records how true it is, on whose word. What was recorded before stays. */
@Service
public class VerifyIncident {

    private final IncidentStore incidents;
    private final VerificationStore verifications;
    private final WorkThePlan plan;
    private final RotaStore rota;
    private final CouncilProfiles profiles;
    private final LogBook log;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    VerifyIncident(
            IncidentStore incidents,
            VerificationStore verifications,
            WorkThePlan plan,
            RotaStore rota,
            CouncilProfiles profiles,
            LogBook log,
            ApplicationEventPublisher events,
            Clock clock) {
        this.incidents = incidents;
        this.verifications = verifications;
        this.plan = plan;
        this.rota = rota;
        this.profiles = profiles;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Records an answer.
     *
     * @return the number of the action that has to clear up a contradiction, if this answer makes one
     */
    @Transactional
    public Optional<String> verify(
            UUID id,
            @Nullable Verification standing,
            @Nullable String withWhom,
            @Nullable String how,
            @Nullable String note,
            @Nullable Instant at,
            Actor actor) {
        if (standing == null) {
            throw Rejected.invalid("standing", "Choose how sure we are now");
        }
        var whom = Words.required("withWhom", withWhom, 200, "Enter who you checked with, such as CQC or the owner");
        var way = Words.required("how", how, 200, "Enter how you checked, such as by telephone");
        var said = Words.optional("note", note, 2000);
        var now = clock.instant();
        if (at == null) {
            throw Rejected.invalid("at", "Enter when they told us");
        }
        if (at.isAfter(now)) {
            throw Rejected.invalid("at", "%s is in the future. Enter when they told us".formatted(London.show(at)));
        }
        var before = incidents.find(id).verification();
        var against = Contradiction.between(
                verifications.of(id).reversed().stream()
                        .map(v -> new Contradiction.Said(v.withWhom(), v.standing()))
                        .toList(),
                new Contradiction.Said(whom, standing));
        verifications.add(id, new Verified(UUID.randomUUID(), standing, whom, way, said, at, now, actor.name()));
        log.append(
                id,
                LogKind.CONTACT,
                "%s (before: %s). Checked with %s, %s%s"
                        .formatted(
                                standing.words(),
                                before.words().toLowerCase(Locale.UK),
                                whom,
                                way,
                                said == null ? "" : ": " + said),
                at,
                null);
        events.publishEvent(new IncidentVerified(id, standing, actor, now));
        if (standing == Verification.VERIFIED) {
            askForVacantRoles(id, now, actor);
        }
        return against.map(other -> plan.add(
                        id,
                        null,
                        "Clear up which is right: %s says \"%s\", %s says \"%s\". Ask both again and record the answer (Southampton procedure 4.5)."
                                .formatted(
                                        other.whom(),
                                        other.standing().words().toLowerCase(Locale.UK),
                                        whom,
                                        standing.words().toLowerCase(Locale.UK)),
                        London.day(now),
                        actor)
                .number());
    }

    /** Once a notice is confirmed, the roles that the council's own officers hold must be held. */
    private void askForVacantRoles(UUID id, Instant now, Actor actor) {
        var held = rota.holders(id).stream()
                .filter(RoleHolder::live)
                .map(RoleHolder::role)
                .collect(Collectors.toSet());
        var vacant = TeamPlan.of(profiles.of(id)).roles().list().stream()
                .filter(r -> r.own() && r.needed() && !held.contains(r.key()))
                .map(TeamPlan.RoleKind::key)
                .collect(Collectors.joining(", "));
        if (!vacant.isEmpty()) {
            plan.add(
                    id,
                    null,
                    "The notice is confirmed and nobody is %s yet. Name them under Team.".formatted(vacant),
                    London.day(now),
                    actor);
        }
    }

    /** Every answer so far, the latest first. */
    @Transactional(readOnly = true)
    public List<Verified> history(UUID id) {
        return verifications.of(id);
    }
}
