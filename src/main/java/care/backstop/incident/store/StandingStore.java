package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.instantOrNull;
import static care.backstop.incident.store.IncidentStore.strings;
import static care.backstop.incident.store.IncidentStore.utc;
import static care.backstop.incident.store.IncidentStore.utcOrNull;

import care.backstop.incident.IncidentStanding.Counted;
import care.backstop.incident.IncidentStanding.DutyInForce;
import care.backstop.incident.IncidentStanding.Line;
import care.backstop.incident.IncidentStanding.NextMeeting;
import care.backstop.incident.IncidentStanding.Plan;
import care.backstop.incident.IncidentStanding.Running;
import care.backstop.incident.IncidentStanding.Said;
import care.backstop.incident.rules.PersonDuty;
import care.backstop.incident.rules.ServiceDuty;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a report says of an incident. */
@Repository
public class StandingStore {

    private static final Duration SOON = Duration.ofHours(24);

    private final JdbcClient db;

    StandingStore(JdbcClient db) {
        this.db = db;
    }

    public @Nullable Instant verifiedAt(UUID incident) {
        return db.sql("select max(recorded_at) as at from incident.verification where incident = :incident")
                .param("incident", incident)
                .query((r, _) -> new Moment(instantOrNull(r, "at")))
                .single()
                .at();
    }

    /** A moment or none: a query may not answer with null. */
    private record Moment(@Nullable Instant at) {}

    /** The latest decision for each location. */
    public List<DutyInForce> duties(UUID incident) {
        return db.sql("""
                select distinct on (l.name, d.location) d.location, l.name, d.decided, d.advised, d.decided_at, d.post_name,
                       t.row_matched,
                       array(select distinct f ->> 'authority' from jsonb_array_elements(t.findings) f
                              order by 1) as authority,
                       exists (select from incident.service_test later
                                where later.incident = d.incident and later.location = d.location
                                  and later.tested_at > d.decided_at) as tested_since
                  from incident.service_decision d
                  join incident.service_test t on t.id = d.test
                  join incident.location l on l.incident = d.incident and l.location = d.location
                 where d.incident = :incident
                 order by l.name, d.location, d.decided_at desc, d.id""")
                .param("incident", incident)
                .query((r, _) -> {
                    var decided = ServiceDuty.Result.valueOf(r.getString("decided"));
                    var advised = ServiceDuty.Result.valueOf(r.getString("advised"));
                    return new DutyInForce(
                            r.getString("location"),
                            r.getString("name"),
                            decided.name(),
                            decided.words(),
                            r.getString("row_matched"),
                            strings(r.getArray("authority")),
                            decided == advised ? null : advised.words(),
                            instant(r, "decided_at"),
                            r.getString("post_name"),
                            r.getBoolean("tested_since"));
                })
                .list();
    }

    /** How many locations have a test that nobody has decided on since. */
    public int undecided(UUID incident) {
        return db.sql("""
                select count(distinct t.location) from incident.service_test t
                 where t.incident = :incident and not exists (
                       select from incident.service_decision d
                        where d.incident = t.incident and d.location = t.location and d.decided_at >= t.tested_at)""").param("incident", incident).query(Integer.class).single();
    }

    public List<Counted> peopleDecided(UUID incident) {
        return db.sql("""
                select decided, count(*) as people
                  from (select distinct on (person) decided from incident.person_decision
                         where incident = :incident order by person, decided_at desc, id) latest
                 group by decided order by decided""")
                .param("incident", incident)
                .query((r, _) -> {
                    var decided = PersonDuty.Result.valueOf(r.getString("decided"));
                    return new Counted(decided.name(), decided.words(), r.getInt("people"));
                })
                .list();
    }

    public Plan plan(UUID incident, Instant now) {
        var pressing = db.sql("""
                select a.id, a.number, a.wording, a.due_at, a.due_at <= :now as late, a.added,
                       (select o.agency from incident.action_owner o where o.action = a.id and o.accountable) as agency
                  from incident.action a
                 where a.incident = :incident and a.state = 'TO_DO' and a.due_at <= :soon
                 order by a.due_at, a.part, a.position""")
                .param("incident", incident)
                .param("now", utc(now))
                .param("soon", utc(now.plus(SOON)))
                .query((r, _) -> new Line(
                        r.getObject("id", UUID.class),
                        r.getString("number"),
                        r.getString("wording"),
                        r.getString("agency"),
                        instant(r, "due_at"),
                        r.getBoolean("late"),
                        r.getBoolean("added")))
                .list();
        int late = (int) pressing.stream().filter(Line::late).count();
        return db.sql("""
                select count(*) filter (where state <> 'REVOKED') as total,
                       count(*) filter (where state = 'TO_DO') as to_do,
                       count(*) filter (where state = 'NOT_YET') as not_yet,
                       count(*) filter (where state = 'DONE') as done,
                       count(*) filter (where state = 'NOT_APPLICABLE') as not_applicable
                  from incident.action where incident = :incident""")
                .param("incident", incident)
                .query((r, _) -> new Plan(
                        r.getInt("total"),
                        r.getInt("to_do"),
                        r.getInt("not_yet"),
                        r.getInt("done"),
                        r.getInt("not_applicable"),
                        late,
                        pressing.size() - late,
                        pressing))
                .single();
    }

    /** Decisions in the log that are not about one person, the latest first. */
    public List<Said> decisions(UUID incident, @Nullable Instant since) {
        return db.sql("""
                select id, happened_at, post_name, text from incident.log_entry e
                 where e.incident = :incident and e.kind = 'DECISION' and e.field_class = 'INTERNAL' and coalesce(e.about, '') not like 'person:%'
                   and (:since::timestamptz is null or e.entered_at > :since)
                   and not exists (select from incident.log_entry c where c.corrects = e.id)
                 order by e.happened_at desc, e.id desc""")
                .param("incident", incident)
                .param("since", utcOrNull(since))
                .query((r, _) -> said(r))
                .list();
    }

    public int personDecisions(UUID incident, @Nullable Instant since) {
        return db.sql("""
                select count(*) from incident.person_decision
                 where incident = :incident and (:since::timestamptz is null or decided_at > :since)""")
                .param("incident", incident)
                .param("since", utcOrNull(since))
                .query(Integer.class)
                .single();
    }

    public List<Said> risks(UUID incident) {
        return db.sql("""
                select id, happened_at, post_name, text from incident.log_entry e
                 where e.incident = :incident and e.kind = 'RISK' and e.field_class = 'INTERNAL' and e.follows is null
                   and not exists (select from incident.log_entry c where c.corrects = e.id)
                   and not exists (select from incident.log_entry s
                                    where s.step = 'CLOSE' and s.follows in (e.id, e.corrects))
                 order by e.happened_at desc, e.id desc""").param("incident", incident).query((r, _) -> said(r)).list();
    }

    private static Said said(ResultSet r) throws SQLException {
        return new Said(r.getLong("id"), instant(r, "happened_at"), r.getString("post_name"), r.getString("text"));
    }

    public @Nullable NextMeeting nextMeeting(UUID incident, Instant now) {
        return db.sql("""
                select scheduled_at, first from incident.meeting
                 where incident = :incident and held_at is null and cancelled_at is null and scheduled_at >= :now
                   and (team is null or team in (select id from incident.team
                                                  where incident = :incident and kind = 'STEERING'))
                 order by scheduled_at limit 1""")
                .param("incident", incident)
                .param("now", utc(now))
                .query((r, _) -> new NextMeeting(instant(r, "scheduled_at"), r.getBoolean("first")))
                .optional()
                .orElse(null);
    }

    public List<Running> deadlines(UUID incident, Instant now) {
        return db.sql("""
                select title, clause, due_at, due_at <= :now as late from incident.deadline
                 where incident = :incident and replaced_at is null and met_at is null
                 order by due_at, kind""")
                .param("incident", incident)
                .param("now", utc(now))
                .query((r, _) -> new Running(
                        r.getString("title"), r.getString("clause"), instant(r, "due_at"), r.getBoolean("late")))
                .list();
    }
}
