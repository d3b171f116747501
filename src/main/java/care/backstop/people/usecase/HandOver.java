package care.backstop.people.usecase;

import care.backstop.kernel.Acting;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.room.IncidentRoom;
import care.backstop.kernel.room.Room;
import care.backstop.people.Handovers;
import care.backstop.people.Status;
import care.backstop.people.model.Clearance;
import care.backstop.people.model.ContactWords;
import care.backstop.people.model.HandoverPack;
import care.backstop.people.model.Person;
import care.backstop.people.rules.EntryKind;
import care.backstop.people.rules.HandoverReceipts;
import care.backstop.people.rules.Known;
import care.backstop.people.rules.NeedToKnow;
import care.backstop.people.rules.Recipient;
import care.backstop.people.store.Dossier;
import care.backstop.people.store.Entries;
import care.backstop.people.store.Persons;
import care.backstop.people.store.Purposes;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is handed over about a person, cut to what its recipient needs. */
@Service
public class HandOver implements Handovers {

    /** More than this do not go into one file. */
    static final int MOST = 200;

    private final ReadRights rights;
    private final Persons persons;
    private final Purposes purposes;
    private final Clock clock;
    private final Entries entries;
    private final Dossier dossier;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final IncidentRoom room;

    HandOver(
            ReadRights rights,
            Persons persons,
            Purposes purposes,
            Clock clock,
            Entries entries,
            Dossier dossier,
            Permissions permissions,
            AuditTrail audit,
            IncidentRoom room) {
        this.rights = rights;
        this.persons = persons;
        this.purposes = purposes;
        this.clock = clock;
        this.entries = entries;
        this.dossier = dossier;
        this.permissions = permissions;
        this.audit = audit;
        this.room = room;
    }

    /**
     * A pack as it stands now.
     *
     * @param mayBeTold relatives and friends for whom there may be one
     * @param handed what was handed over and received, the newest first
     */
    public record Opened(
            HandoverPack pack, List<String> mayBeTold, List<Known.Entry> handed, boolean mayWrite, Room room) {}

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
                known.entries().stream()
                        .filter(e -> e.kind() == EntryKind.HANDED_OVER || e.kind() == EntryKind.HANDOVER_RECEIVED)
                        .toList(),
                clearance.mayWriteHealth(p),
                room.of(incident, LookAtPeople.DOOR)));
    }

    /**
     * The packs of everybody whom the reader may see and for whom they have said today what for.
     *
     * @param more people for whom there was no room
     */
    public record All(List<HandoverPack> packs, int more) {}

    /** For whoever cares for them next; those who have left or died need none. */
    @Transactional
    public All all(UUID incident) {
        var actor = Acting.current();
        var clearance = Clearance.of(permissions, actor);
        var cleared = persons.of(incident).stream()
                .filter(p ->
                        clearance.health(p) == Clearance.Depth.FULL && clearance.identity(p) == Clearance.Depth.FULL)
                .filter(p -> p.facts().status() != Status.DIED && p.facts().status() != Status.LEFT)
                .toList();
        var given =
                purposes.given(actor.user(), cleared.stream().map(Person::id).toList(), clock.instant());
        var shown = cleared.stream()
                .filter(p -> given.contains(p.id()))
                .sorted(Comparator.comparing(p -> p.facts().reference()))
                .toList();
        var packs = shown.stream()
                .limit(MOST)
                .map(p -> HandoverPack.of(p, rights.known(p), contacts(incident, p), Recipient.CARE, ""))
                .toList();
        audit.read(
                "HandoverAll",
                "incident:" + incident,
                packs.stream().map(HandoverPack::person).toList());
        return new All(packs, shown.size() - packs.size());
    }

    /** The version that a recipient would be given now. */
    String version(UUID incident, Person p, Known known, Recipient recipient, String whom) {
        return HandoverPack.of(p, known, contacts(incident, p), recipient, whom).version();
    }

    @Override
    @Transactional
    public String standing(UUID incident, UUID person) {
        return standing(entries.of(incident, person));
    }

    /** How it stands with whoever cares for them next. */
    static String standing(List<Known.Entry> all) {
        var standing = HandoverReceipts.standing(all, Recipient.CARE);
        return switch (standing) {
            case NOT_HANDED_OVER -> standing.words();
            case NO_RECEIPT ->
                said(standing, HandoverReceipts.latest(all, Recipient.CARE, EntryKind.HANDED_OVER), "whom");
            case RECEIVED ->
                said(standing, HandoverReceipts.latest(all, Recipient.CARE, EntryKind.HANDOVER_RECEIVED), "by");
        };
    }

    private static String said(HandoverReceipts.Standing standing, Optional<Known.Entry> entry, String who) {
        return entry.map(Known.Entry::said)
                .map(w -> "%s: %s, %s"
                        .formatted(
                                standing.words(),
                                w.of(who),
                                w.moment("at")
                                        .map(at -> London.show(
                                                at.atZone(London.ZONE).toInstant()))
                                        .orElse("")))
                .orElse(standing.words());
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
