package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.utc;

import care.backstop.incident.model.Milestone;
import care.backstop.incident.model.ProcedureTemplate.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Events inside an incident from which later due times run. */
@Repository
public class MilestoneStore {

    private final JdbcClient db;

    MilestoneStore(JdbcClient db) {
        this.db = db;
    }

    public void add(UUID incident, Milestone m) {
        db.sql("""
                insert into incident.milestone (id, incident, event, at, note, recorded_at, recorded_by)
                values (:id, :incident, :event, :at, :note, :recordedAt, :recordedBy)""")
                .param("id", m.id())
                .param("incident", incident)
                .param("event", m.event().name())
                .param("at", utc(m.at()))
                .param("note", m.note())
                .param("recordedAt", utc(m.recordedAt()))
                .param("recordedBy", m.recordedBy())
                .update();
    }

    /** Those that stand. */
    public List<Milestone> of(UUID incident) {
        return db.sql("""
                select * from incident.milestone where incident = :incident and withdrawn_at is null order by at""")
                .param("incident", incident)
                .query((r, _) -> new Milestone(
                        r.getObject("id", UUID.class),
                        Event.valueOf(r.getString("event")),
                        instant(r, "at"),
                        r.getString("note"),
                        instant(r, "recorded_at"),
                        r.getString("recorded_by")))
                .list();
    }

    /** It proved wrong; harmless if it does not stand. */
    public boolean withdraw(UUID incident, Event event, Instant at, String because) {
        return db.sql("""
                update incident.milestone set withdrawn_at = :at, withdrawn_because = :because
                 where incident = :incident and event = :event and withdrawn_at is null""")
                        .param("at", utc(at))
                        .param("because", because)
                        .param("incident", incident)
                        .param("event", event.name())
                        .update()
                == 1;
    }
}
