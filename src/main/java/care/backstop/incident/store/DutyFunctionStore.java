package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.utc;

import care.backstop.incident.model.DutyFunction;
import care.backstop.kernel.Actor;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who does the tasks of the temporary duty: added to, never changed. */
@Repository
public class DutyFunctionStore {

    private final JdbcClient db;

    DutyFunctionStore(JdbcClient db) {
        this.db = db;
    }

    public void add(UUID incident, DutyFunction f, Actor by) {
        db.sql("""
                insert into incident.duty_function (incident, task, function, post, owner, post_name, mapped_at, by_name,
                       by_post)
                values (:incident, :task, :function, :post, :owner, :postName, :at, :by, :byPost)""")
                .param("incident", incident)
                .param("task", f.task())
                .param("function", f.function())
                .param("post", f.post())
                .param("owner", f.owner())
                .param("postName", f.postName())
                .param("at", utc(f.mappedAt()))
                .param("by", by.name())
                .param("byPost", by.post())
                .update();
    }

    /** What counts: the latest of each task. */
    public List<DutyFunction> of(UUID incident) {
        return db.sql("""
                select distinct on (task) * from incident.duty_function
                 where incident = :incident order by task, no desc""")
                .param("incident", incident)
                .query((r, _) -> new DutyFunction(
                        r.getString("task"),
                        r.getString("function"),
                        r.getObject("post", UUID.class),
                        r.getString("owner"),
                        r.getString("post_name"),
                        instant(r, "mapped_at"),
                        r.getString("by_name")))
                .list();
    }
}
