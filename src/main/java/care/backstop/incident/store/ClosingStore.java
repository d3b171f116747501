package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.utc;

import care.backstop.incident.LogKind;
import care.backstop.incident.model.Ending;
import care.backstop.incident.model.LogForm;
import care.backstop.kernel.Actor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What an incident's end depends on and no other store knows, and every time it ended. */
@Repository
public class ClosingStore {

    private final JdbcClient db;

    ClosingStore(JdbcClient db) {
        this.db = db;
    }

    public void add(UUID incident, Ending e, Actor by) {
        db.sql("""
                insert into incident.ending (incident, closed, at, because, by_name, by_post, post_name)
                values (:incident, :closed, :at, :because, :by, :post, :postName)""")
                .param("incident", incident)
                .param("closed", e.closed())
                .param("at", utc(e.at()))
                .param("because", e.because())
                .param("by", e.by())
                .param("post", by.post())
                .param("postName", e.postName())
                .update();
    }

    /** In the order they happened. */
    public List<Ending> endings(UUID incident) {
        return db.sql("select * from incident.ending where incident = :incident order by no")
                .param("incident", incident)
                .query((r, _) -> new Ending(
                        r.getBoolean("closed"),
                        instant(r, "at"),
                        r.getString("because"),
                        r.getString("by_name"),
                        r.getString("post_name")))
                .list();
    }

    /** For how many people a temporary duty stands, or the urgent power is in use, with no recorded end. */
    public int owed(UUID incident) {
        return db.sql("""
                select count(*) from (
                    select distinct on (d.person) d.id, d.decided, d.exercised
                      from incident.person_decision d join incident.person_test t on t.id = d.test
                     where d.incident = :incident order by d.person, t.no desc) latest
                 where (latest.decided = 'DUTY_S48' or latest.decided = 'POWER_S19' and latest.exercised)
                   and not exists (select from incident.duty_end e where e.decision = latest.id)""").param("incident", incident).query(Integer.class).single();
    }

    /** Whether a decision in force says that a service owes the temporary duty. */
    public boolean owesTemporaryDuty(UUID incident) {
        return db.sql("""
                select exists (
                    select from (
                        select distinct on (d.location) d.decided
                          from incident.service_decision d join incident.service_test t on t.id = d.test
                         where d.incident = :incident order by d.location, t.no desc) latest
                     where latest.decided = 'DUTY_S48')""").param("incident", incident).query(Boolean.class).single();
    }

    /** How many people have been asked about. */
    public int tested(UUID incident) {
        return db.sql("select count(distinct person) from incident.person_test where incident = :incident")
                .param("incident", incident)
                .query(Integer.class)
                .single();
    }

    /** How many matters of each type are open, whoever may read them. */
    public Map<LogKind, Integer> matters(UUID incident) {
        var counts = new LinkedHashMap<LogKind, Integer>();
        db.sql("""
                select e.kind, count(*) as open from incident.log_entry e
                 where e.incident = :incident and e.kind = any(:matters) and e.follows is null and e.corrects is null
                   and not (e.kind = 'BUSINESS_SUPPORT' and e.details ->> 'staff' is not null
                            and e.details ->> 'days' is not null)
                   and not exists (select from incident.log_entry s
                                    where s.follows = e.id and s.step = 'CLOSE')
                 group by e.kind order by e.kind""")
                .param("incident", incident)
                .param("matters", LogForm.matters().stream().map(LogKind::name).toArray(String[]::new))
                .query((r, _) -> counts.put(LogKind.valueOf(r.getString("kind")), r.getInt("open")))
                .list();
        return counts;
    }

    /** How many matters of a type there have been, open or not. */
    public int ever(UUID incident, LogKind kind) {
        return db.sql("""
                select count(*) from incident.log_entry
                 where incident = :incident and kind = :kind and follows is null and corrects is null""")
                .param("incident", incident)
                .param("kind", kind.name())
                .query(Integer.class)
                .single();
    }
}
