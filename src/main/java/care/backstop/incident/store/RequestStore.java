package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.instantOrNull;
import static care.backstop.incident.store.IncidentStore.utc;
import static care.backstop.incident.store.IncidentStore.utcOrNull;

import care.backstop.incident.model.Request;
import care.backstop.incident.model.Request.Step;
import care.backstop.incident.rules.Chasing.Connection;
import care.backstop.incident.rules.Chasing.Whom;
import care.backstop.kernel.Actor;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Stale;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was asked of whom, and what became of it. */
@Repository
public class RequestStore {

    private static final String SELECT = """
            select r.*, i.name as incident_name,
                   (select json_agg(json_build_object('kind', s.kind, 'at', s.at, 'words', s.words, 'dueOn', s.due_on,
                                'action', s.action, 'by', s.by_name, 'enteredAt', s.entered_at) order by s.no)
                      from incident.request_step s where s.incident = r.incident and s.request = r.id) as steps
              from incident.request r join incident.incident i on i.id = r.incident
            """;

    /** A request of an incident among others. */
    public record Mine(UUID incident, String incidentName, Request request) {}

    private final JdbcClient db;
    private final JsonMapper json;

    RequestStore(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** The number of the next request of the incident; two who ask at once wait for each other. */
    public int next(UUID incident) {
        db.sql("select 1 from incident.incident where id = :incident for update")
                .param("incident", incident)
                .query()
                .listOfRows();
        return db.sql("select coalesce(max(number), 0) + 1 from incident.request where incident = :incident")
                .param("incident", incident)
                .query(Integer.class)
                .single();
    }

    public void add(UUID incident, Request r, Instant enteredAt) {
        db.sql("""
                insert into incident.request (id, incident, number, whom, recipient, connection, person, basis, basis_note,
                       what, asked_at, asked_by, asked_as, asked_by_post, due_on, due_at, counted, entered_at)
                values (:id, :incident, :number, :whom, :recipient, :connection, :person, :basis, :note,
                       :what, :askedAt, :by, :as, :post, :dueOn, :dueAt, :counted, :at)""")
                .param("id", r.id())
                .param("incident", incident)
                .param("number", r.number())
                .param("whom", r.whom().name())
                .param("recipient", r.recipient())
                .param(
                        "connection",
                        r.connection() == null ? null : r.connection().name())
                .param("person", r.person())
                .param("basis", r.basis())
                .param("note", r.basisNote())
                .param("what", r.what())
                .param("askedAt", utc(r.askedAt()))
                .param("by", r.askedBy())
                .param("as", r.askedAs())
                .param("post", r.askedByPost())
                .param("dueOn", r.dueOn())
                .param("dueAt", utc(r.dueAt()))
                .param("counted", r.counted())
                .param("at", utc(enteredAt))
                .update();
    }

    /** Puts the request as the step leaves it, unless somebody else changed it since, and adds the step. */
    public void step(UUID incident, Request after, Step step, Actor by) {
        int changed = db.sql("""
                update incident.request
                   set due_on = :dueOn, due_at = :dueAt, counted = :counted, refused_at = :refused,
                       settled_at = :settled, version = version + 1
                 where incident = :incident and id = :id and version = :version""")
                .param("dueOn", after.dueOn())
                .param("dueAt", utc(after.dueAt()))
                .param("counted", after.counted())
                .param("refused", utcOrNull(after.refusedAt()))
                .param("settled", utcOrNull(after.settledAt()))
                .param("incident", incident)
                .param("id", after.id())
                .param("version", after.version())
                .update();
        if (changed != 1) {
            throw new Stale("request", after.number());
        }
        db.sql("""
                insert into incident.request_step
                       (id, incident, request, kind, at, words, due_on, action, entered_at, by_name, by_post)
                values (:id, :incident, :request, :kind, :at, :words, :dueOn, :action, :entered, :by, :post)""")
                .param("id", UUID.randomUUID())
                .param("incident", incident)
                .param("request", after.id())
                .param("kind", step.kind().name())
                .param("at", utc(step.at()))
                .param("words", step.words())
                .param("dueOn", step.dueOn())
                .param("action", step.action())
                .param("entered", utc(step.enteredAt()))
                .param("by", by.name())
                .param("post", by.post())
                .update();
    }

    /** Every request of the incident, in the order asked. */
    public List<Request> of(UUID incident) {
        return db.sql(SELECT + " where r.incident = :incident order by r.number")
                .param("incident", incident)
                .query((r, _) -> read(r))
                .list();
    }

    public Request find(UUID incident, UUID request) {
        return db.sql(SELECT + " where r.incident = :incident and r.id = :id")
                .param("incident", incident)
                .param("id", request)
                .query((r, _) -> read(r))
                .optional()
                .orElseThrow(() -> new NotThere("request"));
    }

    /**
     * What a post has asked and waits for, and what is late in incidents that it leads, in incidents that are not closed;
     * the most urgent first.
     */
    public List<Mine> of(UUID post, Instant now, int limit) {
        return db.sql(SELECT + """
                 where r.settled_at is null and i.state not in ('STOOD_DOWN', 'CLOSED')
                   and (r.asked_by_post = :post
                        or (i.lead_post = :post
                            and (r.whom = 'LEAD' or (r.refused_at is null and r.due_at <= :now))))
                 order by r.due_at, i.name, r.number limit :limit""")
                .param("post", post)
                .param("now", utc(now))
                .param("limit", limit)
                .query((r, _) -> new Mine(r.getObject("incident", UUID.class), r.getString("incident_name"), read(r)))
                .list();
    }

    private Request read(ResultSet r) throws SQLException {
        var connection = r.getString("connection");
        var steps = r.getString("steps");
        return new Request(
                r.getObject("id", UUID.class),
                r.getInt("number"),
                Whom.valueOf(r.getString("whom")),
                r.getString("recipient"),
                connection == null ? null : Connection.valueOf(connection),
                r.getObject("person", UUID.class),
                r.getString("basis"),
                r.getString("basis_note"),
                r.getString("what"),
                instant(r, "asked_at"),
                r.getString("asked_by"),
                r.getString("asked_as"),
                r.getObject("asked_by_post", UUID.class),
                r.getObject("due_on", LocalDate.class),
                instant(r, "due_at"),
                r.getString("counted"),
                instantOrNull(r, "refused_at"),
                instantOrNull(r, "settled_at"),
                steps == null ? List.of() : json.readValue(steps, new TypeReference<List<Step>>() {}),
                r.getInt("version"));
    }
}
