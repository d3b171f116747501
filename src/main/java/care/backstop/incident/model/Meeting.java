package care.backstop.incident.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A meeting of a group, planned or held.
 *
 * @param first the first of the steering group
 * @param team the group, or null for the steering group before it was formed
 * @param group the name of the group
 */
public record Meeting(
        UUID id,
        boolean first,
        @Nullable UUID team,
        String group,
        Instant scheduledAt,
        String place,
        @Nullable Instant convenedAt,
        @Nullable String convenedBecause,
        @Nullable Instant heldAt,
        @Nullable String chair,
        @Nullable String attended,
        @Nullable String outcome,
        @Nullable String lateBecause,
        @Nullable Instant minutesBegunAt,
        @Nullable Instant approvedAt,
        @Nullable String approvedBy,
        @Nullable Instant circulatedAt,
        @Nullable Cancelled cancelled,
        int version) {

    /** That it does not take place, and why. */
    public record Cancelled(Instant at, String by, String because) {}

    /** Neither held nor cancelled. */
    public boolean planned() {
        return heldAt == null && cancelled == null;
    }

    public String title() {
        return first ? group + ": first meeting" : group;
    }

    /** When it was or will be. */
    public Instant at() {
        return heldAt == null ? scheduledAt : heldAt;
    }

    /** The meeting as it was held. */
    public Meeting held(
            Instant at, String chair, @Nullable String attended, String outcome, @Nullable String late, int v) {
        return new Meeting(
                id,
                first,
                team,
                group,
                scheduledAt,
                place,
                convenedAt,
                convenedBecause,
                at,
                chair,
                attended,
                outcome,
                late,
                minutesBegunAt,
                approvedAt,
                approvedBy,
                circulatedAt,
                cancelled,
                v);
    }
}
