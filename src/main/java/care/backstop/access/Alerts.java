package care.backstop.access;

import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.GlassBroken;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.PeopleRead;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the privacy officers of a council are told. Only they see an alert, and nobody settles one about themselves. */
@Service
class Alerts {

    private static final int MANY = 50;

    private final JdbcClient db;
    private final Clock clock;
    private final AuditTrail audit;

    Alerts(JdbcClient db, Clock clock, AuditTrail audit) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
    }

    enum Kind {
        PEOPLE_EXPORTED,
        TOKEN_ISSUED,
        LINK_ISSUED,
        GLASS_BROKEN
    }

    record Alert(
            UUID id,
            Kind kind,
            String subject,
            int people,
            String who,
            Instant at,
            @Nullable Instant seenAt) {}

    /** In the transaction of the export: whatever it hands out, the alert is kept with it. */
    @EventListener
    void on(PeopleRead read) {
        if (Exporting.now() && read.people() > MANY) {
            raise(Kind.PEOPLE_EXPORTED, read.subject(), read.people());
        }
    }

    /** In the transaction in which somebody says why they must see a person: no look without its alert. */
    @EventListener
    void on(GlassBroken broken) {
        raise(Kind.GLASS_BROKEN, broken.subject(), 1);
    }

    void raise(Kind kind, String subject, int people) {
        var actor = Acting.current();
        db.sql("""
                insert into access.alert (id, council, kind, subject, people, by_post, at)
                values (:id, :council, :kind, :subject, :people, :post, :now)""")
                .param("id", UUID.randomUUID())
                .param("council", actor.council())
                .param("kind", kind.name())
                .param("subject", subject)
                .param("people", people)
                .param("post", actor.post())
                .param("now", now())
                .update();
    }

    /** The latest hundred, those nobody has looked at first. */
    @Transactional(readOnly = true)
    List<Alert> latest() {
        return db.sql("""
                select alert.id, alert.kind, alert.subject, alert.people, account.name || ', ' || post.title, alert.at, alert.seen_at
                  from access.alert join access.post on post.id = alert.by_post
                  join access.account on account.id = post.account
                 order by (alert.seen_at is not null), alert.at desc limit 100""")
                .query((r, _) -> {
                    var seen = r.getObject(7, OffsetDateTime.class);
                    return new Alert(
                            r.getObject(1, UUID.class),
                            Kind.valueOf(r.getString(2)),
                            r.getString(3),
                            r.getInt(4),
                            r.getString(5),
                            r.getObject(6, OffsetDateTime.class).toInstant(),
                            seen == null ? null : seen.toInstant());
                })
                .list();
    }

    @Transactional
    void lookedAt(UUID alert, Actor by) {
        var changed = db.sql("""
                update access.alert set seen_at = :now, seen_by = :by
                 where id = :id and seen_at is null and by_post <> :by""")
                .param("now", now())
                .param("by", by.post())
                .param("id", alert)
                .update();
        if (changed == 0) {
            throw new NotThere("alert");
        }
        audit.changed("LookAtAlert", "alert:" + alert, List.of("seen"));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
