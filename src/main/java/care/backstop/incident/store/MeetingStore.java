package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.instantOrNull;
import static care.backstop.incident.store.IncidentStore.utc;
import static care.backstop.incident.store.IncidentStore.utcOrNull;

import care.backstop.incident.model.Meeting;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Stale;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Meetings of the steering group. */
@Repository
public class MeetingStore {

    private final JdbcClient db;

    MeetingStore(JdbcClient db) {
        this.db = db;
    }

    public void add(UUID incident, Meeting m) {
        db.sql("""
                insert into incident.meeting (id, incident, first, scheduled_at, place, late_because)
                values (:id, :incident, :first, :at, :place, :late)""")
                .param("id", m.id())
                .param("incident", incident)
                .param("first", m.first())
                .param("at", utc(m.scheduledAt()))
                .param("place", m.place())
                .param("late", m.lateBecause())
                .update();
    }

    public void replace(UUID incident, Meeting m) {
        int changed = db.sql("""
                update incident.meeting
                   set scheduled_at = :at, place = :place, held_at = :held, chair = :chair, attended = :attended,
                       outcome = :outcome, late_because = :late, version = version + 1
                 where incident = :incident and id = :id and version = :version""")
                .param("at", utc(m.scheduledAt()))
                .param("place", m.place())
                .param("held", utcOrNull(m.heldAt()))
                .param("chair", m.chair())
                .param("attended", m.attended())
                .param("outcome", m.outcome())
                .param("late", m.lateBecause())
                .param("incident", incident)
                .param("id", m.id())
                .param("version", m.version())
                .update();
        if (changed != 1) {
            throw new Stale("meeting", m.id());
        }
    }

    public Meeting find(UUID incident, UUID id) {
        return of(incident).stream()
                .filter(m -> m.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotThere("meeting"));
    }

    /** In the order they take place. */
    public List<Meeting> of(UUID incident) {
        return db.sql("select * from incident.meeting where incident = :incident order by scheduled_at, id")
                .param("incident", incident)
                .query((r, _) -> new Meeting(
                        r.getObject("id", UUID.class),
                        r.getBoolean("first"),
                        instant(r, "scheduled_at"),
                        r.getString("place"),
                        instantOrNull(r, "held_at"),
                        r.getString("chair"),
                        r.getString("attended"),
                        r.getString("outcome"),
                        r.getString("late_because"),
                        r.getInt("version")))
                .list();
    }
}
