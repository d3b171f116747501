package care.backstop.access;

import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.IncidentStaff;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Lets posts into an incident and takes them out again; what was is kept. */
@Repository
class Staff implements IncidentStaff {

    private static final String WHO = """
            account.id as account, account.name, post.id as post, post.title, agency.id as agency,
            agency.name as agency_name, post.council, post.role""";

    private final JdbcClient db;
    private final Clock clock;
    private final AuditTrail audit;

    Staff(JdbcClient db, Clock clock, AuditTrail audit) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
    }

    @Override
    @Transactional
    public void add(UUID incident, UUID post, Term term, Actor by) {
        alone(incident);
        var now = clock.instant();
        var from = term.from() == null ? now : term.from();
        if (!from.isBefore(now.truncatedTo(ChronoUnit.MINUTES)) && from.isBefore(now)) {
            from = now; // pages know minutes only
        }
        var who = posts().stream()
                .filter(p -> p.post().equals(post))
                .findFirst()
                .orElseThrow(() -> Rejected.invalid("post", "Choose a post of the council or of a partner agency"));
        if (from.isBefore(now)) {
            throw Rejected.invalid("from", "Nobody can be let in before now. Leave this empty, or enter a later time");
        }
        if (term.until() != null && !term.until().isAfter(from)) {
            throw Rejected.invalid("until", "Enter a time after %s, when it begins".formatted(London.show(from)));
        }
        if (exclusions(incident).stream().anyMatch(x -> x.user().equals(who.user()))) {
            throw Rejected.invalid(
                    "post",
                    "%s is shut out of this incident for a conflict of interest. Choose somebody else"
                            .formatted(who.name()));
        }
        ranOut(incident, post, now);
        var added = db.sql("""
                insert into access.member (incident, post, added_by, from_at, until_at, because)
                values (:incident, :post, :by, :from, :until, :because)
                on conflict (incident, post) where to_at is null do nothing""")
                .param("incident", incident)
                .param("post", post)
                .param("by", by.post())
                .param("from", utc(from))
                .param("until", utc(term.until()))
                .param("because", term.because())
                .update();
        if (added == 0) {
            throw Rejected.invalid("post", "%s is in this incident already".formatted(who.postName()));
        }
        audit.changed("AddMember", "incident:" + incident, List.of("post:" + post));
    }

    @Override
    @Transactional
    public Actor end(UUID incident, UUID post, String because, Actor by) {
        alone(incident);
        var who = stays(incident).stream()
                .filter(s -> s.standing() != Standing.ENDED && s.who().post().equals(post))
                .map(Stay::who)
                .findFirst()
                .orElseThrow(() -> new NotThere("member"));
        someLeadStays(incident, who.user(), post, "member");
        end(incident, List.of(post), because, by);
        audit.changed("EndMember", "incident:" + incident, List.of("post:" + post));
        return who;
    }

    @Override
    @Transactional
    public void exclude(UUID incident, UUID user, String because, Actor by) {
        alone(incident);
        if (posts().stream().noneMatch(p -> p.user().equals(user))) {
            throw Rejected.invalid("user", "Choose somebody who works for the council or for a partner agency");
        }
        if (exclusions(incident).stream().anyMatch(x -> x.user().equals(user))) {
            throw Rejected.invalid("user", "They are shut out of this incident already");
        }
        someLeadStays(incident, user, null, "user");
        db.sql("""
                insert into access.exclusion (incident, account, reason, by_post, at, council)
                values (:incident, :user, :because, :by, :at, :council)""")
                .param("incident", incident)
                .param("user", user)
                .param("because", because)
                .param("by", by.post())
                .param("at", utc(clock.instant()))
                .param("council", by.council())
                .update();
        var theirs = stays(incident).stream()
                .filter(s -> s.standing() != Standing.ENDED && s.who().user().equals(user))
                .map(s -> s.who().post())
                .toList();
        if (!theirs.isEmpty()) {
            end(incident, theirs, "Shut out for a conflict of interest", by);
        }
        audit.changed("ExcludeUser", "incident:" + incident, List.of("user:" + user));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Stay> stays(UUID incident) {
        var now = clock.instant();
        return db.sql("""
                select %s, member.from_at, least(member.to_at, member.until_at) as until, adder.title as adder,
                       member.because, member.ended_because, member.to_at
                  from access.member
                  join access.post on post.id = member.post
                  join access.agency on agency.id = post.agency
                  join access.account on account.id = post.account
                  left join access.post adder on adder.id = member.added_by
                 where member.incident = :incident
                 order by agency.name, post.title, account.name, post.id, member.from_at desc""".formatted(WHO))
                .param("incident", incident)
                .query((r, _) -> stay(r, now))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Actor> posts() {
        return db.sql("""
                select %s
                  from access.post
                  join access.agency on agency.id = post.agency
                  join access.account on account.id = post.account
                 where post.active and account.active
                 order by agency.name, post.title, account.name, post.id""".formatted(WHO)).query((r, _) -> Posts.actor(r)).list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Exclusion> exclusions(UUID incident) {
        return db.sql("""
                select account.id, account.name, exclusion.reason, coalesce(post.title, ''), exclusion.at
                  from access.exclusion
                  join access.account on account.id = exclusion.account
                  left join access.post on post.id = exclusion.by_post
                 where exclusion.incident = :incident
                 order by exclusion.at desc, account.name""")
                .param("incident", incident)
                .query((r, _) -> new Exclusion(
                        r.getObject(1, UUID.class),
                        r.getString(2),
                        r.getString(3),
                        r.getString(4),
                        r.getObject(5, OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Stay stay(ResultSet r, Instant now) throws SQLException {
        var from = r.getObject("from_at", OffsetDateTime.class).toInstant();
        var until = r.getObject("until", OffsetDateTime.class);
        var ended = until != null
                && (r.getObject("to_at") != null || !until.toInstant().isAfter(now));
        return new Stay(
                Posts.actor(r),
                from,
                until == null ? null : until.toInstant(),
                r.getString("adder") == null ? "" : r.getString("adder"),
                r.getString("because"),
                r.getString("ended_because"),
                ended ? Standing.ENDED : from.isAfter(now) ? Standing.COMING : Standing.NOW);
    }

    /** Two who change who is in an incident do it one after the other. */
    private void alone(UUID incident) {
        db.sql("select pg_advisory_xact_lock(hashtextextended('members ' || :incident, 0))")
                .param("incident", incident.toString())
                .query()
                .listOfRows();
    }

    /** An incident always has a lead whose membership runs on without an end. */
    private void someLeadStays(UUID incident, UUID user, @Nullable UUID post, String field) {
        var stays = stays(incident).stream()
                .filter(s -> s.standing() != Standing.ENDED && s.who().role() == Role.INCIDENT_LEAD)
                .toList();
        var leaving = stays.stream()
                .filter(s -> s.who().user().equals(user)
                        && (post == null || s.who().post().equals(post)))
                .toList();
        var live = posts().stream().map(Actor::post).toList();
        if (!leaving.isEmpty()
                && stays.stream()
                        .noneMatch(s -> !leaving.contains(s)
                                && s.standing() == Standing.NOW
                                && s.until() == null
                                && live.contains(s.who().post()))) {
            throw Rejected.invalid(
                    field,
                    "%s is the last incident lead here. Let another lead in first"
                            .formatted(leaving.getFirst().who().name()));
        }
    }

    private void end(UUID incident, List<UUID> posts, String because, Actor by) {
        var now = clock.instant();
        for (var post : posts) {
            ranOut(incident, post, now);
        }
        db.sql("""
                update access.member set to_at = :now, ended_by = :by, ended_because = :because
                 where incident = :incident and post in (:posts) and to_at is null""")
                .param("now", utc(now))
                .param("by", by.post())
                .param("because", because)
                .param("incident", incident)
                .param("posts", posts)
                .update();
    }

    /** Writes down the end of a membership that ended by itself, so that another may begin. */
    private void ranOut(UUID incident, UUID post, Instant now) {
        db.sql("""
                update access.member set to_at = until_at
                 where incident = :incident and post = :post and to_at is null and until_at <= :now""")
                .param("incident", incident)
                .param("post", post)
                .param("now", utc(now))
                .update();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
