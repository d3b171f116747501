package care.backstop.people.store;

import care.backstop.kernel.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Two records of one person made one, and two again. */
@Repository
public class Merges {

    /** One that was asked for, done, refused or undone. */
    public record Merge(
            UUID id,
            UUID kept,
            UUID gone,
            String keptReference,
            String goneReference,
            String state,
            String why,
            Instant askedAt,
            UUID askedUser,
            String askedBy,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy,
            @Nullable Instant undoneAt,
            @Nullable String undoneBy,
            @Nullable String undoneWhy) {}

    private final JdbcClient db;

    Merges(JdbcClient db) {
        this.db = db;
    }

    public List<Merge> of(UUID incident) {
        return db.sql(SELECT + " order by m.asked_at desc, m.id limit 200")
                .param("incident", incident)
                .query(Merges::merge)
                .list();
    }

    public Optional<Merge> find(UUID incident, UUID id) {
        return db.sql(SELECT + " and m.id = :id for update of m")
                .param("incident", incident)
                .param("id", id)
                .query(Merges::merge)
                .optional();
    }

    private static final String SELECT = """
            select m.*, coalesce(k.reference, m.kept_was ->> 'reference', '') as kept_reference,
                   coalesce(g.reference, m.was -> 'person' ->> 'reference', '') as gone_reference
              from people.merge m
              left join people.person k on k.id = m.kept and k.incident = m.incident
              left join people.person g on g.id = m.gone and g.incident = m.incident
             where m.incident = :incident""";

    private static Merge merge(ResultSet r, int n) throws SQLException {
        return new Merge(
                r.getObject("id", UUID.class),
                r.getObject("kept", UUID.class),
                r.getObject("gone", UUID.class),
                r.getString("kept_reference"),
                r.getString("gone_reference"),
                r.getString("state"),
                r.getString("why"),
                Objects.requireNonNull(Persons.instant(r, "asked_at")),
                r.getObject("asked_user", UUID.class),
                r.getString("asked_by"),
                Persons.instant(r, "decided_at"),
                r.getString("decided_by"),
                Persons.instant(r, "undone_at"),
                r.getString("undone_by"),
                r.getString("undone_why"));
    }

    /** Where somebody has already worked with a person, as names of tables; empty when only lists know of them. */
    public List<String> workedOn(UUID person) {
        return db.sql("select unnest(people.worked_on(:person)) as t")
                .param("person", person)
                .query((r, _) -> r.getString("t"))
                .list();
    }

    /** Whether one list names both, which makes them two people to whoever keeps it. */
    public boolean onOneList(UUID incident, UUID a, UUID b) {
        return db.sql("""
                select exists (select from people.list_record x join people.list_record y
                                   on y.incident = x.incident and y.intake = x.intake and y.person = :b
                                where x.incident = :incident and x.person = :a)""")
                .param("incident", incident)
                .param("a", a)
                .param("b", b)
                .query(Boolean.class)
                .single();
    }

    /** Whether one of them waits to be merged already. */
    public boolean waiting(UUID incident, UUID a, UUID b) {
        return db.sql("""
                select exists (select from people.merge where incident = :incident and state = 'ASKED'
                                  and (kept in (:a, :b) or gone in (:a, :b)))""")
                .param("incident", incident)
                .param("a", a)
                .param("b", b)
                .query(Boolean.class)
                .single();
    }

    public void ask(UUID id, UUID incident, UUID kept, UUID gone, String why, Actor actor, Instant at) {
        db.sql("""
                insert into people.merge (id, incident, kept, gone, state, why, asked_at, asked_post, asked_user, asked_by)
                values (:id, :incident, :kept, :gone, 'ASKED', :why, :at, :post, :user, :name)""")
                .param("id", id)
                .param("incident", incident)
                .param("kept", kept)
                .param("gone", gone)
                .param("why", why)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("post", actor.post())
                .param("user", actor.user())
                .param("name", actor.name())
                .update();
    }

    public void refuse(UUID id, Actor actor, Instant at) {
        db.sql("update people.merge set state = 'REFUSED', decided_at = :at, decided_by = :by where id = :id")
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", actor.name())
                .update();
    }

    /** The one that goes leaves what it knew where the one that stays knew nothing. */
    public void merge(UUID incident, Merge m, Actor actor, Instant at) {
        db.sql("""
                update people.merge m
                   set state = 'MERGED', decided_at = :at, decided_by = :by, kept_was = to_jsonb(k),
                       kept_version = k.version + 1,
                       was = jsonb_build_object(
                           'person', to_jsonb(g),
                           'contacts', (select coalesce(jsonb_agg(c.id), '[]') from people.contact c
                                         where c.incident = m.incident and c.person = m.gone),
                           'assignments', (select coalesce(jsonb_agg(a.id), '[]') from people.assignment a
                                            where a.incident = m.incident and a.person = m.gone
                                              and not exists (select from people.assignment o
                                                               where o.person = m.kept and o.to_at is null and a.to_at is null
                                                                 and (o.post = a.post or o.worker and a.worker
                                                                      or o.assessor and a.assessor))),
                           'records', (select coalesce(jsonb_agg(jsonb_build_object('intake', l.intake, 'row', l.row, 'how', l.how)), '[]')
                                         from people.list_record l where l.incident = m.incident and l.person = m.gone))
                  from people.person k, people.person g
                 where m.id = :id and k.id = m.kept and g.id = m.gone
                   and k.incident = :incident and g.incident = :incident""")
                .param("id", m.id())
                .param("incident", incident)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", actor.name())
                .update();
        moved(incident, m, m.kept(), true);
        db.sql("""
                update people.safeguarding s set person = :kept
                 where s.person = :gone and s.incident = :incident
                   and not exists (select from people.safeguarding o where o.person = :kept)""")
                .param("kept", m.kept())
                .param("gone", m.gone())
                .param("incident", incident)
                .update();
        db.sql("delete from people.person where id = :gone and incident = :incident")
                .param("gone", m.gone())
                .param("incident", incident)
                .update();
        db.sql("update people.person p set "
                        + Intakes.LISTED.stream()
                                .map(c -> "%1$s = case when %2$s then g.%1$s else p.%1$s end"
                                        .formatted(c, "to_jsonb(p) -> '" + c + "' in ('null', '\"NOT_KNOWN\"', '[]')"))
                                .collect(Collectors.joining(", "))
                        + """
                        , sources = array(select distinct unnest(p.sources || g.sources) order by 1),
                          latitude = coalesce(p.latitude, g.latitude), longitude = coalesce(p.longitude, g.longitude),
                          version = p.version + 1, changed_at = :at, changed_by = :post
                          from people.merge m cross join lateral jsonb_populate_record(null::people.person, m.was -> 'person') g
                         where m.id = :id and p.id = m.kept and p.incident = :incident""")
                .param("id", m.id())
                .param("incident", incident)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("post", actor.post())
                .update();
    }

    /** Two again. What the one that stayed had learned from the other goes back with it; what was changed since stays. */
    public void undo(UUID incident, Merge m, String why, Actor actor, Instant at) {
        db.sql("update people.person p set "
                        + Intakes.LISTED.stream()
                                .map(c ->
                                        "%1$s = case when p.%1$s is not distinct from g.%1$s then b.%1$s else p.%1$s end"
                                                .formatted(c))
                                .collect(Collectors.joining(", "))
                        + """
                        , sources = b.sources, version = p.version + 1, changed_at = :at, changed_by = :post
                          from people.merge m
                         cross join lateral jsonb_populate_record(null::people.person, m.was -> 'person') g
                         cross join lateral jsonb_populate_record(null::people.person, m.kept_was) b
                         where m.id = :id and p.id = m.kept and p.incident = :incident""")
                .param("id", m.id())
                .param("incident", incident)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("post", actor.post())
                .update();
        db.sql("""
                insert into people.person
                select g.* from people.merge m
                 cross join lateral jsonb_populate_record(null::people.person,
                     m.was -> 'person' || jsonb_build_object('version', (m.was -> 'person' ->> 'version')::int + 1)) g
                 where m.id = :id and m.incident = :incident""").param("id", m.id()).param("incident", incident).update();
        moved(incident, m, m.gone(), false);
        db.sql("""
                update people.merge set state = 'UNDONE', undone_at = :at, undone_by = :by, undone_why = :why
                 where id = :id""")
                .param("id", m.id())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", actor.name())
                .param("why", why)
                .update();
    }

    /** Contacts, whoever is in charge and records of lists follow to the one or back to the other. */
    private void moved(UUID incident, Merge m, UUID to, boolean merging) {
        for (var table : List.of("contact", "assignment")) {
            db.sql("""
                    update people.%1$s t set person = :to from people.merge m
                     where m.id = :id and t.incident = :incident and m.was -> '%1$ss' @> to_jsonb(t.id)""".formatted(table))
                    .param("to", to)
                    .param("id", m.id())
                    .param("incident", incident)
                    .update();
        }
        db.sql("""
                update people.list_record l set person = :to, how = case when :merging then 'MERGED' else x.how end
                  from people.merge m cross join lateral jsonb_to_recordset(m.was -> 'records') as x (intake uuid, row int, how text)
                 where m.id = :id and l.incident = :incident and l.intake = x.intake and l.row = x.row""")
                .param("to", to)
                .param("merging", merging)
                .param("id", m.id())
                .param("incident", incident)
                .update();
    }
}
