package care.backstop.people;

import java.util.Set;
import java.util.UUID;

/** Which locations an incident is about, by CQC id. Implemented by {@code incident}, which people may not know. */
public interface AffectedLocations {

    /** Empty when the incident is absent or somebody else's. */
    Set<String> of(UUID incident);
}
