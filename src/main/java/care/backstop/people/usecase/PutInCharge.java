package care.backstop.people.usecase;

import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import care.backstop.people.model.Clearance;
import care.backstop.people.store.Dossier;
import care.backstop.people.store.Persons;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts a post in charge of people, which is what opens their health details to it, or releases it again. */
@Service
public class PutInCharge {

    private static final Set<Role> WORKERS = Set.of(Role.PRACTITIONER, Role.ICB_CLINICIAN, Role.ADVOCATE);

    private final Persons persons;
    private final Dossier dossier;
    private final IncidentMembers members;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    PutInCharge(
            Persons persons,
            Dossier dossier,
            IncidentMembers members,
            Permissions permissions,
            AuditTrail audit,
            Clock clock) {
        this.persons = persons;
        this.dossier = dossier;
        this.members = members;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Members of the incident who may be put in charge of people. */
    @Transactional
    public List<IncidentMembers.Member> candidates(UUID incident) {
        return members.of(incident).stream()
                .filter(m -> WORKERS.contains(m.role()))
                .toList();
    }

    @Transactional
    public int put(UUID incident, Collection<UUID> people, UUID post, Actor actor) {
        may(actor);
        var worker = candidates(incident).stream()
                .filter(m -> m.post().equals(post))
                .findFirst()
                .orElseThrow(() -> Rejected.invalid(
                        "post", "Choose a practitioner, clinician or advocate who is a member of this incident."));
        int put = 0;
        for (var person : persons.find(incident, people)) {
            if (dossier.assign(incident, person.id(), post, worker.userName(), actor.post(), clock.instant())) {
                audit.changed("PutInCharge", "person:" + person.id(), List.of("post:" + post));
                put++;
            }
        }
        return put;
    }

    @Transactional
    public void release(UUID incident, UUID person, UUID post, Actor actor) {
        may(actor);
        if (!dossier.release(incident, person, post, clock.instant())) {
            throw new NotThere("assignment");
        }
        audit.changed("Release", "person:" + person, List.of("post:" + post));
    }

    private void may(Actor actor) {
        if (!Clearance.of(permissions, actor).writesAll()) {
            throw new Rejected(Code.AUTH, null, "Your post may not do this. The incident coordinator may.");
        }
    }
}
