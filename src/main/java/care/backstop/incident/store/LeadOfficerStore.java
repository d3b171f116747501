package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.utc;

import care.backstop.kernel.Actor;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lead officers of incidents: one at a time. */
@Repository
public class LeadOfficerStore {

    /** Somebody who is the lead officer, or was. */
    public record LeadOfficer(
            UUID id,
            UUID post,
            String name,
            String postName,
            Instant namedAt,
            @Nullable Instant endedAt) {}

    private final JdbcClient db;

    LeadOfficerStore(JdbcClient db) {
        this.db = db;
    }

    public void add(UUID incident, UUID meeting, LeadOfficer o, Actor by) {
        db.sql("""
                insert into incident.lead_officer (id, incident, meeting, post, name, post_name, named_at, named_by)
                values (:id, :incident, :meeting, :post, :name, :postName, :at, :by)""")
                .param("id", o.id())
                .param("incident", incident)
                .param("meeting", meeting)
                .param("post", o.post())
                .param("name", o.name())
                .param("postName", o.postName())
                .param("at", utc(o.namedAt()))
                .param("by", by.name())
                .update();
    }

    public void end(UUID incident, UUID id, Instant at, String because) {
        db.sql("""
                update incident.lead_officer set ended_at = :at, ended_because = :because
                 where incident = :incident and id = :id and ended_at is null""")
                .param("at", utc(at))
                .param("because", because)
                .param("incident", incident)
                .param("id", id)
                .update();
    }

    /** Who it is now; empty while nobody was named. */
    public Optional<LeadOfficer> now(UUID incident) {
        return db.sql("select * from incident.lead_officer where incident = :incident and ended_at is null")
                .param("incident", incident)
                .query((r, _) -> new LeadOfficer(
                        r.getObject("id", UUID.class),
                        r.getObject("post", UUID.class),
                        r.getString("name"),
                        r.getString("post_name"),
                        instant(r, "named_at"),
                        null))
                .optional();
    }
}
