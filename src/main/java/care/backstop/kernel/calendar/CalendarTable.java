package care.backstop.kernel.calendar;

import care.backstop.kernel.time.BankHolidays;
import care.backstop.kernel.time.CalendarChange;
import care.backstop.kernel.time.Division;
import care.backstop.kernel.time.WorkingCalendar;
import care.backstop.kernel.time.WorkingCalendars;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The calendars everyone counts on: the shipped list with the table's rows over it. Kept for a minute, because a plan of
 * a hundred actions asks a hundred times; a change made on this node is seen at once, on another within that minute.
 */
@Repository
public class CalendarTable implements WorkingCalendars {

    private static final Duration KEPT = Duration.ofMinutes(1);

    /** A row of the table with its version, and the post that set it. */
    public record Row(CalendarChange change, int version, Instant setAt, UUID setBy) {}

    /** A year that somebody compared with the published list, beside those of the shipped list. */
    public record Year(Division division, int year, String because, Instant confirmedAt, UUID confirmedBy) {}

    private record Snapshot(Instant takenAt, Map<Division, WorkingCalendar> calendars) {}

    private final JdbcClient db;
    private final Clock clock;
    private final ShippedCalendar shipped = ShippedCalendar.load();
    private final AtomicReference<@Nullable Snapshot> kept = new AtomicReference<>();

    CalendarTable(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public WorkingCalendar of(Division division) {
        var now = clock.instant();
        var snapshot = kept.get();
        if (snapshot == null
                || now.isBefore(snapshot.takenAt())
                || !now.isBefore(snapshot.takenAt().plus(KEPT))) {
            snapshot = new Snapshot(now, read());
            kept.set(snapshot);
        }
        var calendar = snapshot.calendars().get(division);
        if (calendar == null) {
            throw new IllegalStateException("every division has a calendar");
        }
        return calendar;
    }

    /** What has been set beside the shipped list, by division and day. */
    public List<Row> rows() {
        return db.sql("""
                        select division, day, kind, title, because, version, set_at, set_by
                          from kernel.calendar_day
                         order by division, day""")
                .query((r, _) -> new Row(
                        new CalendarChange(
                                Division.ofKey(r.getString("division")),
                                r.getObject("day", LocalDate.class),
                                CalendarChange.Kind.valueOf(r.getString("kind")),
                                r.getString("title"),
                                r.getString("because")),
                        r.getInt("version"),
                        r.getObject("set_at", OffsetDateTime.class).toInstant(),
                        r.getObject("set_by", UUID.class)))
                .list();
    }

    /** The years confirmed here, the latest first. */
    public List<Year> years() {
        return db.sql("""
                        select division, year, because, confirmed_at, confirmed_by
                          from kernel.calendar_year
                         order by year desc, division""")
                .query((r, _) -> new Year(
                        Division.ofKey(r.getString("division")),
                        r.getInt("year"),
                        r.getString("because"),
                        r.getObject("confirmed_at", OffsetDateTime.class).toInstant(),
                        r.getObject("confirmed_by", UUID.class)))
                .list();
    }

    /** The one-off days of the shipped list. */
    public List<CalendarChange> shipped() {
        return shipped.changes();
    }

    /** Reads anew on the next question. */
    void forget() {
        kept.set(null);
    }

    private Map<Division, WorkingCalendar> read() {
        var changes = new ArrayList<>(shipped.changes());
        rows().forEach(row -> changes.add(row.change()));
        var years = years();
        var calendars = new EnumMap<Division, WorkingCalendar>(Division.class);
        Arrays.stream(Division.values()).forEach(division -> {
            var confirmed = new TreeSet<>(shipped.years(division));
            years.stream().filter(y -> y.division() == division).forEach(y -> confirmed.add(y.year()));
            calendars.put(division, BankHolidays.calendar(division, confirmed, changes));
        });
        return Collections.unmodifiableMap(calendars);
    }
}
