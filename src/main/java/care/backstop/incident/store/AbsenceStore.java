package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.utc;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When somebody with work in an incident is away. */
@Repository
public class AbsenceStore {

    /**
     * Somebody away.
     *
     * @param untilOn the last day; null while nobody knows
     */
    public record Absence(
            UUID id, UUID post, LocalDate fromOn, @Nullable LocalDate untilOn, String recordedBy) {

        public boolean on(LocalDate day) {
            return !day.isBefore(fromOn) && (untilOn == null || !day.isAfter(untilOn));
        }
    }

    private final JdbcClient db;

    AbsenceStore(JdbcClient db) {
        this.db = db;
    }

    public void add(UUID incident, Absence a, Instant at) {
        db.sql("""
                insert into incident.absence (id, incident, post, from_on, until_on, recorded_at, recorded_by)
                values (:id, :incident, :post, :from, :until, :at, :by)""")
                .param("id", a.id())
                .param("incident", incident)
                .param("post", a.post())
                .param("from", a.fromOn())
                .param("until", a.untilOn())
                .param("at", utc(at))
                .param("by", a.recordedBy())
                .update();
    }

    /** Whether there was one to end: somebody is back. */
    public boolean end(UUID incident, UUID id, Instant at) {
        return db.sql("""
                update incident.absence set ended_at = :at
                 where incident = :incident and id = :id and ended_at is null""")
                        .param("at", utc(at))
                        .param("incident", incident)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Those of today and to come, the earliest first. */
    public List<Absence> of(UUID incident, LocalDate today) {
        return db.sql("""
                select * from incident.absence
                 where incident = :incident and ended_at is null and (until_on is null or until_on >= :today)
                 order by from_on, id""")
                .param("incident", incident)
                .param("today", today)
                .query((r, _) -> new Absence(
                        r.getObject("id", UUID.class),
                        r.getObject("post", UUID.class),
                        r.getObject("from_on", LocalDate.class),
                        r.getObject("until_on", LocalDate.class),
                        r.getString("recorded_by")))
                .list();
    }
}
