package care.backstop.kernel.time;

import java.time.LocalDate;

/**
 * A day that the usual pattern gets wrong: proclaimed as an extra bank holiday, or taken away (moved elsewhere).
 *
 * @param title what the day is called, or was
 * @param because who decided it and where that is published
 */
public record CalendarChange(Division division, LocalDate day, Kind kind, String title, String because) {

    /** Which way the usual pattern is wrong. */
    public enum Kind {
        EXTRA,
        REMOVED
    }
}
