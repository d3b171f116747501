package care.backstop.incident.web;

import care.backstop.kernel.London;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Lengths of time as people say them. */
final class Spans {

    /** {@code 3 hours}, {@code 2 days and 4 hours}. */
    static String since(Instant from, Instant now) {
        var span = Duration.between(from, now);
        if (span.isNegative() || span.toMinutes() < 1) {
            return "less than a minute";
        }
        if (span.toHours() < 1) {
            return counted(span.toMinutes(), "minute");
        }
        if (span.toHours() < 48) {
            return counted(span.toHours(), "hour");
        }
        long hours = span.toHours() % 24;
        return counted(span.toDays(), "day")
                + (hours == 0 || span.toDays() > 6 ? "" : " and " + counted(hours, "hour"));
    }

    /** {@code in 9 days}, {@code today}, {@code 2 days ago}, {@code not known}. */
    static String until(@Nullable LocalDate day, Instant now) {
        if (day == null) {
            return "Not known";
        }
        long days = ChronoUnit.DAYS.between(London.day(now), day);
        if (days == 0) {
            return "Today";
        }
        return days > 0 ? "In " + counted(days, "day") : counted(-days, "day") + " ago";
    }

    static String counted(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }

    static String counted(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    private Spans() {}
}
