package care.backstop.market.rules;

import care.backstop.kernel.London;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How old a figure is, in London days, and whether it may still be relied on. */
public record Freshness(long days) {

    /** A figure older than this many days must be confirmed again before anyone relies on it. */
    public static final int FRESH_FOR_DAYS = 14;

    public static Freshness of(Instant asAt, Instant now) {
        return new Freshness(ChronoUnit.DAYS.between(London.day(asAt), London.day(now)));
    }

    public boolean stale() {
        return days > FRESH_FOR_DAYS;
    }

    /** {@code today}, {@code yesterday}, {@code 9 days ago}. */
    public String words() {
        if (days <= 0) {
            return "today";
        }
        return days == 1 ? "yesterday" : days + " days ago";
    }
}
