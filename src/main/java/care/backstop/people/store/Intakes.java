package care.backstop.people.store;

import care.backstop.kernel.Actor;
import care.backstop.people.Source;
import care.backstop.people.model.ListField;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lists of people: staged row by row, matched with the people already there, taken in and undone by set-based
 * statements, so that ten thousand rows cost a handful of them.
 */
@Repository
public class Intakes {

    /** A list that was staged, taken in, undone or dropped. */
    public record Intake(
            UUID id,
            UUID incident,
            Source source,
            String state,
            LocalDate asAt,
            int rows,
            int added,
            int changed,
            int matched,
            List<String> notes,
            Instant stagedAt,
            @Nullable Instant appliedAt,
            @Nullable Instant undoneAt,
            String byName,
            @Nullable UUID link) {}

    /** A staged row that cannot be taken in beside what is there. */
    public record Clash(int row, String kind, String reference) {}

    /** Columns of a person that a list may set. A reference is given once, by whoever lists the person first. */
    static final List<String> LISTED = Arrays.stream(ListField.values())
            .filter(ListField::ofPerson)
            .map(ListField::column)
            .filter(c -> !c.equals("reference"))
            .toList();

    /** Not the program's own mapper, which leaves nulls out: here a null says that nobody knows. */
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient db;

    Intakes(JdbcClient db) {
        this.db = db;
    }

    /** One list at a time in an incident: the second waits for the first. */
    public void queue(UUID incident) {
        db.sql("select pg_advisory_xact_lock(hashtextextended('people.intake ' || :incident, 0))")
                .param("incident", incident.toString())
                .query((r, _) -> "")
                .list();
    }

    public void stage(
            UUID id,
            UUID incident,
            Source source,
            LocalDate asAt,
            byte[] hash,
            Actor actor,
            @Nullable UUID link,
            Instant at) {
        db.sql("""
                insert into people.intake (id, incident, council, source, state, as_at, hash, rows, added, changed, matched, staged_at, by_post, by_name, link)
                values (:id, :incident, :council, :source, 'STAGED', :asAt, :hash, 0, 0, 0, 0, :at, :post, :name, :link)""")
                .param("id", id)
                .param("incident", incident)
                .param("council", actor.council())
                .param("source", source.name())
                .param("asAt", asAt)
                .param("hash", hash)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("post", actor.post())
                .param("name", actor.name())
                .param("link", link)
                .update();
    }

    /** @param rows each {@code {row, said}} */
    public void stageRows(UUID id, UUID incident, List<?> rows) {
        db.sql("""
                insert into people.intake_row (intake, incident, row, said)
                select :id, :incident, r.row, r.said from jsonb_to_recordset(:rows::jsonb) as r(row int, said jsonb)""")
                .param("id", id)
                .param("incident", incident)
                .param("rows", JSON.writeValueAsString(rows))
                .update();
    }

    /**
     * Finds whom each row is about: by NHS number, then by the reference of the same source where the name or the date
     * of birth agrees, then by name and date of birth where the NHS numbers do not speak against it.
     */
    public void match(UUID id, UUID incident, Source source) {
        joinByHash(true);
        db.sql("""
                update people.intake_row r set person = p.id, how = 'NHS_NUMBER' from people.person p
                 where r.intake = :id and p.incident = :incident and p.nhs_number = r.said ->> 'nhs_number'""").param("id", id).param("incident", incident).update();
        db.sql("""
                update people.intake_row r set person = p.id, how = 'REFERENCE' from people.person p
                 where r.intake = :id and r.person is null and p.incident = :incident
                   and p.reference = r.said ->> 'reference' and :source = any(p.sources)
                   and (p.nhs_number is null or r.said ->> 'nhs_number' is null)
                   and (lower(p.family_name) = lower(r.said ->> 'family_name')
                        or p.birth_date = (r.said ->> 'birth_date')::date)""")
                .param("id", id)
                .param("incident", incident)
                .param("source", source.name())
                .update();
        db.sql("""
                update people.intake_row r set person = p.id, how = 'NAME_AND_BIRTH' from people.person p
                 where r.intake = :id and r.person is null and p.incident = :incident
                   and p.birth_date = (r.said ->> 'birth_date')::date
                   and lower(p.family_name) = lower(r.said ->> 'family_name')
                   and lower(p.given_name) is not distinct from lower(r.said ->> 'given_name')
                   and (p.nhs_number is null or r.said ->> 'nhs_number' is null)""").param("id", id).param("incident", incident).update();
    }

    /**
     * Says which rows would change somebody. What another source has said of a person is held against this list: where
     * the two differ a person decides, and neither overwrites the other.
     */
    public void compare(UUID id, UUID incident, Source source) {
        joinByHash(true);
        db.sql("""
                update people.intake_row r set held = h.columns
                  from (select x.row, array_agg(distinct k.key) as columns
                          from people.intake_row x
                          join (select distinct on (person, source) * from people.list_record
                                 where incident = :incident and source <> :source
                                 order by person, source, at desc, row) l on l.person = x.person
                         cross join lateral jsonb_each(jsonb_strip_nulls(to_jsonb(l))) k
                         where x.intake = :id and x.said -> k.key <> k.value
                         group by x.row) h
                 where r.intake = :id and r.row = h.row""")
                .param("id", id)
                .param("incident", incident)
                .param("source", source.name())
                .update();
        db.sql("""
                update people.intake_row r
                   set differs = p is distinct from jsonb_populate_record(p, r.said - p.kept_by_hand - r.held - 'reference'::text)
                  from people.person p
                 where r.intake = :id and p.id = r.person and p.incident = :incident""").param("id", id).param("incident", incident).update();
    }

    /** Rows that name somebody else's number or reference, and pairs of rows about one person. */
    public List<Clash> clashes(UUID id, UUID incident, Source source) {
        return db.sql("""
                select r.row, 'REFERENCE' as kind, p.reference
                  from people.intake_row r join people.person p
                    on p.incident = :incident and p.reference = r.said ->> 'reference' and :source = any(p.sources)
                 where r.intake = :id and r.person is distinct from p.id
                union all
                select r.row, 'TWICE', p.reference
                  from (select row, person, count(*) over (partition by person) as n
                          from people.intake_row where intake = :id and person is not null) r
                  join people.person p on p.id = r.person and p.incident = :incident
                 where r.n > 1
                 order by 1""")
                .param("id", id)
                .param("incident", incident)
                .param("source", source.name())
                .query((r, _) -> new Clash(r.getInt("row"), r.getString("kind"), r.getString("reference")))
                .list();
    }

    /** How many rows are new, different and known as they are. */
    public int[] effects(UUID id) {
        return db.sql("""
                select count(*) filter (where person is null) as added,
                       count(*) filter (where person is not null and differs) as changed,
                       count(*) filter (where person is not null and not differs) as matched
                  from people.intake_row where intake = :id""")
                .param("id", id)
                .query((r, _) -> new int[] {r.getInt(1), r.getInt(2), r.getInt(3)})
                .single();
    }

    public void counted(UUID id, int rows, int[] effects, List<String> notes) {
        db.sql("""
                update people.intake set rows = :rows, added = :added, changed = :changed, matched = :matched, notes = :notes
                 where id = :id""")
                .param("rows", rows)
                .param("added", effects[0])
                .param("changed", effects[1])
                .param("matched", effects[2])
                .param("notes", notes.toArray(String[]::new))
                .param("id", id)
                .update();
    }

    /** Takes the staged rows in. Run {@link #match} first in the same transaction. */
    public void apply(UUID id, UUID incident, Source source, Actor actor, Instant at) {
        joinByHash(true);
        db.sql(
                        "update people.intake_row set person = gen_random_uuid(), fresh = true where intake = :id and person is null")
                .param("id", id)
                .update();
        add(id, incident, source, actor, at);
        change(id, incident, actor, at);
        db.sql("""
                update people.person p set sources = p.sources || :source from people.intake_row r
                 where r.intake = :id and p.id = r.person and p.incident = :incident and not :source = any(p.sources)""")
                .param("id", id)
                .param("incident", incident)
                .param("source", source.name())
                .update();
        db.sql("""
                insert into people.intake_effect (intake, incident, person, row, effect, version_after)
                select r.intake, r.incident, r.person, r.row,
                       case when r.fresh then 'ADDED' when r.differs then 'CHANGED' else 'MATCHED' end, p.version
                  from people.intake_row r join people.person p on p.id = r.person
                 where r.intake = :id and p.incident = :incident""").param("id", id).param("incident", incident).update();
        db.sql("""
                insert into people.safeguarding (person, incident, enquiry, number, intake, entered_at, by_post)
                select r.person, r.incident, r.said ->> '_safeguarding', r.said ->> '_enquiry', r.intake, :at, :post
                  from people.intake_row r where r.intake = :id and r.said ->> '_safeguarding' is not null
                on conflict (person) do nothing""")
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("post", actor.post())
                .update();
        db.sql("""
                insert into people.contact (id, incident, person, kind, name, relation, phone, intake, entered_at, by_post)
                select gen_random_uuid(), r.incident, r.person, 'RELATIVE', r.said ->> '_contact_name',
                       r.said ->> '_contact_relation', r.said ->> '_contact_phone', r.intake, :at, :post
                  from people.intake_row r
                 where r.intake = :id and r.said ->> '_contact_name' is not null
                   and not exists (select from people.contact c
                                    where c.incident = r.incident and c.person = r.person and c.ended_at is null
                                      and lower(c.name) = lower(r.said ->> '_contact_name'))""")
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("post", actor.post())
                .update();
        db.sql("""
                insert into people.list_record (intake, incident, source, row, person, at, how, weight, probability, because,
                                                reference, given_name, family_name, birth_date, nhs_number, address, postcode,
                                                funding, funder, weekly_minutes, weekly_fee_pence)
                select r.intake, r.incident, :source, r.row, r.person, :at, coalesce(r.how, 'NEW'), r.weight, r.probability, r.because,
                       said.reference, said.given_name, said.family_name, said.birth_date, said.nhs_number, said.address,
                       said.postcode, said.funding, said.funder, said.weekly_minutes, said.weekly_fee_pence
                  from people.intake_row r cross join lateral jsonb_to_record(r.said) as said (
                       reference text, given_name text, family_name text, birth_date date, nhs_number text, address text,
                       postcode text, funding text, funder text, weekly_minutes int, weekly_fee_pence int)
                 where r.intake = :id""")
                .param("id", id)
                .param("source", source.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        db.sql("update people.intake set state = 'APPLIED', applied_at = :at where id = :id")
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        forget(id);
        joinByHash(false);
    }

    private void add(UUID id, UUID incident, Source source, Actor actor, Instant at) {
        var base = new LinkedHashMap<String, @Nullable Object>();
        base.put("incident", incident);
        base.put("council", actor.council());
        base.put("agency", actor.agency());
        base.put("carer", false);
        base.put("status", "WAITING");
        base.put("sources", List.of(source.name()));
        for (var list : List.of("kept_by_hand", "choices", "exclusions", "features")) {
            base.put(list, List.of());
        }
        base.put("version", 0);
        base.put("created_at", at.toString());
        base.put("changed_at", at.toString());
        base.put("changed_by", actor.post());
        base.put("funding", "NOT_KNOWN");
        for (var answer : List.of(
                "wants_early",
                "double_up",
                "end_of_life",
                "very_frail",
                "lives_alone",
                "informal_support",
                "stress_prone",
                "complex_needs",
                "carer_unwell",
                "befriended",
                "time_to_instruct",
                "authority_asked",
                "refuses",
                "dols")) {
            base.put(answer, "NOT_KNOWN");
        }
        base.put("colour", "UNRATED");
        base.put("colour_rank", 1);
        base.put("factors", 0);
        // The highest number in use is found once, not for each row: an aggregate under a join may be worked out again.
        // A reference that another source already uses for somebody else stays theirs; this person gets one of ours.
        db.sql("""
                with taken as materialized (
                    select coalesce(max(substr(x, 2)::bigint), 0) as most
                      from (select reference as x from people.person where incident = :incident
                            union all
                            select said ->> 'reference' from people.intake_row where intake = :id) taken
                     where x ~ '^P[0-9]{4,9}$'),
                staged as (
                    select r.row, r.person, r.said,
                           r.said ->> 'reference' is null or theirs.reference is not null as nameless
                      from people.intake_row r
                      left join (select reference from people.person where incident = :incident) theirs
                        on theirs.reference = r.said ->> 'reference'
                     where r.intake = :id and r.fresh),
                fresh as (
                    select s.person, s.said,
                           case when s.nameless
                                then 'P' || lpad(((select most from taken)
                                         + row_number() over (partition by s.nameless order by s.row))::text, 4, '0')
                                else s.said ->> 'reference' end as reference
                      from staged s)
                insert into people.person
                select n.* from fresh f cross join lateral jsonb_populate_record(
                    null::people.person,
                    :base::jsonb || f.said || jsonb_build_object('id', f.person, 'reference', f.reference)) n""")
                .param("id", id)
                .param("incident", incident)
                .param("base", JSON.writeValueAsString(base))
                .update();
    }

    private void change(UUID id, UUID incident, Actor actor, Instant at) {
        db.sql("update people.person p set "
                        + LISTED.stream().map(c -> c + " = n." + c).collect(Collectors.joining(", "))
                        + """
                        , latitude = case when n.postcode is distinct from p.postcode then null else p.latitude end,
                        longitude = case when n.postcode is distinct from p.postcode then null else p.longitude end,
                        family_latitude = case when n.family_postcode is distinct from p.family_postcode then null else p.family_latitude end,
                        family_longitude = case when n.family_postcode is distinct from p.family_postcode then null else p.family_longitude end,
                        version = p.version + 1, changed_at = :at, changed_by = :post
                          from (select m.* from people.intake_row r join people.person o on o.id = r.person
                                 cross join lateral jsonb_populate_record(o, r.said - o.kept_by_hand - r.held - 'reference'::text) m
                                 where r.intake = :id and r.differs and not r.fresh and o.incident = :incident) n
                         where p.id = n.id""")
                .param("id", id)
                .param("incident", incident)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("post", actor.post())
                .update();
    }

    /** Whom the list named. */
    public List<UUID> people(UUID id) {
        return db.sql("select person from people.intake_effect where intake = :id order by row")
                .param("id", id)
                .query((r, _) -> r.getObject("person", UUID.class))
                .list();
    }

    /** People the list brought or changed who have been changed again since, or to whom something has happened. */
    public int movedOn(UUID id, UUID incident) {
        joinByHash(true);
        return db.sql("""
                select count(*) from people.intake_effect e left join people.person p on p.id = e.person
                 where e.intake = :id and e.incident = :incident and e.effect <> 'MATCHED'
                   and (p.id is null or p.version <> e.version_after
                        or e.effect = 'ADDED' and (
                           exists (select from people.urgency x where x.incident = e.incident and x.person = e.person)
                           or exists (select from people.capacity_record x where x.incident = e.incident and x.person = e.person)
                           or exists (select from people.wish x where x.incident = e.incident and x.person = e.person)
                           or exists (select from people.assignment x where x.person = e.person)))""")
                .param("id", id)
                .param("incident", incident)
                .query(Integer.class)
                .single();
    }

    /** Puts back what was known before the list. */
    public void undo(UUID id, UUID incident, Actor actor, Instant at) {
        joinByHash(true);
        db.sql("update people.person p set "
                        + LISTED.stream().map(c -> c + " = w." + c).collect(Collectors.joining(", "))
                        + """
                        , latitude = w.latitude, longitude = w.longitude, family_latitude = w.family_latitude,
                        family_longitude = w.family_longitude, sources = w.sources,
                        version = p.version + 1, changed_at = :at, changed_by = :post
                          from people.intake_effect e
                          join people.person_history h on h.person = e.person and h.version = e.version_after - 1
                         cross join lateral jsonb_populate_record(null::people.person, h.was) w
                         where e.intake = :id and e.incident = :incident and e.effect = 'CHANGED' and p.id = e.person""")
                .param("id", id)
                .param("incident", incident)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("post", actor.post())
                .update();
        for (var table : List.of("contact", "safeguarding", "list_record", "likeness")) {
            db.sql("delete from people." + table + " where intake = :id and incident = :incident")
                    .param("id", id)
                    .param("incident", incident)
                    .update();
        }
        db.sql("""
                delete from people.person p using people.intake_effect e
                 where e.intake = :id and e.incident = :incident and e.effect = 'ADDED' and p.id = e.person""").param("id", id).param("incident", incident).update();
        db.sql("update people.intake set state = 'UNDONE', undone_at = :at where id = :id")
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        joinByHash(false);
    }

    /** Drops a staged list; nothing of it stays but that there was one. */
    public void drop(UUID id) {
        db.sql("update people.intake set state = 'DROPPED' where id = :id")
                .param("id", id)
                .update();
        db.sql("delete from people.likeness where intake = :id").param("id", id).update();
        forget(id);
    }

    /**
     * A list just staged is as new to the planner as to us: without figures it takes ten thousand rows for fifty and
     * compares each with each. Joins by hashing are never far wrong here, so the others are set aside meanwhile.
     */
    private void joinByHash(boolean only) {
        db.sql("select set_config('enable_nestloop', :value, true)")
                .param("value", only ? "off" : "on")
                .query(String.class)
                .single();
    }

    private void forget(UUID id) {
        db.sql("delete from people.intake_row where intake = :id")
                .param("id", id)
                .update();
    }

    public Optional<Intake> find(UUID incident, UUID id) {
        return db.sql("select * from people.intake where incident = :incident and id = :id")
                .param("incident", incident)
                .param("id", id)
                .query(Intakes::intake)
                .optional();
    }

    /** Lists of an incident, newest first. */
    public List<Intake> of(UUID incident) {
        return db.sql(
                        "select * from people.intake where incident = :incident and state <> 'DROPPED' order by staged_at desc, id limit 50")
                .param("incident", incident)
                .query(Intakes::intake)
                .list();
    }

    /** The newest list still in force. */
    public Optional<Intake> last(UUID incident) {
        return db.sql("""
                select * from people.intake where incident = :incident and state = 'APPLIED'
                 order by applied_at desc, staged_at desc limit 1""").param("incident", incident).query(Intakes::intake).optional();
    }

    /** The day of the newest list of this source still in force. */
    public Optional<LocalDate> newest(UUID incident, Source source) {
        return Optional.ofNullable(db.sql(
                        "select max(as_at) from people.intake where incident = :incident and source = :source and state = 'APPLIED'")
                .param("incident", incident)
                .param("source", source.name())
                .query((r, _) -> Optional.ofNullable(r.getObject(1, LocalDate.class)))
                .single()
                .orElse(null));
    }

    private static Intake intake(java.sql.ResultSet r, int n) throws java.sql.SQLException {
        return new Intake(
                r.getObject("id", UUID.class),
                r.getObject("incident", UUID.class),
                Source.valueOf(r.getString("source")),
                r.getString("state"),
                r.getObject("as_at", LocalDate.class),
                r.getInt("rows"),
                r.getInt("added"),
                r.getInt("changed"),
                r.getInt("matched"),
                Persons.texts(r, "notes"),
                java.util.Objects.requireNonNull(Persons.instant(r, "staged_at")),
                Persons.instant(r, "applied_at"),
                Persons.instant(r, "undone_at"),
                r.getString("by_name"),
                r.getObject("link", UUID.class));
    }
}
