package care.backstop.placement.usecase;

import care.backstop.incident.Incidents;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.jobs.Jobs;
import care.backstop.placement.store.Plans;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins a plan for everyone, or asks one to end with the best it has. */
@Service
public class AskForPlan {

    private final Incidents incidents;
    private final Plans plans;
    private final MakePlan makePlan;
    private final Jobs jobs;
    private final AuditTrail audit;
    private final Clock clock;

    AskForPlan(Incidents incidents, Plans plans, MakePlan makePlan, Jobs jobs, AuditTrail audit, Clock clock) {
        this.incidents = incidents;
        this.plans = plans;
        this.makePlan = makePlan;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /** Begins a plan; it keeps what is held, accepted or fixed by hand. */
    @Transactional
    public UUID start(UUID incident, Actor actor) {
        incidents.find(incident);
        if (plans.of(incident).stream().anyMatch(p -> !p.state().over())) {
            throw Rejected.state("A plan is being worked out already. Wait for it, or stop it");
        }
        var id = UUID.randomUUID();
        plans.add(id, incident, clock.instant(), actor.post(), actor.name());
        audit.changed("PlanAsked", "incident:" + incident, List.of("plan"));
        jobs.start(makePlan, id, actor);
        return id;
    }

    @Transactional
    public void stop(UUID incident, UUID plan) {
        plans.askToStop(incident, plan);
        audit.changed("PlanStopped", "incident:" + incident, List.of("stopAsked"));
    }
}
