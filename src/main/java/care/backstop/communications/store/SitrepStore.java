package care.backstop.communications.store;

import care.backstop.communications.model.Sitrep;
import care.backstop.kernel.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Sitreps that were made. The database lets nobody change or take away one. */
@Repository
public class SitrepStore {

    /** One in the list. */
    public record Listed(int version, Instant asAt, String by, String postName, Sitrep sitrep) {}

    private static final String SELECT =
            "select version, as_at, made_by, post_name, content from communications.sitrep where incident = :incident ";

    private final JdbcClient db;
    private final JsonMapper json;

    SitrepStore(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** One at a time per incident, until the end of the transaction. */
    public void waitForTurn(UUID incident) {
        db.sql("select pg_advisory_xact_lock(hashtextextended('sitrep ' || :incident, 0))")
                .param("incident", incident.toString())
                .query()
                .listOfRows();
    }

    public int lastVersion(UUID incident) {
        return db.sql("select coalesce(max(version), 0) from communications.sitrep where incident = :incident")
                .param("incident", incident)
                .query(Integer.class)
                .single();
    }

    public void add(Sitrep sitrep, int version, String key, Actor by) {
        db.sql("""
                insert into communications.sitrep
                       (id, incident, version, as_at, made_by, by_post, post_name, key, content)
                values (:id, :incident, :version, :asAt, :by, :post, :postName, :key, :content::jsonb)""")
                .param("id", UUID.randomUUID())
                .param("incident", sitrep.incident())
                .param("version", version)
                .param("asAt", utc(sitrep.asAt()))
                .param("by", by.name())
                .param("post", by.post())
                .param("postName", by.postName())
                .param("key", key)
                .param("content", json.writeValueAsString(sitrep.issued(version)))
                .update();
    }

    /** What this post made under this key before. */
    public Optional<Sitrep> madeUnder(UUID incident, String key, Actor by) {
        return db.sql(SELECT + "and by_post = :post and key = :key")
                .param("incident", incident)
                .param("post", by.post())
                .param("key", key)
                .query((r, _) -> sitrep(r))
                .optional();
    }

    public Optional<Sitrep> find(UUID incident, int version) {
        return db.sql(SELECT + "and version = :version")
                .param("incident", incident)
                .param("version", version)
                .query((r, _) -> sitrep(r))
                .optional();
    }

    public Optional<Sitrep> last(UUID incident) {
        return db.sql(SELECT + "order by version desc limit 1")
                .param("incident", incident)
                .query((r, _) -> sitrep(r))
                .optional();
    }

    /** The last one made at or before a moment. */
    public Optional<Sitrep> lastBy(UUID incident, Instant at) {
        return db.sql(SELECT + "and as_at <= :at order by as_at desc limit 1")
                .param("incident", incident)
                .param("at", utc(at))
                .query((r, _) -> sitrep(r))
                .optional();
    }

    /** Every one, the latest first. */
    public List<Listed> of(UUID incident) {
        return db.sql(SELECT + "order by version desc")
                .param("incident", incident)
                .query((r, _) -> new Listed(
                        r.getInt("version"),
                        r.getObject("as_at", OffsetDateTime.class).toInstant(),
                        r.getString("made_by"),
                        r.getString("post_name"),
                        sitrep(r)))
                .list();
    }

    private Sitrep sitrep(ResultSet r) throws SQLException {
        return json.readValue(r.getString("content"), Sitrep.class);
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
