package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.utc;

import care.backstop.incident.Verification;
import care.backstop.incident.model.Verified;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was found out about the truth of an incident; only added to. */
@Repository
public class VerificationStore {

    private final JdbcClient db;

    VerificationStore(JdbcClient db) {
        this.db = db;
    }

    public void add(UUID incident, Verified v) {
        db.sql("""
                insert into incident.verification
                       (id, incident, standing, with_whom, how, note, at, recorded_at, recorded_by)
                values (:id, :incident, :standing, :withWhom, :how, :note, :at, :recordedAt, :recordedBy)""")
                .param("id", v.id())
                .param("incident", incident)
                .param("standing", v.standing().name())
                .param("withWhom", v.withWhom())
                .param("how", v.how())
                .param("note", v.note())
                .param("at", utc(v.at()))
                .param("recordedAt", utc(v.recordedAt()))
                .param("recordedBy", v.recordedBy())
                .update();
    }

    /** The latest first. */
    public List<Verified> of(UUID incident) {
        return db.sql("select * from incident.verification where incident = :incident order by no desc")
                .param("incident", incident)
                .query((r, _) -> new Verified(
                        r.getObject("id", UUID.class),
                        Verification.valueOf(r.getString("standing")),
                        r.getString("with_whom"),
                        r.getString("how"),
                        r.getString("note"),
                        instant(r, "at"),
                        instant(r, "recorded_at"),
                        r.getString("recorded_by")))
                .list();
    }
}
