package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.instantOrNull;
import static care.backstop.incident.store.IncidentStore.utc;

import care.backstop.incident.LogClass;
import care.backstop.incident.model.ActionRecord;
import care.backstop.incident.model.ActionRecord.Signature;
import care.backstop.incident.model.OwnerCode;
import care.backstop.incident.model.TeamPlan;
import care.backstop.incident.rules.Answers;
import care.backstop.incident.store.LogStore.Clearance;
import care.backstop.kernel.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was recorded for lines of plans, and who stands behind owner codes. */
@Repository
public class RecordStore {

    private static final String SELECT = """
            select r.*, s.signed_at, s.signed_by, s.signed_by_post from incident.action_record r
              left join incident.record_sign_off s on s.action = r.action and s.version = r.version and r.who = r.action
             where r.incident = :incident
               and (r.field_class = any (:classes) or r.made_by_post = :post)
            """;

    private final JdbcClient db;
    private final JsonMapper json;

    RecordStore(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Adds a version; false when somebody else has already added one of that number. */
    public boolean add(UUID incident, ActionRecord r, LogClass readBy, Actor by) {
        return db.sql("""
                        insert into incident.action_record (incident, action, who, version, answers, field_class, because,
                               made_at, made_by, made_by_post, agency)
                        values (:incident, :action, :who, :version, :answers::jsonb, :class, :because, :at, :by, :post,
                               :agency)
                        on conflict do nothing""")
                        .param("incident", incident)
                        .param("action", r.action())
                        .param("who", r.who())
                        .param("version", r.version())
                        .param("answers", json.writeValueAsString(r.answers()))
                        .param("class", readBy.name())
                        .param("because", r.because())
                        .param("at", utc(r.madeAt()))
                        .param("by", r.madeBy())
                        .param("post", r.madeByPost())
                        .param("agency", by.agency())
                        .update()
                == 1;
    }

    /** The latest of every line of the incident, and of everybody where each answers. */
    public List<ActionRecord> latest(UUID incident, Clearance may) {
        return db.sql("select distinct on (x.action, x.who) x.* from (" + SELECT
                        + ") x order by x.action, x.who, x.version desc")
                .param("incident", incident)
                .param("classes", may.names())
                .param("post", may.post())
                .query((r, _) -> read(r))
                .list();
    }

    /** Every version of one line, the latest first. */
    public List<ActionRecord> of(UUID incident, UUID action, Clearance may) {
        return db.sql(SELECT + " and r.action = :action order by r.made_at desc, r.version desc")
                .param("incident", incident)
                .param("classes", may.names())
                .param("post", may.post())
                .param("action", action)
                .query((r, _) -> read(r))
                .list();
    }

    /** What records are held against, besides the incident itself. */
    public record Background(int steering, List<Holder> team, List<OwnerCode> codes) {
        public static final Background NONE = new Background(0, List.of(), List.of());

        /** Somebody with a role of the emergency team. */
        public record Holder(String role, @Nullable UUID post) {}
    }

    /** All of it with one statement. */
    public Background background(UUID incident) {
        return db.sql("""
                select (select count(*) from incident.team_member m join incident.team t on t.id = m.team
                         where t.incident = :incident and t.kind = :steering
                           and m.to_at is null and m.deputy_for is null) as steering,
                       (select coalesce(json_agg(json_build_object('role', h.role, 'post', h.post)), '[]')
                          from incident.role_holder h
                         where h.incident = :incident and h.to_at is null) as team,
                       (select coalesce(json_agg(json_build_object('template', c.template, 'code', c.code,
                                    'post', c.post, 'name', c.name, 'agency', c.agency_name, 'from', c.from_at)), '[]')
                          from incident.owner_code c
                         where c.incident = :incident and c.to_at is null) as codes""")
                .param("incident", incident)
                .param("steering", TeamPlan.STEERING)
                .query((r, _) -> new Background(
                        r.getInt("steering"),
                        json.readValue(r.getString("team"), new TypeReference<List<Background.Holder>>() {}),
                        json.readValue(r.getString("codes"), new TypeReference<List<OwnerCode>>() {})))
                .single();
    }

    /** Signs a version off; false when it was signed before. */
    public boolean sign(UUID incident, UUID action, int version, String code, Actor by, Instant at) {
        return db.sql("""
                        insert into incident.record_sign_off
                               (incident, action, version, code, signed_at, signed_by, signed_by_post)
                        values (:incident, :action, :version, :code, :at, :by, :post) on conflict do nothing""")
                        .param("incident", incident)
                        .param("action", action)
                        .param("version", version)
                        .param("code", code)
                        .param("at", utc(at))
                        .param("by", by.name())
                        .param("post", by.post())
                        .update()
                == 1;
    }

    /** Who stands behind which code now. */
    public List<OwnerCode> codes(UUID incident) {
        return db.sql("""
                select * from incident.owner_code where incident = :incident and to_at is null
                 order by template, code""")
                .param("incident", incident)
                .query((r, _) -> new OwnerCode(
                        r.getString("template"),
                        r.getString("code"),
                        r.getObject("post", UUID.class),
                        r.getString("name"),
                        r.getString("agency_name"),
                        instant(r, "from_at")))
                .list();
    }

    /** Puts somebody behind a code; whoever stood there does no longer. */
    public void give(UUID incident, OwnerCode c, Actor by) {
        free(incident, c.template(), c.code(), c.from());
        db.sql("""
                insert into incident.owner_code
                       (id, incident, template, code, post, name, agency_name, from_at, given_by)
                values (:id, :incident, :template, :code, :post, :name, :agency, :from, :by)""")
                .param("id", UUID.randomUUID())
                .param("incident", incident)
                .param("template", c.template())
                .param("code", c.code())
                .param("post", c.post())
                .param("name", c.name())
                .param("agency", c.agency())
                .param("from", utc(c.from()))
                .param("by", by.name())
                .update();
    }

    public int free(UUID incident, String template, String code, Instant at) {
        return db.sql("""
                update incident.owner_code set to_at = :at
                 where incident = :incident and template = :template and code = :code and to_at is null""")
                .param("at", utc(at))
                .param("incident", incident)
                .param("template", template)
                .param("code", code)
                .update();
    }

    private ActionRecord read(ResultSet r) throws SQLException {
        var signedAt = instantOrNull(r, "signed_at");
        return new ActionRecord(
                r.getObject("action", UUID.class),
                r.getObject("who", UUID.class),
                r.getInt("version"),
                json.readValue(r.getString("answers"), Answers.class),
                r.getString("because"),
                instant(r, "made_at"),
                r.getString("made_by"),
                r.getObject("made_by_post", UUID.class),
                signedAt == null
                        ? null
                        : new Signature(
                                signedAt,
                                Objects.requireNonNull(r.getString("signed_by")),
                                r.getObject("signed_by_post", UUID.class)));
    }
}
