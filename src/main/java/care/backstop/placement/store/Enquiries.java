package care.backstop.placement.store;

import static care.backstop.placement.store.HeldPlaces.instant;
import static care.backstop.placement.store.HeldPlaces.utc;

import care.backstop.kernel.Stale;
import care.backstop.placement.model.CannotTake;
import care.backstop.placement.model.EnquiryAnswer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Providers asked for a place by a link, and what they said. */
@Repository
public class Enquiries {

    private final JdbcClient db;

    Enquiries(JdbcClient db) {
        this.db = db;
    }

    /**
     * A provider that was asked.
     *
     * @param room what it offers, with {@code fee} a week in pence and {@code freeFrom}; null unless it has a place
     * @param byLink whether the provider answered itself; null while there is no answer
     */
    public record Enquiry(
            UUID id,
            UUID incident,
            UUID person,
            String location,
            String locationName,
            String askedOf,
            Instant askedAt,
            Instant expiresAt,
            UUID post,
            String byName,
            @Nullable EnquiryAnswer answer,
            @Nullable Instant answeredAt,
            @Nullable String answeredBy,
            @Nullable Boolean byLink,
            @Nullable String room,
            @Nullable Integer fee,
            @Nullable LocalDate freeFrom,
            @Nullable CannotTake reasonCode,
            @Nullable String reason,
            @Nullable Instant heldUntil,
            int version) {

        /** Whether the provider may still answer by its link. */
        public boolean open(Instant now) {
            return now.isBefore(expiresAt);
        }

        public boolean holds(Instant now) {
            return heldUntil != null && now.isBefore(heldUntil);
        }

        public String state(Instant now) {
            return answer != null
                    ? answer.words()
                    : holds(now) ? "Keeps a place" : open(now) ? "No answer yet" : "Did not answer";
        }
    }

    /** A question of the provider, and the answer of the council. */
    public record Question(
            UUID id,
            UUID enquiry,
            String question,
            String askedBy,
            Instant askedAt,
            @Nullable String answer,
            @Nullable String answeredBy,
            @Nullable Instant answeredAt) {}

    public void add(Enquiry e, byte[] hash) {
        db.sql("""
                insert into placement.enquiry (id, incident, person, location, location_name, asked_of, hash, asked_at,
                    expires_at, post, by_name)
                values (:id, :incident, :person, :location, :locationName, :askedOf, :hash, :askedAt, :expiresAt, :post,
                    :byName)""")
                .param("id", e.id)
                .param("incident", e.incident)
                .param("person", e.person)
                .param("location", e.location)
                .param("locationName", e.locationName)
                .param("askedOf", e.askedOf)
                .param("hash", hash)
                .param("askedAt", utc(e.askedAt))
                .param("expiresAt", utc(e.expiresAt))
                .param("post", e.post)
                .param("byName", e.byName)
                .update();
    }

    /** The latest first. */
    public List<Enquiry> of(UUID incident) {
        return db.sql("select * from placement.enquiry where incident = :incident order by asked_at desc, id")
                .param("incident", incident)
                .query((row, n) -> enquiry(row))
                .list();
    }

    public Optional<Enquiry> find(UUID incident, UUID id) {
        return db.sql("select * from placement.enquiry where incident = :incident and id = :id for update")
                .param("incident", incident)
                .param("id", id)
                .query((row, n) -> enquiry(row))
                .optional();
    }

    /** Whose link it is; needs nobody to be acting. */
    public Optional<UUID> postOf(byte[] hash) {
        return db.sql("select p from placement.post_of_enquiry_link(:hash) as t(p) where p is not null")
                .param("hash", hash)
                .query(UUID.class)
                .optional();
    }

    public Optional<Enquiry> behind(byte[] hash) {
        return db.sql("select * from placement.enquiry where hash = :hash for update")
                .param("hash", hash)
                .query((row, n) -> enquiry(row))
                .optional();
    }

    /** Counts one more try; false when there were too many. */
    public boolean attempt(UUID id, int most) {
        return db.sql("update placement.enquiry set attempts = attempts + 1 where id = :id and attempts < :most")
                        .param("id", id)
                        .param("most", most)
                        .update()
                == 1;
    }

    public void held(Enquiry e, Instant until) {
        changed(
                e,
                db.sql("""
                        update placement.enquiry set held_until = :until, version = version + 1
                         where id = :id and version = :version""")
                        .param("until", utc(until))
                        .param("id", e.id)
                        .param("version", e.version)
                        .update());
    }

    /** Has a place: the three facts. Has none: the reason. */
    public void answer(
            Enquiry e,
            EnquiryAnswer answer,
            Instant at,
            String by,
            boolean byLink,
            @Nullable String room,
            @Nullable Integer fee,
            @Nullable LocalDate freeFrom,
            @Nullable CannotTake code,
            @Nullable String reason) {
        changed(
                e,
                db.sql("""
                        update placement.enquiry
                           set answer = :answer, answered_at = :at, answered_by = :by, by_link = :byLink, room = :room,
                               fee_pence = :fee, free_from = :freeFrom, reason_code = :code, reason = :reason,
                               version = version + 1
                         where id = :id and version = :version""")
                        .param("answer", answer.name())
                        .param("at", utc(at))
                        .param("by", by)
                        .param("byLink", byLink)
                        .param("room", room)
                        .param("fee", fee)
                        .param("freeFrom", freeFrom)
                        .param("code", code == null ? null : code.name())
                        .param("reason", reason)
                        .param("id", e.id)
                        .param("version", e.version)
                        .update());
    }

    private static void changed(Enquiry e, int rows) {
        if (rows != 1) {
            throw new Stale("enquiry", e.id);
        }
    }

    public void ask(UUID incident, Question q) {
        db.sql("""
                insert into placement.enquiry_question (id, incident, enquiry, question, asked_by, asked_at)
                values (:id, :incident, :enquiry, :question, :askedBy, :askedAt)""")
                .param("id", q.id)
                .param("incident", incident)
                .param("enquiry", q.enquiry)
                .param("question", q.question)
                .param("askedBy", q.askedBy)
                .param("askedAt", utc(q.askedAt))
                .update();
    }

    /** False when somebody answered it before, or it is not there. */
    public boolean answer(UUID incident, UUID enquiry, UUID question, String answer, String by, Instant at) {
        return db.sql("""
                update placement.enquiry_question set answer = :answer, answered_by = :by, answered_at = :at
                 where incident = :incident and enquiry = :enquiry and id = :id and answer is null""")
                        .param("answer", answer)
                        .param("by", by)
                        .param("at", utc(at))
                        .param("incident", incident)
                        .param("enquiry", enquiry)
                        .param("id", question)
                        .update()
                == 1;
    }

    /** All questions of an incident, the oldest first. */
    public List<Question> questions(UUID incident) {
        return db.sql("select * from placement.enquiry_question where incident = :incident order by asked_at, id")
                .param("incident", incident)
                .query((row, n) -> new Question(
                        row.getObject("id", UUID.class),
                        row.getObject("enquiry", UUID.class),
                        row.getString("question"),
                        row.getString("asked_by"),
                        row.getTimestamp("asked_at").toInstant(),
                        row.getString("answer"),
                        row.getString("answered_by"),
                        instant(row.getTimestamp("answered_at"))))
                .list();
    }

    private static Enquiry enquiry(ResultSet row) throws SQLException {
        var answer = row.getString("answer");
        var code = row.getString("reason_code");
        return new Enquiry(
                row.getObject("id", UUID.class),
                row.getObject("incident", UUID.class),
                row.getObject("person", UUID.class),
                row.getString("location"),
                row.getString("location_name"),
                row.getString("asked_of"),
                row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                row.getObject("post", UUID.class),
                row.getString("by_name"),
                answer == null ? null : EnquiryAnswer.valueOf(answer),
                instant(row.getTimestamp("answered_at")),
                row.getString("answered_by"),
                (Boolean) row.getObject("by_link"),
                row.getString("room"),
                (Integer) row.getObject("fee_pence"),
                row.getObject("free_from", LocalDate.class),
                code == null ? null : CannotTake.valueOf(code),
                row.getString("reason"),
                instant(row.getTimestamp("held_until")),
                row.getInt("version"));
    }
}
