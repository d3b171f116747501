package care.backstop.incident.usecase;

import care.backstop.incident.model.Action;
import care.backstop.incident.store.ActionStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.IncidentMembers.Member;
import care.backstop.kernel.room.Room;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An action plan with whoever may own its lines. */
@Service
public class ReadPlan {

    /** The room, the lines, and the members of the incident. */
    public record Seen(Room room, List<Action> plan, List<Member> members) {}

    private final IncidentStore incidents;
    private final ActionStore actions;
    private final IncidentMembers members;
    private final ReadIncidents rooms;

    ReadPlan(IncidentStore incidents, ActionStore actions, IncidentMembers members, ReadIncidents rooms) {
        this.incidents = incidents;
        this.actions = actions;
        this.members = members;
        this.rooms = rooms;
    }

    @Transactional(readOnly = true)
    public Seen of(UUID incident) {
        return new Seen(rooms.room(incidents.find(incident), "/actions"), actions.of(incident), members.of(incident));
    }

    /** One line. */
    @Transactional(readOnly = true)
    public Seen one(UUID incident, UUID action) {
        return new Seen(
                rooms.room(incidents.find(incident), "/actions"),
                List.of(actions.find(incident, action)),
                members.of(incident));
    }
}
