package care.backstop.access;

import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.Role;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Incident membership, kept with its beginning and end. */
@Repository
class Members implements IncidentMembers {

    private static final List<String> FROM_THE_START = List.of(
            Role.INCIDENT_LEAD.name(),
            Role.INCIDENT_COORDINATOR.name(),
            Role.PLACEMENT_OFFICER.name(),
            Role.COMMUNICATIONS_OFFICER.name(),
            Role.PRACTITIONER.name());

    private final JdbcClient db;
    private final Clock clock;
    private final AuditTrail audit;

    Members(JdbcClient db, Clock clock, AuditTrail audit) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(UUID incident, Actor opener) {
        opening(incident.toString());
        db.sql("""
                insert into access.member (incident, post, added_by, from_at)
                select :incident, post.id, :by, :now
                  from access.post
                 where post.council = :council and post.active and (post.role in (:roles) or post.id = :by)
                on conflict do nothing""")
                .param("incident", incident)
                .param("by", opener.post())
                .param("now", now())
                .param("council", opener.council())
                .param("roles", FROM_THE_START)
                .update();
        opening("");
        seeItNow(opener);
        audit.changed("OpenMembership", "incident:" + incident, List.of("members"));
    }

    @Override
    @Transactional
    public void add(UUID incident, UUID post, Actor by) {
        db.sql("""
                insert into access.member (incident, post, added_by, from_at)
                select :incident, id, :by, :now from access.post where id = :post and active
                on conflict (incident, post) where to_at is null do nothing""")
                .param("incident", incident)
                .param("post", post)
                .param("by", by.post())
                .param("now", now())
                .update();
        seeItNow(by);
        audit.changed("AddMember", "incident:" + incident, List.of("post:" + post));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Member> of(UUID incident) {
        return db.sql("""
                select post.id, post.title, agency.id, agency.name, account.name, post.role
                  from access.member
                  join access.post on post.id = member.post
                  join access.agency on agency.id = post.agency
                  join access.account on account.id = post.account
                 where member.incident = :incident and member.to_at is null
                   and member.from_at <= :now and (member.until_at is null or member.until_at > :now)
                 order by post.title""")
                .param("incident", incident)
                .param("now", now())
                .query((r, _) -> new Member(
                        r.getObject(1, UUID.class),
                        r.getString(2),
                        r.getObject(3, UUID.class),
                        r.getString(4),
                        r.getString(5),
                        Role.valueOf(r.getString(6))))
                .list();
    }

    /** Whether the post acting in this transaction is a live member. */
    @Transactional(readOnly = true)
    public boolean isMine(UUID incident) {
        return db.sql("select :incident = any (access.my_incidents())")
                .param("incident", incident)
                .query(Boolean.class)
                .single();
    }

    /** The database lets members in only by members, save for the incident that is named here. */
    private void opening(String incident) {
        db.sql("select set_config('backstop.opening', :incident, true)")
                .param("incident", incident)
                .query(String.class)
                .single();
    }

    /** What this transaction may see was worked out when it began, and by the time at which it began. */
    private void seeItNow(Actor actor) {
        db.sql("select access.enter_at(:post, :now)")
                .param("post", actor.post())
                .param("now", now())
                .query()
                .listOfRows();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
