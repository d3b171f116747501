package care.backstop.people.store;

import care.backstop.kernel.Stale;
import care.backstop.people.rules.Caseload;
import care.backstop.people.rules.InCare;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Workers of an incident, and who has whose case. */
@Repository
public class Caseloads {

    /** One post has a case, or answers for an assessment. */
    public enum Duty {
        WORKER("worker", "the case"),
        ASSESSOR("assessor", "the assessment");

        private final String column;
        private final String words;

        Duty(String column, String words) {
            this.column = column;
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * What is written down of a worker, and how many people they have.
     *
     * @param registration of the social worker with their regulator
     * @param most people they may have; null for the council's limit
     * @param minutes a week
     * @param version 0 while nothing is written down
     */
    public record Kept(
            UUID post,
            @Nullable String name,
            Caseload.@Nullable Kind kind,
            @Nullable String registration,
            @Nullable Integer most,
            @Nullable Integer minutes,
            @Nullable UUID deputy,
            @Nullable String deputyName,
            int version,
            int cases,
            int assessments) {}

    private final JdbcClient db;

    Caseloads(JdbcClient db) {
        this.db = db;
    }

    /** Workers that something is written down of, or who have somebody. */
    public Map<UUID, Kept> of(UUID incident) {
        var found = new HashMap<UUID, Kept>();
        db.sql("""
                select coalesce(w.post, a.post) as post, coalesce(w.name, a.name) as name, w.kind, w.registration, w.most,
                       w.minutes, w.deputy, w.deputy_name, coalesce(w.version, 0) as version,
                       coalesce(a.cases, 0)::int as cases, coalesce(a.assessments, 0)::int as assessments
                  from (select * from people.worker where incident = :incident) w
                  full join (select x.post, max(x.name) as name, count(*) filter (where x.worker) as cases,
                                    count(*) filter (where x.assessor) as assessments
                               from people.assignment x join people.person p on p.id = x.person
                              where x.incident = :incident and x.to_at is null and (x.worker or x.assessor)
                                and p.status not in ('DIED', 'LEFT')
                              group by x.post) a on a.post = w.post""").param("incident", incident).query((java.sql.ResultSet r) -> {
            var kind = r.getString("kind");
            var kept = new Kept(
                    r.getObject("post", UUID.class),
                    r.getString("name"),
                    kind == null ? null : Caseload.Kind.valueOf(kind),
                    r.getString("registration"),
                    r.getObject("most", Integer.class),
                    r.getObject("minutes", Integer.class),
                    r.getObject("deputy", UUID.class),
                    r.getString("deputy_name"),
                    r.getInt("version"),
                    r.getInt("cases"),
                    r.getInt("assessments"));
            found.put(kept.post(), kept);
        });
        return found;
    }

    /** @throws Stale when somebody else wrote since {@code version} */
    public void save(UUID incident, Kept k, UUID by, Instant at) {
        int done = db.sql("""
                insert into people.worker (incident, post, name, kind, registration, most, minutes, deputy, deputy_name,
                                           version, changed_at, changed_by)
                select :incident, :post, :name, :kind, :registration, :most, :minutes, :deputy, :deputyName, 1, :at, :by
                 where :version = 0
                    or exists (select from people.worker where incident = :incident and post = :post)
                on conflict (incident, post) do update
                   set name = excluded.name, kind = excluded.kind, registration = excluded.registration,
                       most = excluded.most, minutes = excluded.minutes, deputy = excluded.deputy,
                       deputy_name = excluded.deputy_name, version = worker.version + 1,
                       changed_at = excluded.changed_at, changed_by = excluded.changed_by
                 where worker.version = :version""")
                .param("incident", incident)
                .param("post", k.post())
                .param("name", k.name())
                .param("kind", k.kind() == null ? null : k.kind().name())
                .param("registration", k.registration())
                .param("most", k.most(), java.sql.Types.INTEGER)
                .param("minutes", k.minutes(), java.sql.Types.INTEGER)
                .param("deputy", k.deputy(), java.sql.Types.OTHER)
                .param("deputyName", k.deputyName())
                .param("version", k.version())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
        if (done != 1) {
            throw new Stale("The worker", k.post());
        }
    }

    /** Who has the duty for which of these people now. */
    public Map<UUID, String> holders(UUID incident, Duty duty, Collection<UUID> people) {
        var found = new HashMap<UUID, String>();
        db.sql("""
                select person, name from people.assignment
                 where incident = :incident and person = any(:people) and %s and to_at is null""".formatted(duty.column))
                .param("incident", incident)
                .param("people", people.toArray(UUID[]::new))
                .query((java.sql.ResultSet r) -> {
                    found.put(r.getObject("person", UUID.class), r.getString("name"));
                });
        return found;
    }

    /** Gives a duty to a post that is in charge already, or puts it in charge with it. */
    public void give(
            UUID incident,
            Duty duty,
            Collection<UUID> people,
            UUID post,
            String name,
            @Nullable String agreed,
            UUID by,
            Instant at) {
        db.sql("""
                insert into people.assignment (id, incident, person, post, name, by_post, from_at, %1$s, agreed)
                select gen_random_uuid(), :incident, p, :post, :name, :by, :at, true, :agreed from unnest(:people) p
                on conflict (person, post) where to_at is null do update
                   set %1$s = true, agreed = coalesce(excluded.agreed, assignment.agreed)""".formatted(duty.column))
                .param("incident", incident)
                .param("people", people.toArray(UUID[]::new))
                .param("post", post)
                .param("name", name)
                .param("agreed", agreed)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Takes a duty back; whoever had it stays in charge until released. False when nobody had it. */
    public boolean take(UUID incident, Duty duty, UUID person) {
        return db.sql(
                                "update people.assignment set %1$s = false where incident = ? and person = ? and %1$s and to_at is null"
                                        .formatted(duty.column))
                        .params(incident, person)
                        .update()
                > 0;
    }

    /** Everybody whose case a post has. */
    public List<UUID> casesOf(UUID incident, UUID post) {
        return db.sql("""
                select person from people.assignment
                 where incident = ? and post = ? and worker and to_at is null order by person""")
                .params(incident, post)
                .query((r, _) -> r.getObject("person", UUID.class))
                .list();
    }

    /** What a post is to somebody. */
    public InCare.Writer writer(UUID incident, UUID person, UUID post) {
        return db.sql("""
                select exists (select from people.assignment a
                                 left join people.worker w on w.incident = a.incident and w.post = a.post
                                where a.incident = :incident and a.person = :person and a.worker and a.to_at is null
                                  and (a.post = :post or w.deputy = :post)) as has_case,
                       exists (select from people.worker w
                                where w.incident = :incident and w.post = :post and w.registration is not null) as registered""")
                .param("incident", incident)
                .param("person", person)
                .param("post", post)
                .query((r, _) -> new InCare.Writer(r.getBoolean("has_case"), r.getBoolean("registered")))
                .single();
    }
}
