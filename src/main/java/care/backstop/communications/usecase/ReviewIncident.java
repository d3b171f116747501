package care.backstop.communications.usecase;

import care.backstop.communications.model.Review;
import care.backstop.communications.rules.SmallNumbers;
import care.backstop.incident.IncidentLearning;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Permissions.Scope;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.people.PeopleReports;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an incident taught, for the groups, for managers and for the safeguarding adults board: read by people outside the
 * incident, so small numbers are hidden and nobody it affects is named, whoever makes it.
 */
@Service
public class ReviewIncident {

    private final GatherSitrep gather;
    private final IncidentLearning learning;
    private final PeopleReports people;
    private final Permissions permissions;
    private final Clock clock;

    ReviewIncident(
            GatherSitrep gather,
            IncidentLearning learning,
            PeopleReports people,
            Permissions permissions,
            Clock clock) {
        this.gather = gather;
        this.learning = learning;
        this.people = people;
        this.permissions = permissions;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Review of(UUID incident, Actor reader) {
        var scopes = permissions.scopes(reader, Area.INC, Act.READ);
        if (!scopes.contains(Scope.INCIDENT_MEMBER) && !scopes.contains(Scope.ALL)) {
            throw new Rejected(
                    Problem.Code.AUTH,
                    null,
                    "Your post (%s) sees its own items of an incident, and this report is about all of it"
                            .formatted(reader.postName()));
        }
        var learned = learning.of(incident);
        var now = gather.gather(incident, clock.instant().truncatedTo(ChronoUnit.MICROS), reader);
        return new Review(
                now.reading(
                        ReadSitreps.totals(now.people()),
                        SmallNumbers.hide(now.peopleDecided()),
                        SmallNumbers.hide(now.personDecisions()),
                        List.of(),
                        List.of(),
                        List.of()),
                learned,
                people.naming(incident, learned.typed()));
    }
}
