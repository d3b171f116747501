package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.utc;

import care.backstop.incident.model.GroupReport;
import care.backstop.incident.model.OtherWork;
import care.backstop.incident.model.SupportSession;
import care.backstop.kernel.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the work does to officers, and what they report each day. */
@Repository
public class StaffStore {

    /** An incident in which a post has not said yet what of its other work waits. */
    public record Silent(UUID incident, String incidentName) {}

    private final JdbcClient db;

    StaffStore(JdbcClient db) {
        this.db = db;
    }

    public void add(UUID incident, OtherWork w) {
        db.sql("""
                insert into incident.other_work (incident, post, name, minutes, line_manager, note, at)
                values (:incident, :post, :name, :minutes, :manager, :note, :at)""")
                .param("incident", incident)
                .param("post", w.post())
                .param("name", w.name())
                .param("minutes", w.minutes())
                .param("manager", w.lineManager())
                .param("note", w.note())
                .param("at", utc(w.at()))
                .update();
    }

    /** The latest of each post. */
    public List<OtherWork> work(UUID incident) {
        return db.sql("""
                select distinct on (post) * from incident.other_work
                 where incident = :incident order by post, no desc""")
                .param("incident", incident)
                .query((r, _) -> {
                    int minutes = r.getInt("minutes");
                    Integer known = r.wasNull() ? null : minutes;
                    return new OtherWork(
                            r.getObject("post", UUID.class),
                            r.getString("name"),
                            known,
                            r.getString("line_manager"),
                            r.getString("note"),
                            instant(r, "at"));
                })
                .list();
    }

    /** Incidents acknowledged before this moment, still open, in which the post has not said anything. */
    public List<Silent> silent(UUID post, Instant before) {
        return db.sql("""
                select i.id, i.name from incident.incident i
                 where i.state = 'ACKNOWLEDGED' and i.acknowledged_at < :before
                   and not exists (select from incident.other_work w where w.incident = i.id and w.post = :post)
                 order by i.acknowledged_at desc""")
                .param("before", utc(before))
                .param("post", post)
                .query((r, _) -> new Silent(r.getObject("id", UUID.class), r.getString("name")))
                .list();
    }

    public void add(UUID incident, SupportSession s, Instant at) {
        db.sql("""
                insert into incident.support_session (id, incident, held_on, what, offered, taken, at, by_name)
                values (:id, :incident, :on, :what, :offered, :taken, :at, :by)""")
                .param("id", s.id())
                .param("incident", incident)
                .param("on", s.heldOn())
                .param("what", s.what())
                .param("offered", s.offered())
                .param("taken", s.taken())
                .param("at", utc(at))
                .param("by", s.recordedBy())
                .update();
    }

    public void note(UUID incident, UUID session, String note) {
        db.sql("insert into incident.support_note (session, incident, note) values (:session, :incident, :note)")
                .param("session", session)
                .param("incident", incident)
                .param("note", note)
                .update();
    }

    /** The latest first. */
    public List<SupportSession> sessions(UUID incident) {
        return db.sql(
                        "select * from incident.support_session where incident = :incident order by held_on desc, at desc")
                .param("incident", incident)
                .query((r, _) -> new SupportSession(
                        r.getObject("id", UUID.class),
                        r.getObject("held_on", LocalDate.class),
                        r.getString("what"),
                        r.getInt("offered"),
                        r.getInt("taken"),
                        r.getString("by_name")))
                .list();
    }

    public Optional<String> note(UUID incident, UUID session) {
        return db.sql("select note from incident.support_note where incident = :incident and session = :session")
                .param("incident", incident)
                .param("session", session)
                .query(String.class)
                .optional();
    }

    public void add(UUID incident, GroupReport r, Actor by) {
        db.sql("""
                insert into incident.group_report (incident, day, identified, moved, note, at, by_name, by_post)
                values (:incident, :day, :identified, :moved, :note, :at, :by, :post)""")
                .param("incident", incident)
                .param("day", r.day())
                .param("identified", r.identified())
                .param("moved", r.moved())
                .param("note", r.note())
                .param("at", utc(r.at()))
                .param("by", r.by())
                .param("post", by.post())
                .update();
    }

    /** The one that stands for each day, the latest day first. */
    public List<GroupReport> reports(UUID incident) {
        return db.sql("""
                select distinct on (day) * from incident.group_report
                 where incident = :incident order by day desc, no desc""")
                .param("incident", incident)
                .query((r, _) -> new GroupReport(
                        r.getObject("day", LocalDate.class),
                        r.getInt("identified"),
                        r.getInt("moved"),
                        r.getString("note"),
                        instant(r, "at"),
                        r.getString("by_name")))
                .list();
    }
}
