package care.backstop.incident.usecase;

import care.backstop.incident.model.Action;
import care.backstop.incident.model.Words;
import care.backstop.incident.store.ActionStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An action touches the commercial side of an insolvency, so Legal is asked before it is done. */
@Service
public class AskLegal {

    private final ActionStore actions;
    private final WorkThePlan plan;
    private final AuditTrail audit;
    private final Clock clock;

    AskLegal(ActionStore actions, WorkThePlan plan, AuditTrail audit, Clock clock) {
        this.actions = actions;
        this.plan = plan;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Adds the action by which Legal is asked.
     *
     * @return its number
     */
    @Transactional
    public String ask(UUID incident, UUID action, @Nullable String because, Actor actor) {
        var about = actions.find(incident, action);
        var why = Words.required("because", because, 500, "Enter what it touches, such as a sale price or creditors");
        if (about.settled()) {
            throw Rejected.state("Action %s is settled. Open it again first".formatted(about.number()));
        }
        var already = actions.legal(incident, action);
        if (already.isPresent()) {
            throw new Rejected(
                    Problem.Code.DUP,
                    "because",
                    "Legal is asked about this by action %s"
                            .formatted(already.get().number()));
        }
        var now = clock.instant();
        var legal = plan.add(
                incident,
                null,
                "Legal: advise on action %s, which touches the commercial side of an insolvency: %s"
                        .formatted(about.number(), why),
                London.day(now),
                actor);
        actions.askLegal(incident, action, legal.id(), why, now, actor.name());
        audit.changed("AskLegal", "incident:" + incident, List.of("action:" + about.number()));
        return legal.number();
    }

    /** The action by which Legal is asked about this one. */
    @Transactional(readOnly = true)
    public Optional<Action> about(UUID incident, UUID action) {
        return actions.legal(incident, action);
    }
}
