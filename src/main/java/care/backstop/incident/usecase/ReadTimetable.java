package care.backstop.incident.usecase;

import care.backstop.incident.PlanGates;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Action.State;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.ProcedureTemplate.Gate;
import care.backstop.incident.model.SettledFor;
import care.backstop.incident.model.Timetable;
import care.backstop.incident.rules.BeforeSomebodyMoves;
import care.backstop.incident.store.ActionStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.SettledForStore;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A plan against the calendar. */
@Service
public class ReadTimetable implements PlanGates {

    /** The room, the incident, its plan and what was worked out for it. */
    public record Seen(Room room, Incident incident, List<Action> plan, Timetable timetable) {}

    private final IncidentStore incidents;
    private final ActionStore actions;
    private final SettledForStore settled;
    private final ReadIncidents rooms;
    private final Clock clock;

    ReadTimetable(
            IncidentStore incidents, ActionStore actions, SettledForStore settled, ReadIncidents rooms, Clock clock) {
        this.incidents = incidents;
        this.actions = actions;
        this.settled = settled;
        this.rooms = rooms;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Seen of(UUID id) {
        var incident = incidents.find(id);
        var plan = actions.of(id);
        return new Seen(rooms.room(incident, "/actions"), incident, plan, timetable(incident, plan));
    }

    Timetable timetable(Incident incident, List<Action> plan) {
        return Timetable.of(plan, incident.endsOn(), London.day(clock.instant()));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Held> before(UUID id, Waiting what) {
        return switch (what) {
            case LETTERS -> actions.holding(id, Gate.LETTERS);
            case MOVES -> actions.holding(id, Gate.MOVES, Gate.EACH_MOVE);
        };
    }

    @Override
    @Transactional(readOnly = true)
    public List<Held> beforeMoveOf(UUID id, UUID person) {
        var theirs = settled.of(id, person).stream()
                .filter(s -> s.state() != State.TO_DO)
                .map(SettledFor::action)
                .toList();
        return before(id, Waiting.MOVES).stream()
                .filter(h -> BeforeSomebodyMoves.waits(false, h.each(), theirs.contains(h.action())))
                .toList();
    }
}
