package care.backstop.incident.usecase;

import care.backstop.incident.Cause;
import care.backstop.incident.LogKind;
import care.backstop.incident.PersonDecided;
import care.backstop.incident.model.Decision;
import care.backstop.incident.model.Words;
import care.backstop.incident.rules.PersonDuty.Result;
import care.backstop.incident.rules.Urgency;
import care.backstop.incident.store.DutyStore;
import care.backstop.incident.store.IncidentStore;
import care.backstop.incident.store.LogStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A named officer decides what is done for one person. */
@Service
public class DecidePersonDuty {

    /** What tells of a failing of quality in the log. */
    private static final Set<LogKind> CONCERNS =
            Set.of(LogKind.ISSUE, LogKind.COMPLAINT, LogKind.RISK, LogKind.ASSESSMENT);

    private final IncidentStore incidents;
    private final LogStore entries;
    private final DutyStore duties;
    private final LogBook log;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DecidePersonDuty(
            IncidentStore incidents,
            LogStore entries,
            DutyStore duties,
            LogBook log,
            ApplicationEventPublisher events,
            Clock clock) {
        this.incidents = incidents;
        this.entries = entries;
        this.duties = duties;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Decides on the person's latest test.
     *
     * @param exercised for a power: whether it is used; a choice somebody has to make
     */
    @Transactional
    public UUID decide(
            UUID incident,
            UUID person,
            UUID test,
            @Nullable Result decided,
            @Nullable Boolean exercised,
            @Nullable String reasons,
            @Nullable String differsBecause,
            Actor actor) {
        var tests = duties.person(incident, person);
        var tested = tests.stream()
                .filter(t -> t.id().equals(test))
                .findFirst()
                .orElseThrow(() -> new NotThere("duty test"));
        if (!tests.getFirst().id().equals(test)) {
            throw Rejected.state("The test was run again since. Decide on the latest one");
        }
        if (tested.decision() != null) {
            throw new Rejected(
                    Problem.Code.DUP,
                    null,
                    "%s has already decided on this test. Run it again to decide anew"
                            .formatted(tested.decision().by()));
        }
        if (decided == null) {
            throw Rejected.invalid("decided", "Choose what you decide");
        }
        var urgency = Urgency.valueOf(tested.facts().getOrDefault("urgency", Urgency.NOT_MADE.name()));
        if (decided == Result.PENDING) {
            throw Rejected.state("Pending is not a decision. Make an urgency judgement first, then test again");
        }
        if (decided == Result.POWER_S19 && urgency == Urgency.NOT_MADE) {
            throw new Rejected(
                    Problem.Code.STATE,
                    "decided",
                    "The power is for urgent needs, and nobody has judged how urgent these are. Make the judgement first");
        }
        if (decided == Result.DUTY_S48 && !tested.result().equals(Result.DUTY_S48.name())) {
            throw new Rejected(
                    Problem.Code.CONF,
                    "decided",
                    "The conditions of section 48 are not met for this person (%s)".formatted(tested.row()));
        }
        if (decided == Result.DUTY_S48 && Boolean.TRUE.equals(exercised)) {
            throw new Rejected(
                    Problem.Code.CONF,
                    "exercised",
                    "The temporary duty and the power cannot both be set. Decide on the duty and leave the power empty, or decide on the power");
        }
        if (decided == Result.POWER_S19
                && incidents.find(incident).causes().contains(Cause.QUALITY)
                && !entries.holds(incident, CONCERNS)) {
            throw new Rejected(
                    Problem.Code.STATE,
                    "decided",
                    "The cause is poor quality or safety, and no concern is in the log. Write it down first, as an issue, a complaint, a risk or a risk assessment");
        }
        if (decided == Result.POWER_S19 && exercised == null) {
            throw Rejected.invalid("exercised", "Choose whether the council uses its power");
        }
        var why = Words.required("reasons", reasons, 4000, "Enter the reasons for your decision");
        var otherwise = decided.name().equals(tested.result())
                ? null
                : Words.required(
                        "differsBecause",
                        differsBecause,
                        2000,
                        "Your decision is not what the test advises. Enter why you decide otherwise");
        var now = clock.instant();
        var decision = new Decision(
                UUID.randomUUID(),
                tested.result(),
                decided.name(),
                decided == Result.POWER_S19 ? exercised : null,
                otherwise,
                why,
                now,
                actor.name(),
                actor.postName());
        duties.decide(incident, person, test, decision, actor);
        log.append(
                incident, LogKind.DECISION, "Decided for one person (" + tested.row() + ")", now, "person:" + person);
        events.publishEvent(new PersonDecided(incident, person, decision.id(), actor, now));
        return decision.id();
    }
}
