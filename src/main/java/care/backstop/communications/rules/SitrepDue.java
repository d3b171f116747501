package care.backstop.communications.rules;

import care.backstop.kernel.London;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * When the next sitrep is due. The home care procedure asks for one every day (row SC-17) and its example is made at
 * four in the afternoon, so that is the hour. The day an incident is notified counts if it is notified before then.
 */
public final class SitrepDue {

    public static final LocalTime HOUR = LocalTime.of(16, 0);

    /** In words, with where it comes from. */
    public static final String RULE = "A sitrep goes to the key groups and partners every day by 4pm";

    public static final String CLAUSE = "Southampton procedure, Appendix C, home care immediate actions";

    /** When the next is due after the last one, or after the notification when there is none yet. */
    public static Instant next(Instant notifiedAt, @Nullable Instant last) {
        if (last != null) {
            return at(London.day(last).plusDays(1));
        }
        var first = at(London.day(notifiedAt));
        return notifiedAt.isBefore(first) ? first : at(London.day(notifiedAt).plusDays(1));
    }

    /** Whether the one that was due has been missed by now. */
    public static boolean missed(Instant notifiedAt, @Nullable Instant last, Instant now) {
        return now.isAfter(next(notifiedAt, last));
    }

    private static Instant at(LocalDate day) {
        return day.atTime(HOUR).atZone(London.ZONE).toInstant();
    }

    private SitrepDue() {}
}
