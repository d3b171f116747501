package care.backstop.incident.usecase;

import care.backstop.incident.IncidentAcknowledged;
import care.backstop.incident.LogKind;
import care.backstop.incident.model.Stage;
import care.backstop.incident.model.Words;
import care.backstop.incident.store.IncidentStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Role;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A named lead says that they have the incident. */
@Service
public class AcknowledgeIncident {

    private final IncidentStore incidents;
    private final LogBook log;
    private final WriteToOfficers letters;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AcknowledgeIncident(
            IncidentStore incidents,
            LogBook log,
            WriteToOfficers letters,
            ApplicationEventPublisher events,
            Clock clock) {
        this.incidents = incidents;
        this.log = log;
        this.letters = letters;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public void acknowledge(UUID id, @Nullable String how, Actor actor) {
        if (actor.role() != Role.INCIDENT_LEAD) {
            throw Rejected.invalid(
                    "lead",
                    "Only a named lead can acknowledge an incident, and you are acting as %s. Speak to a lead or deputy: a message left is not an acknowledgement"
                            .formatted(actor.postName()));
        }
        var said = Words.optional("how", how, 500);
        var now = clock.instant();
        var lead = new Stage.Lead(actor.post(), actor.name(), now, said == null ? "In Backstop" : said);
        var incident = incidents.find(id).acknowledge(lead);
        incidents.replaceStage(incident);
        log.append(
                id, LogKind.EVENT, "%s (%s) has taken the lead".formatted(actor.name(), actor.postName()), now, null);
        events.publishEvent(new IncidentAcknowledged(id, actor, now));
        letters.taken(id, lead);
    }
}
