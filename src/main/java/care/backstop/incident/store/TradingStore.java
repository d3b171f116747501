package care.backstop.incident.store;

import static care.backstop.incident.store.IncidentStore.instant;
import static care.backstop.incident.store.IncidentStore.instantOrNull;
import static care.backstop.incident.store.IncidentStore.utc;

import care.backstop.incident.model.Cooperation;
import care.backstop.incident.model.TradingRecord;
import care.backstop.incident.model.TradingWatch;
import care.backstop.incident.rules.ServiceState;
import care.backstop.incident.rules.TradingOn.Aspect;
import care.backstop.incident.rules.TradingOn.Result;
import care.backstop.incident.rules.TradingOn.Standing;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Finding;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Stale;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Services that trade on after a failure, their daily records, and what the office-holder asked. */
@Repository
public class TradingStore {

    private static final TypeReference<Map<Aspect, Standing>> STANDINGS = new TypeReference<>() {};
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

    private static final String WATCHES = """
            select w.*, l.name as location_name
              from incident.trading_watch w
              join incident.location l on l.incident = w.incident and l.location = w.location
             where w.incident = :incident
            """;

    private final JdbcClient db;
    private final JsonMapper json;

    TradingStore(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    public void add(TradingWatch w, Actor by) {
        db.sql("""
                insert into incident.trading_watch (id, incident, location, process, office_holder, contact, appointed_on,
                       likely_end, cannot_pay, owes_more, first_day, opened_at, opened_by, opened_by_post)
                values (:id, :incident, :location, :process, :holder, :contact, :appointed, :end, :cannotPay, :owesMore,
                       :first, :at, :by, :post)""")
                .param("id", w.id())
                .param("incident", w.incident())
                .param("location", w.location())
                .param("process", w.process())
                .param("holder", w.officeHolder())
                .param("contact", w.contact())
                .param("appointed", w.appointedOn())
                .param("end", w.likelyEnd())
                .param("cannotPay", w.cannotPay())
                .param("owesMore", w.owesMore())
                .param("first", w.firstDay())
                .param("at", utc(w.openedAt()))
                .param("by", by.name())
                .param("post", by.post())
                .update();
    }

    /** Every watch of the incident, by service, the latest first. */
    public List<TradingWatch> of(UUID incident) {
        return db.sql(WATCHES + " order by l.name, w.opened_at desc, w.id")
                .param("incident", incident)
                .query((r, _) -> watch(r))
                .list();
    }

    public TradingWatch find(UUID incident, UUID watch) {
        return db.sql(WATCHES + " and w.id = :id")
                .param("incident", incident)
                .param("id", watch)
                .query((r, _) -> watch(r))
                .optional()
                .orElseThrow(() -> new NotThere("trading watch"));
    }

    public void replaceEnd(UUID watch, @Nullable LocalDate likelyEnd, int version) {
        int changed = db.sql("""
                update incident.trading_watch set likely_end = :end, version = version + 1
                 where id = :id and version = :version and ended_at is null""")
                .param("end", likelyEnd)
                .param("id", watch)
                .param("version", version)
                .update();
        if (changed != 1) {
            throw new Stale("trading watch", watch);
        }
    }

    public void end(UUID watch, Instant at, String by, String because, int version) {
        int changed = db.sql("""
                update incident.trading_watch
                   set ended_at = :at, ended_by = :by, ended_because = :because, version = version + 1
                 where id = :id and version = :version and ended_at is null""")
                .param("at", utc(at))
                .param("by", by)
                .param("because", because)
                .param("id", watch)
                .param("version", version)
                .update();
        if (changed != 1) {
            throw new Stale("trading watch", watch);
        }
    }

    public void add(UUID incident, TradingRecord r, Actor by) {
        db.sql("""
                insert into incident.trading_record (id, incident, watch, day, standings, said_by, note, result, state,
                       findings, explanation, rule_version, recorded_at, recorded_by, recorded_by_post)
                values (:id, :incident, :watch, :day, :standings::jsonb, :saidBy, :note, :result, :state,
                       :findings::jsonb, :explanation, :version, :at, :by, :post)""")
                .param("id", r.id())
                .param("incident", incident)
                .param("watch", r.watch())
                .param("day", r.day())
                .param("standings", json.writeValueAsString(r.standings()))
                .param("saidBy", r.saidBy())
                .param("note", r.note())
                .param("result", r.result().name())
                .param("state", r.state().name())
                .param("findings", json.writeValueAsString(r.findings()))
                .param("explanation", r.explanation())
                .param("version", r.ruleVersion())
                .param("at", utc(r.recordedAt()))
                .param("by", by.name())
                .param("post", by.post())
                .update();
    }

    /** Every record of the incident's watches, the latest day first and in it the latest record. */
    public List<TradingRecord> records(UUID incident) {
        return db.sql("select * from incident.trading_record where incident = :incident order by day desc, no desc")
                .param("incident", incident)
                .query((r, _) -> new TradingRecord(
                        r.getObject("id", UUID.class),
                        r.getObject("watch", UUID.class),
                        r.getObject("day", LocalDate.class),
                        json.readValue(r.getString("standings"), STANDINGS),
                        r.getString("said_by"),
                        r.getString("note"),
                        Result.valueOf(r.getString("result")),
                        ServiceState.valueOf(r.getString("state")),
                        json.readValue(r.getString("findings"), FINDINGS),
                        r.getString("explanation"),
                        r.getString("rule_version"),
                        instant(r, "recorded_at"),
                        r.getString("recorded_by")))
                .list();
    }

    /** The names of services watched now. */
    public List<String> watched(UUID incident) {
        return of(incident).stream()
                .filter(w -> w.ended() == null)
                .map(TradingWatch::locationName)
                .toList();
    }

    public void add(UUID incident, Cooperation c, Instant recordedAt, Actor by) {
        db.sql("""
                insert into incident.cooperation
                       (id, incident, watch, asked_by, asked_at, request, recorded_at, recorded_by)
                values (:id, :incident, :watch, :askedBy, :askedAt, :request, :at, :by)""")
                .param("id", c.id())
                .param("incident", incident)
                .param("watch", c.watch())
                .param("askedBy", c.askedBy())
                .param("askedAt", utc(c.askedAt()))
                .param("request", c.request())
                .param("at", utc(recordedAt))
                .param("by", by.name())
                .update();
    }

    /** What office-holders asked, the earliest first. */
    public List<Cooperation> requests(UUID incident) {
        return db.sql("select * from incident.cooperation where incident = :incident order by asked_at, id")
                .param("incident", incident)
                .query((r, _) -> {
                    var at = instantOrNull(r, "answered_at");
                    return new Cooperation(
                            r.getObject("id", UUID.class),
                            r.getObject("watch", UUID.class),
                            r.getString("asked_by"),
                            instant(r, "asked_at"),
                            r.getString("request"),
                            at == null
                                    ? null
                                    : new Cooperation.Answered(at, r.getString("answer"), r.getString("answered_by")),
                            r.getInt("version"));
                })
                .list();
    }

    public void answer(UUID request, Instant at, String answer, String by, int version) {
        int changed = db.sql("""
                update incident.cooperation
                   set answered_at = :at, answer = :answer, answered_by = :by, version = version + 1
                 where id = :id and version = :version and answered_at is null""")
                .param("at", utc(at))
                .param("answer", answer)
                .param("by", by)
                .param("id", request)
                .param("version", version)
                .update();
        if (changed != 1) {
            throw new Stale("request", request);
        }
    }

    private static TradingWatch watch(ResultSet r) throws SQLException {
        var ended = instantOrNull(r, "ended_at");
        return new TradingWatch(
                r.getObject("id", UUID.class),
                r.getObject("incident", UUID.class),
                r.getString("location"),
                r.getString("location_name"),
                r.getString("process"),
                r.getString("office_holder"),
                r.getString("contact"),
                r.getObject("appointed_on", LocalDate.class),
                r.getObject("likely_end", LocalDate.class),
                r.getBoolean("cannot_pay"),
                r.getBoolean("owes_more"),
                r.getObject("first_day", LocalDate.class),
                instant(r, "opened_at"),
                r.getString("opened_by"),
                ended == null
                        ? null
                        : new TradingWatch.Ended(ended, r.getString("ended_by"), r.getString("ended_because")),
                r.getInt("version"));
    }
}
