package care.backstop.incident.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at the site.
 *
 * @param expectedOffAt the end of their shift there
 * @param alarmAt from when on somebody must ring them, if they have not signed off
 */
public record SiteVisit(
        UUID id,
        String location,
        String locationName,
        String name,
        String agency,
        @Nullable String phone,
        String why,
        Instant onAt,
        Instant expectedOffAt,
        Instant alarmAt,
        @Nullable Instant offAt,
        @Nullable Instant welfareAt,
        @Nullable String welfareBy,
        @Nullable String welfareOutcome,
        int version) {

    public boolean there() {
        return offAt == null;
    }

    /** Not signed off, and past the alarm; a call that was answered sets a later one. */
    public boolean alarming(Instant now) {
        return there() && !now.isBefore(alarmAt);
    }
}
