package care.backstop.placement.usecase;

import care.backstop.incident.Incidents;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.jobs.Jobs;
import care.backstop.placement.model.Emphasis;
import care.backstop.placement.store.Plans;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
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
        return start(incident, "", Emphasis.PUBLISHED, actor);
    }

    /**
     * The same under a name, with what matters more or less in it than the council publishes.
     *
     * @param name null or blank for none
     */
    @Transactional
    public UUID start(UUID incident, @Nullable String name, Emphasis emphasis, Actor actor) {
        var called = ChoosePlace.text(name);
        if (called != null && called.length() > 100) {
            throw Rejected.invalid("name", "Use at most 100 characters");
        }
        incidents.find(incident);
        if (plans.of(incident).stream().anyMatch(p -> !p.state().over())) {
            throw already();
        }
        var id = UUID.randomUUID();
        try {
            plans.add(
                    id, incident, clock.instant(), actor.post(), actor.name(), called == null ? "" : called, emphasis);
        } catch (DuplicateKeyException _) {
            throw already();
        }
        audit.changed("PlanAsked", "incident:" + incident, List.of("plan"));
        jobs.start(makePlan, id, actor);
        return id;
    }

    private static Rejected already() {
        return Rejected.state("A plan is being worked out already. Wait for it, or stop it");
    }

    @Transactional
    public void stop(UUID incident, UUID plan) {
        plans.askToStop(incident, plan);
        audit.changed("PlanStopped", "incident:" + incident, List.of("stopAsked"));
    }
}
