package care.backstop.incident.usecase;

import care.backstop.incident.IncidentClosed;
import care.backstop.incident.IncidentReopened;
import care.backstop.incident.LogKind;
import care.backstop.incident.StillOpen;
import care.backstop.incident.model.Ending;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.Stage;
import care.backstop.incident.model.Words;
import care.backstop.incident.store.ClosingStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Closes an incident in which nothing is open, and opens one again that goes on after all. */
@Service
public class CloseIncident {

    private final IncidentStore incidents;
    private final ReadWhatIsOpen open;
    private final ClosingStore closing;
    private final StandIncidentDown standDown;
    private final LogBook log;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CloseIncident(
            IncidentStore incidents,
            ReadWhatIsOpen open,
            ClosingStore closing,
            StandIncidentDown standDown,
            LogBook log,
            ApplicationEventPublisher events,
            Clock clock) {
        this.incidents = incidents;
        this.open = open;
        this.closing = closing;
        this.standDown = standDown;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public void close(UUID id, @Nullable String because, Actor actor) {
        var why = Words.required("because", because, 2000, "Enter how the incident ended");
        var now = clock.instant();
        var closed = incidents
                .find(id)
                .close(
                        now,
                        actor.name(),
                        why,
                        stillOpen(id).stream().map(StillOpen::words).toList());
        incidents.replaceStage(closed);
        closing.add(id, new Ending(true, now, why, actor.name(), actor.postName()), actor);
        log.append(id, LogKind.DECISION, "Incident closed: " + why, now, null);
        events.publishEvent(new IncidentClosed(id, actor, now));
    }

    /** Opens it again, under the lead it had. Another incident that has begun about the same service is where to go on. */
    @Transactional
    public void reopen(UUID id, @Nullable String because, Actor actor) {
        var why = Words.required("because", because, 2000, "Enter why it goes on");
        var now = clock.instant();
        var goesOn = incidents.find(id).reopen();
        // One that had been stood down is so again, with its list of who has to be told.
        var reopened = standDown
                .current(id)
                .map(d -> goesOn.standDown(d.at(), d.by(), d.words()))
                .orElse(goesOn);
        for (var location :
                reopened.sites().stream().map(Incident.Site::location).toList()) {
            incidents.openAbout(id, location).ifPresent(other -> {
                throw new Rejected(
                        Problem.Code.CONF, null, "%s is open about the same service. Go on there".formatted(other));
            });
        }
        incidents.replaceStage(reopened);
        closing.add(id, new Ending(false, now, why, actor.name(), actor.postName()), actor);
        log.append(id, LogKind.DECISION, "Incident opened again: " + why, now, null);
        events.publishEvent(new IncidentReopened(id, actor, now));
    }

    /** Everything that keeps it open. */
    @Transactional(readOnly = true)
    public List<StillOpen> stillOpen(UUID id) {
        return incidents.find(id).stage() instanceof Stage.StoodDown ? standDown.stillOpen(id) : open.of(id);
    }

    /** Every time it was closed or opened again, in that order. */
    @Transactional(readOnly = true)
    public List<Ending> endings(UUID id) {
        return closing.endings(id);
    }
}
