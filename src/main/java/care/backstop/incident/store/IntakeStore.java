package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.utc;

import care.backstop.incident.model.Intake;
import care.backstop.kernel.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Notifications not yet finished, kept for the whole agency: whoever comes on duty can go on with one. */
@Repository
public class IntakeStore {

    private final JdbcClient db;
    private final JsonMapper json;

    IntakeStore(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    public Optional<Intake> find(UUID id, Actor actor) {
        return db.sql("select * from incident.intake where id = :id and council = :council and agency = :agency")
                .param("id", id)
                .param("council", actor.council())
                .param("agency", actor.agency())
                .query((r, _) -> read(r))
                .optional();
    }

    /** Those that have not become an incident, the latest first. */
    public List<Intake> unfinished(Actor actor) {
        return db.sql("""
                select * from incident.intake
                 where council = :council and agency = :agency and incident is null
                 order by saved_at desc, id limit 50""")
                .param("council", actor.council())
                .param("agency", actor.agency())
                .query((r, _) -> read(r))
                .list();
    }

    /** Saves the fields given, leaving the others as they are. */
    public void save(UUID id, Map<String, String> fields, Actor actor, Instant at) {
        db.sql("""
                insert into incident.intake (id, council, agency, post, by_name, fields, saved_at)
                values (:id, :council, :agency, :post, :name, :fields::jsonb, :at)
                on conflict (id) do update
                   set fields = intake.fields || excluded.fields, saved_at = excluded.saved_at
                 where intake.incident is null and intake.agency = excluded.agency""")
                .param("id", id)
                .param("council", actor.council())
                .param("agency", actor.agency())
                .param("post", actor.post())
                .param("name", actor.name())
                .param("fields", json.writeValueAsString(fields))
                .param("at", utc(at))
                .update();
    }

    public void became(UUID id, UUID incident) {
        db.sql("update incident.intake set incident = :incident where id = :id and incident is null")
                .param("incident", incident)
                .param("id", id)
                .update();
    }

    public void discard(UUID id, Actor actor) {
        db.sql("delete from incident.intake where id = :id and agency = :agency and incident is null")
                .param("id", id)
                .param("agency", actor.agency())
                .update();
    }

    private Intake read(ResultSet r) throws SQLException {
        return new Intake(
                r.getObject("id", UUID.class),
                r.getString("by_name"),
                json.readValue(r.getString("fields"), new TypeReference<Map<String, String>>() {}),
                instant(r, "saved_at"),
                r.getObject("incident", UUID.class));
    }
}
