package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.instantOrNull;
import static care.backstop.incident.store.IncidentStore.utc;
import static care.backstop.incident.store.IncidentStore.utcOrNull;

import care.backstop.incident.model.SiteVisit;
import care.backstop.kernel.Actor;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Stale;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is and who was at the site. */
@Repository
public class SiteStore {

    private static final String SELECT = """
            select v.*, l.name as location_name
              from incident.site_visit v
              join incident.location l on l.incident = v.incident and l.location = v.location
             where v.incident = :incident
            """;

    private final JdbcClient db;

    SiteStore(JdbcClient db) {
        this.db = db;
    }

    /** Adds it; false when they are signed in there already. */
    public boolean add(UUID incident, SiteVisit v, Instant now, Actor by) {
        return db.sql("""
                insert into incident.site_visit (id, incident, location, name, agency_name, phone, why, on_at,
                       expected_off_at, alarm_at, entered_at, by_name, by_post)
                values (:id, :incident, :location, :name, :agency, :phone, :why, :on,
                       :expected, :alarm, :now, :by, :post)
                on conflict (incident, location, lower(name)) where off_at is null do nothing""")
                        .param("id", v.id())
                        .param("incident", incident)
                        .param("location", v.location())
                        .param("name", v.name())
                        .param("agency", v.agency())
                        .param("phone", v.phone())
                        .param("why", v.why())
                        .param("on", utc(v.onAt()))
                        .param("expected", utc(v.expectedOffAt()))
                        .param("alarm", utc(v.alarmAt()))
                        .param("now", utc(now))
                        .param("by", by.name())
                        .param("post", by.post())
                        .update()
                == 1;
    }

    public void replace(UUID incident, SiteVisit v) {
        int changed = db.sql("""
                update incident.site_visit
                   set off_at = :off, alarm_at = :alarm, welfare_at = :welfareAt, welfare_by = :welfareBy,
                       welfare_outcome = :outcome, version = version + 1
                 where incident = :incident and id = :id and version = :version""")
                .param("off", utcOrNull(v.offAt()))
                .param("alarm", utc(v.alarmAt()))
                .param("welfareAt", utcOrNull(v.welfareAt()))
                .param("welfareBy", v.welfareBy())
                .param("outcome", v.welfareOutcome())
                .param("incident", incident)
                .param("id", v.id())
                .param("version", v.version())
                .update();
        if (changed != 1) {
            throw new Stale("site visit", v.id());
        }
    }

    public SiteVisit find(UUID incident, UUID visit) {
        return of(incident).stream()
                .filter(v -> v.id().equals(visit))
                .findFirst()
                .orElseThrow(() -> new NotThere("site visit"));
    }

    /** Those still there first, whoever has been there longest on top; then the rest, the latest first. */
    public List<SiteVisit> of(UUID incident) {
        return db.sql(SELECT + """
                 order by (v.off_at is null) desc, case when v.off_at is null then v.on_at end, v.on_at desc, v.id
                 limit 2000""")
                .param("incident", incident)
                .query((r, _) -> new SiteVisit(
                        r.getObject("id", UUID.class),
                        r.getString("location"),
                        r.getString("location_name"),
                        r.getString("name"),
                        r.getString("agency_name"),
                        r.getString("phone"),
                        r.getString("why"),
                        instant(r, "on_at"),
                        instant(r, "expected_off_at"),
                        instant(r, "alarm_at"),
                        instantOrNull(r, "off_at"),
                        instantOrNull(r, "welfare_at"),
                        r.getString("welfare_by"),
                        r.getString("welfare_outcome"),
                        r.getInt("version")))
                .list();
    }
}
