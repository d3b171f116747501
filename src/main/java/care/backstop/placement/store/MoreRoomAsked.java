package care.backstop.placement.store;

import static care.backstop.placement.store.HeldPlaces.utc;

import care.backstop.placement.model.MoreRoom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Ways to more room that somebody was asked for. */
@Repository
public class MoreRoomAsked {

    private final JdbcClient db;

    MoreRoomAsked(JdbcClient db) {
        this.db = db;
    }

    /** One of them; what became of it stands with the request. */
    public record Asked(UUID id, MoreRoom way, String need, String askedOf, UUID request, Instant at, String byName) {}

    public void add(UUID incident, Asked a, UUID by) {
        db.sql("""
                insert into placement.more_room (id, incident, way, need, asked_of, request, at, by_post, by_name)
                values (:id, :incident, :way, :need, :askedOf, :request, :at, :by, :byName)""")
                .param("id", a.id)
                .param("incident", incident)
                .param("way", a.way.name())
                .param("need", a.need)
                .param("askedOf", a.askedOf)
                .param("request", a.request)
                .param("at", utc(a.at))
                .param("by", by)
                .param("byName", a.byName)
                .update();
    }

    /** The latest first. */
    public List<Asked> of(UUID incident) {
        return db.sql("select * from placement.more_room where incident = :incident order by at desc, id")
                .param("incident", incident)
                .query((row, n) -> new Asked(
                        row.getObject("id", UUID.class),
                        MoreRoom.valueOf(row.getString("way")),
                        row.getString("need"),
                        row.getString("asked_of"),
                        row.getObject("request", UUID.class),
                        row.getTimestamp("at").toInstant(),
                        row.getString("by_name")))
                .list();
    }
}
