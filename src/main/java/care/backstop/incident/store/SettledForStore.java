package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.utc;

import care.backstop.incident.model.Action.State;
import care.backstop.incident.model.SettledFor;
import care.backstop.kernel.Actor;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What became of lines of the plan for one person after another. */
@Repository
public class SettledForStore {

    private final JdbcClient db;

    SettledForStore(JdbcClient db) {
        this.db = db;
    }

    public void add(UUID incident, SettledFor s, Actor by) {
        db.sql("""
                insert into incident.action_person (incident, action, person, state, words, at, by_name, by_post, post_name)
                values (:incident, :action, :person, :state, :words, :at, :by, :post, :postName)""")
                .param("incident", incident)
                .param("action", s.action())
                .param("person", s.person())
                .param("state", s.state().name())
                .param("words", s.words())
                .param("at", utc(s.at()))
                .param("by", by.name())
                .param("post", by.post())
                .param("postName", by.postName())
                .update();
    }

    /** What counts for a person: the latest of each line. */
    public List<SettledFor> of(UUID incident, UUID person) {
        return db.sql("""
                select distinct on (action) * from incident.action_person
                 where incident = :incident and person = :person order by action, no desc""")
                .param("incident", incident)
                .param("person", person)
                .query((r, _) -> new SettledFor(
                        r.getObject("action", UUID.class),
                        r.getObject("person", UUID.class),
                        State.valueOf(r.getString("state")),
                        r.getString("words"),
                        instant(r, "at"),
                        r.getString("by_name"),
                        r.getString("post_name")))
                .list();
    }
}
