package care.backstop.people.store;

import care.backstop.kernel.Actor;
import care.backstop.people.Source;
import care.backstop.people.rules.ListAsked;
import care.backstop.people.rules.ListAsked.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists and numbers asked for, and the links by which lists come in. */
@Repository
public class ListRequests {

    /** What is asked for. */
    public enum Kind {
        LIST("The list of people"),
        SELF_FUNDERS("How many pay for their own care, and their hours");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Something asked for. {@code expiresAt} is null when it has no link. */
    public record Asked(
            UUID id,
            UUID incident,
            Kind kind,
            Source source,
            String askedOf,
            Instant askedAt,
            Instant dueAt,
            @Nullable Instant answeredAt,
            @Nullable Instant refusedAt,
            @Nullable String refusedBecause,
            @Nullable Integer people,
            @Nullable Integer weeklyMinutes,
            @Nullable LocalDate asAt,
            String byName,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt) {

        public Standing standing(Instant now) {
            return ListAsked.standing(dueAt, answeredAt, refusedAt, now);
        }

        /** Whether its link can still be used. */
        public boolean open(Instant now) {
            return answeredAt == null
                    && refusedAt == null
                    && revokedAt == null
                    && expiresAt != null
                    && now.isBefore(expiresAt);
        }
    }

    private final JdbcClient db;

    ListRequests(JdbcClient db) {
        this.db = db;
    }

    public void add(Asked a, byte @Nullable [] hash, Actor actor) {
        db.sql("""
                insert into people.list_request (id, incident, kind, source, asked_of, asked_at, due_at, post, by_name, hash, expires_at)
                values (:id, :incident, :kind, :source, :askedOf, :askedAt, :dueAt, :post, :name, :hash, :expires)""")
                .param("id", a.id())
                .param("incident", a.incident())
                .param("kind", a.kind().name())
                .param("source", a.source().name())
                .param("askedOf", a.askedOf())
                .param("askedAt", a.askedAt().atOffset(ZoneOffset.UTC))
                .param("dueAt", a.dueAt().atOffset(ZoneOffset.UTC))
                .param("post", actor.post())
                .param("name", actor.name())
                .param("hash", hash)
                .param("expires", a.expiresAt() == null ? null : a.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    public List<Asked> of(UUID incident) {
        return db.sql(
                        "select * from people.list_request where incident = :incident order by asked_at desc, id limit 100")
                .param("incident", incident)
                .query(ListRequests::asked)
                .list();
    }

    public Optional<Asked> find(UUID incident, UUID id) {
        return db.sql("select * from people.list_request where incident = :incident and id = :id for update")
                .param("incident", incident)
                .param("id", id)
                .query(ListRequests::asked)
                .optional();
    }

    /** Whose link it is; needs nobody to be acting. */
    public Optional<UUID> postOf(byte[] hash) {
        return db.sql("select p from people.post_of_list_link(:hash) as t(p) where p is not null")
                .param("hash", hash)
                .query(UUID.class)
                .optional();
    }

    public Optional<Asked> behind(byte[] hash) {
        return db.sql("select * from people.list_request where hash = :hash")
                .param("hash", hash)
                .query(ListRequests::asked)
                .optional();
    }

    /** Counts one more try; false when the link cannot be used any more. */
    public boolean attempt(UUID id, int most, Instant now) {
        return db.sql("""
                update people.list_request set attempts = attempts + 1
                 where id = :id and attempts < :most and answered_at is null and refused_at is null
                   and revoked_at is null and expires_at > :now""")
                        .param("id", id)
                        .param("most", most)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Answered; false when it was before. */
    public boolean answered(
            UUID id, @Nullable Integer people, @Nullable Integer minutes, @Nullable LocalDate asAt, Instant at) {
        return db.sql("""
                update people.list_request set answered_at = :at, people = :people, weekly_minutes = :minutes, as_at = :asAt
                 where id = :id and answered_at is null and revoked_at is null""")
                        .param("id", id)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("people", people)
                        .param("minutes", minutes)
                        .param("asAt", asAt)
                        .update()
                == 1;
    }

    public void refused(UUID id, String because, Instant at) {
        db.sql("update people.list_request set refused_at = :at, refused_because = :because where id = :id")
                .param("id", id)
                .param("because", because)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    public void revoked(UUID id, Instant at) {
        db.sql("update people.list_request set revoked_at = :at where id = :id")
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Asked asked(ResultSet r, int n) throws SQLException {
        return new Asked(
                r.getObject("id", UUID.class),
                r.getObject("incident", UUID.class),
                Kind.valueOf(r.getString("kind")),
                Source.valueOf(r.getString("source")),
                r.getString("asked_of"),
                Objects.requireNonNull(Persons.instant(r, "asked_at")),
                Objects.requireNonNull(Persons.instant(r, "due_at")),
                Persons.instant(r, "answered_at"),
                Persons.instant(r, "refused_at"),
                r.getString("refused_because"),
                r.getObject("people", Integer.class),
                r.getObject("weekly_minutes", Integer.class),
                r.getObject("as_at", LocalDate.class),
                r.getString("by_name"),
                Persons.instant(r, "expires_at"),
                Persons.instant(r, "revoked_at"));
    }
}
