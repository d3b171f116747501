package care.backstop.placement.usecase;

import care.backstop.incident.IncidentLog;
import care.backstop.incident.Incidents;
import care.backstop.incident.LogKind;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.market.LocationView;
import care.backstop.market.Market;
import care.backstop.people.People;
import care.backstop.people.PeopleProgress;
import care.backstop.people.PersonFacts;
import care.backstop.people.Rights;
import care.backstop.people.Status;
import care.backstop.people.rules.DecisionMaking;
import care.backstop.placement.model.Decided;
import care.backstop.placement.rules.MayChoose;
import care.backstop.placement.rules.SecondMove;
import care.backstop.placement.store.Offers;
import care.backstop.placement.store.Offers.ChoiceMade;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records where somebody is to go and who decided it. A place that may not be offered to them cannot be chosen. */
@Service
public class ChoosePlace {

    private static final int SHORTEST_REASON = 20;

    private final Incidents incidents;
    private final People people;
    private final Rights rights;
    private final PeopleProgress progress;
    private final Market market;
    private final FitsPerson fits;
    private final Offers offers;
    private final StayTogether together;
    private final PromiseSecondMove promises;
    private final IncidentLog log;
    private final AuditTrail audit;
    private final Clock clock;

    ChoosePlace(
            Incidents incidents,
            People people,
            Rights rights,
            PeopleProgress progress,
            Market market,
            FitsPerson fits,
            Offers offers,
            StayTogether together,
            PromiseSecondMove promises,
            IncidentLog log,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.people = people;
        this.rights = rights;
        this.progress = progress;
        this.market = market;
        this.fits = fits;
        this.offers = offers;
        this.together = together;
        this.promises = promises;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * As typed.
     *
     * @param emergency why an interim move cannot wait, or null
     * @param apartBecause why the person goes elsewhere than their friends, or null
     * @param forNow a place for the time being, looked at again on {@code lookAgain}
     */
    public record Asked(
            @Nullable String location,
            @Nullable Decided decidedBy,
            @Nullable String decisionMaker,
            @Nullable String helpedBy,
            boolean advocateReport,
            @Nullable String emergency,
            @Nullable String note,
            @Nullable String apartBecause,
            boolean forNow,
            @Nullable LocalDate lookAgain) {}

    @Transactional
    public ChoiceMade choose(UUID incident, UUID person, Asked asked, Actor actor) {
        var now = clock.instant();
        incidents.find(incident);
        var facts = people.facts(incident, person);
        var problems = new ArrayList<Problem>();
        boolean again = facts.status() == Status.MOVED && promises.promised(incident, person);
        if (!facts.status().open() && !again) {
            throw Rejected.state(
                    "This person no longer needs a place: " + facts.status().words());
        }
        if (asked.decidedBy() == null) {
            problems.add(Problem.of("decidedBy", Code.VAL, "Say who decided"));
        }
        var emergency = text(asked.emergency());
        if (emergency != null && emergency.length() < SHORTEST_REASON) {
            problems.add(Problem.of("emergency", Code.VAL, "Say in at least 20 characters why this cannot wait"));
        }
        tooLong(asked.decisionMaker(), 200, "decisionMaker", problems);
        tooLong(asked.helpedBy(), 500, "helpedBy", problems);
        tooLong(emergency, 1000, "emergency", problems);
        tooLong(asked.note(), 2000, "note", problems);
        tooLong(text(asked.apartBecause()), 500, "apartBecause", problems);
        problems.addAll(SecondMove.againstPromise(asked.forNow(), asked.lookAgain(), London.day(now)));
        var location = location(asked.location(), problems);
        if (asked.decidedBy() != null) {
            problems.addAll(MayChoose.againstChoice(
                    decisionFacts(facts),
                    new MayChoose.Choice(
                            asked.decidedBy(), text(asked.decisionMaker()), asked.advocateReport(), emergency)));
        }
        if (problems.isEmpty()) {
            problems.addAll(rights.againstDeciding(incident, person, emergency != null));
        }
        if (location != null) {
            problems.addAll(fits.against(incident, facts, location.id()));
            problems.addAll(together.against(incident, facts, location.id(), asked.apartBecause()));
        }
        if (!problems.isEmpty() || location == null || asked.decidedBy() == null) {
            throw new Rejected(problems);
        }
        var choice = new ChoiceMade(
                UUID.randomUUID(),
                incident,
                person,
                location.id(),
                location.name(),
                asked.decidedBy(),
                text(asked.decisionMaker()),
                text(asked.helpedBy()),
                asked.advocateReport(),
                emergency,
                text(asked.note()),
                text(asked.apartBecause()),
                asked.forNow(),
                asked.lookAgain(),
                DecisionMaking.determine(decisionFacts(facts)).row(),
                now,
                actor.post(),
                actor.name());
        offers.add(choice);
        if (choice.forNow()) {
            promises.open(choice, actor);
        }
        if (facts.status() == Status.WAITING || again) {
            progress.reached(incident, person, Status.CHOSEN, actor);
        }
        log.append(incident, LogKind.PLACE, "A place was chosen: " + location.name(), now, "person:" + person);
        audit.changed("PlaceChosen", "person:" + person, List.of("location", "decidedBy"));
        return choice;
    }

    private @Nullable LocationView location(@Nullable String id, List<Problem> problems) {
        if (text(id) == null || id == null) {
            problems.add(Problem.of("location", Code.VAL, "Say which place"));
            return null;
        }
        var found = market.find(id.strip());
        if (found.isEmpty()) {
            problems.add(Problem.of("location", Code.VAL, "No location has this id. Choose one from the options"));
        }
        return found.orElse(null);
    }

    static DecisionMaking.Facts decisionFacts(PersonFacts facts) {
        return new DecisionMaking.Facts(
                facts.capacity(),
                facts.welfareAuthority(),
                facts.propertyAuthorityOnly(),
                facts.befriended(),
                facts.timeToInstruct(),
                facts.refuses());
    }

    static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    static void tooLong(@Nullable String text, int most, String field, List<Problem> problems) {
        if (text != null && text.length() > most) {
            problems.add(Problem.of(field, Code.VAL, "Use at most %,d characters".formatted(most)));
        }
    }
}
