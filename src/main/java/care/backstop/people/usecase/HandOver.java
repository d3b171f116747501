package care.backstop.people.usecase;

import care.backstop.kernel.Acting;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.room.IncidentRoom;
import care.backstop.kernel.room.Room;
import care.backstop.people.model.Clearance;
import care.backstop.people.model.ContactWords;
import care.backstop.people.model.HandoverPack;
import care.backstop.people.model.Person;
import care.backstop.people.rules.NeedToKnow;
import care.backstop.people.rules.Recipient;
import care.backstop.people.store.Dossier;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is handed over about a person, cut to what its recipient needs. */
@Service
public class HandOver {

    private final ReadRights rights;
    private final Dossier dossier;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final IncidentRoom room;

    HandOver(
            ReadRights rights,
            Dossier dossier,
            Permissions permissions,
            AuditTrail audit,
            IncidentRoom room) {
        this.rights = rights;
        this.dossier = dossier;
        this.permissions = permissions;
        this.audit = audit;
        this.room = room;
    }

    /**
     * A pack as it stands now.
     *
     * @param mayBeTold relatives and friends for whom there may be one
     */
    public record Opened(HandoverPack pack, List<String> mayBeTold, boolean mayWrite, Room room) {}

    /** Empty when the reader may see it but has not said today what for. */
    @Transactional
    public Optional<Opened> open(UUID incident, UUID id, Recipient recipient, String whom) {
        var person = rights.readable(incident, id);
        if (person.isEmpty()) {
            return Optional.empty();
        }
        var p = person.get();
        var clearance = Clearance.of(permissions, Acting.current());
        if (clearance.identity(p) != Clearance.Depth.FULL) {
            throw new NotThere("person");
        }
        var known = rights.known(p);
        var problems = NeedToKnow.against(recipient, whom, known);
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        audit.read("Handover" + recipient.name(), "person:" + id, List.of(id));
        return Optional.of(new Opened(
                HandoverPack.of(p, known, contacts(incident, p), recipient, whom.strip()),
                NeedToKnow.mayBeTold(known),
                clearance.mayWriteHealth(p),
                room.of(incident, LookAtPeople.DOOR)));
    }

    private List<HandoverPack.Contact> contacts(UUID incident, Person p) {
        return dossier.of(incident, p.id(), true, true).contacts().stream()
                .map(c -> new HandoverPack.Contact(
                        c.relation() == null
                                ? ContactWords.of(c.kind())
                                : ContactWords.of(c.kind()) + ": " + c.relation(),
                        c.name(),
                        c.phone()))
                .toList();
    }
}
