package care.backstop.incident.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A plan for a service that stops almost at once: every due time is drawn together in proportion to the time there is. The
 * procedure asks for it without saying how; the lengths are defaults that nobody has confirmed.
 */
public final class RapidPlan {

    /** A service that stops within so many days is too near for the times of the normal plan. */
    public static final int NEAR_DAYS = 3;

    /** The time that the normal plan was made for. */
    public static final int NORMAL_DAYS = 14;

    /** Whether the normal plan is too slow. */
    public static boolean near(LocalDate today, @Nullable LocalDate endsOn) {
        return endsOn != null && ChronoUnit.DAYS.between(today, endsOn) <= NEAR_DAYS;
    }

    /**
     * In how many hours from now something is due: at least one, never after the end, never later than it was unless it was
     * late already.
     *
     * @param started when the normal plan began to count
     * @param due when the normal plan wants it
     * @param end the end of the last day of the service
     */
    public static int hours(Instant started, Instant due, Instant now, Instant end) {
        long left = Math.max(1, Duration.between(now, end).toHours());
        long normal = NORMAL_DAYS * 24L;
        long asked = Math.max(1, Duration.between(started, due).toHours());
        long drawn = left >= normal ? asked : ceil(asked * left, normal);
        long before = due.isAfter(now) ? Math.max(1, Duration.between(now, due).toHours()) : Long.MAX_VALUE;
        return (int) Math.max(1, Math.min(Math.min(drawn, left), before));
    }

    private static long ceil(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }

    private RapidPlan() {}
}
