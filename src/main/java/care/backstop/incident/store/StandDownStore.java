package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.instantOrNull;
import static care.backstop.incident.store.IncidentStore.utc;

import care.backstop.incident.model.Action;
import care.backstop.incident.model.StandDown;
import care.backstop.incident.model.StandDown.Again;
import care.backstop.incident.model.StandDown.Ground;
import care.backstop.incident.model.StandDown.Moved;
import care.backstop.incident.model.ToTell;
import care.backstop.incident.model.ToTell.News;
import care.backstop.incident.model.ToTell.Who;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Stale;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Incidents stood down, the lines that were revoked for it, and who has to be told. */
@Repository
public class StandDownStore {

    /**
     * Somebody who knew of an incident, and how.
     *
     * @param post the post here that they hold, or null
     * @param letter the letter that tells them what has become of it, or null
     */
    public record Knew(
            Who who,
            @Nullable String name,
            @Nullable String agency,
            @Nullable UUID post,
            @Nullable UUID person,
            String before,
            @Nullable UUID letter) {

        public Knew told(UUID byLetter) {
            return new Knew(who, name, agency, post, person, before, byLetter);
        }
    }

    private record Line(
            UUID id, @Nullable String dueRule, @Nullable String dueAt) {}

    private final JdbcClient db;
    private final JsonMapper json;

    StandDownStore(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    public void add(UUID incident, StandDown s, UUID byPost) {
        db.sql("""
                insert into incident.stand_down (id, incident, ground, because, moved_people, moved, moved_because,
                       actions, log_entry, at, by_name, by_post, post_name)
                values (:id, :incident, :ground, :because, :movedPeople, :moved, :movedBecause,
                       :actions, :entry, :at, :by, :post, :postName)""")
                .param("id", s.id())
                .param("incident", incident)
                .param("ground", s.ground().name())
                .param("because", s.because())
                .param("movedPeople", s.movedPeople())
                .param("moved", s.moved() == null ? null : s.moved().name())
                .param("movedBecause", s.movedBecause())
                .param("actions", s.actions())
                .param("entry", s.logEntry())
                .param("at", utc(s.at()))
                .param("by", s.by())
                .param("post", byPost)
                .param("postName", s.postName())
                .update();
    }

    /** It stood again. */
    public void again(UUID id, Again a) {
        int changed = db.sql("""
                update incident.stand_down
                   set again_at = :at, again_by = :by, again_post = :post, again_because = :because
                 where id = :id and again_at is null""")
                .param("at", utc(a.at()))
                .param("by", a.by())
                .param("post", a.postName())
                .param("because", a.because())
                .param("id", id)
                .update();
        if (changed != 1) {
            throw new Stale("stand-down", id);
        }
    }

    /** Every one of an incident, the latest first. */
    public List<StandDown> of(UUID incident) {
        return db.sql("select * from incident.stand_down where incident = :incident order by at desc, id")
                .param("incident", incident)
                .query((r, _) -> read(r))
                .list();
    }

    /** The one in force. */
    public Optional<StandDown> current(UUID incident) {
        return of(incident).stream().filter(s -> s.again() == null).findFirst();
    }

    private static StandDown read(ResultSet r) throws SQLException {
        var moved = r.getString("moved");
        var again = instantOrNull(r, "again_at");
        return new StandDown(
                r.getObject("id", UUID.class),
                Ground.valueOf(r.getString("ground")),
                r.getString("because"),
                r.getInt("moved_people"),
                moved == null ? null : Moved.valueOf(moved),
                r.getString("moved_because"),
                r.getInt("actions"),
                r.getLong("log_entry"),
                instant(r, "at"),
                r.getString("by_name"),
                r.getString("post_name"),
                again == null
                        ? null
                        : new Again(
                                again,
                                r.getString("again_by"),
                                r.getString("again_post"),
                                r.getString("again_because")));
    }

    /** Revokes every open line; owners, dates and evidence stay. */
    public int revoke(UUID incident) {
        return db.sql("""
                update incident.action set revoked_from = state, state = 'REVOKED', version = version + 1
                 where incident = :incident and state in ('TO_DO', 'NOT_YET')""").param("incident", incident).update();
    }

    /** Brings every revoked line back in the state it was in, due as these say. */
    public int restore(UUID incident, List<Action> due) {
        return db.sql("""
                update incident.action a
                   set state = a.revoked_from, revoked_from = null, due_rule = x."dueRule", due_at = x."dueAt",
                       version = a.version + 1
                  from json_to_recordset(:lines::json) as x(id uuid, "dueRule" text, "dueAt" timestamptz)
                 where a.incident = :incident and a.id = x.id and a.state = 'REVOKED'""")
                .param("incident", incident)
                .param(
                        "lines",
                        json.writeValueAsString(due.stream()
                                .map(a -> new Line(
                                        a.id(),
                                        a.dueRule(),
                                        a.dueAt() == null ? null : a.dueAt().toString()))
                                .toList()))
                .update();
    }

    /** How many duties and powers in use have not been ended, person by person. */
    public int duties(UUID incident) {
        return owed(incident).size();
    }

    /** To whom something is owed that has no recorded end. */
    public Set<UUID> owed(UUID incident) {
        return Set.copyOf(
                db.sql("""
                select last.person from (
                    select distinct on (d.person) d.id, d.person, d.decided, d.exercised
                      from incident.person_decision d where d.incident = :incident
                     order by d.person, d.decided_at desc) last
                 where (last.decided = 'DUTY_S48' or (last.decided = 'POWER_S19' and last.exercised))
                   and not exists (select from incident.duty_end e where e.decision = last.id)""").param("incident", incident).query(UUID.class).list());
    }

    /**
     * Everyone named anywhere in an incident as somebody who knows of it, members and people apart; each once. An entry of
     * the log that not everybody may read is named by its number.
     */
    public List<Knew> knew(UUID incident) {
        return db.sql("""
                select who, name, agency, post, before from (
                    select distinct on (lower(name), lower(coalesce(agency, '')))
                           place, who, name, agency, post, before from (
                        select 1 as place, 'NOTIFIER' as who, notified_by as name, null::text as agency,
                               null::uuid as post, 'Told us of it' as before
                          from incident.incident where id = :incident
                        union all
                        select 2, 'NOTIFIER', notified_by, null, null, 'Told us of it too'
                          from incident.notice where incident = :incident
                        union all
                        select 3, 'CHECKED_WITH', with_whom, null, null, 'Was asked, ' || how
                          from incident.verification where incident = :incident
                        union all
                        select 4, 'OFFICE_HOLDER', office_holder, null, null, 'Holds office: ' || process
                          from incident.trading_watch where incident = :incident
                        union all
                        select 5, 'GROUP', m.name, m.agency_name, m.post, 'Belongs to ' || t.name
                          from incident.team_member m join incident.team t on t.id = m.team
                         where m.incident = :incident and m.to_at is null
                        union all
                        select 6, 'TEAM', name, agency_name, post, 'Has a role in the emergency team'
                          from incident.role_holder where incident = :incident and to_at is null
                        union all
                        select 7, 'READ_MINUTES', name, agency_name, post, 'Was given the minutes of a meeting'
                          from incident.circulation where incident = :incident
                        union all
                        select 8, 'ACTION_OWNER', name, agency, null, 'Has an action of the plan'
                          from incident.action_owner where incident = :incident and post is null
                        union all
                        select 9, 'ASKED', recipient, null, null, 'Request ' || number
                          from incident.request where incident = :incident and whom <> 'PERSON'
                        union all
                        select 10, 'BODY', name, null, null, 'Was told, ' || told_how
                          from incident.affected_body where incident = :incident and told_at is not null
                        union all
                        select 11, 'PLANNER', s.to_whom, null, null,
                               'Was given ' || e.shape || ' version ' || e.version || ', ' || s.how
                          from incident.escalation_sent s join incident.escalation e on e.id = s.escalation
                         where s.incident = :incident
                        union all
                        select 12, 'CONTACT',
                               case when field_class = 'PERSONAL' then 'See the log, entry ' || id
                                    else details ->> 'with' end,
                               case when field_class = 'PERSONAL' then null else details ->> 'organisation' end,
                               null, 'Spoken with: log, entry ' || id
                          from incident.log_entry
                         where incident = :incident and kind in ('CONTACT', 'CALL', 'MEDIA')
                           and coalesce(details ->> 'with', '') <> '') all_of_them
                     order by lower(name), lower(coalesce(agency, '')), place) once
                 order by place, lower(name)""")
                .param("incident", incident)
                .query((r, _) -> new Knew(
                        Who.valueOf(r.getString("who")),
                        r.getString("name"),
                        r.getString("agency"),
                        r.getObject("post", UUID.class),
                        null,
                        r.getString("before"),
                        null))
                .list();
    }

    /** Puts down who has to be told; one statement however many. */
    public void tell(UUID incident, UUID standDown, News news, List<Knew> knew) {
        db.sql("""
                insert into incident.to_tell
                       (id, incident, stand_down, news, who, name, agency, post, person, told_before, letter)
                select gen_random_uuid(), :incident, :standDown, :news, x.who, left(x.name, 300), left(x.agency, 300),
                       x.post, x.person, x.before, x.letter
                  from json_to_recordset(:knew::json)
                       as x(who text, name text, agency text, post uuid, person uuid, before text, letter uuid)""")
                .param("incident", incident)
                .param("standDown", standDown)
                .param("news", news.name())
                .param("knew", json.writeValueAsString(knew))
                .update();
    }

    /** Those who know that it is stood down: told by somebody, or by one of these letters. */
    public List<Knew> know(UUID incident, UUID standDown, Collection<UUID> letters) {
        return db.sql("""
                select * from incident.to_tell
                 where incident = :incident and stand_down = :standDown and news = 'STOOD_DOWN'
                   and (told_at is not null or letter = any(:letters))
                 order by no""")
                .param("incident", incident)
                .param("standDown", standDown)
                .param("letters", letters.toArray(UUID[]::new))
                .query((r, _) -> new Knew(
                        Who.valueOf(r.getString("who")),
                        r.getString("name"),
                        r.getString("agency"),
                        r.getObject("post", UUID.class),
                        r.getObject("person", UUID.class),
                        "Was told that it is stood down",
                        null))
                .list();
    }

    /** Those not told yet need not be told any more; they stay in the list. */
    public int withdraw(UUID incident, UUID standDown, Instant at) {
        return db.sql("""
                update incident.to_tell set withdrawn_at = :at
                 where incident = :incident and stand_down = :standDown and told_at is null and withdrawn_at is null""")
                .param("at", utc(at))
                .param("incident", incident)
                .param("standDown", standDown)
                .update();
    }

    /** How many are on a list, and how many of them have still to be told. */
    public record Count(News news, Who who, int all, int open) {}

    public List<Count> counts(UUID incident, UUID standDown) {
        return db.sql("""
                select news, who, count(*) as all_of_them,
                       count(*) filter (where told_at is null and withdrawn_at is null) as open
                  from incident.to_tell where incident = :incident and stand_down = :standDown
                 group by news, who order by news, min(no)""")
                .param("incident", incident)
                .param("standDown", standDown)
                .query((r, _) -> new Count(
                        News.valueOf(r.getString("news")), Who.valueOf(r.getString("who")), r.getInt(3), r.getInt(4)))
                .list();
    }

    /** How many have still to be told, whatever of. */
    public int untold(UUID incident) {
        return db.sql("""
                select count(*) from incident.to_tell
                 where incident = :incident and told_at is null and withdrawn_at is null""").param("incident", incident).query(Integer.class).single();
    }

    /** Who is on the lists of a stand-down, those still to be told first. */
    public List<ToTell> list(UUID incident, UUID standDown, int limit, int offset) {
        return db.sql("""
                select * from incident.to_tell where incident = :incident and stand_down = :standDown
                 order by told_at is not null or withdrawn_at is not null, no limit :limit offset :offset""")
                .param("incident", incident)
                .param("standDown", standDown)
                .param("limit", limit)
                .param("offset", offset)
                .query((r, _) -> new ToTell(
                        r.getObject("id", UUID.class),
                        r.getObject("stand_down", UUID.class),
                        News.valueOf(r.getString("news")),
                        Who.valueOf(r.getString("who")),
                        r.getString("name"),
                        r.getString("agency"),
                        r.getObject("person", UUID.class),
                        r.getObject("letter", UUID.class),
                        r.getString("told_before"),
                        instantOrNull(r, "told_at"),
                        r.getString("told_how"),
                        r.getString("told_by"),
                        instantOrNull(r, "withdrawn_at")))
                .list();
    }

    /** They have been told; how many of these were still to be. */
    public int told(UUID incident, Collection<UUID> ids, String how, Instant at, Instant recordedAt, Actor by) {
        return db.sql("""
                update incident.to_tell
                   set told_at = :at, told_how = :how, told_by = :by, recorded_at = :recordedAt
                 where incident = :incident and id = any(:ids) and told_at is null and withdrawn_at is null""")
                .param("at", utc(at))
                .param("how", how)
                .param("by", by.name())
                .param("recordedAt", utc(recordedAt))
                .param("incident", incident)
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }
}
