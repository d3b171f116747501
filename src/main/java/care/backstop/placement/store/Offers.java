package care.backstop.placement.store;

import static care.backstop.placement.store.HeldPlaces.instant;
import static care.backstop.placement.store.HeldPlaces.utc;

import care.backstop.kernel.Stale;
import care.backstop.placement.model.Decided;
import care.backstop.placement.model.Explained;
import care.backstop.placement.model.OfferAnswer;
import care.backstop.placement.model.RefusedBecause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Choices and offers of an incident's people. */
@Repository
public class Offers {

    private final JdbcClient db;

    Offers(JdbcClient db) {
        this.db = db;
    }

    /**
     * Where somebody is to go, and who decided it.
     *
     * @param apartBecause why they go elsewhere than their friends
     * @param forNow a place for the time being; {@code lookAgain} is when it is looked at again
     */
    public record ChoiceMade(
            UUID id,
            UUID incident,
            UUID person,
            String location,
            String locationName,
            Decided decidedBy,
            @Nullable String decisionMaker,
            @Nullable String helpedBy,
            boolean advocateReport,
            @Nullable String emergencyReason,
            @Nullable String note,
            @Nullable String apartBecause,
            boolean forNow,
            @Nullable LocalDate lookAgain,
            String ruleRow,
            Instant at,
            UUID byPost,
            String byName) {}

    /** A place held for one person, and what became of it. */
    public record Offer(
            UUID id,
            UUID incident,
            UUID person,
            String location,
            String locationName,
            String service,
            int slot,
            Instant heldAt,
            Instant expiresAt,
            UUID byPost,
            String byName,
            @Nullable OfferAnswer answer,
            @Nullable Instant answeredAt,
            @Nullable String answeredBy,
            @Nullable RefusedBecause reasonCode,
            @Nullable String reason,
            int version) {

        /** Still waiting for an answer. */
        public boolean open(Instant now) {
            return answer == null && now.isBefore(expiresAt);
        }

        public boolean expired(Instant now) {
            return answer == null && !now.isBefore(expiresAt);
        }

        /** Whether the place is this person's: held or accepted. */
        public boolean live(Instant now) {
            return answer == OfferAnswer.ACCEPTED || open(now);
        }

        public String state(Instant now) {
            return answer != null ? answer.words() : expired(now) ? "Ran out" : "Held";
        }
    }

    public void add(ChoiceMade c) {
        db.sql("""
                insert into placement.choice (id, incident, person, location, location_name, decided_by, decision_maker,
                    helped_by, advocate_report, emergency_reason, note, apart_because, for_now,
                    look_again, rule_row, at, by_post, by_name)
                values (:id, :incident, :person, :location, :locationName, :decidedBy, :decisionMaker, :helpedBy,
                    :advocateReport, :emergency, :note, :apart, :forNow, :lookAgain, :row, :at, :byPost, :byName)""")
                .param("id", c.id)
                .param("incident", c.incident)
                .param("person", c.person)
                .param("location", c.location)
                .param("locationName", c.locationName)
                .param("decidedBy", c.decidedBy.name())
                .param("decisionMaker", c.decisionMaker)
                .param("helpedBy", c.helpedBy)
                .param("advocateReport", c.advocateReport)
                .param("emergency", c.emergencyReason)
                .param("note", c.note)
                .param("apart", c.apartBecause)
                .param("forNow", c.forNow)
                .param("lookAgain", c.lookAgain)
                .param("row", c.ruleRow)
                .param("at", utc(c.at))
                .param("byPost", c.byPost)
                .param("byName", c.byName)
                .update();
    }

    /** The person's choice as it stands now. */
    public Optional<ChoiceMade> choice(UUID incident, UUID person) {
        return db.sql("""
                select * from placement.choice where incident = :incident and person = :person
                 order by at desc, id limit 1""")
                .param("incident", incident)
                .param("person", person)
                .query((row, n) -> choice(row))
                .optional();
    }

    /** What the place is called that each person has chosen, by person. */
    public Map<UUID, String> chosen(UUID incident) {
        return db
                .sql("""
                        select distinct on (person) person, location_name from placement.choice where incident = :incident
                         order by person, at desc, id""")
                .param("incident", incident)
                .query((row, n) -> Map.entry(row.getObject("person", UUID.class), row.getString("location_name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static ChoiceMade choice(ResultSet row) throws SQLException {
        return new ChoiceMade(
                row.getObject("id", UUID.class),
                row.getObject("incident", UUID.class),
                row.getObject("person", UUID.class),
                row.getString("location"),
                row.getString("location_name"),
                Decided.valueOf(row.getString("decided_by")),
                row.getString("decision_maker"),
                row.getString("helped_by"),
                row.getBoolean("advocate_report"),
                row.getString("emergency_reason"),
                row.getString("note"),
                row.getString("apart_because"),
                row.getBoolean("for_now"),
                row.getObject("look_again", LocalDate.class),
                row.getString("rule_row"),
                row.getTimestamp("at").toInstant(),
                row.getObject("by_post", UUID.class),
                row.getString("by_name"));
    }

    public void add(Offer o, Explained explained) {
        db.sql("""
                insert into placement.offer (id, incident, person, location, location_name, service, slot, held_at,
                    expires_at, by_post, by_name, out_of_turn, confirmed, off_framework)
                values (:id, :incident, :person, :location, :locationName, :service, :slot, :heldAt, :expiresAt,
                    :byPost, :byName, :outOfTurn, :confirmed, :offFramework)""")
                .param("outOfTurn", explained.outOfTurn())
                .param("confirmed", explained.confirmed())
                .param("offFramework", explained.offFramework())
                .param("id", o.id)
                .param("incident", o.incident)
                .param("person", o.person)
                .param("location", o.location)
                .param("locationName", o.locationName)
                .param("service", o.service)
                .param("slot", o.slot)
                .param("heldAt", utc(o.heldAt))
                .param("expiresAt", utc(o.expiresAt))
                .param("byPost", o.byPost)
                .param("byName", o.byName)
                .update();
    }

    /**
     * Home care of an incident that is held or accepted, and how much of it is outside the framework.
     *
     * @param share per cent, as KPI-33 counts it; null when there is none
     */
    public record FrameworkShare(
            int homeCare, int offFramework, @Nullable Double share) {}

    public FrameworkShare framework(UUID incident, Instant now) {
        return db.sql("""
                select count(*) as all_of_it, count(off_framework) as outside
                  from placement.offer
                 where incident = :incident and service = 'HOME_CARE'
                   and (answer = 'ACCEPTED' or (answer is null and expires_at > :now))""")
                .param("incident", incident)
                .param("now", utc(now))
                .query((row, _) -> {
                    int all = row.getInt("all_of_it");
                    int outside = row.getInt("outside");
                    return new FrameworkShare(all, outside, all == 0 ? null : Double.valueOf(100.0 * outside / all));
                })
                .single();
    }

    /** Writes the answer down; whoever came second is told so. */
    public void answer(
            Offer o,
            OfferAnswer answer,
            Instant at,
            String by,
            @Nullable RefusedBecause code,
            @Nullable String reason) {
        int changed = db.sql("""
                update placement.offer
                   set answer = :answer, answered_at = :at, answered_by = :by, reason_code = :code, reason = :reason,
                       version = version + 1
                 where id = :id and incident = :incident and version = :version""")
                .param("answer", answer.name())
                .param("at", utc(at))
                .param("by", by)
                .param("code", code == null ? null : code.name())
                .param("reason", reason)
                .param("id", o.id)
                .param("incident", o.incident)
                .param("version", o.version)
                .update();
        if (changed != 1) {
            throw new Stale("offer", o.id);
        }
    }

    public Optional<Offer> find(UUID incident, UUID offer) {
        return db.sql("select * from placement.offer where incident = :incident and id = :id")
                .param("incident", incident)
                .param("id", offer)
                .query((row, n) -> offer(row))
                .optional();
    }

    /** Of one person, the latest first. */
    public List<Offer> of(UUID incident, UUID person) {
        return db.sql("""
                select * from placement.offer where incident = :incident and person = :person
                 order by held_at desc, id""")
                .param("incident", incident)
                .param("person", person)
                .query((row, n) -> offer(row))
                .list();
    }

    /** Of everyone, the latest first. */
    public List<Offer> of(UUID incident) {
        return db.sql("select * from placement.offer where incident = :incident order by held_at desc, id")
                .param("incident", incident)
                .query((row, n) -> offer(row))
                .list();
    }

    private static Offer offer(ResultSet row) throws SQLException {
        var answer = row.getString("answer");
        var code = row.getString("reason_code");
        return new Offer(
                row.getObject("id", UUID.class),
                row.getObject("incident", UUID.class),
                row.getObject("person", UUID.class),
                row.getString("location"),
                row.getString("location_name"),
                row.getString("service"),
                row.getInt("slot"),
                row.getTimestamp("held_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                row.getObject("by_post", UUID.class),
                row.getString("by_name"),
                answer == null ? null : OfferAnswer.valueOf(answer),
                instant(row.getTimestamp("answered_at")),
                row.getString("answered_by"),
                code == null ? null : RefusedBecause.valueOf(code),
                row.getString("reason"),
                row.getInt("version"));
    }
}
