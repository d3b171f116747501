package care.backstop.incident.rules;

import care.backstop.incident.HeldFact;
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
 * @param held what the program holds of what is asked, by what it is about
 */
public record RecordFacts(
        LocalDateTime now,
        @Nullable LocalDate lastMove,
        int steering,
        Set<String> roles,
        Map<String, Set<String>> holders,
        Set<String> locations,
        Map<HeldFact, Map<String, String>> held) {

    public RecordFacts {
        roles = Set.copyOf(roles);
        holders = Map.copyOf(holders);
        locations = Set.copyOf(locations);
        held = Map.copyOf(held);
    }

    /** Where nothing that is held was looked up. */
    public RecordFacts(
            LocalDateTime now,
            @Nullable LocalDate lastMove,
            int steering,
            Set<String> roles,
            Map<String, Set<String>> holders,
            Set<String> locations) {
        this(now, lastMove, steering, roles, holders, locations, Map.of());
    }

    /** The same with what the program holds of what is asked. */
    public RecordFacts holding(Map<HeldFact, Map<String, String>> held) {
        return new RecordFacts(now, lastMove, steering, roles, holders, locations, held);
    }
}
