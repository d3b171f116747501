package care.backstop.people.usecase;

import care.backstop.kernel.Acting;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.room.IncidentRoom;
import care.backstop.kernel.room.Room;
import care.backstop.people.Contacted;
import care.backstop.people.Need;
import care.backstop.people.model.Clearance;
import care.backstop.people.rules.InTouch;
import care.backstop.people.rules.InTouch.Slot;
import care.backstop.people.rules.Priority;
import care.backstop.people.store.CareBoards;
import care.backstop.people.store.CareBoards.Line;
import care.backstop.people.store.Persons;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans who is called when, among those cared for at home whom nobody has reached, and says who was in touch. */
@Service
public class PlanCalls implements Contacted {

    private final CareBoards boards;
    private final Persons persons;
    private final ReadRights rights;
    private final Permissions permissions;
    private final IncidentRoom room;
    private final AuditTrail audit;

    PlanCalls(
            CareBoards boards,
            Persons persons,
            ReadRights rights,
            Permissions permissions,
            IncidentRoom room,
            AuditTrail audit) {
        this.boards = boards;
        this.persons = persons;
        this.rights = rights;
        this.permissions = permissions;
        this.room = room;
        this.audit = audit;
    }

    /** Somebody to be reached, and when. */
    public record Call(Line person, Slot slot) {}

    /** The calls in order. Those already reached are not among them. */
    public record Plan(Room room, List<Call> calls, int reached) {}

    @Transactional
    public Plan plan(UUID incident, int days, int callers, int each) {
        Reconcile.mayRead(permissions, Acting.current());
        var home = boards.everyone(incident, Clearance.of(permissions, Acting.current())).stream()
                .filter(l -> l.here() && l.need() == Need.HOME_CARE)
                .toList();
        var waiting = home.stream()
                .filter(l -> !l.inTouch())
                .sorted(Comparator.comparing(Line::place, Priority.order()))
                .toList();
        var slots = InTouch.plan(new InTouch.Facts(waiting.size(), days, callers, each));
        audit.read(
                "CallPlan",
                "incident:" + incident,
                waiting.stream().map(Line::id).toList());
        return new Plan(
                room.of(incident, LookAtPeople.DOOR),
                IntStream.range(0, waiting.size())
                        .mapToObj(n -> new Call(waiting.get(n), slots.get(n)))
                        .toList(),
                home.size() - waiting.size());
    }

    @Override
    @Transactional
    public List<Problem> againstTransfer(UUID incident, UUID id) {
        var person = persons.find(incident, id).orElseThrow(() -> new NotThere("person"));
        return InTouch.againstTransfer(rights.known(person), person.told() != null);
    }
}
