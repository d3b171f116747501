package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instantOrNull;
import static care.backstop.incident.store.IncidentStore.utc;

import care.backstop.incident.LogKind;
import care.backstop.incident.model.Due;
import care.backstop.incident.model.LogForm;
import care.backstop.incident.model.Overview;
import care.backstop.incident.rules.TwoParties.Said;
import care.backstop.incident.store.LogStore.Clearance;
import care.backstop.kernel.London;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Everything the overview of an incident counts, in one statement. */
@Repository
public class OverviewStore {

    private final JdbcClient db;
    private final JsonMapper json;

    OverviewStore(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    public Overview of(UUID incident, Instant now, Instant endOfToday, Clearance clearance) {
        return db.sql("""
                with plan as (
                    select count(*) filter (where state <> 'REVOKED') as total,
                           count(*) filter (where state = 'TO_DO') as to_do,
                           count(*) filter (where state = 'NOT_YET') as not_yet,
                           count(*) filter (where state = 'DONE') as done,
                           count(*) filter (where state = 'NOT_APPLICABLE') as not_applicable,
                           count(*) filter (where state = 'TO_DO' and due_at <= :now) as late,
                           count(*) filter (where state = 'TO_DO' and due_at > :now and due_at <= :today) as due_today,
                           count(*) filter (where state = 'TO_DO' and not exists (
                               select from incident.action_owner o where o.action = action.id and o.accountable))
                               as unowned
                      from incident.action where incident = :incident),
                latest as (
                    select d.decided, d.decided_at, d.decided_by, l.name
                      from incident.service_decision d
                      join incident.location l on l.incident = d.incident and l.location = d.location
                     where d.incident = :incident order by d.decided_at desc limit 1),
                matter as (
                    select coalesce((select s.details ->> 'dueAt' from incident.log_entry s
                                      where s.follows = e.id and s.details ->> 'dueAt' is not null
                                      order by s.id desc limit 1), e.details ->> 'dueAt')::timestamptz as due
                      from incident.log_entry e
                     where e.incident = :incident and e.kind = any(:matters)
                       and e.follows is null and e.corrects is null
                       and (e.field_class = any(:classes) or e.by_post = :post or e.agency = :own)
                       and not (e.kind = 'BUSINESS_SUPPORT' and e.details ->> 'staff' is not null
                                and e.details ->> 'days' is not null)
                       and not exists (select from incident.log_entry s
                                        where s.follows = e.id and s.step = 'CLOSE')),
                asked as (
                    select count(*) as open,
                           count(*) filter (where refused_at is null and due_at <= :now) as late,
                           count(*) filter (where refused_at is null and due_at > :now and due_at <= :today) as today
                      from incident.request where incident = :incident and settled_at is null),
                visit as (
                    select alarm_at from incident.site_visit where incident = :incident and off_at is null),
                next as (
                    select m.scheduled_at, m.first from incident.meeting m
                     where m.incident = :incident and m.held_at is null and m.cancelled_at is null order by m.scheduled_at limit 1),
                trading as (
                    -- A day that is over and has no record is missing; a bad day asks for the duty test.
                    select count(*) as watches,
                           coalesce(sum((:day::date - w.first_day) - (
                               select count(distinct r.day) from incident.trading_record r
                                where r.incident = w.incident and r.watch = w.id and r.day < :day)), 0) as missing,
                           count(*) filter (where exists (
                               select from incident.trading_record r
                                where r.incident = w.incident and r.watch = w.id and r.result = 'TEST_AGAIN'
                                  and not exists (select from incident.service_test t
                                                   where t.incident = w.incident and t.location = w.location
                                                     and t.tested_at >= r.recorded_at))) as prompts
                      from incident.trading_watch w
                     where w.incident = :incident and w.ended_at is null)
                select plan.*, latest.decided, latest.decided_at, latest.decided_by, latest.name as decided_for,
                       next.scheduled_at, next.first,
                       (select count(*) from matter) as matters_open,
                       (select count(*) from matter where due <= :now) as matters_late,
                       asked.late as asked_late, asked.today as asked_today, asked.open as asked_open,
                       (select json_agg(json_build_object('side', w.side, 'at', w.at, 'confirmBy', w.confirm_by))
                          from incident.agreement a join incident.agreement_word w on w.agreement = a.id
                         where a.incident = :incident and a.subject = 'ACTIVATION'
                           and a.edition = (select max(l.edition) from incident.agreement l
                                             where l.incident = :incident and l.subject = 'ACTIVATION')) as activation,
                       (select max(a.edition) from incident.agreement a
                         where a.incident = :incident and a.subject = 'PLAN'
                           and (select count(*) from incident.agreement_word w where w.agreement = a.id) = 2) as agreed,
                       (select max(a.edition) from incident.agreement a
                         where a.incident = :incident and a.subject = 'PLAN') as put,
                       (select count(*) from incident.absence b
                          join incident.action_owner o on o.incident = b.incident and o.post = b.post and o.accountable
                          join incident.action a on a.incident = b.incident and a.id = o.action and a.state = 'TO_DO'
                         where b.incident = :incident and b.ended_at is null and b.from_on <= :day::date
                           and (b.until_on is null or (b.until_on >= :day::date
                                and (a.due_at is null or a.due_at < b.until_on + interval '2 days')))) as away,
                       (select count(*) from visit) as visits,
                       (select count(*) from visit where alarm_at <= :now) as alarms,
                       (select count(*) from incident.role_holder
                         where incident = :incident and to_at is null) as held,
                       exists (select from incident.briefing
                                where incident = :incident and delivered_at >= :today::timestamptz - interval '1 day'
                                  and delivered_at < :today) as briefed,
                       (select count(*) from incident.handover
                         where incident = :incident and acknowledged_at is null) as handovers,
                       (select count(*) from (
                            select distinct on (t.location) t.id from incident.service_test t
                             where t.incident = :incident order by t.location, t.no desc) last
                         where not exists (
                            select from incident.service_decision d where d.test = last.id)) as undecided,
                       (select count(distinct person) from incident.person_decision
                         where incident = :incident) as people_decided,
                       trading.watches, trading.missing, trading.prompts,
                       (select content from incident.frozen_profile where incident = :incident) as settings,
                       (select json_agg(json_build_object('action', a.id, 'form', a.record, 'answers', r.answers)
                                    order by a.part, a.position)
                          from incident.action a
                          join lateral (select x.answers from incident.action_record x
                                         where x.action = a.id and x.who = a.id and x.field_class = 'INTERNAL'
                                         order by x.version desc limit 1) r on true
                         where a.incident = :incident and a.record ->> 'show' is not null) as shown,
                       (select count(*) from incident.sub_incident s
                         where s.parent = :incident and s.left_at is null) as parts,
                       whole.parent, whole.name as parent_name,
                       (select count(*) from incident.incident i
                         where i.state not in ('STOOD_DOWN', 'CLOSED')
                           and not exists (select from incident.sub_incident s
                                            where s.child = i.id and s.left_at is null)) as running,
                       (select count(*) from incident.support_request
                         where incident = :incident and answer is null) as help_waits,
                       (select count(*) from incident.support_request where incident = :incident) as help_asked,
                       (select count(*) from incident.escalation where incident = :incident) as escalations,
                       (select json_agg(json_build_object('id', d.id, 'kind', d.kind, 'title', d.title,
                                    'clause', d.clause, 'rule', d.rule, 'countedFrom', d.counted_from,
                                    'dueOn', d.due_on, 'dueAt', d.due_at, 'calendarVersion', d.calendar_version,
                                    'explanation', d.explanation, 'movedBecause', d.moved_because,
                                    'metAt', d.met_at) order by d.due_at)
                          from incident.deadline d
                         where d.incident = :incident and d.replaced_at is null) as deadlines
                  from plan cross join trading cross join asked left join latest on true left join next on true
                  left join (select s.parent, i.name from incident.sub_incident s
                               left join incident.incident i on i.id = s.parent
                              where s.child = :incident and s.left_at is null) whole on true""")
                .param("incident", incident)
                .param("now", utc(now))
                .param("day", London.day(now))
                .param("today", utc(endOfToday))
                .param("matters", LogForm.matters().stream().map(LogKind::name).toArray(String[]::new))
                .param("classes", clearance.names())
                .param("post", clearance.post())
                .param("own", clearance.agency())
                .query((r, _) -> {
                    var deadlines = r.getString("deadlines");
                    var shown = r.getString("shown");
                    var decidedAt = instantOrNull(r, "decided_at");
                    var meeting = instantOrNull(r, "scheduled_at");
                    return new Overview(
                            r.getInt("total"),
                            r.getInt("to_do"),
                            r.getInt("not_yet"),
                            r.getInt("done"),
                            r.getInt("not_applicable"),
                            r.getInt("late"),
                            r.getInt("due_today"),
                            r.getInt("unowned"),
                            r.getInt("undecided"),
                            r.getInt("people_decided"),
                            decidedAt == null
                                    ? null
                                    : new Overview.Decided(
                                            r.getString("decided"),
                                            r.getString("decided_for"),
                                            r.getString("decided_by"),
                                            decidedAt),
                            meeting,
                            r.getBoolean("first"),
                            new Overview.Trading(r.getInt("watches"), r.getInt("missing"), r.getInt("prompts")),
                            deadlines == null
                                    ? List.of()
                                    : json.readValue(deadlines, new TypeReference<List<Due>>() {}),
                            new Overview.Watch(
                                    r.getInt("matters_open"),
                                    r.getInt("matters_late"),
                                    r.getInt("visits"),
                                    r.getInt("alarms"),
                                    r.getInt("held"),
                                    r.getBoolean("briefed"),
                                    r.getInt("handovers")),
                            new Overview.Asked(r.getInt("asked_open"), r.getInt("asked_late"), r.getInt("asked_today")),
                            r.getString("settings"),
                            response(r),
                            shown == null
                                    ? List.of()
                                    : json.readValue(shown, new TypeReference<List<Overview.Shown>>() {}),
                            new Overview.Among(
                                    r.getInt("parts"),
                                    r.getObject("parent", UUID.class),
                                    r.getString("parent_name"),
                                    r.getInt("running"),
                                    r.getInt("help_waits"),
                                    r.getInt("help_asked"),
                                    r.getInt("escalations")));
                })
                .single();
    }

    private Overview.Response response(ResultSet r) throws SQLException {
        var said = r.getString("activation");
        return new Overview.Response(
                said == null ? List.of() : json.readValue(said, new TypeReference<List<Said>>() {}),
                r.getObject("agreed", Integer.class),
                r.getObject("put", Integer.class),
                r.getInt("away"));
    }
}
