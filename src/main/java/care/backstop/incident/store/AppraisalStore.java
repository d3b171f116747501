package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.instantOrNull;
import static care.backstop.incident.store.IncidentStore.utc;

import care.backstop.incident.model.Appraisal;
import care.backstop.incident.model.Appraisal.Choice;
import care.backstop.incident.model.Appraisal.Kind;
import care.backstop.incident.model.Appraisal.Option;
import care.backstop.incident.model.Appraisal.Principle;
import care.backstop.incident.model.Appraisal.Rejection;
import care.backstop.incident.model.Appraisal.Risk;
import care.backstop.incident.model.Appraisal.Signature;
import care.backstop.kernel.Actor;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Role;
import care.backstop.kernel.Stale;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Options side by side, the choice among them with its signatures, and the limits of those who choose. */
@Repository
public class AppraisalStore {

    private static final TypeReference<Map<Principle, String>> PRINCIPLES = new TypeReference<>() {};

    private final JdbcClient db;
    private final JsonMapper json;

    AppraisalStore(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    public Optional<Long> limit(String council, Role role) {
        return db.sql("select pence from incident.money_limit where council = :council and role = :role")
                .param("council", council)
                .param("role", role.name())
                .query(Long.class)
                .optional();
    }

    /** The limits of a council by role. */
    public Map<Role, Long> limits(String council) {
        return db
                .sql("select role, pence from incident.money_limit where council = :council")
                .param("council", council)
                .query((r, _) -> Map.entry(Role.valueOf(r.getString("role")), r.getLong("pence")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, TreeMap::new));
    }

    public void limit(String council, Role role, long pence, Instant at, String by) {
        db.sql("""
                insert into incident.money_limit (council, role, pence, set_at, set_by)
                values (:council, :role, :pence, :at, :by)
                on conflict (council, role) do update
                   set pence = excluded.pence, set_at = excluded.set_at, set_by = excluded.set_by""")
                .param("council", council)
                .param("role", role.name())
                .param("pence", pence)
                .param("at", utc(at))
                .param("by", by)
                .update();
    }

    public void open(UUID incident, UUID id, String question, Instant at, String by) {
        db.sql("""
                insert into incident.appraisal (id, incident, question, opened_at, opened_by)
                values (:id, :incident, :question, :at, :by)""")
                .param("id", id)
                .param("incident", incident)
                .param("question", question)
                .param("at", utc(at))
                .param("by", by)
                .update();
    }

    public void add(UUID incident, UUID appraisal, Option o, Instant at, String by) {
        db.sql("""
                insert into incident.appraised_option (id, incident, appraisal, kind, words, people, cost_pence, days,
                       risk, risk_because, in_favour, against, principles, recorded_at, recorded_by)
                values (:id, :incident, :appraisal, :kind, :words, :people, :cost, :days, :risk, :because, :favour,
                       :against, :principles::jsonb, :at, :by)""")
                .param("id", o.id())
                .param("incident", incident)
                .param("appraisal", appraisal)
                .param("kind", o.kind().name())
                .param("words", o.words())
                .param("people", o.people())
                .param("cost", o.costPence())
                .param("days", o.days())
                .param("risk", o.risk().name())
                .param("because", o.riskBecause())
                .param("favour", o.inFavour())
                .param("against", o.against())
                .param("principles", json.writeValueAsString(o.principles()))
                .param("at", utc(at))
                .param("by", by)
                .update();
    }

    public void reject(UUID option, Rejection r, int version) {
        int changed = db.sql("""
                update incident.appraised_option
                   set rejected_at = :at, rejected_by = :by, rejected_because = :because, version = version + 1
                 where id = :id and version = :version and rejected_at is null""")
                .param("at", utc(r.at()))
                .param("by", r.by())
                .param("because", r.because())
                .param("id", option)
                .param("version", version)
                .update();
        if (changed != 1) {
            throw new Stale("option", option);
        }
    }

    public void choose(UUID incident, UUID appraisal, Choice c, Actor by) {
        db.sql("""
                insert into incident.choice (id, incident, appraisal, option, lawful, reasonable, proportionate,
                       limit_pence, over_limit, agencies, decided_at, decided_by, decided_by_post, post_name)
                values (:id, :incident, :appraisal, :option, :lawful, :reasonable, :proportionate, :limit, :over,
                       :agencies, :at, :by, :post, :name)""")
                .param("id", c.id())
                .param("incident", incident)
                .param("appraisal", appraisal)
                .param("option", c.option())
                .param("lawful", c.lawful())
                .param("reasonable", c.reasonable())
                .param("proportionate", c.proportionate())
                .param("limit", c.limitPence())
                .param("over", c.overLimit())
                .param("agencies", c.agencies().toArray(String[]::new))
                .param("at", utc(c.at()))
                .param("by", c.by())
                .param("post", by.post())
                .param("name", c.postName())
                .update();
    }

    public void sign(UUID incident, UUID choice, Signature s, UUID post) {
        db.sql("""
                insert into incident.signature (choice, incident, agency, name, post_name, post, signed_at)
                values (:choice, :incident, :agency, :name, :postName, :post, :at)""")
                .param("choice", choice)
                .param("incident", incident)
                .param("agency", s.agency())
                .param("name", s.name())
                .param("postName", s.postName())
                .param("post", post)
                .param("at", utc(s.at()))
                .update();
    }

    /** Every appraisal of the incident, the latest first. */
    public List<Appraisal> of(UUID incident) {
        Map<UUID, List<Option>> options = db
                .sql("select * from incident.appraised_option where incident = :incident order by no")
                .param("incident", incident)
                .query((r, _) -> Map.entry(r.getObject("appraisal", UUID.class), option(r)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        Map<UUID, List<Signature>> signatures = db
                .sql("select * from incident.signature where incident = :incident order by signed_at, agency")
                .param("incident", incident)
                .query((r, _) -> Map.entry(
                        r.getObject("choice", UUID.class),
                        new Signature(
                                r.getString("agency"),
                                r.getString("name"),
                                r.getString("post_name"),
                                instant(r, "signed_at"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return db.sql("""
                select a.*, c.id as choice, c.option, c.lawful, c.reasonable, c.proportionate, c.limit_pence, c.over_limit,
                       c.agencies, c.decided_at, c.decided_by, c.post_name
                  from incident.appraisal a left join incident.choice c on c.appraisal = a.id
                 where a.incident = :incident order by a.opened_at desc, a.id""")
                .param("incident", incident)
                .query((r, _) -> {
                    var id = r.getObject("id", UUID.class);
                    return new Appraisal(
                            id,
                            r.getString("question"),
                            instant(r, "opened_at"),
                            r.getString("opened_by"),
                            options.getOrDefault(id, List.of()),
                            choice(r, signatures));
                })
                .list();
    }

    public Appraisal find(UUID incident, UUID appraisal) {
        return of(incident).stream()
                .filter(a -> a.id().equals(appraisal))
                .findFirst()
                .orElseThrow(() -> new NotThere("appraisal"));
    }

    private Option option(ResultSet r) throws SQLException {
        var rejected = instantOrNull(r, "rejected_at");
        return new Option(
                r.getObject("id", UUID.class),
                Kind.valueOf(r.getString("kind")),
                r.getString("words"),
                r.getObject("people", Integer.class),
                r.getObject("cost_pence", Long.class),
                r.getObject("days", Integer.class),
                Risk.valueOf(r.getString("risk")),
                r.getString("risk_because"),
                r.getString("in_favour"),
                r.getString("against"),
                json.readValue(r.getString("principles"), PRINCIPLES),
                rejected == null
                        ? null
                        : new Rejection(rejected, r.getString("rejected_by"), r.getString("rejected_because")),
                r.getInt("version"));
    }

    private static @Nullable Choice choice(ResultSet r, Map<UUID, List<Signature>> signatures) throws SQLException {
        var id = r.getObject("choice", UUID.class);
        return id == null
                ? null
                : new Choice(
                        id,
                        r.getObject("option", UUID.class),
                        r.getString("lawful"),
                        r.getString("reasonable"),
                        r.getString("proportionate"),
                        r.getObject("limit_pence", Long.class),
                        r.getString("over_limit"),
                        IncidentStore.strings(r.getArray("agencies")),
                        instant(r, "decided_at"),
                        r.getString("decided_by"),
                        r.getString("post_name"),
                        signatures.getOrDefault(id, List.of()));
    }
}
