package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.utc;

import care.backstop.incident.model.Particular;
import care.backstop.incident.model.Particular.Kind;
import care.backstop.kernel.Actor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** On what terms a service ends, entry by entry. */
@Repository
public class ParticularStore {

    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private final JdbcClient db;
    private final JsonMapper json;

    ParticularStore(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    public void add(UUID incident, Particular p, Actor by) {
        db.sql("""
                insert into incident.particular (id, incident, kind, location, details, warning, recorded_at, by_name,
                       by_post, post_name)
                values (:id, :incident, :kind, :location, :details::jsonb, :warning, :at, :by, :post, :postName)""")
                .param("id", p.id())
                .param("incident", incident)
                .param("kind", p.kind().name())
                .param("location", p.location())
                .param("details", json.writeValueAsString(p.details()))
                .param("warning", p.warning())
                .param("at", utc(p.recordedAt()))
                .param("by", by.name())
                .param("post", by.post())
                .param("postName", by.postName())
                .update();
    }

    /** Every entry, the latest first. */
    public List<Particular> of(UUID incident) {
        return db.sql("select * from incident.particular where incident = :incident order by no desc")
                .param("incident", incident)
                .query((r, _) -> new Particular(
                        r.getObject("id", UUID.class),
                        Kind.valueOf(r.getString("kind")),
                        r.getString("location"),
                        json.readValue(r.getString("details"), DETAILS),
                        r.getString("warning"),
                        instant(r, "recorded_at"),
                        r.getString("by_name"),
                        r.getString("post_name")))
                .list();
    }

    /** What counts of a kind that is not by service; empty when nobody has recorded it. */
    public Optional<Particular> latest(UUID incident, Kind kind) {
        return of(incident).stream().filter(p -> p.kind() == kind).findFirst();
    }
}
