package care.backstop.placement.store;

import static care.backstop.placement.store.HeldPlaces.instant;
import static care.backstop.placement.store.HeldPlaces.utc;

import care.backstop.kernel.Actor;
import care.backstop.placement.model.Guide;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where the council of whoever acts keeps its guidance on moves. */
@Repository
public class Guides {

    /** A file as it was kept once. */
    public record Kept(Guide guide, String owner, String version, String address, Instant at, String byName) {}

    private final JdbcClient db;

    Guides(JdbcClient db) {
        this.db = db;
    }

    /** Everything ever kept, the newest first. */
    public List<Kept> all() {
        return db.sql("select * from placement.guidance order by at desc, id")
                .query((row, _) -> new Kept(
                        Guide.valueOf(row.getString("guide")),
                        row.getString("owner"),
                        row.getString("version"),
                        row.getString("address"),
                        Objects.requireNonNull(instant(row.getTimestamp("at"))),
                        row.getString("by_name")))
                .list();
    }

    public void add(Guide guide, String owner, String version, String address, Instant at, Actor actor) {
        db.sql("""
                insert into placement.guidance (id, council, guide, owner, version, address, at, by_name)
                values (:id, :council, :guide, :owner, :version, :address, :at, :name)""")
                .param("id", UUID.randomUUID())
                .param("council", actor.council())
                .param("guide", guide.name())
                .param("owner", owner)
                .param("version", version)
                .param("address", address)
                .param("at", utc(at))
                .param("name", actor.name())
                .update();
    }
}
