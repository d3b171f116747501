package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.utc;

import care.backstop.incident.LogKind;
import care.backstop.incident.model.LogEntry;
import care.backstop.kernel.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The timeline of an incident; the database lets nobody change or take away an entry. */
@Repository
public class LogStore {

    /** What is asked of the timeline; null for everything. */
    public record Asked(@Nullable LogKind kind, @Nullable String words, int limit, int offset) {
        public static final Asked EVERYTHING = new Asked(null, null, Integer.MAX_VALUE, 0);
    }

    /** An entry somewhere, with its incident. */
    public record News(UUID incident, String incidentName, LogKind kind, String text, Instant enteredAt, String by) {}

    private static final String SELECT = """
            select e.*, (select min(c.id) from incident.log_entry c where c.corrects = e.id) as corrected_by
              from incident.log_entry e
             where e.incident = :incident
            """;

    private final JdbcClient db;

    LogStore(JdbcClient db) {
        this.db = db;
    }

    public void add(
            UUID incident,
            LogKind kind,
            String text,
            @Nullable String about,
            Instant happenedAt,
            Instant enteredAt,
            Actor by,
            @Nullable Long corrects) {
        db.sql("""
                insert into incident.log_entry
                       (incident, kind, text, about, happened_at, entered_at, by_name, by_post, post_name, corrects)
                values (:incident, :kind, :text, :about, :happenedAt, :enteredAt, :by, :post, :postName, :corrects)""")
                .param("incident", incident)
                .param("kind", kind.name())
                .param("text", text.length() > 4000 ? text.substring(0, 4000) : text)
                .param("about", about)
                .param("happenedAt", utc(happenedAt))
                .param("enteredAt", utc(enteredAt))
                .param("by", by.name())
                .param("post", by.post())
                .param("postName", by.postName())
                .param("corrects", corrects)
                .update();
    }

    /** The latest first. One more than the limit tells that there are more. */
    public List<LogEntry> of(UUID incident, Asked asked) {
        return db.sql(SELECT + """
                   and (:kind::text is null or e.kind = :kind)
                   and (:words::text is null or e.text ilike '%' || :words || '%' escape '\\'
                        or e.by_name ilike '%' || :words || '%' escape '\\')
                 order by e.happened_at desc, e.id desc
                 limit :limit offset :offset""")
                .param("incident", incident)
                .param("kind", asked.kind() == null ? null : asked.kind().name())
                .param("words", asked.words() == null ? null : literally(asked.words()))
                .param("limit", asked.limit())
                .param("offset", asked.offset())
                .query((r, _) -> {
                    long corrects = r.getLong("corrects");
                    Long put = r.wasNull() ? null : corrects;
                    long correctedBy = r.getLong("corrected_by");
                    Long by = r.wasNull() ? null : correctedBy;
                    return new LogEntry(
                            r.getLong("id"),
                            LogKind.valueOf(r.getString("kind")),
                            r.getString("text"),
                            r.getString("about"),
                            instant(r, "happened_at"),
                            instant(r, "entered_at"),
                            r.getString("by_name"),
                            r.getString("post_name"),
                            put,
                            by);
                })
                .list();
    }

    /** What was entered last, in incidents not closed. */
    public List<News> news(int limit) {
        return db.sql("""
                select i.id, i.name, e.kind, e.text, e.entered_at, e.by_name
                  from incident.log_entry e join incident.incident i on i.id = e.incident
                 where i.state <> 'CLOSED' order by e.id desc limit :limit""")
                .param("limit", limit)
                .query((r, _) -> new News(
                        r.getObject("id", UUID.class),
                        r.getString("name"),
                        LogKind.valueOf(r.getString("kind")),
                        r.getString("text"),
                        instant(r, "entered_at"),
                        r.getString("by_name")))
                .list();
    }

    /** The kind of an entry of this incident. */
    public Optional<LogKind> kindOf(UUID incident, long number) {
        return db.sql("select kind from incident.log_entry where incident = :incident and id = :id")
                .param("incident", incident)
                .param("id", number)
                .query(String.class)
                .optional()
                .map(LogKind::valueOf);
    }

    private static String literally(String words) {
        return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
