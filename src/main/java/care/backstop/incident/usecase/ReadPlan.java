package care.backstop.incident.usecase;

import care.backstop.incident.model.Action;
import care.backstop.incident.model.Timetable;
import care.backstop.incident.store.ActionStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.usecase.CountDueTimes.Clocks;
import care.backstop.incident.usecase.ReadRecords.Warning;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.IncidentMembers.Member;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.room.Room;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An action plan with whoever may own its lines. */
@Service
public class ReadPlan {

    /** One line with its room, the members of the incident, and the whole plan against the calendar. */
    public record Seen(Room room, List<Action> plan, List<Member> members, Timetable timetable) {}

    /** The whole plan, with what its due times run from, against the calendar, and with what it warns of. */
    public record Whole(
            Room room,
            List<Action> plan,
            List<Member> members,
            Clocks clocks,
            Timetable timetable,
            List<Warning> warnings) {}

    private final IncidentStore incidents;
    private final ActionStore actions;
    private final IncidentMembers members;
    private final ReadIncidents rooms;
    private final CountDueTimes dueTimes;
    private final ReadTimetable timetables;
    private final ReadRecords records;

    ReadPlan(
            IncidentStore incidents,
            ActionStore actions,
            IncidentMembers members,
            ReadIncidents rooms,
            CountDueTimes dueTimes,
            ReadTimetable timetables,
            ReadRecords records) {
        this.incidents = incidents;
        this.actions = actions;
        this.members = members;
        this.rooms = rooms;
        this.dueTimes = dueTimes;
        this.timetables = timetables;
        this.records = records;
    }

    @Transactional(readOnly = true)
    public Whole of(UUID id) {
        var incident = incidents.find(id);
        var plan = actions.of(id);
        var of = members.of(id);
        return new Whole(
                rooms.room(incident, "/actions"),
                plan,
                of,
                dueTimes.clocks(incident, plan),
                timetables.timetable(incident, plan),
                records.warnings(incident, plan, of));
    }

    /** One line. */
    @Transactional(readOnly = true)
    public Seen one(UUID id, UUID action) {
        var incident = incidents.find(id);
        var plan = actions.of(id);
        var line =
                plan.stream().filter(a -> a.id().equals(action)).findFirst().orElseThrow(() -> new NotThere("action"));
        return new Seen(
                rooms.room(incident, "/actions"), List.of(line), members.of(id), timetables.timetable(incident, plan));
    }
}
