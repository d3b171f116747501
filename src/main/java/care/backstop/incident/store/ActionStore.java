package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instantOrNull;
import static care.backstop.incident.store.IncidentStore.strings;
import static care.backstop.incident.store.IncidentStore.utc;
import static care.backstop.incident.store.IncidentStore.utcOrNull;

import care.backstop.incident.PlanGates.Held;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Action.Owner;
import care.backstop.incident.model.Action.State;
import care.backstop.incident.model.ProcedureTemplate.Gate;
import care.backstop.incident.model.RecordForm;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Stale;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The lines of action plans and who has them. */
@Repository
public class ActionStore {

    private static final String SELECT = """
            select a.*,
                   exists (select from incident.action_record x where x.action = a.id) as recorded,
                   (select json_agg(json_build_object('agency', o.agency, 'post', o.post, 'name', o.name,
                                'accountable', o.accountable) order by o.accountable desc, o.agency)
                      from incident.action_owner o where o.action = a.id) as owners
              from incident.action a
            """;

    /** A line of somebody's work, with the incident it belongs to. */
    public record Mine(UUID incident, String incidentName, Action action) {}

    private final JdbcClient db;
    private final JsonMapper json;

    ActionStore(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Adds new lines without owners; one statement however many. */
    public void add(UUID incident, List<Action> lines) {
        db.sql("""
                insert into incident.action (id, incident, number, part, part_title, position, wording, clause, agencies,
                       due_rule, due_at, evidence_asked, gates, state, added, template, role, after, takes, afterwards,
                       protects, news, role_code, record, raised_by, raised_as)
                select x.id, :incident, x.number, x.part, x."partTitle", x.position, x.wording, x.clause,
                       array(select json_array_elements_text(x.agencies)), x."dueRule", x."dueAt", x."evidenceAsked",
                       x.gates, x.state, x.added, x.template, x.role,
                       array(select json_array_elements_text(x.after)), x.takes, x.afterwards, x.protects, x.news,
                       x."roleCode", x.record, x."raisedBy", x."raisedAs"
                  from json_to_recordset(:lines::json) as x(id uuid, number text, part int, "partTitle" text,
                       position int, wording text, clause text, agencies json, "dueRule" text, "dueAt" timestamptz,
                       "evidenceAsked" text, gates text, state text, added boolean, template text, role text,
                       after json, takes int, afterwards boolean, protects boolean, news text, "roleCode" text,
                       record jsonb, "raisedBy" uuid, "raisedAs" text)""")
                .param("incident", incident)
                .param(
                        "lines",
                        json.writeValueAsString(lines.stream().map(Row::of).toList()))
                .update();
    }

    private record Row(
            UUID id,
            String number,
            int part,
            String partTitle,
            int position,
            String wording,
            String clause,
            List<String> agencies,
            @Nullable String dueRule,
            @Nullable String dueAt,
            @Nullable String evidenceAsked,
            @Nullable String gates,
            String state,
            boolean added,
            @Nullable String template,
            @Nullable String role,
            List<String> after,
            @Nullable Integer takes,
            boolean afterwards,
            boolean protects,
            @Nullable String news,
            @Nullable String roleCode,
            @Nullable RecordForm record,
            @Nullable UUID raisedBy,
            @Nullable String raisedAs) {

        static Row of(Action a) {
            var procedure = a.procedure();
            var raised = procedure.raisedBy();
            return new Row(
                    a.id(),
                    a.number(),
                    a.part(),
                    a.partTitle(),
                    a.position(),
                    a.wording(),
                    a.clause(),
                    a.agencies(),
                    a.dueRule(),
                    a.dueAt() == null ? null : a.dueAt().toString(),
                    a.evidenceAsked(),
                    a.gates(),
                    a.state().name(),
                    a.added(),
                    procedure.template(),
                    procedure.role(),
                    procedure.after(),
                    procedure.takes(),
                    procedure.afterwards(),
                    procedure.protects(),
                    procedure.news(),
                    procedure.code(),
                    procedure.record(),
                    raised == null ? null : raised.action(),
                    raised == null ? null : raised.as());
        }
    }

    /** The whole plan in the order of the procedure. */
    public List<Action> of(UUID incident) {
        return db.sql(SELECT + " where a.incident = :incident order by a.part, a.position, a.number")
                .param("incident", incident)
                .query((r, _) -> read(r))
                .list();
    }

    /** The unsettled lines that hold something up, in the order of the procedure; one statement however long the plan. */
    public List<Held> holding(UUID incident, Gate... gates) {
        var rows = db.sql("""
                select a.id, a.number, a.wording, a.clause, a.gates
                  from incident.incident i
                  left join incident.action a
                    on a.incident = i.id and a.gates = any(:gates) and a.state not in ('DONE', 'NOT_APPLICABLE')
                 where i.id = :incident
                 order by a.part, a.position, a.number""")
                .param("gates", Arrays.stream(gates).map(Gate::words).toArray(String[]::new))
                .param("incident", incident)
                .query((r, _) -> {
                    var action = r.getObject("id", UUID.class);
                    return action == null
                            ? Optional.<Held>empty()
                            : Optional.of(new Held(
                                    action,
                                    r.getString("number"),
                                    r.getString("wording"),
                                    r.getString("clause"),
                                    Gate.EACH_MOVE.words().equals(r.getString("gates"))));
                })
                .list();
        if (rows.isEmpty()) {
            throw new NotThere("incident");
        }
        return rows.stream().flatMap(Optional::stream).toList();
    }

    /** Which action Legal is asked by, before the first is done. */
    public void askLegal(UUID incident, UUID action, UUID legal, String because, Instant at, String by) {
        db.sql("""
                insert into incident.commercial_action (action, incident, legal, because, tagged_at, tagged_by)
                values (:action, :incident, :legal, :because, :at, :by)""")
                .param("action", action)
                .param("incident", incident)
                .param("legal", legal)
                .param("because", because)
                .param("at", utc(at))
                .param("by", by)
                .update();
    }

    /** The action by which Legal is asked about this one. */
    public Optional<Action> legal(UUID incident, UUID action) {
        return db.sql(
                        SELECT
                                + " join incident.commercial_action c on c.legal = a.id where a.incident = :incident and c.action = :action")
                .param("incident", incident)
                .param("action", action)
                .query((r, _) -> read(r))
                .optional();
    }

    public Action find(UUID incident, UUID id) {
        return db.sql(SELECT + " where a.incident = :incident and a.id = :id")
                .param("incident", incident)
                .param("id", id)
                .query((r, _) -> read(r))
                .optional()
                .orElseThrow(() -> new NotThere("action"));
    }

    /** What a post has to do in incidents that run, the most urgent first. */
    public List<Mine> of(UUID post, int limit) {
        return db.sql("""
                select a.*, i.name as incident_name,
                       exists (select from incident.action_record x where x.action = a.id) as recorded,
                       (select json_agg(json_build_object('agency', o.agency, 'post', o.post, 'name', o.name,
                                    'accountable', o.accountable) order by o.accountable desc, o.agency)
                          from incident.action_owner o where o.action = a.id) as owners
                  from incident.action_owner mine
                  join incident.action a on a.id = mine.action
                  join incident.incident i on i.id = a.incident
                 where mine.post = :post and a.state = 'TO_DO' and i.state not in ('STOOD_DOWN', 'CLOSED')
                 order by a.due_at nulls last, i.name, a.part, a.position limit :limit""")
                .param("post", post)
                .param("limit", limit)
                .query((r, _) -> new Mine(r.getObject("incident", UUID.class), r.getString("incident_name"), read(r)))
                .list();
    }

    /** Puts the line in the state given, unless somebody else changed it since. */
    public void replace(UUID incident, Action a) {
        int changed = db.sql("""
                update incident.action
                   set due_rule = :dueRule, due_at = :dueAt, state = :state, reason = :reason, evidence = :evidence,
                       settled_at = :settledAt, settled_by = :settledBy, version = version + 1
                 where incident = :incident and id = :id and version = :version""")
                .param("dueRule", a.dueRule())
                .param("dueAt", utcOrNull(a.dueAt()))
                .param("state", a.state().name())
                .param("reason", a.reason())
                .param("evidence", a.evidence())
                .param("settledAt", utcOrNull(a.settledAt()))
                .param("settledBy", a.settledBy())
                .param("incident", incident)
                .param("id", a.id())
                .param("version", a.version())
                .update();
        if (changed != 1) {
            throw new Stale("action", a.number());
        }
        replaceOwners(incident, List.of(a));
    }

    /** The same change to many lines: how many were still as they had been seen. */
    public int replaceAll(UUID incident, List<Action> lines) {
        int changed = db.sql("""
                update incident.action a
                   set due_rule = x."dueRule", due_at = x."dueAt", state = x.state, reason = x.reason,
                       settled_at = x."settledAt", settled_by = x."settledBy", version = a.version + 1
                  from json_to_recordset(:lines::json) as x(id uuid, version int, "dueRule" text, "dueAt" timestamptz,
                       state text, reason text, "settledAt" timestamptz, "settledBy" text)
                 where a.incident = :incident and a.id = x.id and a.version = x.version""")
                .param("incident", incident)
                .param(
                        "lines",
                        json.writeValueAsString(lines.stream().map(Bulk::of).toList()))
                .update();
        replaceOwners(incident, lines);
        return changed;
    }

    private record Bulk(
            UUID id,
            int version,
            @Nullable String dueRule,
            @Nullable String dueAt,
            String state,
            @Nullable String reason,
            @Nullable String settledAt,
            @Nullable String settledBy) {
        static Bulk of(Action a) {
            return new Bulk(
                    a.id(),
                    a.version(),
                    a.dueRule(),
                    a.dueAt() == null ? null : a.dueAt().toString(),
                    a.state().name(),
                    a.reason(),
                    a.settledAt() == null ? null : a.settledAt().toString(),
                    a.settledBy());
        }
    }

    private void replaceOwners(UUID incident, List<Action> lines) {
        var ids = lines.stream().map(Action::id).toArray(UUID[]::new);
        db.sql("delete from incident.action_owner where incident = :incident and action = any (:ids)")
                .param("incident", incident)
                .param("ids", ids)
                .update();
        var owners = lines.stream()
                .flatMap(a -> a.owners().stream().map(o -> owned(a.id(), o)))
                .toList();
        if (owners.isEmpty()) {
            return;
        }
        db.sql("""
                insert into incident.action_owner (incident, action, agency, post, name, accountable)
                select :incident, x.action, x.agency, x.post, x.name, x.accountable
                  from json_to_recordset(:owners::json)
                       as x(action uuid, agency text, post uuid, name text, accountable boolean)""")
                .param("incident", incident)
                .param("owners", json.writeValueAsString(owners))
                .update();
    }

    private static Map<String, Object> owned(UUID action, Owner o) {
        var post = o.post();
        return post == null
                ? Map.of("action", action, "agency", o.agency(), "name", o.name(), "accountable", o.accountable())
                : Map.of(
                        "action",
                        action,
                        "agency",
                        o.agency(),
                        "post",
                        post,
                        "name",
                        o.name(),
                        "accountable",
                        o.accountable());
    }

    /** How many lines of the plan are in each state. */
    public Map<State, Integer> counts(UUID incident) {
        return db
                .sql("select state, count(*) from incident.action where incident = :incident group by state")
                .param("incident", incident)
                .query((r, _) -> Map.entry(State.valueOf(r.getString(1)), r.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** How far the actions of one incident have come, at one moment. */
    public record Progress(UUID incident, int total, int toDo, int done, int notApplicable, int late, int dueToday) {}

    /** For the list of incidents. */
    public Map<UUID, Progress> progress(Instant now, Instant endOfToday) {
        return db
                .sql("""
                select incident, count(*) filter (where state <> 'REVOKED') as total,
                       count(*) filter (where state = 'TO_DO') as to_do,
                       count(*) filter (where state = 'DONE') as done,
                       count(*) filter (where state = 'NOT_APPLICABLE') as not_applicable,
                       count(*) filter (where state = 'TO_DO' and due_at <= :now) as late,
                       count(*) filter (where state = 'TO_DO' and due_at > :now and due_at <= :today) as due_today
                  from incident.action group by incident""")
                .param("now", utc(now))
                .param("today", utc(endOfToday))
                .query((r, _) -> new Progress(
                        r.getObject(1, UUID.class),
                        r.getInt(2),
                        r.getInt(3),
                        r.getInt(4),
                        r.getInt(5),
                        r.getInt(6),
                        r.getInt(7)))
                .list()
                .stream()
                .collect(Collectors.toMap(Progress::incident, p -> p));
    }

    private Action read(ResultSet r) throws SQLException {
        var owners = r.getString("owners");
        var raised = r.getObject("raised_by", UUID.class);
        return new Action(
                r.getObject("id", UUID.class),
                r.getString("number"),
                r.getInt("part"),
                r.getString("part_title"),
                r.getInt("position"),
                r.getString("wording"),
                r.getString("clause"),
                strings(r.getArray("agencies")),
                r.getString("due_rule"),
                instantOrNull(r, "due_at"),
                r.getString("evidence_asked"),
                r.getString("gates"),
                State.valueOf(r.getString("state")),
                r.getString("reason"),
                r.getString("evidence"),
                instantOrNull(r, "settled_at"),
                r.getString("settled_by"),
                r.getBoolean("added"),
                owners == null ? List.of() : json.readValue(owners, new TypeReference<List<Owner>>() {}),
                new Action.Procedure(
                        r.getString("template"),
                        r.getString("role"),
                        strings(r.getArray("after")),
                        r.getObject("takes", Integer.class),
                        r.getBoolean("afterwards"),
                        r.getBoolean("protects"),
                        r.getString("news"),
                        r.getString("role_code"),
                        r.getString("record") == null ? null : json.readValue(r.getString("record"), RecordForm.class),
                        raised == null ? null : new Action.Raised(raised, r.getString("raised_as")),
                        r.getBoolean("recorded")),
                r.getInt("version"));
    }
}
