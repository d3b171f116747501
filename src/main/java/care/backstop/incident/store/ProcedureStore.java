package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.utc;

import care.backstop.incident.model.Edition;
import care.backstop.incident.model.Edition.Pinned;
import care.backstop.kernel.Actor;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A council's editions of procedures, and which of them plans were made from. */
@Repository
public class ProcedureStore {

    /** An edition as kept: its text still to be read. */
    public record Kept(
            String template,
            int edition,
            String content,
            Instant madeAt,
            String madeBy,
            String because,
            @Nullable String lesson) {}

    /** The text that a plan was last made from. */
    public record Used(String hash, String content, Instant at) {}

    private static final String SELECT = """
            select e.*, t.content from incident.procedure_edition e
              join incident.procedure_text t on t.council = e.council and t.hash = e.hash
            """;

    private final JdbcClient db;

    ProcedureStore(JdbcClient db) {
        this.db = db;
    }

    /** Every template that the council has changed or written, at its latest edition. */
    public List<Kept> latest() {
        return db.sql("""
                select distinct on (e.template) e.*, t.content from incident.procedure_edition e
                  join incident.procedure_text t on t.council = e.council and t.hash = e.hash
                 order by e.template, e.edition desc""").query((r, _) -> kept(r)).list();
    }

    /** The latest edition of one, or empty when the council has left it as it came. */
    public Optional<Kept> latest(String template) {
        return db.sql(SELECT + " where e.template = :template order by e.edition desc limit 1")
                .param("template", template)
                .query((r, _) -> kept(r))
                .optional();
    }

    /** All of one, the latest first. */
    public List<Kept> editions(String template) {
        return db.sql(SELECT + " where e.template = :template order by e.edition desc")
                .param("template", template)
                .query((r, _) -> kept(r))
                .list();
    }

    /** Adds an edition; false when somebody else has already added one of that number. */
    public boolean add(Edition e, byte[] content, Actor by, Instant at) {
        keep(by.council(), e, content);
        return db.sql("""
                        insert into incident.procedure_edition
                               (council, template, edition, hash, made_at, made_by, made_by_post, because, lesson)
                        values (:council, :template, :edition, :hash, :at, :by, :post, :because, :lesson)
                        on conflict do nothing""")
                        .param("council", by.council())
                        .param("template", e.template().id())
                        .param("edition", e.number())
                        .param("hash", e.template().hash())
                        .param("at", utc(at))
                        .param("by", by.name())
                        .param("post", by.post())
                        .param("because", e.because())
                        .param("lesson", e.lesson())
                        .update()
                == 1;
    }

    /** Pins an incident's plan to the text. */
    public void take(UUID incident, Edition e, byte[] content, Actor by, Instant at) {
        keep(by.council(), e, content);
        db.sql("""
                insert into incident.procedure_use (council, template, hash, used_at)
                values (:council, :template, :hash, :at)""")
                .param("council", by.council())
                .param("template", e.template().id())
                .param("hash", e.template().hash())
                .param("at", utc(at))
                .update();
        db.sql("""
                insert into incident.incident_template
                       (incident, template, title, version, edition, hash, taken_at, taken_by)
                values (:incident, :template, :title, :version, :edition, :hash, :at, :by)
                on conflict do nothing""")
                .param("incident", incident)
                .param("template", e.template().id())
                .param("title", e.template().title())
                .param("version", e.template().version())
                .param("edition", e.number())
                .param("hash", e.template().hash())
                .param("at", utc(at))
                .param("by", by.name())
                .update();
    }

    /** What an incident's plan was made from, in the order taken. */
    public List<Pinned> taken(UUID incident) {
        return db.sql("""
                select template, title, version, edition, hash, taken_at, taken_by
                  from incident.incident_template where incident = :incident order by no""")
                .param("incident", incident)
                .query((r, _) -> new Pinned(
                        r.getString(1),
                        r.getString(2),
                        r.getString(3),
                        r.getInt(4),
                        r.getString(5),
                        r.getObject(6, OffsetDateTime.class).toInstant(),
                        r.getString(7)))
                .list();
    }

    /** The text of this hash, if the council has it. */
    public Optional<String> text(String hash) {
        return db.sql("select content from incident.procedure_text where hash = :hash")
                .param("hash", hash)
                .query(String.class)
                .optional();
    }

    /** What the council's last plan from this template was made from. */
    public Optional<Used> lastUse(String template) {
        return db.sql("""
                select u.hash, t.content, u.used_at from incident.procedure_use u
                  join incident.procedure_text t on t.council = u.council and t.hash = u.hash
                 where u.template = :template order by u.id desc limit 1""")
                .param("template", template)
                .query((r, _) -> new Used(
                        r.getString(1),
                        r.getString(2),
                        r.getObject(3, OffsetDateTime.class).toInstant()))
                .optional();
    }

    private void keep(String council, Edition e, byte[] content) {
        db.sql("""
                insert into incident.procedure_text (council, hash, template, version, content)
                values (:council, :hash, :template, :version, :content) on conflict do nothing""")
                .param("council", council)
                .param("hash", e.template().hash())
                .param("template", e.template().id())
                .param("version", e.template().version())
                .param("content", new String(content, StandardCharsets.UTF_8))
                .update();
    }

    private static Kept kept(ResultSet r) throws SQLException {
        return new Kept(
                r.getString("template"),
                r.getInt("edition"),
                r.getString("content"),
                r.getObject("made_at", OffsetDateTime.class).toInstant(),
                r.getString("made_by"),
                r.getString("because"),
                r.getString("lesson"));
    }
}
