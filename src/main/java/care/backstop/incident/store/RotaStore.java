package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.instantOrNull;
import static care.backstop.incident.store.IncidentStore.strings;
import static care.backstop.incident.store.IncidentStore.utc;
import static care.backstop.incident.store.IncidentStore.utcOrNull;

import care.backstop.incident.model.Briefing;
import care.backstop.incident.model.Handover;
import care.backstop.incident.model.RoleHolder;
import care.backstop.incident.model.Shift;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Stale;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Roles of the emergency team, its rota, its briefings and what one leaves to the next. */
@Repository
public class RotaStore {

    private final JdbcClient db;

    RotaStore(JdbcClient db) {
        this.db = db;
    }

    /** Everybody who has or had a role. */
    public List<RoleHolder> holders(UUID incident) {
        return db.sql("select * from incident.role_holder where incident = :incident order by from_at, id")
                .param("incident", incident)
                .query((r, _) -> new RoleHolder(
                        r.getObject("id", UUID.class),
                        r.getString("role"),
                        r.getString("name"),
                        r.getString("agency_name"),
                        r.getObject("post", UUID.class),
                        r.getString("phone"),
                        instant(r, "from_at"),
                        instantOrNull(r, "to_at")))
                .list();
    }

    /** Gives a role; whoever had it has it no longer. */
    public void give(UUID incident, RoleHolder h, Actor by) {
        free(incident, h.role(), h.from());
        db.sql("""
                insert into incident.role_holder (id, incident, role, name, agency_name, post, phone, from_at, given_by)
                values (:id, :incident, :role, :name, :agency, :post, :phone, :from, :by)""")
                .param("id", h.id())
                .param("incident", incident)
                .param("role", h.role())
                .param("name", h.name())
                .param("agency", h.agency())
                .param("post", h.post())
                .param("phone", h.phone())
                .param("from", utc(h.from()))
                .param("by", by.name())
                .update();
    }

    public int free(UUID incident, String role, Instant at) {
        return db.sql("""
                update incident.role_holder set to_at = :at
                 where incident = :incident and role = :role and to_at is null""")
                .param("at", utc(at))
                .param("incident", incident)
                .param("role", role)
                .update();
    }

    /** Shifts that touch this stretch of time, the earliest first. */
    public List<Shift> shifts(UUID incident, Instant from, Instant to) {
        return db.sql("""
                select *, lower(during) as from_at, upper(during) as to_at from incident.shift
                 where incident = :incident and not cancelled
                   and during && tstzrange(:from, :to) order by lower(during), role, lower(name)""")
                .param("incident", incident)
                .param("from", utc(from))
                .param("to", utc(to))
                .query((r, _) -> new Shift(
                        r.getObject("id", UUID.class),
                        r.getString("role"),
                        r.getString("name"),
                        r.getString("agency_name"),
                        r.getObject("post", UUID.class),
                        Shift.Place.valueOf(r.getString("place")),
                        r.getString("location"),
                        instant(r, "from_at"),
                        instant(r, "to_at")))
                .list();
    }

    /** Whether somebody of this name is on duty somewhere at that time already. */
    public boolean isBooked(UUID incident, String name, Instant from, Instant to) {
        return db.sql("""
                select exists (select from incident.shift
                                where incident = :incident and not cancelled and lower(name) = lower(:name)
                                  and during && tstzrange(:from, :to))""")
                .param("incident", incident)
                .param("name", name)
                .param("from", utc(from))
                .param("to", utc(to))
                .query(Boolean.class)
                .single();
    }

    /** Puts somebody on the rota; false when somebody else did so at the same moment. */
    public boolean add(UUID incident, Shift s, Instant now, Actor by) {
        try {
            db.sql("""
                    insert into incident.shift (id, incident, role, name, agency_name, post, place, location, during,
                           entered_by, entered_at)
                    values (:id, :incident, :role, :name, :agency, :post, :place, :location, tstzrange(:from, :to),
                            :by, :now)""")
                    .param("id", s.id())
                    .param("incident", incident)
                    .param("role", s.role())
                    .param("name", s.name())
                    .param("agency", s.agency())
                    .param("post", s.post())
                    .param("place", s.place().name())
                    .param("location", s.location())
                    .param("from", utc(s.from()))
                    .param("to", utc(s.to()))
                    .param("by", by.name())
                    .param("now", utc(now))
                    .update();
            return true;
        } catch (DataIntegrityViolationException e) {
            return false;
        }
    }

    public boolean cancel(UUID incident, UUID shift) {
        return db.sql("""
                update incident.shift set cancelled = true
                 where incident = :incident and id = :id and not cancelled""").param("incident", incident).param("id", shift).update() == 1;
    }

    /** In the order planned. */
    public List<Briefing> briefings(UUID incident) {
        return db.sql("select * from incident.briefing where incident = :incident order by planned_at, id")
                .param("incident", incident)
                .query((r, _) -> new Briefing(
                        r.getObject("id", UUID.class),
                        instant(r, "planned_at"),
                        r.getBoolean("first_of_day"),
                        instantOrNull(r, "delivered_at"),
                        r.getString("delivered_by"),
                        strings(r.getArray("items")),
                        strings(r.getArray("attended")),
                        r.getInt("version")))
                .list();
    }

    public void add(UUID incident, Briefing b) {
        db.sql("""
                insert into incident.briefing (id, incident, planned_at, first_of_day)
                values (:id, :incident, :at, :first)""")
                .param("id", b.id())
                .param("incident", incident)
                .param("at", utc(b.plannedAt()))
                .param("first", b.firstOfDay())
                .update();
    }

    public void replace(UUID incident, Briefing b) {
        int changed = db.sql("""
                update incident.briefing
                   set delivered_at = :at, delivered_by = :by, items = :items, attended = :attended,
                       version = version + 1
                 where incident = :incident and id = :id and version = :version""")
                .param("at", utcOrNull(b.deliveredAt()))
                .param("by", b.deliveredBy())
                .param("items", b.items().toArray(String[]::new))
                .param("attended", b.attended().toArray(String[]::new))
                .param("incident", incident)
                .param("id", b.id())
                .param("version", b.version())
                .update();
        if (changed != 1) {
            throw new Stale("briefing", b.id());
        }
    }

    /** The latest first. */
    public List<Handover> handovers(UUID incident) {
        return db.sql("select * from incident.handover where incident = :incident order by given_at desc, id")
                .param("incident", incident)
                .query((r, _) -> new Handover(
                        r.getObject("id", UUID.class),
                        r.getString("role"),
                        r.getString("from_name"),
                        r.getString("to_name"),
                        r.getString("to_agency"),
                        r.getObject("to_post", UUID.class),
                        r.getString("note"),
                        instant(r, "given_at"),
                        instantOrNull(r, "acknowledged_at"),
                        r.getString("acknowledged_by")))
                .list();
    }

    public void add(UUID incident, Handover h, Actor by) {
        db.sql("""
                insert into incident.handover (id, incident, role, from_name, to_name, to_agency, to_post, note, given_at,
                       given_by_post)
                values (:id, :incident, :role, :from, :to, :agency, :post, :note, :at, :by)""")
                .param("id", h.id())
                .param("incident", incident)
                .param("role", h.role())
                .param("from", h.from())
                .param("to", h.to())
                .param("agency", h.toAgency())
                .param("post", h.toPost())
                .param("note", h.note())
                .param("at", utc(h.givenAt()))
                .param("by", by.post())
                .update();
    }

    public boolean acknowledge(UUID incident, UUID handover, Instant at, String by) {
        return db.sql("""
                update incident.handover set acknowledged_at = :at, acknowledged_by = :by
                 where incident = :incident and id = :id and acknowledged_at is null""")
                        .param("at", utc(at))
                        .param("by", by)
                        .param("incident", incident)
                        .param("id", handover)
                        .update()
                == 1;
    }
}
