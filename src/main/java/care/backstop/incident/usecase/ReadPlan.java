package care.backstop.incident.usecase;

import care.backstop.incident.model.Action;
import care.backstop.incident.store.ActionStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.usecase.CountDueTimes.Clocks;
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

    /** The whole plan, with what its due times run from. */
    public record Whole(Room room, List<Action> plan, List<Member> members, Clocks clocks) {}

    private final IncidentStore incidents;
    private final ActionStore actions;
    private final IncidentMembers members;
    private final ReadIncidents rooms;
    private final CountDueTimes dueTimes;

    ReadPlan(
            IncidentStore incidents,
            ActionStore actions,
            IncidentMembers members,
            ReadIncidents rooms,
            CountDueTimes dueTimes) {
        this.incidents = incidents;
        this.actions = actions;
        this.members = members;
        this.rooms = rooms;
        this.dueTimes = dueTimes;
    }

    @Transactional(readOnly = true)
    public Whole of(UUID id) {
        var incident = incidents.find(id);
        var plan = actions.of(id);
        return new Whole(rooms.room(incident, "/actions"), plan, members.of(id), dueTimes.clocks(incident, plan));
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
