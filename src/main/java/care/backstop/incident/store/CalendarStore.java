package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.instantOrNull;
import static care.backstop.incident.store.IncidentStore.utc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Links of calendar programs, of which only the hash is kept. */
@Repository
public class CalendarStore {

    /** A link, without its secret. */
    public record Link(
            UUID id,
            String label,
            Instant createdAt,
            @Nullable Instant revokedAt) {
        public boolean live() {
            return revokedAt == null;
        }
    }

    private final JdbcClient db;

    CalendarStore(JdbcClient db) {
        this.db = db;
    }

    public void add(UUID id, UUID post, byte[] hash, String label, Instant at) {
        db.sql("""
                insert into incident.calendar_link (id, post, hash, label, created_at)
                values (:id, :post, :hash, :label, :at)""")
                .param("id", id)
                .param("post", post)
                .param("hash", hash)
                .param("label", label)
                .param("at", utc(at))
                .update();
    }

    public List<Link> mine() {
        return db.sql("select * from incident.calendar_link order by created_at desc, id")
                .query((r, _) -> new Link(
                        r.getObject("id", UUID.class),
                        r.getString("label"),
                        instant(r, "created_at"),
                        instantOrNull(r, "revoked_at")))
                .list();
    }

    public boolean revoke(UUID id, Instant at) {
        return db.sql("update incident.calendar_link set revoked_at = :at where id = :id and revoked_at is null")
                        .param("at", utc(at))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Whose it is, while it is not revoked; needs nobody to be acting. */
    public Optional<UUID> postOf(byte[] hash) {
        return db.sql("select p from incident.post_of_calendar(:hash) as t(p) where p is not null")
                .param("hash", hash)
                .query(UUID.class)
                .optional();
    }
}
