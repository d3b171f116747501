package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.instantOrNull;
import static care.backstop.incident.store.IncidentStore.strings;
import static care.backstop.incident.store.IncidentStore.utc;
import static care.backstop.incident.store.IncidentStore.utcOrNull;

import care.backstop.incident.model.Attendance;
import care.backstop.incident.model.Circulated;
import care.backstop.incident.model.Meeting;
import care.backstop.incident.model.Minute;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Stale;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Meetings of the groups: planned, held, written down and read. */
@Repository
public class MeetingStore {

    /** A meeting of some incident, for calendars; one of an incident that is stood down does not take place. */
    public record Anywhere(UUID incident, Meeting meeting, boolean cancelled) {}

    private static final String SELECT = """
            select m.*, coalesce(t.name, 'Steering group') as group_name,
                   (select s.state from incident.incident s where s.id = m.incident) as incident_state
              from incident.meeting m left join incident.team t on t.id = m.team
            """;

    private final JdbcClient db;

    MeetingStore(JdbcClient db) {
        this.db = db;
    }

    public void add(UUID incident, Meeting m) {
        db.sql("""
                insert into incident.meeting (id, incident, first, team, scheduled_at, place, late_because,
                       convened_at, convened_because)
                values (:id, :incident, :first, :team, :at, :place, :late, :convenedAt, :because)""")
                .param("id", m.id())
                .param("incident", incident)
                .param("first", m.first())
                .param("team", m.team())
                .param("at", utc(m.scheduledAt()))
                .param("place", m.place())
                .param("late", m.lateBecause())
                .param("convenedAt", utcOrNull(m.convenedAt()))
                .param("because", m.convenedBecause())
                .update();
    }

    public void replace(UUID incident, Meeting m) {
        int changed = db.sql("""
                update incident.meeting
                   set scheduled_at = :at, place = :place, held_at = :held, chair = :chair, attended = :attended,
                       outcome = :outcome, late_because = :late, version = version + 1
                 where incident = :incident and id = :id and version = :version""")
                .param("at", utc(m.scheduledAt()))
                .param("place", m.place())
                .param("held", utcOrNull(m.heldAt()))
                .param("chair", m.chair())
                .param("attended", m.attended())
                .param("outcome", m.outcome())
                .param("late", m.lateBecause())
                .param("incident", incident)
                .param("id", m.id())
                .param("version", m.version())
                .update();
        if (changed != 1) {
            throw new Stale("meeting", m.id());
        }
    }

    public Meeting find(UUID incident, UUID id) {
        return of(incident).stream()
                .filter(m -> m.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotThere("meeting"));
    }

    /** In the order they take place. */
    public List<Meeting> of(UUID incident) {
        return db.sql(SELECT + " where m.incident = :incident order by m.scheduled_at, m.id")
                .param("incident", incident)
                .query((r, _) -> meeting(r))
                .list();
    }

    /** Meetings from a moment on, of every incident not closed that the actor belongs to. */
    public List<Anywhere> everywhere(Instant from) {
        return db.sql(SELECT + """
                  join incident.incident i on i.id = m.incident
                 where i.state <> 'CLOSED' and m.scheduled_at >= :from
                 order by m.scheduled_at, m.id limit 500""")
                .param("from", utc(from))
                .query((r, _) -> {
                    var meeting = meeting(r);
                    return new Anywhere(
                            r.getObject("incident", UUID.class),
                            meeting,
                            meeting.cancelled() != null
                                    || meeting.heldAt() == null
                                            && r.getString("incident_state").equals("STOOD_DOWN"));
                })
                .list();
    }

    private static Meeting meeting(ResultSet r) throws SQLException {
        return new Meeting(
                r.getObject("id", UUID.class),
                r.getBoolean("first"),
                r.getObject("team", UUID.class),
                r.getString("group_name"),
                instant(r, "scheduled_at"),
                r.getString("place"),
                instantOrNull(r, "convened_at"),
                r.getString("convened_because"),
                instantOrNull(r, "held_at"),
                r.getString("chair"),
                r.getString("attended"),
                r.getString("outcome"),
                r.getString("late_because"),
                instantOrNull(r, "minutes_begun_at"),
                instantOrNull(r, "approved_at"),
                r.getString("approved_by"),
                instantOrNull(r, "circulated_at"),
                cancelled(r),
                r.getInt("version"));
    }

    private static Meeting.@Nullable Cancelled cancelled(ResultSet r) throws SQLException {
        var at = instantOrNull(r, "cancelled_at");
        return at == null
                ? null
                : new Meeting.Cancelled(at, r.getString("cancelled_by"), r.getString("cancelled_because"));
    }

    /** That it does not take place. */
    public void cancel(UUID incident, UUID meeting, Meeting.Cancelled c, int version) {
        int changed = db.sql("""
                update incident.meeting
                   set first = false, cancelled_at = :at, cancelled_by = :by, cancelled_because = :because,
                       version = version + 1
                 where incident = :incident and id = :id and version = :version""")
                .param("at", utc(c.at()))
                .param("by", c.by())
                .param("because", c.because())
                .param("incident", incident)
                .param("id", meeting)
                .param("version", version)
                .update();
        if (changed != 1) {
            throw new Stale("meeting", meeting);
        }
    }

    /** It stands for the first meeting of the steering group from now on. */
    public void first(UUID incident, UUID meeting) {
        db.sql("update incident.meeting set first = true where incident = :incident and id = :id")
                .param("incident", incident)
                .param("id", meeting)
                .update();
    }

    /** Sets who was there; what was said of a member before is replaced. */
    public void attend(UUID incident, Attendance a) {
        db.sql("""
                insert into incident.attendance (incident, meeting, member, how, deputy)
                values (:incident, :meeting, :member, :how, :deputy)
                on conflict (meeting, member) do update set how = excluded.how, deputy = excluded.deputy""")
                .param("incident", incident)
                .param("meeting", a.meeting())
                .param("member", a.member())
                .param("how", a.how().name())
                .param("deputy", a.deputy())
                .update();
    }

    /** Who was at which meeting of the incident. */
    public List<Attendance> attendance(UUID incident) {
        return db.sql("select * from incident.attendance where incident = :incident")
                .param("incident", incident)
                .query((r, _) -> new Attendance(
                        r.getObject("meeting", UUID.class),
                        r.getObject("member", UUID.class),
                        Attendance.How.valueOf(r.getString("how")),
                        r.getObject("deputy", UUID.class)))
                .list();
    }

    /** Begins the minutes with the agenda as it is now; false when they were begun before. */
    public boolean begin(UUID incident, UUID meeting, List<Minute> agenda, Instant now) {
        int begun = db.sql("""
                update incident.meeting set minutes_begun_at = :now
                 where incident = :incident and id = :meeting and minutes_begun_at is null""")
                .param("now", utc(now))
                .param("incident", incident)
                .param("meeting", meeting)
                .update();
        if (begun != 1) {
            return false;
        }
        for (var m : agenda) {
            db.sql("""
                    insert into incident.minute (incident, meeting, no, heading, needed, open)
                    values (:incident, :meeting, :no, :heading, :needed, :open)""")
                    .param("incident", incident)
                    .param("meeting", meeting)
                    .param("no", m.no())
                    .param("heading", m.heading())
                    .param("needed", m.needed())
                    .param("open", m.open().toArray(String[]::new))
                    .update();
        }
        return true;
    }

    public List<Minute> minutes(UUID incident, UUID meeting) {
        return db.sql("select * from incident.minute where incident = :incident and meeting = :meeting order by no")
                .param("incident", incident)
                .param("meeting", meeting)
                .query((r, _) -> new Minute(
                        r.getInt("no"),
                        r.getString("heading"),
                        r.getBoolean("needed"),
                        strings(r.getArray("open")),
                        r.getString("text"),
                        r.getInt("version")))
                .list();
    }

    /** Writes under a heading; false when somebody else has since. */
    public boolean say(UUID incident, UUID meeting, int no, @Nullable String text, int version) {
        return db.sql("""
                update incident.minute set text = :text, version = version + 1
                 where incident = :incident and meeting = :meeting and no = :no and version = :version""")
                        .param("text", text)
                        .param("incident", incident)
                        .param("meeting", meeting)
                        .param("no", no)
                        .param("version", version)
                        .update()
                == 1;
    }

    public void approve(UUID incident, UUID meeting, Instant at, String by, int version) {
        int changed = db.sql("""
                update incident.meeting set approved_at = :at, approved_by = :by, version = version + 1
                 where incident = :incident and id = :meeting and version = :version and approved_at is null""")
                .param("at", utc(at))
                .param("by", by)
                .param("incident", incident)
                .param("meeting", meeting)
                .param("version", version)
                .update();
        if (changed != 1) {
            throw new Stale("meeting", meeting);
        }
    }

    public void circulate(UUID incident, UUID meeting, List<Circulated> to, Instant at) {
        db.sql("update incident.meeting set circulated_at = :at where incident = :incident and id = :meeting")
                .param("at", utc(at))
                .param("incident", incident)
                .param("meeting", meeting)
                .update();
        for (var c : to) {
            db.sql("""
                    insert into incident.circulation (id, incident, meeting, name, agency_name, post, head_of_service,
                           sent_at)
                    values (:id, :incident, :meeting, :name, :agency, :post, :head, :at)
                    on conflict (meeting, name) do nothing""")
                    .param("id", c.id())
                    .param("incident", incident)
                    .param("meeting", meeting)
                    .param("name", c.name())
                    .param("agency", c.agency())
                    .param("post", c.post())
                    .param("head", c.headOfService())
                    .param("at", utc(at))
                    .update();
        }
    }

    public List<Circulated> circulation(UUID incident, UUID meeting) {
        return db.sql("""
                select * from incident.circulation where incident = :incident and meeting = :meeting
                 order by head_of_service, lower(name)""")
                .param("incident", incident)
                .param("meeting", meeting)
                .query((r, _) -> new Circulated(
                        r.getObject("id", UUID.class),
                        r.getString("name"),
                        r.getString("agency_name"),
                        r.getObject("post", UUID.class),
                        r.getBoolean("head_of_service"),
                        instant(r, "sent_at"),
                        instantOrNull(r, "read_at"),
                        r.getString("read_noted_by")))
                .list();
    }

    public void read(UUID incident, UUID circulated, Instant at, String notedBy) {
        db.sql("""
                update incident.circulation set read_at = :at, read_noted_by = :by
                 where incident = :incident and id = :id and read_at is null""")
                .param("at", utc(at))
                .param("by", notedBy)
                .param("incident", incident)
                .param("id", circulated)
                .update();
    }

    public void bore(UUID incident, UUID meeting, UUID action) {
        db.sql("""
                insert into incident.meeting_action (incident, meeting, action)
                values (:incident, :meeting, :action)""")
                .param("incident", incident)
                .param("meeting", meeting)
                .param("action", action)
                .update();
    }

    /** Actions born in a meeting. */
    public List<UUID> actions(UUID incident, UUID meeting) {
        return db.sql("select action from incident.meeting_action where incident = :incident and meeting = :meeting")
                .param("incident", incident)
                .param("meeting", meeting)
                .query((r, _) -> r.getObject("action", UUID.class))
                .list();
    }
}
