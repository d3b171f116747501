package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.instantOrNull;
import static care.backstop.incident.store.IncidentStore.utc;

import care.backstop.incident.IncidentState;
import care.backstop.incident.model.Incident.Site;
import care.backstop.incident.model.SubIncident;
import care.backstop.incident.model.SubIncident.Body;
import care.backstop.incident.model.SubIncident.Reported;
import care.backstop.kernel.NotThere;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which incidents are part of which, what other councils report, and whom it concerns. */
@Repository
public class SubIncidentStore {

    /** An incident not ended, about a location. */
    public record About(UUID incident, String name, String location) {}

    /** The larger incident that one is part of; its name is null for a reader who is not in it. */
    public record PartOf(UUID parent, @Nullable String name) {}

    private final JdbcClient db;

    SubIncidentStore(JdbcClient db) {
        this.db = db;
    }

    public void join(UUID parent, UUID child, Site site, Instant at, String by) {
        db.sql("""
                insert into incident.sub_incident (id, parent, child, location, name, local_authority, joined_at, joined_by)
                values (:id, :parent, :child, :location, :name, :council, :at, :by)""")
                .param("id", UUID.randomUUID())
                .param("parent", parent)
                .param("child", child)
                .param("location", site.location())
                .param("name", site.name())
                .param("council", site.localAuthority())
                .param("at", utc(at))
                .param("by", by)
                .update();
    }

    /** It was no part of it after all. */
    public void leave(UUID parent, UUID child, Instant at, String by, String because) {
        int changed = db.sql("""
                update incident.sub_incident set left_at = :at, left_by = :by, left_because = :because
                 where parent = :parent and child = :child and left_at is null""")
                .param("at", utc(at))
                .param("by", by)
                .param("because", because)
                .param("parent", parent)
                .param("child", child)
                .update();
        if (changed != 1) {
            throw new NotThere("incident");
        }
    }

    /** The parts of an incident by council and name, with how each stands where the reader is in it. */
    public List<SubIncident> of(UUID parent, Instant now) {
        return db.sql("""
                select s.child, s.location, s.name, s.local_authority, s.joined_at,
                       i.state, i.lead_name, i.aware_at, i.ends_on, coalesce(a.open, 0) as open,
                       coalesce(a.late, 0) as late
                  from incident.sub_incident s
                  left join incident.incident i on i.id = s.child
                  left join lateral (
                      select count(*) as open, count(*) filter (where due_at <= :now) as late
                        from incident.action where incident = s.child and state = 'TO_DO') a on true
                 where s.parent = :parent and s.left_at is null
                 order by s.local_authority nulls last, s.name, s.location""")
                .param("parent", parent)
                .param("now", utc(now))
                .query((r, _) -> read(r))
                .list();
    }

    private static SubIncident read(ResultSet r) throws SQLException {
        var state = r.getString("state");
        return new SubIncident(
                r.getObject("child", UUID.class),
                r.getString("location"),
                r.getString("name"),
                r.getString("local_authority"),
                instant(r, "joined_at"),
                state == null
                        ? null
                        : new SubIncident.Standing(
                                IncidentState.valueOf(state),
                                r.getString("lead_name"),
                                instant(r, "aware_at"),
                                r.getObject("ends_on", LocalDate.class),
                                r.getInt("open"),
                                r.getInt("late")));
    }

    public Optional<PartOf> partOf(UUID child) {
        return db.sql("""
                select s.parent, i.name from incident.sub_incident s
                  left join incident.incident i on i.id = s.parent
                 where s.child = :child and s.left_at is null""")
                .param("child", child)
                .query((r, _) -> new PartOf(r.getObject("parent", UUID.class), r.getString("name")))
                .optional();
    }

    public boolean hasParts(UUID parent) {
        return db.sql("select exists (select from incident.sub_incident where parent = :parent and left_at is null)")
                .param("parent", parent)
                .query(Boolean.class)
                .single();
    }

    /** Incidents that run and are about one of these locations, except this one. */
    public List<About> about(Collection<String> locations, @Nullable UUID except) {
        return db.sql("""
                select i.id, i.name, l.location from incident.incident i join incident.location l on l.incident = i.id
                 where l.location = any(:locations) and i.state not in ('STOOD_DOWN', 'CLOSED') and i.id is distinct from :except::uuid
                 order by i.notified_at, i.id""")
                .param("locations", locations.toArray(String[]::new))
                .param("except", except)
                .query((r, _) -> new About(r.getObject("id", UUID.class), r.getString("name"), r.getString("location")))
                .list();
    }

    /** Incidents that run, are part of nothing and have no parts, except this one. */
    public List<About> unattached(UUID except) {
        return db.sql("""
                select i.id, i.name, coalesce((select min(l.location) from incident.location l where l.incident = i.id), '')
                       as location
                  from incident.incident i
                 where i.id <> :except and i.state not in ('STOOD_DOWN', 'CLOSED')
                   and not exists (select from incident.sub_incident s
                                    where (s.child = i.id or s.parent = i.id) and s.left_at is null)
                 order by i.name, i.id limit 500""")
                .param("except", except)
                .query((r, _) -> new About(r.getObject("id", UUID.class), r.getString("name"), r.getString("location")))
                .list();
    }

    /** The whole has one more location. */
    public void addSite(UUID incident, Site site) {
        db.sql("""
                insert into incident.location (incident, location, name, provider, provider_name, local_authority, registered)
                values (:incident, :location, :name, :provider, :providerName, :authority, :registered)
                on conflict do nothing""")
                .param("incident", incident)
                .param("location", site.location())
                .param("name", site.name())
                .param("provider", site.provider())
                .param("providerName", site.providerName())
                .param("authority", site.localAuthority())
                .param("registered", site.registered())
                .update();
    }

    public void report(UUID incident, Reported r) {
        db.sql("""
                insert into incident.reported_numbers (id, incident, council, service, people, moved, to_move, note,
                       as_at, reported_by, how, recorded_at, recorded_by)
                values (:id, :incident, :council, :service, :people, :moved, :toMove, :note,
                       :asAt, :by, :how, :at, :recordedBy)""")
                .param("id", r.id())
                .param("incident", incident)
                .param("council", r.council())
                .param("service", r.service())
                .param("people", r.people())
                .param("moved", r.moved())
                .param("toMove", r.toMove())
                .param("note", r.note())
                .param("asAt", utc(r.asAt()))
                .param("by", r.reportedBy())
                .param("how", r.how())
                .param("at", utc(r.recordedAt()))
                .param("recordedBy", r.recordedBy())
                .update();
    }

    /** The latest report of each council and service. */
    public List<Reported> reported(UUID incident) {
        return db.sql("""
                select distinct on (lower(council), lower(service)) * from incident.reported_numbers
                 where incident = :incident order by lower(council), lower(service), as_at desc, no desc""")
                .param("incident", incident)
                .query((r, _) -> reported(r))
                .list();
    }

    /** Every report, the latest first. */
    public List<Reported> everyReport(UUID incident) {
        return db.sql("select * from incident.reported_numbers where incident = :incident order by as_at desc, no desc")
                .param("incident", incident)
                .query((r, _) -> reported(r))
                .list();
    }

    private static Reported reported(ResultSet r) throws SQLException {
        return new Reported(
                r.getObject("id", UUID.class),
                r.getString("council"),
                r.getString("service"),
                (Integer) r.getObject("people"),
                (Integer) r.getObject("moved"),
                (Integer) r.getObject("to_move"),
                r.getString("note"),
                instant(r, "as_at"),
                r.getString("reported_by"),
                r.getString("how"),
                instant(r, "recorded_at"),
                r.getString("recorded_by"));
    }

    /** Adds it unless it is there; whether it was added. */
    public boolean body(
            UUID incident,
            Body.Kind kind,
            String name,
            @Nullable String contact,
            String because,
            Instant at,
            String by) {
        return db.sql("""
                insert into incident.affected_body (id, incident, kind, name, contact, because, added_at, added_by)
                values (:id, :incident, :kind, :name, :contact, :because, :at, :by) on conflict do nothing""")
                        .param("id", UUID.randomUUID())
                        .param("incident", incident)
                        .param("kind", kind.name())
                        .param("name", name)
                        .param("contact", contact)
                        .param("because", because)
                        .param("at", utc(at))
                        .param("by", by)
                        .update()
                == 1;
    }

    public boolean toldBody(UUID incident, UUID body, String how, Instant at, String by) {
        return db.sql("""
                update incident.affected_body set told_at = :at, told_how = :how, told_by = :by
                 where incident = :incident and id = :id and told_at is null""")
                        .param("at", utc(at))
                        .param("how", how)
                        .param("by", by)
                        .param("incident", incident)
                        .param("id", body)
                        .update()
                == 1;
    }

    public List<Body> bodies(UUID incident) {
        return db.sql("select * from incident.affected_body where incident = :incident order by kind, lower(name)")
                .param("incident", incident)
                .query((r, _) -> new Body(
                        r.getObject("id", UUID.class),
                        Body.Kind.valueOf(r.getString("kind")),
                        r.getString("name"),
                        r.getString("contact"),
                        r.getString("because"),
                        instantOrNull(r, "told_at"),
                        r.getString("told_how"),
                        r.getString("told_by")))
                .list();
    }

    /** How many incidents run; the parts of one failure count as one. */
    public int running() {
        return db.sql("""
                select count(*) from incident.incident i
                 where i.state not in ('STOOD_DOWN', 'CLOSED')
                   and not exists (select from incident.sub_incident s where s.child = i.id and s.left_at is null)""").query(Integer.class).single();
    }
}
