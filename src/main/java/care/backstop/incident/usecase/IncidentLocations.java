package care.backstop.incident.usecase;

import care.backstop.incident.store.IncidentStore;
import care.backstop.people.AffectedLocations;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells {@code people} which locations an incident is about. */
@Service
class IncidentLocations implements AffectedLocations {

    private final IncidentStore incidents;

    IncidentLocations(IncidentStore incidents) {
        this.incidents = incidents;
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> of(UUID incident) {
        return incidents.locations(incident);
    }
}
