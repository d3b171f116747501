package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.utc;
import static care.backstop.incident.store.IncidentStore.utcOrNull;

import care.backstop.incident.LogClass;
import care.backstop.incident.LogKind;
import care.backstop.incident.model.LogEntry;
import care.backstop.kernel.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The timeline of an incident; the database lets nobody change or take away an entry. */
@Repository
public class LogStore {

    /**
     * What is asked of the timeline; null for everything.
     *
     * @param words as typed in a search box: words, "a phrase", -not this
     * @param from entries of this moment or later
     * @param until entries before this moment
     */
    public record Asked(
            @Nullable LogKind kind,
            @Nullable String words,
            @Nullable String agency,
            @Nullable String author,
            @Nullable Instant from,
            @Nullable Instant until,
            int limit,
            int offset) {
        public static final Asked EVERYTHING = new Asked(null, null, Integer.MAX_VALUE, 0);

        public Asked(@Nullable LogKind kind, @Nullable String words, int limit, int offset) {
            this(kind, words, null, null, null, null, limit, offset);
        }
    }

    /**
     * What a reader may see: entries of these classes, what they wrote themselves, and those of one agency whatever
     * their class.
     *
     * @param agency the agency, or null
     */
    public record Clearance(
            Collection<LogClass> classes,
            UUID post,
            @Nullable UUID agency) {
        /** Classes as the database knows them. */
        String[] names() {
            return classes.stream().map(LogClass::name).toArray(String[]::new);
        }
    }

    /** An entry about to be written. */
    public record New(
            LogKind kind,
            String text,
            @Nullable String about,
            Instant happenedAt,
            LogClass readBy,
            Map<String, String> details,
            @Nullable Long follows,
            @Nullable String step,
            @Nullable Long corrects) {}

    /** An entry somewhere, with its incident. */
    public record News(UUID incident, String incidentName, LogKind kind, String text, Instant enteredAt, String by) {}

    /** Whoever has written in a log. */
    public record Author(String name, @Nullable String agency) {}

    private static final String SELECT = """
            select e.*, (select min(c.id) from incident.log_entry c where c.corrects = e.id) as corrected_by
              from incident.log_entry e
             where e.incident = :incident
               and (e.field_class = any(:classes) or e.by_post = :post or e.agency = :own)
            """;

    private final JdbcClient db;
    private final JsonMapper json;

    LogStore(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Adds it and answers with its number. */
    public long add(UUID incident, New entry, Instant enteredAt, Actor by) {
        var text = entry.text();
        return db.sql("""
                insert into incident.log_entry
                       (incident, kind, text, about, happened_at, entered_at, by_name, by_post, post_name,
                        agency, agency_name, field_class, follows, step, details, corrects)
                values (:incident, :kind, :text, :about, :happenedAt, :enteredAt, :by, :post, :postName,
                        :agency, :agencyName, :class, :follows, :step, :details::jsonb, :corrects)
                returning id""")
                .param("incident", incident)
                .param("kind", entry.kind().name())
                .param("text", text.length() > 4000 ? text.substring(0, 4000) : text)
                .param("about", entry.about())
                .param("happenedAt", utc(entry.happenedAt()))
                .param("enteredAt", utc(enteredAt))
                .param("by", by.name())
                .param("post", by.post())
                .param("postName", by.postName())
                .param("agency", by.agency())
                .param("agencyName", by.agencyName())
                .param("class", entry.readBy().name())
                .param("follows", entry.follows())
                .param("step", entry.step())
                .param("details", json.writeValueAsString(entry.details()))
                .param("corrects", entry.corrects())
                .query(Long.class)
                .single();
    }

    /** The latest first. One more than the limit tells that there are more. */
    public List<LogEntry> of(UUID incident, Asked asked, Clearance clearance) {
        return clear(db.sql(SELECT + """
                   and (:kind::text is null or e.kind = :kind)
                   and (:agency::text is null or e.agency_name = :agency)
                   and (:author::text is null or e.by_name = :author)
                   and (:from::timestamptz is null or e.happened_at >= :from)
                   and (:until::timestamptz is null or e.happened_at < :until)
                   and (:words::text is null
                        or e.search @@ websearch_to_tsquery('english', :words)
                        or (numnode(websearch_to_tsquery('english', :words)) = 0
                            and position(lower(:words) in lower(e.text)) > 0))
                 order by e.happened_at desc, e.id desc
                 limit :limit offset :offset"""), clearance)
                .param("incident", incident)
                .param("kind", asked.kind() == null ? null : asked.kind().name())
                .param("agency", asked.agency())
                .param("author", asked.author())
                .param("from", utcOrNull(asked.from()))
                .param("until", utcOrNull(asked.until()))
                .param("words", asked.words())
                .param("limit", asked.limit())
                .param("offset", asked.offset())
                .query((r, _) -> entry(r))
                .list();
    }

    /** Every entry of these types, corrections among them, in the order entered. */
    public List<LogEntry> ofKinds(UUID incident, Collection<LogKind> kinds, Clearance clearance) {
        return clear(db.sql(SELECT + " and e.kind = any(:kinds) order by e.id"), clearance)
                .param("incident", incident)
                .param("kinds", kinds.stream().map(LogKind::name).toArray(String[]::new))
                .query((r, _) -> entry(r))
                .list();
    }

    /** Whether anything of these types is in the log, whoever may read it. */
    public boolean holds(UUID incident, Collection<LogKind> kinds) {
        return db.sql("""
                select exists (select from incident.log_entry where incident = :incident and kind = any(:kinds))""")
                .param("incident", incident)
                .param("kinds", kinds.stream().map(LogKind::name).toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /** Whether somebody assessed the risk of the interruption itself. */
    public boolean interruptionAssessed(UUID incident) {
        return db.sql("""
                select exists (select from incident.log_entry
                                where incident = :incident and kind = 'ASSESSMENT' and details ->> 'of' = 'INTERRUPTION')""").param("incident", incident).query(Boolean.class).single();
    }

    /** What had been entered by then, the latest first. */
    public List<LogEntry> enteredBy(UUID incident, Instant at, int limit, Clearance clearance) {
        return clear(db.sql(SELECT + " and e.entered_at <= :at order by e.id desc limit :limit"), clearance)
                .param("incident", incident)
                .param("at", utc(at))
                .param("limit", limit)
                .query((r, _) -> entry(r))
                .list();
    }

    /** One entry of this incident. */
    public Optional<LogEntry> find(UUID incident, long number, Clearance clearance) {
        return clear(db.sql(SELECT + " and e.id = :id"), clearance)
                .param("incident", incident)
                .param("id", number)
                .query((r, _) -> entry(r))
                .optional();
    }

    /** Whoever has written in it, by name. */
    public List<Author> authors(UUID incident, Clearance clearance) {
        return clear(db.sql("""
                select distinct by_name, agency_name from incident.log_entry e
                 where e.incident = :incident and (e.field_class = any(:classes) or e.by_post = :post or e.agency = :own)
                 order by by_name, agency_name"""), clearance)
                .param("incident", incident)
                .query((r, _) -> new Author(r.getString("by_name"), r.getString("agency_name")))
                .list();
    }

    /** What was entered last for everyone to read, in incidents not closed. */
    public List<News> news(int limit) {
        return db.sql("""
                select i.id, i.name, e.kind, e.text, e.entered_at, e.by_name
                  from incident.log_entry e join incident.incident i on i.id = e.incident
                 where i.state <> 'CLOSED' and e.field_class = 'INTERNAL' order by e.id desc limit :limit""")
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

    private static JdbcClient.StatementSpec clear(JdbcClient.StatementSpec sql, Clearance clearance) {
        return sql.param("classes", clearance.names())
                .param("post", clearance.post())
                .param("own", clearance.agency());
    }

    private LogEntry entry(ResultSet r) throws SQLException {
        return new LogEntry(
                r.getLong("id"),
                LogKind.valueOf(r.getString("kind")),
                r.getString("text"),
                r.getString("about"),
                instant(r, "happened_at"),
                instant(r, "entered_at"),
                r.getString("by_name"),
                r.getString("post_name"),
                r.getString("agency_name"),
                LogClass.valueOf(r.getString("field_class")),
                json.readValue(r.getString("details"), new TypeReference<Map<String, String>>() {}),
                number(r, "follows"),
                r.getString("step"),
                number(r, "corrects"),
                number(r, "corrected_by"));
    }

    private static @Nullable Long number(ResultSet r, String column) throws SQLException {
        long value = r.getLong(column);
        return r.wasNull() ? null : value;
    }
}
