package care.backstop.incident.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A briefing of the emergency team.
 *
 * @param items what was said under each heading of the procedure, in its order
 * @param attended who was there, by name
 */
public record Briefing(
        UUID id,
        Instant plannedAt,
        boolean firstOfDay,
        @Nullable Instant deliveredAt,
        @Nullable String deliveredBy,
        List<String> items,
        List<String> attended,
        int version) {
    public Briefing {
        items = List.copyOf(items);
        attended = List.copyOf(attended);
    }
}
