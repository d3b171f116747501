package care.backstop.incident.rules;

import care.backstop.kernel.London;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * The operational group's daily report to the steering group (Southampton procedure 7.3): how many people it has
 * identified and how many have moved. The procedure names no hour; 17:00 is a default, unconfirmed.
 */
public final class DailyReport {

    /** By then it should be there. */
    public static final LocalTime BY = LocalTime.of(17, 0);

    /** How many of those identified have moved, to one decimal, or null when nobody is identified yet. */
    public static @Nullable BigDecimal percentMoved(int identified, int moved) {
        return identified == 0
                ? null
                : BigDecimal.valueOf(moved * 100L).divide(BigDecimal.valueOf(identified), 1, RoundingMode.HALF_UP);
    }

    /** {@code 70.0%}, or that nobody is identified yet. */
    public static String words(int identified, int moved) {
        var percent = percentMoved(identified, moved);
        return percent == null ? "Nobody identified yet" : percent.toPlainString() + "%";
    }

    /**
     * Whether today's report is missing.
     *
     * @param formed when the group was formed; a group formed later than the hour reports from the next day on
     * @param last the latest day reported, or null
     */
    public static boolean missing(Instant formed, @Nullable LocalDate last, Instant now) {
        var today = London.day(now);
        var by = today.atTime(BY).atZone(London.ZONE).toInstant();
        return !now.isBefore(by) && formed.isBefore(by) && (last == null || last.isBefore(today));
    }

    private DailyReport() {}
}
