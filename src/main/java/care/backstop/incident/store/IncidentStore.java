package care.backstop.incident.store;

import care.backstop.incident.Cause;
import care.backstop.incident.IncidentKind;
import care.backstop.incident.IncidentState;
import care.backstop.incident.Verification;
import care.backstop.incident.model.HandBack;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.Incident.Site;
import care.backstop.incident.model.Stage;
import care.backstop.kernel.Actor;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Stale;
import care.backstop.market.ServiceKind;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Incidents and their locations. Row-level security leaves only those the actor is a member of. */
@Repository
public class IncidentStore {

    private static final String SELECT = """
            select i.*,
                   coalesce(v.standing, 'REPORTED') as standing,
                   (select json_agg(json_build_object('location', l.location, 'name', l.name,
                                'provider', l.provider, 'providerName', l.provider_name,
                                'localAuthority', l.local_authority, 'registered', l.registered)
                                order by l.name, l.location)
                      from incident.location l where l.incident = i.id) as sites,
                   (select json_build_object('people', h.people, 'weeklyMinutes', h.weekly_minutes, 'rounds', h.rounds,
                                'area', h.area, 'noticeOn', h.notice_on, 'contractDays', h.contract_days)
                      from incident.hand_back h where h.incident = i.id) as hand_back
              from incident.incident i
              left join lateral (select standing from incident.verification v
                                  where v.incident = i.id
                                  order by v.no desc limit 1) v on true
            """;

    private final JdbcClient db;
    private final JsonMapper json;

    IncidentStore(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    public Incident find(UUID id) {
        return db.sql(SELECT + " where i.id = :id")
                .param("id", id)
                .query((r, _) -> read(r))
                .optional()
                .orElseThrow(() -> new NotThere("incident"));
    }

    /** Every one the actor belongs to, the latest first, closed ones last. */
    public List<Incident> all() {
        return db.sql(SELECT + " order by i.state in ('STOOD_DOWN', 'CLOSED'), i.notified_at desc, i.id")
                .query((r, _) -> read(r))
                .list();
    }

    /** The incident that a request with this key has already opened. */
    public Optional<UUID> openedBy(Actor actor, String key) {
        // One at a time per key, so that the second press of a button waits and then finds what the first one made.
        db.sql("select pg_advisory_xact_lock(hashtextextended(:key, 5001))")
                .param("key", actor.post() + key)
                .query()
                .listOfRows();
        return db.sql("select id from incident.incident where opened_by_post = :post and opened_key = :key")
                .param("post", actor.post())
                .param("key", key)
                .query(UUID.class)
                .optional();
    }

    /**
     * The name of another incident, not closed, that the actor belongs to and that is about this location; the whole that
     * this one is part of and its own parts do not count.
     */
    public Optional<String> openAbout(UUID id, String location) {
        return db.sql("""
                select i.name from incident.incident i join incident.location l on l.incident = i.id
                 where l.location = :location and i.state <> 'CLOSED' and i.id <> :id
                   and not exists (select from incident.sub_incident s
                                    where s.left_at is null and ((s.parent = i.id and s.child = :id)
                                                              or (s.child = i.id and s.parent = :id)))
                 limit 1""")
                .param("location", location)
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** The ids of its locations; empty when it is absent or not the actor's. */
    public Set<String> locations(UUID incident) {
        return Set.copyOf(db.sql("select location from incident.location where incident = :incident")
                .param("incident", incident)
                .query(String.class)
                .list());
    }

    public void add(Incident i, Actor by, Instant at, String key) {
        db.sql("""
                insert into incident.incident (id, council, name, kind, service, state, causes, cause_note, notified_at,
                       notified_by, notified_contact, notified_how, said, aware_at, ends_on, profile,
                       template, template_version, opened_at, opened_by, opened_by_post, opened_key)
                values (:id, :council, :name, :kind, :service, 'NOTIFIED', :causes, :causeNote, :notifiedAt,
                       :notifiedBy, :contact, :how, :said, :awareAt, :endsOn, :profile,
                       :template, :templateVersion, :at, :by, :post, :key)""")
                .param("id", i.id())
                .param("council", i.council())
                .param("name", i.name())
                .param("kind", i.kind().name())
                .param("service", i.service().name())
                .param("causes", i.causes().stream().map(Cause::name).toArray(String[]::new))
                .param("causeNote", i.causeNote())
                .param("notifiedAt", utc(i.notifiedAt()))
                .param("notifiedBy", i.notifiedBy())
                .param("contact", i.notifiedContact())
                .param("how", i.notifiedHow())
                .param("said", i.said())
                .param("awareAt", utc(i.awareAt()))
                .param("endsOn", i.endsOn())
                .param("profile", i.profile())
                .param("template", i.template())
                .param("templateVersion", i.templateVersion())
                .param("at", utc(at))
                .param("by", by.name())
                .param("post", by.post())
                .param("key", key)
                .update();
        var back = i.handBack();
        if (back != null) {
            db.sql("""
                    insert into incident.hand_back
                           (incident, people, weekly_minutes, rounds, area, notice_on, contract_days)
                    values (:incident, :people, :minutes, :rounds, :area, :noticeOn, :contractDays)""")
                    .param("incident", i.id())
                    .param("people", back.people())
                    .param("minutes", back.weeklyMinutes())
                    .param("rounds", back.rounds())
                    .param("area", back.area())
                    .param("noticeOn", back.noticeOn())
                    .param("contractDays", back.contractDays())
                    .update();
        }
        for (var site : i.sites()) {
            db.sql("""
                    insert into incident.location
                           (incident, location, name, provider, provider_name, local_authority, registered)
                    values (:incident, :location, :name, :provider, :providerName, :authority, :registered)""")
                    .param("incident", i.id())
                    .param("location", site.location())
                    .param("name", site.name())
                    .param("provider", site.provider())
                    .param("providerName", site.providerName())
                    .param("authority", site.localAuthority())
                    .param("registered", site.registered())
                    .update();
        }
    }

    /** Moves it to its stage. */
    public void replaceStage(Incident i) {
        var lead = i.lead();
        var closed = i.stage() instanceof Stage.Closed c ? c : null;
        var down = i.stage() instanceof Stage.StoodDown s ? s : null;
        int changed = db.sql("""
                update incident.incident
                   set state = :state, lead_post = :leadPost, lead_name = :leadName, acknowledged_at = :since,
                       acknowledged_how = :how, closed_at = :closedAt, closed_by = :closedBy,
                       closed_because = :because, stood_down_at = :stoodDownAt, stood_down_by = :stoodDownBy,
                       stood_down_because = :stoodDownBecause, version = version + 1
                 where id = :id and version = :version""")
                .param("state", i.stage().state().name())
                .param("leadPost", lead == null ? null : lead.post())
                .param("leadName", lead == null ? null : lead.name())
                .param("since", lead == null ? null : utc(lead.since()))
                .param("how", lead == null ? null : lead.how())
                .param("closedAt", closed == null ? null : utc(closed.at()))
                .param("closedBy", closed == null ? null : closed.by())
                .param("because", closed == null ? null : closed.because())
                .param("stoodDownAt", down == null ? null : utc(down.at()))
                .param("stoodDownBy", down == null ? null : down.by())
                .param("stoodDownBecause", down == null ? null : down.because())
                .param("id", i.id())
                .param("version", i.version())
                .update();
        if (changed != 1) {
            throw new Stale("incident", i.id());
        }
    }

    /** Puts somebody else in charge. */
    public void replaceLead(UUID id, UUID post, String name, int version) {
        int changed = db.sql("""
                update incident.incident set lead_post = :post, lead_name = :name, version = version + 1
                 where id = :id and version = :version and state = 'ACKNOWLEDGED'""")
                .param("post", post)
                .param("name", name)
                .param("id", id)
                .param("version", version)
                .update();
        if (changed != 1) {
            throw new Stale("incident", id);
        }
    }

    /** Sets the closing date, or that nobody knows it. */
    public void replaceEnd(UUID id, @Nullable LocalDate endsOn, int version) {
        int changed = db.sql("""
                update incident.incident set ends_on = :endsOn, version = version + 1
                 where id = :id and version = :version""")
                .param("endsOn", endsOn)
                .param("id", id)
                .param("version", version)
                .update();
        if (changed != 1) {
            throw new Stale("incident", id);
        }
    }

    /** Keeps a closing date that was believed in from now on. */
    public void keepEnd(UUID incident, @Nullable LocalDate endsOn, String source, Instant at, String by) {
        db.sql("""
                insert into incident.closing_date (id, incident, ends_on, source, recorded_at, recorded_by)
                values (:id, :incident, :endsOn, :source, :at, :by)""")
                .param("id", UUID.randomUUID())
                .param("incident", incident)
                .param("endsOn", endsOn)
                .param("source", source)
                .param("at", utc(at))
                .param("by", by)
                .update();
    }

    /** A closing date with who said so. */
    public record Ending(@Nullable LocalDate endsOn, String source, Instant recordedAt, String by) {}

    /** The closing dates believed in, the latest first. */
    public List<Ending> endings(UUID incident) {
        return db.sql("select * from incident.closing_date where incident = :incident order by recorded_at desc")
                .param("incident", incident)
                .query((r, _) -> new Ending(
                        r.getObject("ends_on", LocalDate.class),
                        r.getString("source"),
                        instant(r, "recorded_at"),
                        r.getString("recorded_by")))
                .list();
    }

    private Incident read(ResultSet r) throws SQLException {
        var sites = r.getString("sites");
        var handBack = r.getString("hand_back");
        return new Incident(
                r.getObject("id", UUID.class),
                r.getString("council"),
                r.getString("name"),
                IncidentKind.valueOf(r.getString("kind")),
                ServiceKind.valueOf(r.getString("service")),
                sites == null ? List.of() : json.readValue(sites, new TypeReference<List<Site>>() {}),
                strings(r.getArray("causes")).stream().map(Cause::valueOf).toList(),
                r.getString("cause_note"),
                instant(r, "notified_at"),
                r.getString("notified_by"),
                r.getString("notified_contact"),
                r.getString("notified_how"),
                instant(r, "aware_at"),
                r.getObject("ends_on", LocalDate.class),
                r.getString("said"),
                Verification.valueOf(r.getString("standing")),
                stage(r),
                r.getString("profile"),
                r.getString("template"),
                r.getString("template_version"),
                handBack == null ? null : json.readValue(handBack, HandBack.class),
                r.getInt("version"));
    }

    private static Stage stage(ResultSet r) throws SQLException {
        var state = r.getString("state");
        if (state.equals("NOTIFIED")) {
            return new Stage.Notified();
        }
        var lead = new Stage.Lead(
                r.getObject("lead_post", UUID.class),
                r.getString("lead_name"),
                instant(r, "acknowledged_at"),
                r.getString("acknowledged_how"));
        return switch (IncidentState.valueOf(state)) {
            case NOTIFIED -> new Stage.Notified();
            case ACKNOWLEDGED -> new Stage.Acknowledged(lead);
            case STOOD_DOWN ->
                new Stage.StoodDown(
                        lead,
                        instant(r, "stood_down_at"),
                        r.getString("stood_down_by"),
                        r.getString("stood_down_because"));
            case CLOSED ->
                new Stage.Closed(
                        lead, instant(r, "closed_at"), r.getString("closed_by"), r.getString("closed_because"));
        };
    }

    static Instant instant(ResultSet r, String column) throws SQLException {
        return r.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet r, String column) throws SQLException {
        var at = r.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime utcOrNull(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    static List<String> strings(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
