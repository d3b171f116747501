package care.backstop.incident.usecase;

import care.backstop.incident.IncidentState;
import care.backstop.incident.IncidentView;
import care.backstop.incident.Incidents;
import care.backstop.incident.model.Incident;
import care.backstop.incident.store.ActionStore;
import care.backstop.incident.store.ActionStore.Progress;
import care.backstop.incident.store.IncidentStore;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Signposts;
import care.backstop.kernel.room.Door;
import care.backstop.kernel.room.IncidentRoom;
import care.backstop.kernel.room.Room;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What may be known about the actor's incidents, and the room around each. */
@Service
public class ReadIncidents implements Incidents, IncidentRoom {

    private final IncidentStore incidents;
    private final ActionStore actions;
    private final List<Door> doors;
    private final Signposts signposts;
    private final Clock clock;

    ReadIncidents(IncidentStore incidents, ActionStore actions, List<Door> doors, Signposts signposts, Clock clock) {
        this.incidents = incidents;
        this.actions = actions;
        this.signposts = signposts;
        this.clock = clock;
        this.doors = doors.stream().sorted(Comparator.comparingInt(Door::order)).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public IncidentView find(UUID incident) {
        return incidents.find(incident).view();
    }

    @Override
    @Transactional(readOnly = true)
    public List<IncidentView> mine() {
        return incidents.all().stream()
                .map(Incident::view)
                .filter(i -> !i.state().ended())
                .toList();
    }

    /** Everything that is kept about one. */
    @Transactional(readOnly = true)
    public Incident whole(UUID incident) {
        return incidents.find(incident);
    }

    /** Every one, closed ones last. */
    @Transactional(readOnly = true)
    public List<Incident> all() {
        return incidents.all();
    }

    /** How far the plan of each has come. */
    @Transactional(readOnly = true)
    public Map<UUID, Progress> progress() {
        var now = clock.instant();
        return actions.progress(now, ReadOverview.endOfDay(now));
    }

    @Override
    @Transactional(readOnly = true)
    public Room of(UUID incident, String path) {
        return room(incidents.find(incident), path);
    }

    /** The room around an incident already read, with the doors that whoever is acting may open. */
    public Room room(Incident incident, String path) {
        var base = "/incidents/" + incident.id();
        var state = incident.stage().state();
        var actor = Acting.current();
        return new Room(
                incident.id(),
                incident.name(),
                state.words(),
                state == IncidentState.NOTIFIED
                        ? "No lead has acknowledged this incident. A message left is not an acknowledgement: speak to the lead or the deputy."
                        : null,
                doors.stream()
                        .filter(d -> signposts.leadsSomewhere(actor, base + d.path()))
                        .map(d -> new Room.Way(
                                d.label(), base + d.path(), d.path().equals(path)))
                        .toList());
    }
}
