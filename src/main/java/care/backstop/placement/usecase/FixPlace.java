package care.backstop.placement.usecase;

import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.people.People;
import care.backstop.placement.store.Plans;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Fixes a person's place by hand, so that later plans are made around it, or lets it go again. */
@Service
public class FixPlace {

    private final People people;
    private final FitsPerson fits;
    private final StayTogether together;
    private final Plans plans;
    private final AuditTrail audit;
    private final Clock clock;

    FixPlace(People people, FitsPerson fits, StayTogether together, Plans plans, AuditTrail audit, Clock clock) {
        this.people = people;
        this.fits = fits;
        this.together = together;
        this.plans = plans;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public void fix(
            UUID incident,
            UUID person,
            @Nullable String location,
            @Nullable String reason,
            @Nullable String apartBecause,
            Actor actor) {
        var facts = people.facts(incident, person);
        var problems = new ArrayList<Problem>();
        var where = ChoosePlace.text(location);
        var why = ChoosePlace.text(reason);
        if (where == null) {
            problems.add(Problem.of("location", Code.VAL, "Say which place"));
        } else {
            problems.addAll(fits.against(incident, facts, where));
            problems.addAll(together.against(incident, facts, where, apartBecause));
        }
        if (why == null) {
            problems.add(Problem.of("reason", Code.VAL, "Say why this place is fixed"));
        }
        ChoosePlace.tooLong(why, 500, "reason", problems);
        var apart = ChoosePlace.text(apartBecause);
        ChoosePlace.tooLong(apart, 500, "apartBecause", problems);
        if (!problems.isEmpty() || where == null || why == null) {
            throw new Rejected(problems);
        }
        plans.unpin(incident, person, clock.instant(), actor.post());
        plans.pin(incident, person, where, why, apart, clock.instant(), actor.post(), actor.name());
        audit.changed("PlaceFixed", "person:" + person, List.of("location"));
    }

    @Transactional
    public void release(UUID incident, UUID person, Actor actor) {
        people.facts(incident, person);
        plans.unpin(incident, person, clock.instant(), actor.post());
        audit.changed("PlaceNoLongerFixed", "person:" + person, List.of("location"));
    }
}
