package care.backstop.kernel.outbox;

import care.backstop.kernel.Actor;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Stale;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Letters in the database. */
@Repository
class LetterStore {

    private final JdbcClient db;

    LetterStore(JdbcClient db) {
        this.db = db;
    }

    /**
     * A letter that was taken to be sent, with all that the mail server needs.
     *
     * @param address null where the post has none, or has ended
     * @param tries how often it was tried before
     */
    record Taken(
            UUID id,
            String council,
            UUID byPost,
            String name,
            @Nullable String address,
            String subject,
            String body,
            @Nullable String page,
            @Nullable String calendar,
            @Nullable Instant until,
            int tries) {}

    /** A letter whose sender never came back, and on whose behalf it was sent. */
    record Abandoned(UUID id, String council, UUID byPost) {}

    void add(UUID id, Letter letter, Actor by, Instant now) {
        db.sql("""
                insert into kernel.letter (id, council, incident, about, to_post, to_name, address, subject, body, page,
                                           calendar, until_at, next_at, by_post, by_name, at)
                values (:id, :council, :incident, :about, :post, :name, :address, :subject, :body, :page,
                        :calendar, :until, :next, :byPost, :byName, :now)""")
                .param("id", id)
                .param("council", by.council())
                .param("incident", letter.incident())
                .param("about", letter.about())
                .param("post", letter.to() instanceof Letter.Post(var post, var _) ? post : null)
                .param("name", letter.to().name())
                .param("address", letter.to() instanceof Letter.Outside(var _, var address) ? address : null)
                .param("subject", letter.subject())
                .param("body", letter.text())
                .param("page", letter.page())
                .param("calendar", letter.calendar())
                .param("until", letter.until() == null ? null : utc(letter.until()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("next", utc(letter.from() == null || letter.from().isBefore(now) ? now : letter.from()))
                .param("now", utc(now))
                .param("byPost", by.post())
                .param("byName", by.name() + ", " + by.postName())
                .update();
    }

    /** One that is being sent in this moment is waited for, and then counts as gone. */
    int revoke(UUID incident, @Nullable String about, String because, Instant now) {
        return db.sql("""
                update kernel.letter
                   set state = 'REVOKED', revoked_at = :now, revoked_because = :because, version = version + 1
                 where incident = :incident and (about = :about or :about::text is null)
                   and state in ('WAITING', 'FAILED')""")
                .param("incident", incident)
                .param("about", about)
                .param("because", because)
                .param("now", utc(now))
                .update();
    }

    void revokeOne(UUID id, String because, Instant now, int version) {
        changed(
                db.sql("""
                        update kernel.letter
                           set state = 'REVOKED', revoked_at = :now, revoked_because = :because, version = version + 1
                         where id = :id and version = :version and state in ('WAITING', 'FAILED')""")
                        .param("id", id)
                        .param("because", because)
                        .param("now", utc(now))
                        .param("version", version)
                        .update(),
                id);
    }

    /** To be tried now, as if for the first time. */
    void again(UUID id, Instant now, int version) {
        changed(
                db.sql("""
                        update kernel.letter
                           set state = 'WAITING', tries = 0, next_at = :now, taken = null, lease_until = null,
                               version = version + 1
                         where id = :id and version = :version and state in ('WAITING', 'FAILED', 'MAY_HAVE_BEEN_SENT')""")
                        .param("id", id)
                        .param("now", utc(now))
                        .param("version", version)
                        .update(),
                id);
    }

    private static void changed(int rows, UUID id) {
        if (rows != 1) {
            throw new Stale("letter", id);
        }
    }

    Posted find(@Nullable UUID incident, UUID id) {
        return db.sql("select * from kernel.letter where id = :id and incident is not distinct from :incident::uuid")
                .param("id", id)
                .param("incident", incident)
                .query((r, _) -> posted(r))
                .optional()
                .orElseThrow(() -> new NotThere("letter"));
    }

    /** Newest first; null for those of no incident. */
    List<Posted> of(@Nullable UUID incident, String council) {
        return db.sql("""
                select * from kernel.letter
                 where council = :council and incident is not distinct from :incident::uuid
                 order by at desc, to_name, id limit 2000""")
                .param("council", council)
                .param("incident", incident)
                .query((r, _) -> posted(r))
                .list();
    }

    List<Posted> gone(UUID incident, @Nullable String about) {
        return db.sql("""
                select * from kernel.letter
                 where incident = :incident and (about = :about or :about::text is null)
                   and state in ('SENDING', 'SENT', 'MAY_HAVE_BEEN_SENT')
                 order by at desc, to_name, id""")
                .param("incident", incident)
                .param("about", about)
                .query((r, _) -> posted(r))
                .list();
    }

    Set<UUID> reachable(Collection<UUID> posts) {
        return Set.copyOf(
                db.sql("select post from unnest(:posts::uuid[]) as post where access.address_of(post) is not null")
                        .param("posts", posts.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list());
    }

    /** From here to the end of the transaction letters of every council may be seen and settled, and nothing else. */
    void delivering() {
        purpose("delivery");
    }

    /** From here to the end of the transaction the record may be added to although no post is acting. */
    void recording() {
        purpose("sign-in");
    }

    private void purpose(String purpose) {
        db.sql("select set_config('backstop.purpose', :purpose, true)")
                .param("purpose", purpose)
                .query(String.class)
                .single();
    }

    /** The next that is due and that nobody else is looking at, held until the end of the transaction. */
    Optional<Taken> due(Instant now) {
        return db.sql("""
                select l.*, case when l.to_post is null then l.address else access.address_of(l.to_post) end as goes_to
                  from (select * from kernel.letter where state = 'WAITING' and next_at <= :now
                         order by next_at, at, id limit 1 for update skip locked) l""")
                .param("now", utc(now))
                .query((r, _) -> new Taken(
                        r.getObject("id", UUID.class),
                        r.getString("council"),
                        r.getObject("by_post", UUID.class),
                        r.getString("to_name"),
                        r.getString("goes_to"),
                        r.getString("subject"),
                        r.getString("body"),
                        r.getString("page"),
                        r.getString("calendar"),
                        instant(r, "until_at"),
                        r.getInt("tries")))
                .optional();
    }

    /** Committed before the mail server hears of it. */
    void taken(UUID id, UUID by, Instant until) {
        db.sql("""
                update kernel.letter
                   set state = 'SENDING', tries = tries + 1, taken = :by, lease_until = :until, trouble = null,
                       version = version + 1
                 where id = :id""").param("id", id).param("by", by).param("until", utc(until)).update();
    }

    /** Nobody took it back: it came too late. */
    void tooLate(UUID id, Instant now) {
        db.sql("""
                update kernel.letter
                   set state = 'REVOKED', revoked_at = :now, version = version + 1,
                       revoked_because = 'It could not be sent before it was of no use any more'
                 where id = :id""").param("id", id).param("now", utc(now)).update();
    }

    /** Still waits: for a reason that is no fault of a mail server, and does not count as tried. */
    void put(UUID id, String trouble, Instant nextAt) {
        db.sql("update kernel.letter set trouble = :trouble, next_at = :next where id = :id")
                .param("id", id)
                .param("trouble", trouble)
                .param("next", utc(nextAt))
                .update();
    }

    /**
     * What became of a letter that was taken. Whoever took it is believed also after the lease has run out, unless the
     * letter was taken anew since.
     */
    boolean settled(
            UUID id,
            UUID by,
            LetterState state,
            @Nullable String address,
            @Nullable String trouble,
            Instant now,
            Duration pause) {
        return db.sql("""
                update kernel.letter
                   set state = :state, trouble = :trouble, next_at = :next, lease_until = null,
                       sent_at = case when :state = 'SENT' then :now::timestamptz end,
                       page = case when :state = 'SENT' and page like '/by-link/%' then '/by-link/' else page end,
                       address = coalesce(:address, address), version = version + 1
                 where id = :id and taken = :by and state in ('SENDING', 'MAY_HAVE_BEEN_SENT')""")
                        .param("id", id)
                        .param("by", by)
                        .param("state", state.name())
                        .param("trouble", trouble)
                        .param("now", utc(now))
                        .param("next", utc(now.plus(pause)))
                        .param("address", address)
                        .update()
                == 1;
    }

    /** Those whose sender never came back. Only the mail server knows, and it cannot be asked. */
    List<Abandoned> abandoned(String trouble, Instant now) {
        return db.sql("""
                update kernel.letter
                   set state = 'MAY_HAVE_BEEN_SENT', trouble = :trouble, lease_until = null, version = version + 1
                 where state = 'SENDING' and lease_until < :now
                returning id, council, by_post""")
                .param("trouble", trouble)
                .param("now", utc(now))
                .query((r, _) -> new Abandoned(
                        r.getObject("id", UUID.class), r.getString("council"), r.getObject("by_post", UUID.class)))
                .list();
    }

    /** A link that is its own proof is shown to nobody but whom it was written to. */
    private static @Nullable String shown(@Nullable String page) {
        return page != null && page.startsWith(Letter.BY_LINK) ? Letter.BY_LINK : page;
    }

    private static Posted posted(ResultSet r) throws SQLException {
        return new Posted(
                r.getObject("id", UUID.class),
                r.getObject("incident", UUID.class),
                r.getString("about"),
                r.getObject("to_post", UUID.class),
                r.getString("to_name"),
                r.getString("address"),
                r.getString("subject"),
                r.getString("body"),
                shown(r.getString("page")),
                r.getString("calendar") != null,
                LetterState.valueOf(r.getString("state")),
                r.getInt("tries"),
                r.getObject("next_at", OffsetDateTime.class).toInstant(),
                r.getString("trouble"),
                instant(r, "sent_at"),
                instant(r, "revoked_at"),
                r.getString("revoked_because"),
                r.getString("by_name"),
                r.getObject("at", OffsetDateTime.class).toInstant(),
                r.getInt("version"));
    }

    private static @Nullable Instant instant(ResultSet r, String column) throws SQLException {
        var at = r.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
