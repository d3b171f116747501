package care.backstop.communications.usecase;

import care.backstop.communications.SitrepIssued;
import care.backstop.communications.model.Sitrep;
import care.backstop.communications.store.SitrepStore;
import care.backstop.incident.IncidentLog;
import care.backstop.incident.LogKind;
import care.backstop.kernel.Actor;
import care.backstop.kernel.London;
import care.backstop.kernel.Stale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives a sitrep its number and keeps it. */
@Service
public class KeepSitrep {

    private final SitrepStore sitreps;
    private final IncidentLog log;
    private final ApplicationEventPublisher events;

    KeepSitrep(SitrepStore sitreps, IncidentLog log, ApplicationEventPublisher events) {
        this.sitreps = sitreps;
        this.log = log;
        this.events = events;
    }

    @Transactional
    public Sitrep keep(Sitrep gathered, String key, Actor actor) {
        var incident = gathered.incident();
        sitreps.waitForTurn(incident);
        var before = sitreps.madeUnder(incident, key, actor);
        if (before.isPresent()) {
            return before.get();
        }
        var last = sitreps.last(incident);
        if (last.isPresent() && !last.get().asAt().isBefore(gathered.asAt())) {
            throw new Stale("the sitreps of this incident", incident);
        }
        int version = sitreps.lastVersion(incident) + 1;
        sitreps.add(gathered, version, key, actor);
        log.append(
                incident,
                LogKind.MESSAGE,
                "Sitrep %d made, as at %s".formatted(version, London.show(gathered.asAt())),
                gathered.asAt(),
                "sitrep:" + version);
        events.publishEvent(new SitrepIssued(incident, version, actor, gathered.asAt()));
        return gathered.issued(version);
    }
}
