package care.backstop.placement.store;

import static care.backstop.placement.store.HeldPlaces.utc;

import care.backstop.kernel.Actor;
import care.backstop.kernel.Stale;
import care.backstop.placement.model.PaceLimits;
import care.backstop.placement.model.PaceLimits.Admits;
import care.backstop.placement.model.PaceLimits.Expected;
import care.backstop.placement.model.PaceLimits.Minimum;
import care.backstop.placement.model.PaceLimits.SaidBy;
import care.backstop.placement.model.Shift;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What limits the pace of an incident's moves: added to, never changed; the latest version stands. */
@Repository
public class PaceStore {

    private final JdbcClient db;

    PaceStore(JdbcClient db) {
        this.db = db;
    }

    /**
     * What stands.
     *
     * @param version 0 while nobody has said anything
     */
    public record Kept(
            int version,
            PaceLimits limits,
            @Nullable Instant at,
            @Nullable String byName) {}

    private record Head(
            int version,
            @Nullable Integer perDay,
            boolean daysOff,
            @Nullable SaidBy saidBy,
            Instant at,
            String byName) {}

    /** One statement while nobody has said anything. */
    public Kept of(UUID incident) {
        var head = db.sql("select * from placement.pace where incident = :incident order by version desc limit 1")
                .param("incident", incident)
                .query((row, _) -> new Head(
                        row.getInt("version"),
                        (Integer) row.getObject("per_day"),
                        row.getBoolean("days_off"),
                        row.getString("said_by") == null ? null : SaidBy.valueOf(row.getString("said_by")),
                        row.getTimestamp("at").toInstant(),
                        row.getString("by_name")))
                .optional();
        return head.map(h -> new Kept(
                        h.version,
                        new PaceLimits(
                                h.perDay,
                                h.daysOff,
                                h.saidBy,
                                minimum(incident, h.version),
                                expected(incident, h.version),
                                homes(incident, h.version)),
                        h.at,
                        h.byName))
                .orElse(new Kept(0, PaceLimits.NONE, null, null));
    }

    private List<Minimum> minimum(UUID incident, int version) {
        return db
                .sql("select * from placement.pace_minimum where incident = :incident and version = :version")
                .param("incident", incident)
                .param("version", version)
                .query((row, _) -> new Minimum(Shift.valueOf(row.getString("shift")), row.getInt("least"), (Integer)
                        row.getObject("people_each")))
                .stream()
                .sorted(Comparator.comparing(Minimum::shift))
                .toList();
    }

    private List<Expected> expected(UUID incident, int version) {
        return db
                .sql("""
                select * from placement.pace_staff where incident = :incident and version = :version order by from_day""")
                .param("incident", incident)
                .param("version", version)
                .query((row, _) -> new Expected(
                        row.getObject("from_day", LocalDate.class),
                        Shift.valueOf(row.getString("shift")),
                        row.getInt("staff")))
                .stream()
                .sorted(Comparator.comparing(Expected::from).thenComparing(Expected::shift))
                .toList();
    }

    /** Receiving services that have said how many they take. */
    private List<Admits> homes(UUID incident, int version) {
        return db.sql("""
                select * from placement.pace_home
                 where incident = :incident and version = :version order by location_name, location""")
                .param("incident", incident)
                .param("version", version)
                .query((row, _) -> new Admits(
                        row.getString("location"), row.getString("location_name"), row.getInt("per_week"), (Integer)
                                row.getObject("per_day")))
                .list();
    }

    /** The next version. */
    public void add(UUID incident, int version, PaceLimits limits, Instant at, Actor by) {
        int added = db.sql("""
                insert into placement.pace (incident, version, per_day, days_off, said_by, at, by_post, by_name)
                values (:incident, :version, :perDay, :daysOff, :saidBy, :at, :post, :name)
                on conflict do nothing""")
                .param("incident", incident)
                .param("version", version)
                .param("perDay", limits.perDay())
                .param("daysOff", limits.daysOff())
                .param(
                        "saidBy",
                        limits.saidBy() == null ? null : limits.saidBy().name())
                .param("at", utc(at))
                .param("post", by.post())
                .param("name", by.name())
                .update();
        if (added != 1) {
            throw new Stale("pace", incident);
        }
        for (var each : limits.minimum()) {
            db.sql("""
                    insert into placement.pace_minimum (incident, version, shift, least, people_each)
                    values (:incident, :version, :shift, :least, :each)""")
                    .param("incident", incident)
                    .param("version", version)
                    .param("shift", each.shift().name())
                    .param("least", each.least())
                    .param("each", each.peopleEach())
                    .update();
        }
        for (var each : limits.expected()) {
            db.sql("""
                    insert into placement.pace_staff (incident, version, from_day, shift, staff)
                    values (:incident, :version, :from, :shift, :staff)""")
                    .param("incident", incident)
                    .param("version", version)
                    .param("from", each.from())
                    .param("shift", each.shift().name())
                    .param("staff", each.staff())
                    .update();
        }
        for (var each : limits.homes()) {
            db.sql("""
                    insert into placement.pace_home (incident, version, location, location_name, per_week, per_day)
                    values (:incident, :version, :location, :name, :perWeek, :perDay)""")
                    .param("incident", incident)
                    .param("version", version)
                    .param("location", each.location())
                    .param("name", each.name())
                    .param("perWeek", each.perWeek())
                    .param("perDay", each.perDay())
                    .update();
        }
    }
}
