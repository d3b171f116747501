package care.backstop.incident.rules;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a record is held against: the incident as it stands.
 *
 * @param now on the clock in London
 * @param lastMove the day of the last move that is planned, or null when none is
 * @param steering how many belong to the steering group
 * @param roles roles of the emergency team that somebody has
 * @param holders who stands behind each owner code
 * @param locations of the incident
 */
public record RecordFacts(
        LocalDateTime now,
        @Nullable LocalDate lastMove,
        int steering,
        Set<String> roles,
        Map<String, Set<String>> holders,
        Set<String> locations) {

    public RecordFacts {
        roles = Set.copyOf(roles);
        holders = Map.copyOf(holders);
        locations = Set.copyOf(locations);
    }
}
