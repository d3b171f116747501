package care.backstop.placement.usecase;

import care.backstop.incident.IncidentLog;
import care.backstop.incident.LogKind;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.market.Market;
import care.backstop.people.Colour;
import care.backstop.people.People;
import care.backstop.people.PeopleProgress;
import care.backstop.people.PersonFacts;
import care.backstop.people.Status;
import care.backstop.placement.model.EnquiryAnswer;
import care.backstop.placement.model.Explained;
import care.backstop.placement.model.OfferAnswer;
import care.backstop.placement.model.PlacementProblem.Kind;
import care.backstop.placement.model.PlacementProblem.Minutes;
import care.backstop.placement.model.PlacementProblem.Need;
import care.backstop.placement.model.PlacementProblem.Places;
import care.backstop.placement.model.RefusedBecause;
import care.backstop.placement.rules.Fit;
import care.backstop.placement.rules.Receiving;
import care.backstop.placement.rules.RedFirst;
import care.backstop.placement.store.Enquiries;
import care.backstop.placement.store.HeldPlaces;
import care.backstop.placement.store.HeldPlaces.Taken;
import care.backstop.placement.store.Moves;
import care.backstop.placement.store.Offers;
import care.backstop.placement.store.Offers.Offer;
import care.backstop.placement.usecase.Supply.Offered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds a place for one person, and takes the answer. What is held counts against the room of the service at once, for
 * every incident and council; two people can never hold the same place.
 */
@Service
public class OfferPlace {

    public static final int HOURS = 24;
    private static final int MOST_HOURS = 168;

    private final Market market;
    private final People people;
    private final PeopleProgress progress;
    private final FitsPerson fits;
    private final Offers offers;
    private final Moves moves;
    private final HeldPlaces held;
    private final Enquiries enquiries;
    private final IncidentLog log;
    private final AuditTrail audit;
    private final Clock clock;

    OfferPlace(
            Market market,
            People people,
            PeopleProgress progress,
            FitsPerson fits,
            Offers offers,
            Moves moves,
            HeldPlaces held,
            Enquiries enquiries,
            IncidentLog log,
            AuditTrail audit,
            Clock clock) {
        this.market = market;
        this.people = people;
        this.progress = progress;
        this.fits = fits;
        this.offers = offers;
        this.moves = moves;
        this.held = held;
        this.enquiries = enquiries;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Holds a place at the location the person chose, for so many hours.
     *
     * @param explained what had to be explained for this one
     */
    @Transactional
    public Offer hold(UUID incident, UUID person, @Nullable Integer hours, Explained explained, Actor actor) {
        var now = clock.instant();
        if (hours != null && (hours < 1 || hours > MOST_HOURS)) {
            throw Rejected.invalid("hours", "Hold a place for 1 to 168 hours");
        }
        var facts = people.facts(incident, person);
        var choice = offers.choice(incident, person)
                .orElseThrow(() -> Rejected.state("Record what was chosen, and by whom, before a place is held"));
        if (!facts.status().open()) {
            throw Rejected.state(
                    "This person no longer needs a place: " + facts.status().words());
        }
        if (offers.of(incident, person).stream().anyMatch(o -> o.live(now) && !arrived(incident, o))) {
            throw new Rejected(
                    Code.CONF,
                    null,
                    "A place is already held or accepted for this person. Answer or withdraw that one first");
        }
        var reason = explained.outOfTurn();
        var problems = new ArrayList<>(RedFirst.against(facts.colour(), redWaiting(incident, facts), reason));
        ChoosePlace.tooLong(reason, 500, "outOfTurn", problems);
        ChoosePlace.tooLong(explained.confirmed(), 500, "confirmed", problems);
        ChoosePlace.tooLong(explained.offFramework(), 500, "offFramework", problems);
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        held.releaseAllByLink(incident, person, now);
        var first = fits.ask(incident, facts, choice.location());
        boolean saidYes = enquiries.of(incident).stream()
                .anyMatch(e -> e.person().equals(person)
                        && e.location().equals(choice.location())
                        && e.answer() == EnquiryAnswer.WILLING);
        refuse(first, explained, saidYes);
        var service = service(first, facts);
        held.lock(choice.location(), service);
        // Asked again behind the lock: what somebody else held a moment ago now counts.
        var asked = fits.ask(incident, facts, choice.location());
        refuse(asked, explained, saidYes);
        var offered = asked.offered();
        if (offered == null) {
            throw new Rejected(Code.CONF, "location", "This place can receive nobody");
        }
        var offer = new Offer(
                UUID.randomUUID(),
                incident,
                person,
                choice.location(),
                choice.locationName(),
                service,
                freeSlot(offered.taken(), service),
                now,
                now.plus(Duration.ofHours(hours == null ? HOURS : hours)),
                actor.post(),
                actor.name(),
                null,
                null,
                null,
                null,
                null,
                0);
        offers.add(offer, explained);
        held.releaseEarlier(incident, person, now);
        take(offer, asked.kind() == Kind.HOME_CARE ? Demand.weeklyMinutes(facts) : null);
        progress.reached(incident, person, Status.OFFERED, actor);
        log.append(incident, LogKind.PLACE, "A place is held at " + choice.locationName(), now, "person:" + person);
        audit.changed("PlaceHeld", "person:" + person, List.of("location", "expiresAt"));
        return offer;
    }

    /** Others with home care who are most at risk and for whom nothing is held yet. */
    private int redWaiting(UUID incident, PersonFacts facts) {
        if (facts.need() != care.backstop.people.Need.HOME_CARE) {
            return 0;
        }
        return (int) people.facts(incident).stream()
                .filter(f -> !f.id().equals(facts.id()))
                .filter(f -> f.need() == care.backstop.people.Need.HOME_CARE && f.colour() == Colour.RED)
                .filter(f -> f.status() == Status.WAITING || f.status() == Status.CHOSEN)
                .count();
    }

    private boolean arrived(UUID incident, Offer offer) {
        return moves.ofOffer(incident, offer.id())
                .map(m -> m.arrivedAt() != null)
                .orElse(false);
    }

    /** What must be asked first need not be once the provider has seen what is needed and said that it has a place. */
    private void refuse(FitsPerson.Asked asked, Explained explained, boolean saidYes) {
        var problems = new ArrayList<>(asked.problems());
        if (asked.determination() instanceof Fit.AskFirst ask && !saidYes) {
            problems.addAll(Receiving.againstUnverified(ask.toAsk(), ask.aboutThePersonOnly(), explained.confirmed()));
        }
        if (asked.kind() == Kind.HOME_CARE && asked.offered() != null) {
            problems.addAll(Receiving.againstOutside(
                    market.keepsFramework(), asked.offered().standing(), explained.offFramework()));
        }
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
    }

    private static String service(FitsPerson.Asked asked, PersonFacts facts) {
        var offered = asked.offered();
        var service = offered == null ? null : offered.serviceFor(asked.kind(), need(facts));
        if (service == null) {
            throw new Rejected(Code.CONF, "location", "No service there is registered for what this person needs");
        }
        return service.service().name();
    }

    private void take(Offer offer, @Nullable Integer minutes) {
        try {
            held.take(
                    offer.id(),
                    offer.incident(),
                    offer.person(),
                    offer.location(),
                    offer.service(),
                    offer.slot(),
                    minutes,
                    offer.heldAt(),
                    offer.expiresAt());
        } catch (DataIntegrityViolationException e) {
            throw new Rejected(
                    Code.CONF, "location", "Somebody else has just taken this place. Look at the options again");
        }
    }

    /** The lowest number nobody has: two who ask at the same moment ask for the same one, and one of them gets it. */
    static int freeSlot(List<Taken> taken, String service) {
        var gone = taken.stream()
                .filter(t -> t.service().equals(service))
                .map(Taken::slot)
                .collect(Collectors.toSet());
        return IntStream.iterate(1, i -> i + 1)
                .filter(i -> !gone.contains(i))
                .findFirst()
                .orElseThrow();
    }

    /** The place is this person's. */
    @Transactional
    public void accept(UUID incident, UUID offer, @Nullable String by, Actor actor) {
        var now = clock.instant();
        var found = open(incident, offer, now);
        var who = ChoosePlace.text(by);
        if (who == null) {
            throw Rejected.invalid("by", "Say who accepted the place for the service and for the person");
        }
        offers.answer(found, OfferAnswer.ACCEPTED, now, who, null, null);
        held.keep(offer);
        progress.reached(incident, found.person(), Status.ACCEPTED, actor);
        log.append(incident, LogKind.PLACE, "Accepted: " + found.locationName(), now, "person:" + found.person());
        audit.changed("OfferAccepted", "person:" + found.person(), List.of("answer"));
    }

    /** The place is free again, and the reason can be counted. */
    @Transactional
    public void refuse(
            UUID incident,
            UUID offer,
            OfferAnswer answer,
            @Nullable RefusedBecause code,
            @Nullable String reason,
            @Nullable String by,
            Actor actor) {
        var now = clock.instant();
        var found = find(incident, offer);
        if (code == null) {
            throw Rejected.invalid("code", "Say why");
        }
        if (code == RefusedBecause.OTHER && ChoosePlace.text(reason) == null) {
            throw Rejected.invalid("reason", "Say which other reason");
        }
        if (answer == OfferAnswer.ACCEPTED) {
            throw new IllegalArgumentException("an acceptance is no refusal");
        }
        if (found.answer() == OfferAnswer.ACCEPTED
                && moves.ofOffer(incident, offer).isPresent()) {
            throw Rejected.state("A move is planned to this place. Cancel the move first");
        }
        if (found.answer() != null && found.answer() != OfferAnswer.ACCEPTED) {
            throw Rejected.state("This offer was answered before: " + found.state(now));
        }
        offers.answer(
                found,
                answer,
                now,
                ChoosePlace.text(by) == null ? actor.name() : String.valueOf(by).strip(),
                code,
                ChoosePlace.text(reason));
        held.release(offer, now);
        progress.reached(incident, found.person(), Status.WAITING, actor);
        log.append(
                incident,
                LogKind.PLACE,
                answer.words() + ": " + found.locationName() + ". " + code.words(),
                now,
                "person:" + found.person());
        audit.changed("OfferEnded", "person:" + found.person(), List.of("answer", "reason_code"));
    }

    private Offer find(UUID incident, UUID offer) {
        return offers.find(incident, offer).orElseThrow(() -> new NotThere("offer"));
    }

    private Offer open(UUID incident, UUID offer, Instant now) {
        var found = find(incident, offer);
        if (found.expired(now)) {
            throw Rejected.state("This hold ran out. Hold the place again, if it is still free");
        }
        if (found.answer() != null) {
            throw Rejected.state("This offer was answered before: " + found.state(now));
        }
        return found;
    }

    /** Room left for this need: places, or weekly minutes of home care; null when not known. */
    static @Nullable Integer room(Offered offered, Kind kind, @Nullable Need need) {
        Integer sum = null;
        for (var pool : offered.home().pools()) {
            var free = switch (pool) {
                case Places places -> places.suits(need) ? places.free() : null;
                case Minutes minutes -> minutes.free();
            };
            if (free != null) {
                sum = (sum == null ? 0 : sum) + free;
            }
        }
        return sum;
    }

    static @Nullable Need need(PersonFacts facts) {
        return facts.need() == null || facts.need() == care.backstop.people.Need.HOME_CARE
                ? null
                : Need.valueOf(facts.need().name());
    }
}
