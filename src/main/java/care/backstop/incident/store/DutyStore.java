package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.instantOrNull;
import static care.backstop.incident.store.IncidentStore.utc;
import static care.backstop.incident.store.IncidentStore.utcOrNull;

import care.backstop.incident.model.Cover;
import care.backstop.incident.model.Decision;
import care.backstop.incident.model.DutyEnd;
import care.backstop.incident.model.PersonTest;
import care.backstop.incident.model.ServiceTest;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Finding;
import care.backstop.kernel.NotThere;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Tests of duty and the decisions on them. Nothing here is ever changed or taken away. */
@Repository
public class DutyStore {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

    private static final String SERVICES = """
            select t.*, l.name as location_name, d.id as decision, d.advised, d.decided, d.differs_because, d.reasons,
                   d.decided_at, d.decided_by, d.post_name, null::boolean as exercised
              from incident.service_test t
              join incident.location l on l.incident = t.incident and l.location = t.location
              left join incident.service_decision d on d.test = t.id
            """;

    private static final String PEOPLE = """
            select t.*, d.id as decision, d.advised, d.decided, d.differs_because, d.reasons, d.decided_at, d.decided_by,
                   d.post_name, d.exercised
              from incident.person_test t left join incident.person_decision d on d.test = t.id
            """;

    private final JdbcClient db;
    private final JsonMapper json;

    DutyStore(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    public void add(UUID incident, ServiceTest t) {
        db.sql("""
                insert into incident.service_test (id, incident, location, facts, sources, row_matched, result, findings,
                       explanation, rule_version, as_of, tested_at, tested_by, duty_from)
                values (:id, :incident, :location, :facts::jsonb, :sources::jsonb, :row, :result, :findings::jsonb,
                       :explanation, :version, :asOf, :at, :by, :dutyFrom)""")
                .param("id", t.id())
                .param("incident", incident)
                .param("location", t.location())
                .param("facts", json.writeValueAsString(t.facts()))
                .param("sources", json.writeValueAsString(t.sources()))
                .param("row", t.row())
                .param("result", t.result())
                .param("findings", json.writeValueAsString(t.findings()))
                .param("explanation", t.explanation())
                .param("version", t.ruleVersion())
                .param("asOf", utc(t.asOf()))
                .param("at", utc(t.testedAt()))
                .param("by", t.testedBy())
                .param("dutyFrom", utcOrNull(t.dutyFrom()))
                .update();
    }

    /** Every test of the incident's services with what was decided on it, the latest first. */
    public List<ServiceTest> services(UUID incident) {
        return db.sql(SERVICES + " where t.incident = :incident order by t.no desc")
                .param("incident", incident)
                .query((r, _) -> service(r))
                .list();
    }

    public ServiceTest service(UUID incident, UUID test) {
        return db.sql(SERVICES + " where t.incident = :incident and t.id = :id")
                .param("incident", incident)
                .param("id", test)
                .query((r, _) -> service(r))
                .optional()
                .orElseThrow(() -> new NotThere("duty test"));
    }

    public void decide(UUID incident, String location, UUID test, Decision d, Actor by) {
        db.sql("""
                insert into incident.service_decision (id, incident, location, test, advised, decided, differs_because,
                       reasons, decided_at, decided_by, decided_by_post, post_name)
                values (:id, :incident, :location, :test, :advised, :decided, :differs, :reasons, :at, :by, :post, :name)""")
                .param("id", d.id())
                .param("incident", incident)
                .param("location", location)
                .param("test", test)
                .param("advised", d.advised())
                .param("decided", d.decided())
                .param("differs", d.differsBecause())
                .param("reasons", d.reasons())
                .param("at", utc(d.at()))
                .param("by", d.by())
                .param("post", by.post())
                .param("name", d.postName())
                .update();
    }

    public void add(UUID incident, PersonTest t) {
        db.sql("""
                insert into incident.person_test (id, incident, person, service_test, facts, row_matched, result, response,
                       findings, rule_version, tested_at, tested_by)
                values (:id, :incident, :person, :service, :facts::jsonb, :row, :result, :response, :findings::jsonb,
                       :version, :at, :by)""")
                .param("id", t.id())
                .param("incident", incident)
                .param("person", t.person())
                .param("service", t.serviceTest())
                .param("facts", json.writeValueAsString(t.facts()))
                .param("row", t.row())
                .param("result", t.result())
                .param("response", t.response())
                .param("findings", json.writeValueAsString(t.findings()))
                .param("version", t.ruleVersion())
                .param("at", utc(t.testedAt()))
                .param("by", t.testedBy())
                .update();
    }

    /** The latest test of each person, with what was decided on it. */
    public List<PersonTest> latestOfPeople(UUID incident) {
        return db.sql("select * from (" + PEOPLE + """
                 where t.incident = :incident) x
                 where x.id = (select p.id from incident.person_test p
                                where p.incident = x.incident and p.person = x.person
                                order by p.no desc limit 1)""")
                .param("incident", incident)
                .query((r, _) -> person(r))
                .list();
    }

    /** Every test of one person, the latest first. */
    public List<PersonTest> person(UUID incident, UUID person) {
        return db.sql(PEOPLE + " where t.incident = :incident and t.person = :person order by t.no desc")
                .param("incident", incident)
                .param("person", person)
                .query((r, _) -> person(r))
                .list();
    }

    public void decide(UUID incident, UUID person, UUID test, Decision d, Actor by) {
        db.sql("""
                insert into incident.person_decision (id, incident, person, test, advised, decided, exercised,
                       differs_because, reasons, decided_at, decided_by, decided_by_post, post_name)
                values (:id, :incident, :person, :test, :advised, :decided, :exercised, :differs, :reasons, :at, :by,
                       :post, :name)""")
                .param("id", d.id())
                .param("incident", incident)
                .param("person", person)
                .param("test", test)
                .param("advised", d.advised())
                .param("decided", d.decided())
                .param("exercised", d.exercised())
                .param("differs", d.differsBecause())
                .param("reasons", d.reasons())
                .param("at", utc(d.at()))
                .param("by", d.by())
                .param("post", by.post())
                .param("name", d.postName())
                .update();
    }

    public void add(UUID incident, Cover c, Actor by) {
        db.sql("""
                insert into incident.continuity_cover
                       (id, incident, person, cover, review_on, started_at, started_by, started_by_post, post_name)
                values (:id, :incident, :person, :cover, :on, :at, :by, :post, :postName)""")
                .param("id", c.id())
                .param("incident", incident)
                .param("person", c.person())
                .param("cover", c.cover())
                .param("on", c.reviewOn())
                .param("at", utc(c.startedAt()))
                .param("by", by.name())
                .param("post", by.post())
                .param("postName", by.postName())
                .update();
    }

    /** Care put in at once for a person, the latest first. */
    public List<Cover> covers(UUID incident, UUID person) {
        return db.sql("""
                select * from incident.continuity_cover
                 where incident = :incident and person = :person order by started_at desc, id""")
                .param("incident", incident)
                .param("person", person)
                .query((r, _) -> new Cover(
                        r.getObject("id", UUID.class),
                        r.getObject("person", UUID.class),
                        r.getString("cover"),
                        r.getObject("review_on", LocalDate.class),
                        instant(r, "started_at"),
                        r.getString("started_by"),
                        r.getString("post_name")))
                .list();
    }

    public void add(UUID incident, DutyEnd e, Actor by) {
        db.sql("""
                insert into incident.duty_end (id, incident, person, decision, ended_at, arrangement, reasons, recorded_at,
                       recorded_by, recorded_by_post, post_name)
                values (:id, :incident, :person, :decision, :ended, :arrangement, :reasons, :at, :by, :post, :name)""")
                .param("id", e.id())
                .param("incident", incident)
                .param("person", e.person())
                .param("decision", e.decision())
                .param("ended", utc(e.endedAt()))
                .param("arrangement", e.arrangement())
                .param("reasons", e.reasons())
                .param("at", utc(e.recordedAt()))
                .param("by", e.by())
                .param("post", by.post())
                .param("name", e.postName())
                .update();
    }

    /** What ended for one person, the latest first. */
    public List<DutyEnd> ends(UUID incident, UUID person) {
        return db.sql("""
                select * from incident.duty_end
                 where incident = :incident and person = :person order by recorded_at desc, id""")
                .param("incident", incident)
                .param("person", person)
                .query((r, _) -> new DutyEnd(
                        r.getObject("id", UUID.class),
                        r.getObject("person", UUID.class),
                        r.getObject("decision", UUID.class),
                        instant(r, "ended_at"),
                        r.getString("arrangement"),
                        r.getString("reasons"),
                        instant(r, "recorded_at"),
                        r.getString("recorded_by"),
                        r.getString("post_name")))
                .list();
    }

    /** For how many people a temporary duty stood at that moment: decided by then, and not recorded as ended by then. */
    public int openDuties(UUID incident, Instant at) {
        return db.sql("""
                select count(*) from (
                    select distinct on (d.person) d.id, d.decided
                      from incident.person_decision d join incident.person_test t on t.id = d.test
                     where d.incident = :incident and d.decided_at <= :at
                     order by d.person, t.no desc) latest
                 where latest.decided = 'DUTY_S48'
                   and not exists (select from incident.duty_end e
                                    where e.decision = latest.id and e.recorded_at <= :at)""")
                .param("incident", incident)
                .param("at", utc(at))
                .query(Integer.class)
                .single();
    }

    /** How many people's latest test by then had each result. */
    public Map<String, Integer> results(UUID incident, Instant at) {
        return db
                .sql("""
                select result, count(*) as people from (
                    select distinct on (person) result from incident.person_test
                     where incident = :incident and tested_at <= :at order by person, no desc) latest
                 group by result order by result""")
                .param("incident", incident)
                .param("at", utc(at))
                .query((r, _) -> Map.entry(r.getString("result"), r.getInt("people")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, TreeMap::new));
    }

    /** The names of locations without a decision on their latest test, untested ones included. */
    public List<String> undecidedServices(UUID incident) {
        return db.sql("""
                select l.name from incident.location l
                 where l.incident = :incident
                   and not exists (
                       select from incident.service_decision d
                        where d.test = (select t.id from incident.service_test t
                                         where t.incident = l.incident and t.location = l.location
                                         order by t.no desc limit 1))
                 order by l.name""")
                .param("incident", incident)
                .query((r, _) -> r.getString("name"))
                .list();
    }

    /** How many people's latest test is pending or has no decision. */
    public int pendingPeople(UUID incident) {
        return db.sql("""
                select count(*) from (
                    select distinct on (t.person) t.result, d.id as decision
                      from incident.person_test t left join incident.person_decision d on d.test = t.id
                     where t.incident = :incident order by t.person, t.no desc) latest
                 where latest.result = 'PENDING' or latest.decision is null""").param("incident", incident).query(Integer.class).single();
    }

    private ServiceTest service(ResultSet r) throws SQLException {
        return new ServiceTest(
                r.getObject("id", UUID.class),
                r.getString("location"),
                r.getString("location_name"),
                json.readValue(r.getString("facts"), TEXTS),
                json.readValue(r.getString("sources"), TEXTS),
                r.getString("row_matched"),
                r.getString("result"),
                json.readValue(r.getString("findings"), FINDINGS),
                r.getString("explanation"),
                r.getString("rule_version"),
                instant(r, "as_of"),
                instant(r, "tested_at"),
                r.getString("tested_by"),
                instantOrNull(r, "duty_from"),
                decision(r));
    }

    private PersonTest person(ResultSet r) throws SQLException {
        return new PersonTest(
                r.getObject("id", UUID.class),
                r.getObject("person", UUID.class),
                r.getObject("service_test", UUID.class),
                json.readValue(r.getString("facts"), TEXTS),
                r.getString("row_matched"),
                r.getString("result"),
                r.getString("response"),
                json.readValue(r.getString("findings"), FINDINGS),
                r.getString("rule_version"),
                instant(r, "tested_at"),
                r.getString("tested_by"),
                decision(r));
    }

    private static @Nullable Decision decision(ResultSet r) throws SQLException {
        var at = instantOrNull(r, "decided_at");
        if (at == null) {
            return null;
        }
        boolean exercised = r.getBoolean("exercised");
        var used = r.wasNull() ? null : Boolean.valueOf(exercised);
        return new Decision(
                r.getObject("decision", UUID.class),
                r.getString("advised"),
                r.getString("decided"),
                used,
                r.getString("differs_because"),
                r.getString("reasons"),
                at,
                r.getString("decided_by"),
                r.getString("post_name"));
    }
}
