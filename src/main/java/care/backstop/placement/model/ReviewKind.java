package care.backstop.placement.model;

import care.backstop.kernel.London;
import java.time.Duration;
import java.time.Instant;

/** When somebody looks how a person is after a move. */
public enum ReviewKind {
    HOURS_48("48 hours"),
    DAYS_28("28 days"),
    MONTHS_12("12 months");

    private final String words;

    ReviewKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Due after arriving then; days and months by the calendar of London. */
    public Instant due(Instant arrived) {
        return switch (this) {
            case HOURS_48 -> arrived.plus(Duration.ofHours(48));
            case DAYS_28 -> arrived.atZone(London.ZONE).plusDays(28).toInstant();
            case MONTHS_12 -> arrived.atZone(London.ZONE).plusMonths(12).toInstant();
        };
    }
}
