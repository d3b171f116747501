package care.backstop.placement.store;

import static care.backstop.placement.store.HeldPlaces.utc;

import care.backstop.kernel.Stale;
import care.backstop.placement.model.Decided;
import care.backstop.placement.model.TransferParty;
import care.backstop.placement.model.TransferTerms;
import care.backstop.placement.model.TransferTerms.Consent;
import care.backstop.placement.model.TransferTerms.Said;
import care.backstop.placement.model.TransferTerms.Staff;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Groups that pass to another provider, their workers by number, and what each person said. */
@Repository
public class Transfers {

    private final JdbcClient db;

    Transfers(JdbcClient db) {
        this.db = db;
    }

    /** A group that passes over. */
    public record Transfer(
            UUID id,
            UUID incident,
            String name,
            String location,
            String locationName,
            TransferTerms terms,
            @Nullable Instant endedAt,
            @Nullable String endedReason,
            int version) {

        public Transfer with(TransferTerms terms) {
            return new Transfer(id, incident, name, location, locationName, terms, endedAt, endedReason, version);
        }

        /** The same as somebody read it at that version. */
        public Transfer version(int version) {
            return new Transfer(id, incident, name, location, locationName, terms, endedAt, endedReason, version);
        }
    }

    /** What somebody said when they were asked whether they come along. */
    public record Answered(
            boolean comes, Decided decidedBy, @Nullable String decisionMaker, Instant at, String byName) {}

    /**
     * One of a group.
     *
     * @param answer null while they have not said
     * @param refused why their move could not be planned when it was last tried
     */
    public record Member(UUID person, @Nullable Answered answer, List<String> refused) {
        public Member {
            refused = List.copyOf(refused);
        }
    }

    public void add(Transfer t, List<UUID> people, Instant at, UUID byPost, String byName) {
        db.sql("""
                insert into placement.transfer (id, incident, name, location, location_name, consulted_from,
                    consulted_until, effective_on, at, by_post, by_name)
                values (:id, :incident, :name, :location, :locationName, :from, :until, :on, :at, :post, :by)""")
                .param("id", t.id)
                .param("incident", t.incident)
                .param("name", t.name)
                .param("location", t.location)
                .param("locationName", t.locationName)
                .param("from", t.terms.consultedFrom())
                .param("until", t.terms.consultedUntil())
                .param("on", t.terms.effectiveOn())
                .param("at", utc(at))
                .param("post", byPost)
                .param("by", byName)
                .update();
        lines(t);
        db.sql("""
                insert into placement.transfer_person (incident, transfer, person)
                select :incident, :transfer, unnest(:people::uuid[])""")
                .param("incident", t.incident)
                .param("transfer", t.id)
                .param("people", people.toArray(UUID[]::new))
                .update();
    }

    private void lines(Transfer t) {
        int line = 0;
        for (var staff : t.terms.staff()) {
            db.sql("""
                    insert into placement.transfer_staff (incident, transfer, line, job, number, minutes, coming,
                        coming_minutes)
                    values (:incident, :transfer, :line, :job, :number, :minutes, :coming, :comingMinutes)""")
                    .param("incident", t.incident)
                    .param("transfer", t.id)
                    .param("line", ++line)
                    .param("job", staff.job())
                    .param("number", staff.number())
                    .param("minutes", staff.minutes())
                    .param("coming", staff.coming())
                    .param("comingMinutes", staff.comingMinutes())
                    .update();
        }
        for (var consent : t.terms.consents()) {
            db.sql("""
                    insert into placement.transfer_consent (incident, transfer, party, answer, name)
                    values (:incident, :transfer, :party, :answer, :name)""")
                    .param("incident", t.incident)
                    .param("transfer", t.id)
                    .param("party", consent.party().name())
                    .param("answer", consent.answer().name())
                    .param("name", consent.name())
                    .update();
        }
    }

    /** Its terms anew. */
    public void replace(Transfer t) {
        changed(
                t,
                db.sql("""
                        update placement.transfer
                           set consulted_from = :from, consulted_until = :until, effective_on = :on,
                               version = version + 1
                         where id = :id and incident = :incident and version = :version and ended_at is null""")
                        .param("from", t.terms.consultedFrom())
                        .param("until", t.terms.consultedUntil())
                        .param("on", t.terms.effectiveOn())
                        .param("id", t.id)
                        .param("incident", t.incident)
                        .param("version", t.version)
                        .update());
        for (var table : List.of("transfer_staff", "transfer_consent")) {
            db.sql("delete from placement.%s where incident = :incident and transfer = :id".formatted(table))
                    .param("incident", t.incident)
                    .param("id", t.id)
                    .update();
        }
        lines(t);
    }

    /** Its people belong to it no longer. */
    public void end(Transfer t, Instant at, String reason) {
        changed(
                t,
                db.sql("""
                        update placement.transfer set ended_at = :at, ended_reason = :reason, version = version + 1
                         where id = :id and incident = :incident and version = :version and ended_at is null""")
                        .param("at", utc(at))
                        .param("reason", reason)
                        .param("id", t.id)
                        .param("incident", t.incident)
                        .param("version", t.version)
                        .update());
        db.sql("update placement.transfer_person set live = false where incident = :incident and transfer = :id")
                .param("incident", t.incident)
                .param("id", t.id)
                .update();
    }

    private static void changed(Transfer t, int rows) {
        if (rows != 1) {
            throw new Stale("transfer", t.id);
        }
    }

    /** The latest first. */
    public List<Transfer> of(UUID incident) {
        return db
                .sql("select * from placement.transfer where incident = :incident order by at desc, id")
                .param("incident", incident)
                .query((row, _) -> transfer(row))
                .list()
                .stream()
                .map(this::whole)
                .toList();
    }

    public Optional<Transfer> find(UUID incident, UUID transfer) {
        return db.sql("select * from placement.transfer where incident = :incident and id = :id")
                .param("incident", incident)
                .param("id", transfer)
                .query((row, _) -> transfer(row))
                .optional()
                .map(this::whole);
    }

    private Transfer whole(Transfer t) {
        return t.with(new TransferTerms(
                t.terms.consultedFrom(),
                t.terms.consultedUntil(),
                t.terms.effectiveOn(),
                staff(t.incident, t.id),
                consents(t.incident, t.id)));
    }

    /** Without its lines. */
    private static Transfer transfer(ResultSet row) throws SQLException {
        return new Transfer(
                row.getObject("id", UUID.class),
                row.getObject("incident", UUID.class),
                row.getString("name"),
                row.getString("location"),
                row.getString("location_name"),
                new TransferTerms(
                        row.getObject("consulted_from", LocalDate.class),
                        row.getObject("consulted_until", LocalDate.class),
                        row.getObject("effective_on", LocalDate.class),
                        List.of(),
                        List.of()),
                HeldPlaces.instant(row.getTimestamp("ended_at")),
                row.getString("ended_reason"),
                row.getInt("version"));
    }

    private List<Staff> staff(UUID incident, UUID transfer) {
        return db.sql("""
                select * from placement.transfer_staff
                 where incident = :incident and transfer = :transfer order by line""")
                .param("incident", incident)
                .param("transfer", transfer)
                .query((row, _) -> new Staff(
                        row.getString("job"),
                        row.getInt("number"),
                        row.getInt("minutes"),
                        (Integer) row.getObject("coming"),
                        (Integer) row.getObject("coming_minutes")))
                .list();
    }

    private List<Consent> consents(UUID incident, UUID transfer) {
        return db
                .sql("select * from placement.transfer_consent where incident = :incident and transfer = :transfer")
                .param("incident", incident)
                .param("transfer", transfer)
                .query((row, _) -> new Consent(
                        TransferParty.valueOf(row.getString("party")),
                        Said.valueOf(row.getString("answer")),
                        row.getString("name")))
                .stream()
                .sorted(Comparator.comparing(Consent::party))
                .toList();
    }

    /** Everyone of the group, with their latest word. */
    public List<Member> members(UUID incident, UUID transfer) {
        return db.sql("""
                select p.person, p.refused, a.comes, a.decided_by, a.decision_maker, a.at, a.by_name
                  from placement.transfer_person p
                  left join lateral (select * from placement.transfer_answer a
                                      where a.transfer = p.transfer and a.person = p.person
                                      order by seq desc limit 1) a on true
                 where p.incident = :incident and p.transfer = :transfer
                 order by p.person""")
                .param("incident", incident)
                .param("transfer", transfer)
                .query((row, _) -> new Member(
                        row.getObject("person", UUID.class), answered(row), Plans.texts(row.getArray("refused"))))
                .list();
    }

    private static @Nullable Answered answered(ResultSet row) throws SQLException {
        var by = row.getString("decided_by");
        return by == null
                ? null
                : new Answered(
                        row.getBoolean("comes"),
                        Decided.valueOf(by),
                        row.getString("decision_maker"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("by_name"));
    }

    /** The transfer that somebody belongs to now. */
    public Optional<Transfer> liveOf(UUID incident, UUID person) {
        return db.sql("""
                select transfer from placement.transfer_person
                 where incident = :incident and person = :person and live""")
                .param("incident", incident)
                .param("person", person)
                .query(UUID.class)
                .optional()
                .flatMap(t -> find(incident, t));
    }

    /** The name of a group of this incident that somebody belongs to now. */
    public Optional<String> groupOf(UUID incident, UUID person) {
        return db.sql("""
                select t.name from placement.transfer_person p
                  join placement.transfer t on t.id = p.transfer
                 where p.incident = :incident and p.person = :person and p.live""")
                .param("incident", incident)
                .param("person", person)
                .query(String.class)
                .optional();
    }

    public void answer(UUID incident, UUID transfer, UUID person, Answered a) {
        db.sql("""
                insert into placement.transfer_answer (incident, transfer, person, comes, decided_by, decision_maker, at,
                    by_name)
                values (:incident, :transfer, :person, :comes, :decidedBy, :maker, :at, :by)""")
                .param("incident", incident)
                .param("transfer", transfer)
                .param("person", person)
                .param("comes", a.comes)
                .param("decidedBy", a.decidedBy.name())
                .param("maker", a.decisionMaker)
                .param("at", utc(a.at))
                .param("by", a.byName)
                .update();
    }

    /** What came of planning somebody's move with their group. */
    public void tried(UUID incident, UUID transfer, UUID person, List<String> refused, Instant at) {
        db.sql("""
                update placement.transfer_person set refused = :refused::text[], tried_at = :at
                 where incident = :incident and transfer = :transfer and person = :person""")
                .param("refused", refused.toArray(String[]::new))
                .param("at", utc(at))
                .param("incident", incident)
                .param("transfer", transfer)
                .param("person", person)
                .update();
    }
}
