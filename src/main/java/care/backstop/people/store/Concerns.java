package care.backstop.people.store;

import care.backstop.people.rules.SafeguardingConcern.Category;
import care.backstop.people.rules.SafeguardingConcern.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Safeguarding concerns with what became of them, and enquiries as they were. */
@Repository
public class Concerns {

    /** A concern. */
    public record Concern(
            UUID id,
            UUID person,
            Category category,
            LocalDate on,
            String what,
            Instant alertedAt,
            String byName,
            List<Became> became) {

        public List<Step> steps() {
            return became.stream().map(Became::step).toList();
        }
    }

    /** What became of it, in the order entered. */
    public record Became(Step step, String note, Instant enteredAt, String byName) {}

    /** An enquiry as it was recorded. */
    public record Recorded(String open, @Nullable String number, Instant enteredAt) {}

    private final JdbcClient db;

    Concerns(JdbcClient db) {
        this.db = db;
    }

    /** Of one person, or of everybody of the incident. */
    public List<Concern> of(UUID incident, @Nullable UUID person) {
        return db.sql("""
                select id, person, category, on_day, what, alerted_at, by_name from people.concern
                 where incident = :incident and (:person::uuid is null or person = :person::uuid) order by alerted_at desc""")
                .param("incident", incident)
                .param("person", person)
                .query((r, _) -> {
                    var id = r.getObject("id", UUID.class);
                    return new Concern(
                            id,
                            r.getObject("person", UUID.class),
                            Category.valueOf(r.getString("category")),
                            r.getObject("on_day", LocalDate.class),
                            r.getString("what"),
                            r.getObject("alerted_at", OffsetDateTime.class).toInstant(),
                            r.getString("by_name"),
                            became(incident, id));
                })
                .list();
    }

    private List<Became> became(UUID incident, UUID concern) {
        return db.sql("""
                select step, note, entered_at, by_name from people.concern_step
                 where incident = ? and concern = ? order by entered_at, ctid""")
                .params(incident, concern)
                .query((r, _) -> new Became(
                        Step.valueOf(r.getString("step")),
                        r.getString("note"),
                        r.getObject("entered_at", OffsetDateTime.class).toInstant(),
                        r.getString("by_name")))
                .list();
    }

    public void add(UUID incident, Concern c, Instant enteredAt, UUID by) {
        db.sql("""
                insert into people.concern (id, incident, person, category, on_day, what, alerted_at, entered_at, by_post, by_name)
                values (:id, :incident, :person, :category, :on, :what, :alerted, :entered, :by, :byName)""")
                .param("id", c.id())
                .param("incident", incident)
                .param("person", c.person())
                .param("category", c.category().name())
                .param("on", c.on())
                .param("what", c.what())
                .param("alerted", c.alertedAt().atOffset(ZoneOffset.UTC))
                .param("entered", enteredAt.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("byName", c.byName())
                .update();
    }

    public void add(UUID incident, UUID concern, Became b, UUID by) {
        db.sql("""
                insert into people.concern_step (id, concern, incident, step, note, entered_at, by_post, by_name)
                values (gen_random_uuid(), ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        concern,
                        incident,
                        b.step().name(),
                        b.note(),
                        b.enteredAt().atOffset(ZoneOffset.UTC),
                        by,
                        b.byName())
                .update();
    }

    public List<Recorded> enquiries(UUID incident, UUID person) {
        return db.sql("""
                select enquiry, number, entered_at from people.enquiry_history
                 where incident = ? and person = ? order by entered_at desc, ctid desc""")
                .params(incident, person)
                .query((r, _) -> new Recorded(
                        r.getString("enquiry"),
                        r.getString("number"),
                        r.getObject("entered_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
