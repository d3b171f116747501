package care.backstop.incident.usecase;

import care.backstop.incident.LogKind;
import care.backstop.incident.ServiceDecided;
import care.backstop.incident.model.Decision;
import care.backstop.incident.model.ServiceTest;
import care.backstop.incident.model.Words;
import care.backstop.incident.rules.ServiceDuty.Result;
import care.backstop.incident.store.DutyStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A named officer decides on a test of a service. The test advises; the officer may see it otherwise and say why. */
@Service
public class DecideServiceDuty {

    private final IncidentStore incidents;
    private final DutyStore duties;
    private final LogBook log;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DecideServiceDuty(
            IncidentStore incidents, DutyStore duties, LogBook log, ApplicationEventPublisher events, Clock clock) {
        this.incidents = incidents;
        this.duties = duties;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public UUID decide(
            UUID incident,
            UUID test,
            @Nullable Result decided,
            @Nullable String reasons,
            @Nullable String differsBecause,
            Actor actor) {
        var now = clock.instant();
        var tested = duties.service(incident, test);
        refuseUnlessLatest(incident, tested);
        if (decided == null || decided == Result.CONTRADICTION) {
            throw Rejected.invalid("decided", "Choose what you decide");
        }
        if (decided == Result.DUTY_S48 && !tested.result().equals(Result.DUTY_S48.name())) {
            throw new Rejected(
                    Problem.Code.CONF,
                    "decided",
                    "The conditions of section 48 are not met on these facts (%s). Correct the facts and test again, or decide otherwise"
                            .formatted(tested.row()));
        }
        var why = Words.required("reasons", reasons, 4000, "Enter the reasons for your decision");
        var otherwise = decided.name().equals(tested.result())
                ? null
                : Words.required(
                        "differsBecause",
                        differsBecause,
                        2000,
                        "Your decision is not what the test advises. Enter why you decide otherwise");
        var decision = new Decision(
                UUID.randomUUID(),
                tested.result(),
                decided.name(),
                null,
                otherwise,
                why,
                now,
                actor.name(),
                actor.postName());
        duties.decide(incident, tested.location(), test, decision, actor);
        log.append(
                incident,
                LogKind.DECISION,
                "Decided for %s: %s. Reasons: %s%s%s"
                        .formatted(
                                tested.locationName(),
                                decided.words(),
                                why,
                                otherwise == null ? "" : " Differs from the test because: " + otherwise,
                                decided == Result.DUTY_S48
                                        ? " The duty runs from " + London.show(dutyFrom(incident, tested)) + "."
                                        : ""),
                now,
                "decision:" + decision.id());
        events.publishEvent(new ServiceDecided(incident, tested.location(), decision.id(), actor, now));
        return decision.id();
    }

    private Instant dutyFrom(UUID incident, ServiceTest tested) {
        var from = tested.dutyFrom();
        return from == null ? incidents.find(incident).awareAt() : from;
    }

    private void refuseUnlessLatest(UUID incident, ServiceTest tested) {
        if (tested.decision() != null) {
            throw new Rejected(
                    Problem.Code.DUP,
                    null,
                    "%s has already decided on this test. Run the test again to decide anew"
                            .formatted(tested.decision().by()));
        }
        var latest = duties.services(incident).stream()
                .filter(t -> t.location().equals(tested.location()))
                .findFirst();
        if (latest.isPresent() && !latest.get().id().equals(tested.id())) {
            throw Rejected.state("This test was run again by %s. Decide on the latest one"
                    .formatted(latest.get().testedBy()));
        }
    }
}
