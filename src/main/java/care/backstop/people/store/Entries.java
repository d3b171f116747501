package care.backstop.people.store;

import care.backstop.kernel.London;
import care.backstop.people.Capacity;
import care.backstop.people.rules.EntryKind;
import care.backstop.people.rules.Known;
import care.backstop.people.rules.Written;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Entries about a person's rights, choices and care: added and read, never changed. */
@Repository
public class Entries {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient db;

    Entries(JdbcClient db) {
        this.db = db;
    }

    public UUID add(UUID incident, UUID person, EntryKind kind, Written said, Instant at, UUID by, String byName) {
        var id = UUID.randomUUID();
        db.sql("""
                insert into people.entry (id, incident, person, kind, answers, entered_at, by_post, by_name)
                values (:id, :incident, :person, :kind, :answers::jsonb, :at, :by, :byName)""")
                .param("id", id)
                .param("incident", incident)
                .param("person", person)
                .param("kind", kind.name())
                .param("answers", JSON.writeValueAsString(said.answers()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("byName", byName)
                .update();
        return id;
    }

    /** The same kind of entry about several people in one go. */
    public void add(UUID incident, EntryKind kind, List<About> several, Instant at, UUID by, String byName) {
        db.sql("""
                insert into people.entry (id, incident, person, kind, answers, entered_at, by_post, by_name)
                select gen_random_uuid(), :incident, e.person, :kind, e.answers::jsonb, :at, :by, :byName
                  from unnest(:people, :answers) e(person, answers)""")
                .param("incident", incident)
                .param("kind", kind.name())
                .param("people", several.stream().map(About::person).toArray(UUID[]::new))
                .param(
                        "answers",
                        several.stream()
                                .map(a -> JSON.writeValueAsString(a.said().answers()))
                                .toArray(String[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("byName", byName)
                .update();
    }

    /** Something to be written of somebody. */
    public record About(UUID person, Written said) {}

    /** Everything of one person, the newest first. */
    public List<Known.Entry> of(UUID incident, UUID person) {
        return db.sql("""
                select id, kind, answers, entered_at, by_name from people.entry
                 where incident = :incident and person = :person order by entered_at desc, ctid desc""")
                .param("incident", incident)
                .param("person", person)
                .query((r, _) -> entry(r))
                .list();
    }

    /** What was written of these kinds about everybody of the incident, by person, the newest first. */
    public Map<UUID, List<Known.Entry>> of(UUID incident, Set<EntryKind> kinds) {
        var all = new HashMap<UUID, List<Known.Entry>>();
        db.sql("""
                select person, id, kind, answers, entered_at, by_name from people.entry
                 where incident = :incident and kind = any(:kinds) order by entered_at desc, ctid desc""")
                .param("incident", incident)
                .param("kinds", kinds.stream().map(EntryKind::name).toArray(String[]::new))
                .query((java.sql.ResultSet r) -> {
                    all.computeIfAbsent(r.getObject("person", UUID.class), _ -> new ArrayList<>())
                            .add(entry(r));
                });
        return all;
    }

    private static Known.Entry entry(java.sql.ResultSet r) throws java.sql.SQLException {
        return new Known.Entry(
                r.getObject("id", UUID.class),
                EntryKind.valueOf(r.getString("kind")),
                written(r.getString("answers")),
                London.day(r.getObject("entered_at", OffsetDateTime.class).toInstant()),
                r.getString("by_name"));
    }

    /** The latest capacity for each decision that was assessed. */
    public Map<String, Capacity> capacity(UUID incident, UUID person) {
        var found = new HashMap<String, Capacity>();
        db.sql("""
                select distinct on (decision) decision, result from people.capacity_record
                 where incident = :incident and person = :person
                 order by decision, assessed_on desc, entered_at desc""").param("incident", incident).param("person", person).query((java.sql.ResultSet r) -> {
            found.put(r.getString("decision"), Capacity.valueOf(r.getString("result")));
        });
        return found;
    }

    /** What was written last of this kind about each person who is still to be cared for. */
    public List<Written> latest(UUID incident, EntryKind kind) {
        return db.sql("""
                select distinct on (e.person) e.answers from people.entry e join people.person p on p.id = e.person
                 where e.incident = :incident and e.kind = :kind and p.status not in ('DIED', 'LEFT')
                 order by e.person, e.entered_at desc, e.ctid desc""")
                .param("incident", incident)
                .param("kind", kind.name())
                .query((r, _) -> written(r.getString("answers")))
                .list();
    }

    private static Written written(String answers) {
        return new Written(JSON.readValue(answers, new TypeReference<Map<String, String>>() {}));
    }

    public int wishes(UUID incident, UUID person) {
        return db.sql("select count(*) from people.wish where incident = ? and person = ?")
                .params(incident, person)
                .query(Integer.class)
                .single();
    }

    /** References of the people of the incident. */
    public Set<String> references(UUID incident) {
        return Set.copyOf(db.sql("select reference from people.person where incident = ?")
                .params(incident)
                .query(String.class)
                .list());
    }

    /** How many other people have the very same words under a question of this kind. */
    public int sameWords(UUID incident, UUID person, EntryKind kind, String question, @Nullable String words) {
        return db.sql("""
                select count(distinct person) from people.entry
                 where incident = :incident and person <> :person and kind = :kind and answers ->> :question = :words""")
                .param("incident", incident)
                .param("person", person)
                .param("kind", kind.name())
                .param("question", question)
                .param("words", words)
                .query(Integer.class)
                .single();
    }

    /** Says how far the power of a contact reaches. */
    public void limit(UUID contact, boolean reachesMove, @Nullable LocalDate from, @Nullable LocalDate until) {
        db.sql("""
                update people.contact set reaches_move = :reaches, from_day = :from, until_day = :until where id = :id""")
                .param("reaches", reachesMove)
                .param("from", from)
                .param("until", until)
                .param("id", contact)
                .update();
    }
}
