package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.instantOrNull;
import static care.backstop.incident.store.IncidentStore.utc;

import care.backstop.incident.model.Due;
import care.backstop.kernel.Stale;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Deadlines of an incident. One that is counted again is kept beside the one that takes its place. */
@Repository
public class DeadlineStore {

    /** A deadline that nobody has met, with its incident. */
    public record Running(UUID incident, String incidentName, String title, LocalDate dueOn, Instant dueAt) {}

    private final JdbcClient db;

    DeadlineStore(JdbcClient db) {
        this.db = db;
    }

    public void add(UUID incident, Due d) {
        db.sql("""
                insert into incident.deadline (id, incident, kind, title, clause, rule, counted_from, due_on, due_at,
                       calendar_version, explanation, moved_because)
                values (:id, :incident, :kind, :title, :clause, :rule, :from, :dueOn, :dueAt,
                       :calendar, :explanation, :moved)""")
                .param("id", d.id())
                .param("incident", incident)
                .param("kind", d.kind())
                .param("title", d.title())
                .param("clause", d.clause())
                .param("rule", d.rule())
                .param("from", utc(d.countedFrom()))
                .param("dueOn", d.dueOn())
                .param("dueAt", utc(d.dueAt()))
                .param("calendar", d.calendarVersion())
                .param("explanation", d.explanation())
                .param("moved", d.movedBecause())
                .update();
    }

    /** Puts one in the place of another, which stays to be read. */
    public void replace(UUID incident, Due before, Due after, Instant at) {
        int replaced = db.sql("""
                        update incident.deadline set replaced_at = :at
                         where incident = :incident and id = :id and replaced_at is null and met_at is null""")
                .param("at", utc(at))
                .param("incident", incident)
                .param("id", before.id())
                .update();
        if (replaced != 1) {
            throw new Stale("deadline", before.title());
        }
        add(incident, after);
    }

    /** Those in force, the next one first. */
    public List<Due> of(UUID incident) {
        return db.sql("""
                select * from incident.deadline where incident = :incident and replaced_at is null
                 order by due_at, kind""")
                .param("incident", incident)
                .query((r, _) -> new Due(
                        r.getObject("id", UUID.class),
                        r.getString("kind"),
                        r.getString("title"),
                        r.getString("clause"),
                        r.getString("rule"),
                        instant(r, "counted_from"),
                        r.getObject("due_on", LocalDate.class),
                        instant(r, "due_at"),
                        r.getString("calendar_version"),
                        r.getString("explanation"),
                        r.getString("moved_because"),
                        instantOrNull(r, "met_at")))
                .list();
    }

    /** Met now; harmless if it was met before. */
    public void met(UUID incident, String kind, Instant at) {
        db.sql("""
                update incident.deadline set met_at = :at
                 where incident = :incident and kind = :kind and replaced_at is null and met_at is null""")
                .param("at", utc(at))
                .param("incident", incident)
                .param("kind", kind)
                .update();
    }

    /** Those not met, of incidents that run, the next one first. */
    public List<Running> running() {
        return db.sql("""
                select i.id, i.name, d.title, d.due_on, d.due_at
                  from incident.deadline d join incident.incident i on i.id = d.incident
                 where d.replaced_at is null and d.met_at is null and i.state not in ('STOOD_DOWN', 'CLOSED')
                 order by d.due_at, i.name limit 50""")
                .query((r, _) -> new Running(
                        r.getObject("id", UUID.class),
                        r.getString("name"),
                        r.getString("title"),
                        r.getObject("due_on", LocalDate.class),
                        instant(r, "due_at")))
                .list();
    }
}
