package care.backstop.incident.usecase;

import care.backstop.incident.IncidentStanding;
import care.backstop.incident.IncidentStandings;
import care.backstop.incident.model.Stage;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.StandingStore;
import care.backstop.kernel.IncidentMembers;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts together where an incident stands. */
@Service
public class ReadStanding implements IncidentStandings {

    private final IncidentStore incidents;
    private final StandingStore standing;
    private final IncidentMembers members;

    ReadStanding(IncidentStore incidents, StandingStore standing, IncidentMembers members) {
        this.incidents = incidents;
        this.standing = standing;
        this.members = members;
    }

    @Override
    @Transactional(readOnly = true)
    public IncidentStanding of(UUID id, Instant now, @Nullable Instant since) {
        var incident = incidents.find(id);
        var lead = incident.lead();
        return new IncidentStanding(
                incident.view(),
                incident.sites().stream()
                        .map(s -> new IncidentStanding.Place(s.location(), s.name(), s.providerName()))
                        .toList(),
                lead == null
                        ? null
                        : members.of(id).stream()
                                .filter(m -> m.post().equals(lead.post()))
                                .map(IncidentMembers.Member::postName)
                                .findFirst()
                                .orElse(null),
                standing.verifiedAt(id),
                incident.stage() instanceof Stage.Closed(var _, var at, var _, var _) ? at : null,
                standing.duties(id),
                standing.undecided(id),
                standing.peopleDecided(id),
                standing.plan(id, now),
                standing.decisions(id, since),
                standing.personDecisions(id, since),
                standing.risks(id),
                standing.nextMeeting(id, now),
                standing.deadlines(id, now));
    }
}
