package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.instantOrNull;
import static care.backstop.incident.store.IncidentStore.utc;

import care.backstop.incident.model.CallAttempt;
import care.backstop.incident.model.Notice;
import care.backstop.incident.rules.CallRound.Outcome;
import care.backstop.incident.rules.CallRound.Way;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Stale;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is rung in which order, every attempt to reach them, and further notices. */
@Repository
public class CallStore {

    /** A lead or deputy in turn. */
    public record Deputy(UUID post, int turn, String phone) {}

    /** An open incident about the same provider or service. */
    public record Same(UUID incident, String name) {}

    private final JdbcClient db;

    CallStore(JdbcClient db) {
        this.db = db;
    }

    public List<Deputy> deputies(String council) {
        return db.sql("select * from incident.deputy where council = :council order by turn")
                .param("council", council)
                .query((r, _) -> new Deputy(r.getObject("post", UUID.class), r.getInt("turn"), r.getString("phone")))
                .list();
    }

    public void put(String council, Deputy d) {
        db.sql("""
                insert into incident.deputy (council, post, turn, phone) values (:council, :post, :turn, :phone)
                on conflict (council, post) do update set turn = excluded.turn, phone = excluded.phone""")
                .param("council", council)
                .param("post", d.post())
                .param("turn", d.turn())
                .param("phone", d.phone())
                .update();
    }

    public void remove(String council, UUID post) {
        db.sql("delete from incident.deputy where council = :council and post = :post")
                .param("council", council)
                .param("post", post)
                .update();
    }

    public void add(UUID incident, CallAttempt a, Actor by) {
        db.sql("""
                insert into incident.call_attempt (id, incident, post, name, post_name, way, outcome, note, tried_at,
                       recorded_at, recorded_by, recorded_by_post)
                values (:id, :incident, :post, :name, :postName, :way, :outcome, :note, :tried, :at, :by, :byPost)""")
                .param("id", a.id())
                .param("incident", incident)
                .param("post", a.post())
                .param("name", a.name())
                .param("postName", a.postName())
                .param("way", a.way().name())
                .param("outcome", a.outcome().name())
                .param("note", a.note())
                .param("tried", utc(a.triedAt()))
                .param("at", utc(a.recordedAt()))
                .param("by", by.name())
                .param("byPost", by.post())
                .update();
    }

    /** Every attempt, the earliest first. */
    public List<CallAttempt> attempts(UUID incident) {
        return db.sql("""
                select a.*, c.way as confirmed_way, c.sent_at, c.recorded_by as confirmed_by
                  from incident.call_attempt a left join incident.call_confirmation c on c.attempt = a.id
                 where a.incident = :incident order by a.tried_at, a.no""")
                .param("incident", incident)
                .query((r, _) -> {
                    var sent = instantOrNull(r, "sent_at");
                    return new CallAttempt(
                            r.getObject("id", UUID.class),
                            r.getObject("post", UUID.class),
                            r.getString("name"),
                            r.getString("post_name"),
                            Way.valueOf(r.getString("way")),
                            Outcome.valueOf(r.getString("outcome")),
                            r.getString("note"),
                            instant(r, "tried_at"),
                            instant(r, "recorded_at"),
                            r.getString("recorded_by"),
                            sent == null
                                    ? null
                                    : new CallAttempt.Confirmed(
                                            r.getString("confirmed_way"), sent, r.getString("confirmed_by")));
                })
                .list();
    }

    public void confirm(UUID incident, UUID attempt, CallAttempt.Confirmed c, java.time.Instant recordedAt) {
        db.sql("""
                insert into incident.call_confirmation (attempt, incident, way, sent_at, recorded_at, recorded_by)
                values (:attempt, :incident, :way, :sent, :at, :by)""")
                .param("attempt", attempt)
                .param("incident", incident)
                .param("way", c.way())
                .param("sent", utc(c.sentAt()))
                .param("at", utc(recordedAt))
                .param("by", c.by())
                .update();
    }

    public void add(UUID incident, Notice n) {
        db.sql("""
                insert into incident.notice
                       (id, incident, notified_by, contact, how, said, told_at, recorded_at, recorded_by)
                values (:id, :incident, :who, :contact, :how, :said, :told, :at, :by)""")
                .param("id", n.id())
                .param("incident", incident)
                .param("who", n.notifiedBy())
                .param("contact", n.contact())
                .param("how", n.how())
                .param("said", n.said())
                .param("told", utc(n.toldAt()))
                .param("at", utc(n.recordedAt()))
                .param("by", n.recordedBy())
                .update();
    }

    /** The notices that joined an incident, the earliest first. */
    public List<Notice> notices(UUID incident) {
        return db.sql("select * from incident.notice where incident = :incident order by told_at, id")
                .param("incident", incident)
                .query((r, _) -> {
                    var judged = instantOrNull(r, "judged_at");
                    return new Notice(
                            r.getObject("id", UUID.class),
                            r.getString("notified_by"),
                            r.getString("contact"),
                            r.getString("how"),
                            r.getString("said"),
                            instant(r, "told_at"),
                            instant(r, "recorded_at"),
                            r.getString("recorded_by"),
                            judged == null
                                    ? null
                                    : new Notice.Judged(
                                            r.getBoolean("used"),
                                            r.getString("judged_because"),
                                            judged,
                                            r.getString("judged_by")),
                            r.getInt("version"));
                })
                .list();
    }

    public int unjudged(UUID incident) {
        return db.sql("select count(*) from incident.notice where incident = :incident and used is null")
                .param("incident", incident)
                .query(Integer.class)
                .single();
    }

    public void judge(UUID notice, Notice.Judged j, int version) {
        int changed = db.sql("""
                update incident.notice
                   set used = :used, judged_because = :because, judged_at = :at, judged_by = :by, version = version + 1
                 where id = :id and version = :version and used is null""")
                .param("used", j.used())
                .param("because", j.because())
                .param("at", utc(j.at()))
                .param("by", j.by())
                .param("id", notice)
                .param("version", version)
                .update();
        if (changed != 1) {
            throw new Stale("notice", notice);
        }
    }

    /** An incident, not closed, about one of these services or these providers. */
    public Optional<Same> openAbout(List<String> locations, List<String> providers) {
        return db.sql("""
                select i.id, i.name from incident.incident i join incident.location l on l.incident = i.id
                 where i.state not in ('STOOD_DOWN', 'CLOSED') and (l.location = any(:locations) or l.provider = any(:providers))
                 order by i.notified_at desc, i.id limit 1""")
                .param("locations", locations.toArray(String[]::new))
                .param("providers", providers.toArray(String[]::new))
                .query((r, _) -> new Same(r.getObject("id", UUID.class), r.getString("name")))
                .optional();
    }
}
