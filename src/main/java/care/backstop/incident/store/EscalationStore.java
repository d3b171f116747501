package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.utc;

import care.backstop.incident.model.Escalation;
import care.backstop.incident.model.Escalation.Sent;
import care.backstop.incident.rules.EmergencyText.Shape;
import care.backstop.kernel.Actor;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Texts for emergency planners and to whom they went; nothing is changed afterwards. */
@Repository
public class EscalationStore {

    private record Part(String heading, String text) {}

    private final JdbcClient db;
    private final JsonMapper json;

    EscalationStore(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** The number of the version that comes next; one writer at a time. */
    public int next(UUID incident, Shape shape) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(:key, 5103))")
                .param("key", incident + shape.name())
                .query()
                .listOfRows();
        return db.sql("""
                select coalesce(max(version), 0) + 1 from incident.escalation
                 where incident = :incident and shape = :shape""")
                .param("incident", incident)
                .param("shape", shape.name())
                .query(Integer.class)
                .single();
    }

    public void add(UUID incident, Escalation e, UUID byPost) {
        db.sql("""
                insert into incident.escalation (id, incident, shape, version, parts, written_at, by_name, by_post, post_name)
                values (:id, :incident, :shape, :version, :parts::jsonb, :at, :by, :post, :postName)""")
                .param("id", e.id())
                .param("incident", incident)
                .param("shape", e.shape().name())
                .param("version", e.version())
                .param(
                        "parts",
                        json.writeValueAsString(e.parts().entrySet().stream()
                                .map(p -> new Part(p.getKey(), p.getValue()))
                                .toList()))
                .param("at", utc(e.writtenAt()))
                .param("by", e.by())
                .param("post", byPost)
                .param("postName", e.postName())
                .update();
    }

    public void sent(UUID incident, Sent s, Instant recordedAt, Actor by) {
        db.sql("""
                insert into incident.escalation_sent (id, incident, escalation, to_whom, how, answer, sent_at, recorded_at,
                       recorded_by)
                values (:id, :incident, :escalation, :whom, :how, :answer, :at, :recordedAt, :by)""")
                .param("id", UUID.randomUUID())
                .param("incident", incident)
                .param("escalation", s.escalation())
                .param("whom", s.toWhom())
                .param("how", s.how())
                .param("answer", s.answer())
                .param("at", utc(s.sentAt()))
                .param("recordedAt", utc(recordedAt))
                .param("by", by.name())
                .update();
    }

    /** Every version, the latest first, each with those who got it. */
    public List<Escalation> of(UUID incident) {
        var sent = db.sql("""
                select * from incident.escalation_sent where incident = :incident order by sent_at, recorded_at""")
                .param("incident", incident)
                .query((r, _) -> new Sent(
                        r.getObject("escalation", UUID.class),
                        r.getString("to_whom"),
                        r.getString("how"),
                        r.getString("answer"),
                        instant(r, "sent_at"),
                        r.getString("recorded_by")))
                .list();
        return db.sql("select * from incident.escalation where incident = :incident order by no desc")
                .param("incident", incident)
                .query((r, _) -> {
                    var id = r.getObject("id", UUID.class);
                    var parts = new LinkedHashMap<String, String>();
                    json.readValue(r.getString("parts"), new TypeReference<List<Part>>() {})
                            .forEach(p -> parts.put(p.heading(), p.text()));
                    return new Escalation(
                            id,
                            Shape.valueOf(r.getString("shape")),
                            r.getInt("version"),
                            parts,
                            instant(r, "written_at"),
                            r.getString("by_name"),
                            r.getString("post_name"),
                            sent.stream().filter(s -> s.escalation().equals(id)).toList());
                })
                .list();
    }
}
