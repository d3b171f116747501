package care.backstop.market.store;

import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.Stale;
import care.backstop.market.CapacityView;
import care.backstop.market.ServiceKind;
import care.backstop.market.rules.CapacityFigures;
import care.backstop.market.rules.FeeFigures;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Capacity and guide fees of services, with their history. */
@Repository
public class Capacities {

    /** A capacity with the location it is of, who entered it and what the council knows of its price. */
    public record Entry(String location, CapacityView capacity, Instant enteredAt, String enteredAs, boolean latest) {}

    /** A guide fee of the council that asks. */
    public record Fee(
            ServiceKind service,
            @Nullable Long weeklyPence,
            @Nullable Long hourlyPence,
            Instant asAt,
            int version) {}

    private final JdbcClient db;

    Capacities(JdbcClient db) {
        this.db = db;
    }

    /** The latest of each service of a location. */
    public List<CapacityView> latest(String location) {
        return latest(List.of(location)).getOrDefault(location, List.of());
    }

    /** The latest of each service of many locations, in one query. */
    public Map<String, List<CapacityView>> latest(Collection<String> locations) {
        return entries(locations, true).stream()
                .collect(Collectors.groupingBy(
                        Entry::location, Collectors.mapping(Entry::capacity, Collectors.toList())));
    }

    /** Everything ever said of a location, newest first within each service. */
    public List<Entry> history(String location) {
        return entries(List.of(location), false);
    }

    private List<Entry> entries(Collection<String> locations, boolean onlyLatest) {
        if (locations.isEmpty()) {
            return List.of();
        }
        return db.sql("""
                select location, service, version, latest, as_at, maximum, occupied, reserved, accepting,
                       weekly_minutes, band_minutes, entered_at, entered_as
                  from market.capacity
                 where location = any (:locations) and (latest or not :only_latest)
                 order by location, service, version desc
                """)
                .param("locations", locations.toArray(String[]::new))
                .param("only_latest", onlyLatest)
                .query((row, _) -> new Entry(
                        row.getString("location"),
                        view(row),
                        row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                        row.getString("entered_as"),
                        row.getBoolean("latest")))
                .list();
    }

    /** Reads the columns of {@code market.capacity} that make a view. */
    static CapacityView view(ResultSet row) throws SQLException {
        return new CapacityView(
                ServiceKind.valueOf(row.getString("service")),
                row.getObject("as_at", OffsetDateTime.class).toInstant(),
                row.getObject("maximum", Integer.class),
                row.getObject("occupied", Integer.class),
                row.getObject("reserved", Integer.class),
                Answer.valueOf(row.getString("accepting")),
                row.getObject("weekly_minutes", Integer.class),
                minutes(row.getArray("band_minutes")),
                row.getInt("version"));
    }

    private static List<Integer> minutes(@Nullable Array array) throws SQLException {
        return array == null
                ? List.of()
                : Arrays.stream((Object[]) array.getArray())
                        .map(Integer.class::cast)
                        .toList();
    }

    /**
     * Adds figures as the latest. {@code before} is the version that whoever entered them had seen, 0 when there was
     * none.
     *
     * @throws Stale when another version has become the latest meanwhile
     */
    public CapacityView add(String location, CapacityFigures figures, int before, Instant now, Actor actor) {
        var service = Objects.requireNonNull(figures.service());
        var asAt = Objects.requireNonNull(figures.asAt());
        int superseded = db.sql("""
                update market.capacity set latest = false
                 where location = :location and service = :service and latest and version = :before
                """)
                .param("location", location)
                .param("service", service.name())
                .param("before", before)
                .update();
        if (superseded != (before == 0 ? 0 : 1)) {
            throw new Stale("Capacity of", location);
        }
        int added = db.sql("""
                insert into market.capacity
                       (location, service, version, as_at, maximum, occupied, reserved, accepting, weekly_minutes,
                        band_minutes, council, entered_at, entered_by, entered_as)
                values (:location, :service, :version, :as_at, :maximum, :occupied, :reserved, :accepting, :weekly,
                        :bands, :council, :now, :post, :title)
                on conflict do nothing
                """)
                .param("location", location)
                .param("service", service.name())
                .param("version", before + 1)
                .param("as_at", asAt.atOffset(ZoneOffset.UTC))
                .param("maximum", figures.maximum())
                .param("occupied", figures.occupied())
                .param("reserved", figures.reserved())
                .param("accepting", figures.accepting().name())
                .param("weekly", figures.minutesOfTheWeek())
                .param("bands", figures.bandMinutes().toArray(Integer[]::new))
                .param("council", actor.council())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("post", actor.post())
                .param("title", actor.postName())
                .update();
        if (added != 1) {
            throw new Stale("Capacity of", location);
        }
        return new CapacityView(
                service,
                asAt,
                figures.maximum(),
                figures.occupied(),
                figures.reserved(),
                figures.accepting(),
                figures.minutesOfTheWeek(),
                figures.bandMinutes(),
                before + 1);
    }

    /** The guide fees the council keeps for a location. */
    public List<Fee> fees(String location, String council) {
        return db.sql("""
                select service, weekly_pence, hourly_pence, as_at, version
                  from market.fee_guide
                 where council = :council and location = :location and latest
                 order by service
                """)
                .param("council", council)
                .param("location", location)
                .query((row, _) -> new Fee(
                        ServiceKind.valueOf(row.getString("service")),
                        row.getObject("weekly_pence", Long.class),
                        row.getObject("hourly_pence", Long.class),
                        row.getObject("as_at", OffsetDateTime.class).toInstant(),
                        row.getInt("version")))
                .list();
    }

    /** The guide fee of one service, if the council keeps one. */
    public Optional<Fee> fee(String location, ServiceKind service, String council) {
        return fees(location, council).stream()
                .filter(f -> f.service() == service)
                .findFirst();
    }

    /** Adds a guide fee as the latest, after {@code before} (0 when there was none). */
    public void addFee(String location, ServiceKind service, FeeFigures fee, int before, Instant asAt, Actor actor) {
        int superseded = db.sql("""
                update market.fee_guide set latest = false
                 where council = :council and location = :location and service = :service
                   and latest and version = :before
                """)
                .param("council", actor.council())
                .param("location", location)
                .param("service", service.name())
                .param("before", before)
                .update();
        if (superseded != (before == 0 ? 0 : 1)) {
            throw new Stale("Fee of", location);
        }
        int added = db.sql("""
                insert into market.fee_guide
                       (council, location, service, version, weekly_pence, hourly_pence, as_at, entered_by)
                values (:council, :location, :service, :version, :weekly, :hourly, :as_at, :post)
                on conflict do nothing
                """)
                .param("council", actor.council())
                .param("location", location)
                .param("service", service.name())
                .param("version", before + 1)
                .param("weekly", fee.weeklyPence())
                .param("hourly", fee.hourlyPence())
                .param("as_at", asAt.atOffset(ZoneOffset.UTC))
                .param("post", actor.post())
                .update();
        if (added != 1) {
            throw new Stale("Fee of", location);
        }
    }
}
