package care.backstop.people.usecase;

import care.backstop.people.Colour;
import care.backstop.people.PeopleReports;
import care.backstop.people.Status;
import care.backstop.people.store.ReportCounts;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many, and whether a text would say who. */
@Service
public class CountForReports implements PeopleReports {

    private final ReportCounts counts;

    CountForReports(ReportCounts counts) {
        this.counts = counts;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Colour, Integer> openByColour(UUID incident) {
        return counts.openByColour(List.of(incident));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Colour, Integer> openByColour(Collection<UUID> incidents) {
        return counts.openByColour(incidents);
    }

    @Override
    @Transactional(readOnly = true)
    public List<UUID> told(UUID incident) {
        return counts.told(incident);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, String> references(UUID incident, Collection<UUID> people) {
        return people.isEmpty() ? Map.of() : counts.references(incident, people);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, Map<Status, Integer>> statuses(Collection<UUID> incidents) {
        return incidents.isEmpty() ? Map.of() : counts.statuses(incidents);
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> naming(UUID incident, Collection<String> texts) {
        return texts.isEmpty() ? Set.of() : counts.naming(incident, texts);
    }
}
