package care.backstop.people.store;

import care.backstop.kernel.Answer;
import care.backstop.people.Status;
import care.backstop.people.UrgencyView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is kept of a person beside the row itself: judgements, records, wishes, contacts, who is in charge. */
@Repository
public class Dossier {

    /** Somebody in the person's life, or holding a power for them. */
    public record Contact(
            UUID id,
            String kind,
            String name,
            @Nullable String relation,
            @Nullable String phone,
            boolean noPhone,
            Answer registered,
            @Nullable String authority) {}

    /** What was said, by whom, and who wrote it down when. */
    public record Wish(
            LocalDate saidOn,
            String voice,
            @Nullable String relation,
            String words,
            Instant enteredAt,
            String byName) {}

    /** An urgency judgement. */
    public record Judgement(
            Answer life,
            Answer physical,
            Answer mental,
            String result,
            @Nullable String howSoon,
            @Nullable String howBad,
            @Nullable String note,
            Instant judgedAt,
            Instant enteredAt,
            String byName) {}

    /** Capacity for one decision on one day. */
    public record CapacityRecord(
            String decision, String result, LocalDate assessedOn, String note, Instant enteredAt, String byName) {}

    /** Everything the reader is cleared for, newest first. */
    public record Papers(
            List<Contact> contacts, List<Wish> wishes, List<Judgement> judgements, List<CapacityRecord> capacity) {}

    private final JdbcClient db;

    Dossier(JdbcClient db) {
        this.db = db;
    }

    public Papers of(UUID incident, UUID person, boolean identity, boolean health) {
        return new Papers(
                identity ? contacts(incident, person, health) : List.of(),
                health ? wishes(incident, person) : List.of(),
                health ? judgements(incident, person) : List.of(),
                health ? capacity(incident, person) : List.of());
    }

    /** Powers and advocates tell of capacity, so they are shown with health only. */
    private List<Contact> contacts(UUID incident, UUID person, boolean health) {
        return db.sql("""
                select id, kind, name, relation, phone, no_phone, registered, authority from people.contact
                 where incident = :incident and person = :person and ended_at is null
                   and (:health or kind in ('RELATIVE', 'FRIEND', 'CARER', 'GP', 'SOCIAL_WORKER', 'OTHER'))
                 order by entered_at, id""")
                .param("incident", incident)
                .param("person", person)
                .param("health", health)
                .query((r, _) -> new Contact(
                        r.getObject("id", UUID.class),
                        r.getString("kind"),
                        r.getString("name"),
                        r.getString("relation"),
                        r.getString("phone"),
                        r.getBoolean("no_phone"),
                        Answer.valueOf(r.getString("registered")),
                        r.getString("authority")))
                .list();
    }

    /** Whom to tell, by key: the person first, then everybody close to them or speaking for them. */
    public Map<String, String> toBeTold(UUID incident, UUID person) {
        var all = new LinkedHashMap<String, String>();
        all.put("PERSON", "The person");
        contacts(incident, person, true).stream()
                .filter(c -> !c.kind().equals("GP") && !c.kind().equals("SOCIAL_WORKER"))
                .forEach(c ->
                        all.put(c.id().toString(), c.relation() == null ? c.name() : c.name() + ", " + c.relation()));
        return all;
    }

    private List<Wish> wishes(UUID incident, UUID person) {
        return db.sql("""
                select said_on, voice, relation, words, entered_at, by_name from people.wish
                 where incident = :incident and person = :person order by said_on desc, entered_at desc""")
                .param("incident", incident)
                .param("person", person)
                .query((r, _) -> new Wish(
                        r.getObject("said_on", LocalDate.class),
                        r.getString("voice"),
                        r.getString("relation"),
                        r.getString("words"),
                        r.getObject("entered_at", OffsetDateTime.class).toInstant(),
                        r.getString("by_name")))
                .list();
    }

    private List<Judgement> judgements(UUID incident, UUID person) {
        return db.sql("""
                select life, physical, mental, result, how_soon, how_bad, note, judged_at, entered_at, by_name
                  from people.urgency
                 where incident = :incident and person = :person order by entered_at desc""")
                .param("incident", incident)
                .param("person", person)
                .query((r, _) -> new Judgement(
                        Answer.valueOf(r.getString("life")),
                        Answer.valueOf(r.getString("physical")),
                        Answer.valueOf(r.getString("mental")),
                        r.getString("result"),
                        r.getString("how_soon"),
                        r.getString("how_bad"),
                        r.getString("note"),
                        r.getObject("judged_at", OffsetDateTime.class).toInstant(),
                        r.getObject("entered_at", OffsetDateTime.class).toInstant(),
                        r.getString("by_name")))
                .list();
    }

    /** What the last urgency judgement says beside its answer. */
    public Optional<UrgencyView> urgency(UUID incident, UUID person) {
        return judgements(incident, person).stream()
                .findFirst()
                .map(j -> new UrgencyView(j.howSoon(), j.howBad(), j.judgedAt(), j.byName()));
    }

    private List<CapacityRecord> capacity(UUID incident, UUID person) {
        return db.sql("""
                select decision, result, assessed_on, note, entered_at, by_name from people.capacity_record
                 where incident = :incident and person = :person order by assessed_on desc, entered_at desc""")
                .param("incident", incident)
                .param("person", person)
                .query((r, _) -> new CapacityRecord(
                        r.getString("decision"),
                        r.getString("result"),
                        r.getObject("assessed_on", LocalDate.class),
                        r.getString("note"),
                        r.getObject("entered_at", OffsetDateTime.class).toInstant(),
                        r.getString("by_name")))
                .list();
    }

    public void add(UUID incident, UUID person, Judgement j, UUID by) {
        db.sql("""
                insert into people.urgency (id, incident, person, life, physical, mental, result, how_soon, how_bad, note,
                                            judged_at, entered_at, by_post, by_name)
                values (gen_random_uuid(), :incident, :person, :life, :physical, :mental, :result, :howSoon, :howBad, :note,
                        :judgedAt, :enteredAt, :by, :byName)""")
                .param("incident", incident)
                .param("person", person)
                .param("life", j.life().name())
                .param("physical", j.physical().name())
                .param("mental", j.mental().name())
                .param("result", j.result())
                .param("howSoon", j.howSoon())
                .param("howBad", j.howBad())
                .param("note", j.note())
                .param("judgedAt", j.judgedAt().atOffset(ZoneOffset.UTC))
                .param("enteredAt", j.enteredAt().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("byName", j.byName())
                .update();
    }

    public void add(UUID incident, UUID person, CapacityRecord c, UUID by) {
        db.sql("""
                insert into people.capacity_record (id, incident, person, decision, result, assessed_on, note, entered_at, by_post, by_name)
                values (gen_random_uuid(), ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        incident,
                        person,
                        c.decision(),
                        c.result(),
                        c.assessedOn(),
                        c.note(),
                        c.enteredAt().atOffset(ZoneOffset.UTC),
                        by,
                        c.byName())
                .update();
    }

    public void add(UUID incident, UUID person, Wish w, UUID by) {
        db.sql("""
                insert into people.wish (id, incident, person, said_on, voice, relation, words, entered_at, by_post, by_name)
                values (gen_random_uuid(), :incident, :person, :saidOn, :voice, :relation, :words, :at, :by, :name)""")
                .param("incident", incident)
                .param("person", person)
                .param("saidOn", w.saidOn())
                .param("voice", w.voice())
                .param("relation", w.relation())
                .param("words", w.words())
                .param("at", w.enteredAt().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("name", w.byName())
                .update();
    }

    /** How it ended for somebody who was not moved by us. */
    public record Outcome(Status status, LocalDate on, String note, Instant enteredAt, String byName) {}

    public void add(UUID incident, UUID person, Outcome o, UUID by) {
        db.sql("""
                insert into people.outcome (id, incident, person, status, on_day, note, entered_at, by_post, by_name)
                values (gen_random_uuid(), :incident, :person, :status, :on, :note, :at, :by, :name)""")
                .param("incident", incident)
                .param("person", person)
                .param("status", o.status().name())
                .param("on", o.on())
                .param("note", o.note())
                .param("at", o.enteredAt().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("name", o.byName())
                .update();
    }

    public void add(UUID incident, UUID person, Contact c, UUID by, Instant at) {
        db.sql("""
                insert into people.contact (id, incident, person, kind, name, relation, phone, no_phone, registered, authority, entered_at, by_post)
                values (:id, :incident, :person, :kind, :name, :relation, :phone, :noPhone, :registered, :authority, :at, :by)""")
                .param("id", c.id())
                .param("incident", incident)
                .param("person", person)
                .param("kind", c.kind())
                .param("name", c.name())
                .param("relation", c.relation())
                .param("phone", c.phone())
                .param("noPhone", c.noPhone())
                .param("registered", c.registered().name())
                .param("authority", c.authority())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    /** Ends a contact; what was known stays. False when there is no such contact. */
    public boolean end(UUID incident, UUID person, UUID contact, Instant at) {
        return db.sql("""
                update people.contact set ended_at = ? where incident = ? and person = ? and id = ? and ended_at is null""")
                        .params(at.atOffset(ZoneOffset.UTC), incident, person, contact)
                        .update()
                == 1;
    }

    /** The enquiry of a person, for the safeguarding lead and whoever is in charge. */
    public record Enquiry(String open, @Nullable String number) {}

    public Optional<Enquiry> enquiry(UUID person) {
        return db.sql("select enquiry, number from people.safeguarding where person = ?")
                .params(person)
                .query((r, _) -> new Enquiry(r.getString("enquiry"), r.getString("number")))
                .optional();
    }

    public void enquiry(UUID incident, UUID person, String open, @Nullable String number, UUID by, Instant at) {
        db.sql("""
                insert into people.safeguarding (person, incident, enquiry, number, entered_at, by_post)
                values (:person, :incident, :open, :number, :at, :by)
                on conflict (person) do update
                   set enquiry = excluded.enquiry, number = excluded.number, entered_at = excluded.entered_at,
                       by_post = excluded.by_post, intake = null""")
                .param("person", person)
                .param("incident", incident)
                .param("open", open)
                .param("number", number)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
        db.sql("""
                insert into people.enquiry_history (id, incident, person, enquiry, number, entered_at, by_post)
                values (gen_random_uuid(), :incident, :person, :open, :number, :at, :by)""")
                .param("incident", incident)
                .param("person", person)
                .param("open", open)
                .param("number", number)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    /** Puts a post in charge. False when it already was. */
    public boolean assign(UUID incident, UUID person, UUID post, String name, UUID by, Instant at) {
        return db.sql("""
                insert into people.assignment (id, incident, person, post, name, by_post, from_at)
                values (gen_random_uuid(), ?, ?, ?, ?, ?, ?)
                on conflict (person, post) where to_at is null do nothing""")
                        .params(incident, person, post, name, by, at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    public boolean release(UUID incident, UUID person, UUID post, Instant at) {
        return db.sql("""
                update people.assignment set to_at = ? where incident = ? and person = ? and post = ? and to_at is null""")
                        .params(at.atOffset(ZoneOffset.UTC), incident, person, post)
                        .update()
                == 1;
    }
}
