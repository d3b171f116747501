package care.backstop.placement.store;

import static care.backstop.placement.store.HeldPlaces.utc;

import care.backstop.placement.model.VisitKind;
import care.backstop.placement.model.VisitState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Visits and trial stays at places that people may move to. */
@Repository
public class PlaceVisits {

    private final JdbcClient db;

    PlaceVisits(JdbcClient db) {
        this.db = db;
    }

    /** One of them. */
    public record PlaceVisit(
            UUID id,
            UUID incident,
            UUID person,
            String location,
            String locationName,
            VisitKind kind,
            VisitState state,
            LocalDate starts,
            @Nullable LocalDate ends,
            @Nullable String whoWent,
            @Nullable String howItWent,
            @Nullable String said,
            Instant at,
            String byName,
            int version) {}

    public void add(PlaceVisit v, UUID by) {
        db.sql("""
                insert into placement.visit (id, incident, person, location, location_name, kind, state, starts, ends,
                                             who_went, how_it_went, said, at, by_post, by_name)
                values (:id, :incident, :person, :location, :locationName, :kind, :state, :starts, :ends,
                        :whoWent, :howItWent, :said, :at, :by, :byName)""")
                .param("id", v.id)
                .param("incident", v.incident)
                .param("person", v.person)
                .param("location", v.location)
                .param("locationName", v.locationName)
                .param("kind", v.kind.name())
                .param("state", v.state.name())
                .param("starts", v.starts)
                .param("ends", v.ends)
                .param("whoWent", v.whoWent)
                .param("howItWent", v.howItWent)
                .param("said", v.said)
                .param("at", utc(v.at))
                .param("by", by)
                .param("byName", v.byName)
                .update();
    }

    /** What became of an arranged one; false when somebody else was first. */
    public boolean replace(PlaceVisit v, UUID by) {
        return db.sql("""
                        update placement.visit
                           set state = :state, starts = :starts, ends = :ends, who_went = :whoWent,
                               how_it_went = :howItWent, said = :said, at = :at, by_post = :by, by_name = :byName,
                               version = version + 1
                         where id = :id and incident = :incident and version = :version and state = 'ARRANGED'""")
                        .param("state", v.state.name())
                        .param("starts", v.starts)
                        .param("ends", v.ends)
                        .param("whoWent", v.whoWent)
                        .param("howItWent", v.howItWent)
                        .param("said", v.said)
                        .param("at", utc(v.at))
                        .param("by", by)
                        .param("byName", v.byName)
                        .param("id", v.id)
                        .param("incident", v.incident)
                        .param("version", v.version)
                        .update()
                == 1;
    }

    /** Of one person, in the order of their days. */
    public List<PlaceVisit> of(UUID incident, UUID person) {
        return db.sql("""
                select * from placement.visit where incident = :incident and person = :person
                 order by starts, at, id""")
                .param("incident", incident)
                .param("person", person)
                .query((row, _) -> new PlaceVisit(
                        row.getObject("id", UUID.class),
                        row.getObject("incident", UUID.class),
                        row.getObject("person", UUID.class),
                        row.getString("location"),
                        row.getString("location_name"),
                        VisitKind.valueOf(row.getString("kind")),
                        VisitState.valueOf(row.getString("state")),
                        row.getObject("starts", LocalDate.class),
                        row.getObject("ends", LocalDate.class),
                        row.getString("who_went"),
                        row.getString("how_it_went"),
                        row.getString("said"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("by_name"),
                        row.getInt("version")))
                .list();
    }
}
