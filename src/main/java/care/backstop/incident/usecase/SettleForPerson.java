package care.backstop.incident.usecase;

import care.backstop.incident.LogKind;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Action.State;
import care.backstop.incident.model.ProcedureTemplate.Gate;
import care.backstop.incident.model.SettledFor;
import care.backstop.incident.model.Words;
import care.backstop.incident.store.ActionStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.SettledForStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.people.People;
import care.backstop.people.PersonView;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Settles, for one person, a line of the plan that is about each person, so that they need not wait for the others. */
@Service
public class SettleForPerson {

    /** A line, and what became of it for the person; null while nobody has said so. */
    public record Line(Action action, @Nullable SettledFor theirs) {

        /** Whether it no longer keeps them from moving. */
        public boolean settled() {
            return action.settled() || theirs != null && theirs.state() != State.TO_DO;
        }
    }

    /** The person, and every line that is settled for each. */
    public record Seen(PersonView person, List<Line> lines) {}

    private final IncidentStore incidents;
    private final ActionStore actions;
    private final SettledForStore settled;
    private final AgreeTogether agree;
    private final People people;
    private final LogBook log;
    private final AuditTrail audit;
    private final Clock clock;

    SettleForPerson(
            IncidentStore incidents,
            ActionStore actions,
            SettledForStore settled,
            AgreeTogether agree,
            People people,
            LogBook log,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.actions = actions;
        this.settled = settled;
        this.agree = agree;
        this.people = people;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the plan asks for this person before they move; whoever reads it is written down. */
    @Transactional
    public Seen of(UUID incident, UUID person) {
        var view = seen(incident, person);
        audit.read("PlanForPerson", "incident:" + incident, List.of(person));
        var theirs = settled.of(incident, person).stream().collect(Collectors.toMap(SettledFor::action, s -> s));
        return new Seen(
                view,
                actions.of(incident).stream()
                        .filter(SettleForPerson::each)
                        .map(a -> new Line(a, theirs.get(a.id())))
                        .toList());
    }

    /**
     * Settles it, or opens it again.
     *
     * @param words what shows that it is done, why it does not apply to them, or why it is open again
     * @param urgentBecause why it could not wait for the plan; needed only while the plan may not be worked on
     */
    @Transactional
    public void settle(
            UUID incident,
            UUID person,
            UUID action,
            @Nullable State state,
            @Nullable String words,
            @Nullable String urgentBecause,
            Actor actor) {
        var now = clock.instant();
        var open = incidents.find(incident);
        if (open.stage().state().ended()) {
            throw Rejected.state("This incident is " + open.stage().state().spoken());
        }
        seen(incident, person);
        var line = actions.find(incident, action);
        if (!each(line)) {
            throw Rejected.state(
                    "Action %s is settled once, for everybody. Open it in the plan".formatted(line.number()));
        }
        if (line.settled()) {
            throw Rejected.state("Action %s is settled for everybody already".formatted(line.number()));
        }
        if (state == null || state == State.NOT_YET || state == State.REVOKED) {
            throw Rejected.invalid("state", "Choose done, not applicable or to do");
        }
        var before = settled.of(incident, person).stream()
                .filter(s -> s.action().equals(action))
                .findFirst()
                .orElse(null);
        if ((before == null ? State.TO_DO : before.state()) == state) {
            throw new Rejected(
                    Problem.Code.DUP,
                    "state",
                    before == null
                            ? "Action %s is open for this person".formatted(line.number())
                            : "%s has said so of action %s already".formatted(before.by(), line.number()));
        }
        var said = Words.required(
                "words",
                words,
                2000,
                switch (state) {
                    case DONE -> "Enter what shows that it is done for this person";
                    case NOT_APPLICABLE -> "Enter why it does not apply to this person";
                    default -> "Enter why it is open again";
                });
        if (state == State.DONE) {
            agree.begin(open, line, Words.optional("urgentBecause", urgentBecause, 1000), "urgentBecause", now, actor);
        }
        settled.add(incident, new SettledFor(action, person, state, said, now, actor.name(), actor.postName()), actor);
        log.append(
                incident,
                LogKind.ACTION,
                "Action %s for one person: %s".formatted(line.number(), state.words()),
                now,
                "person:" + person);
        audit.changed("SettleForPerson", "person:" + person, List.of("action:" + line.number()));
    }

    private PersonView seen(UUID incident, UUID person) {
        return people.find(incident, person).orElseThrow(() -> new NotThere("person"));
    }

    private static boolean each(Action line) {
        return Gate.of(line.gates()).filter(Gate.EACH_MOVE::equals).isPresent();
    }
}
