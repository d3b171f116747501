package care.backstop.incident.usecase;

import care.backstop.incident.LogKind;
import care.backstop.incident.model.Words;
import care.backstop.incident.store.IncidentStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.Rejected;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets the day on which the service stops, or that nobody knows it any more. */
@Service
public class ChangeClosingDate {

    private final IncidentStore incidents;
    private final LogBook log;
    private final AuditTrail audit;
    private final Clock clock;

    ChangeClosingDate(IncidentStore incidents, LogBook log, AuditTrail audit, Clock clock) {
        this.incidents = incidents;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public void change(UUID id, @Nullable LocalDate endsOn, @Nullable String source, int version, Actor actor) {
        var now = clock.instant();
        var incident = incidents.find(id);
        if (incident.stage().state().ended()) {
            throw Rejected.state("This incident is " + incident.stage().state().spoken());
        }
        if (endsOn != null && endsOn.isBefore(London.day(now))) {
            throw Rejected.invalid(
                    "endsOn",
                    "%s has passed. Enter today or a later day, or leave it empty if nobody knows it"
                            .formatted(London.show(endsOn)));
        }
        if (endsOn != null && endsOn.isAfter(London.day(now).plusYears(5))) {
            throw Rejected.invalid(
                    "endsOn", "%s is more than five years away. Check the year".formatted(London.show(endsOn)));
        }
        var who = Words.required("source", source, 500, "Enter who says so and how they know");
        incidents.replaceEnd(id, endsOn, version);
        incidents.keepEnd(id, endsOn, who, now, actor.name());
        log.append(
                id,
                LogKind.EVENT,
                "Closing date %s, before: %s. Source: %s"
                        .formatted(
                                endsOn == null ? "not known" : London.show(endsOn),
                                incident.endsOn() == null ? "not known" : London.show(incident.endsOn()),
                                who),
                now,
                null);
        audit.changed("ChangeClosingDate", "incident:" + id, List.of("endsOn"));
    }
}
