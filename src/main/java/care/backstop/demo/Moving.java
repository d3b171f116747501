package care.backstop.demo;

import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.people.Capacity;
import care.backstop.people.People;
import care.backstop.people.PersonFacts;
import care.backstop.people.PersonView;
import care.backstop.placement.model.CheckItem;
import care.backstop.placement.model.Decided;
import care.backstop.placement.model.Explained;
import care.backstop.placement.model.Identifier;
import care.backstop.placement.model.OfferAnswer;
import care.backstop.placement.model.RefusedBecause;
import care.backstop.placement.model.ReviewKind;
import care.backstop.placement.model.ReviewOutcome;
import care.backstop.placement.model.Transport;
import care.backstop.placement.store.Moves;
import care.backstop.placement.store.Offers;
import care.backstop.placement.store.Plans;
import care.backstop.placement.usecase.AskForPlan;
import care.backstop.placement.usecase.CarryOutMove;
import care.backstop.placement.usecase.ChoosePlace;
import care.backstop.placement.usecase.ComparePlans;
import care.backstop.placement.usecase.FindOptions;
import care.backstop.placement.usecase.OfferPlace;
import care.backstop.placement.usecase.PlanMove;
import care.backstop.placement.usecase.ReadPlacement;
import care.backstop.placement.usecase.ReviewMove;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finding places for people and moving them, each as whoever is acting, through the use cases. */
@Component
class Moving {

    private static final int LOOKED_AT = 60;

    private final FindOptions options;
    private final ChoosePlace choosing;
    private final OfferPlace offering;
    private final PlanMove planning;
    private final CarryOutMove carrying;
    private final ReviewMove reviewing;
    private final People people;
    private final AskForPlan plans;
    private final Offers offers;
    private final Moves moves;
    private final ReadPlacement reading;
    private final ComparePlans compare;
    private final Clock clock;

    Moving(
            FindOptions options,
            ChoosePlace choosing,
            OfferPlace offering,
            PlanMove planning,
            CarryOutMove carrying,
            ReviewMove reviewing,
            People people,
            AskForPlan plans,
            Offers offers,
            Moves moves,
            ReadPlacement reading,
            ComparePlans compare,
            Clock clock) {
        this.options = options;
        this.choosing = choosing;
        this.offering = offering;
        this.planning = planning;
        this.carrying = carrying;
        this.reviewing = reviewing;
        this.people = people;
        this.plans = plans;
        this.offers = offers;
        this.moves = moves;
        this.reading = reading;
        this.compare = compare;
        this.clock = clock;
    }

    private static Actor me() {
        return Acting.current();
    }

    /** Whether nothing has to be found out before this person's place is chosen. */
    static boolean decides(PersonFacts person) {
        return person.capacity() == Capacity.HAS || person.capacity() == Capacity.NOT_RECORDED;
    }

    /**
     * Records one place for friends: the best of the first one's options that suits every one of them.
     *
     * @param gone places that others have chosen today; the one chosen here joins them
     */
    void choose(UUID incident, List<PersonFacts> friends, String helpedBy, Set<String> gone) {
        Set<String> suits = null;
        for (var friend : friends) {
            var suit = options.find(incident, friend.id(), LOOKED_AT).options().stream()
                    .filter(o -> o.toAsk().isEmpty() && o.free() != null && o.free() >= friends.size())
                    .map(FindOptions.Option::location)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (suits == null) {
                suits = suit;
            } else {
                suits.retainAll(suit);
            }
        }
        if (suits != null) {
            suits.removeAll(gone);
        }
        if (suits == null || suits.isEmpty()) {
            throw new IllegalStateException(
                    "the county has no place for " + friends.getFirst().reference());
        }
        var location = suits.iterator().next();
        gone.add(location);
        for (var friend : friends) {
            choosing.choose(
                    incident,
                    friend.id(),
                    new ChoosePlace.Asked(
                            location, Decided.PERSON, null, helpedBy, false, null, null, null, false, null),
                    me());
        }
    }

    void hold(UUID incident, PersonFacts person, int hours) {
        offering.hold(incident, person.id(), hours, Explained.NOTHING, me());
    }

    void accept(UUID incident, PersonFacts person) {
        offering.accept(incident, held(incident, person).id(), "The home's manager, and the person", me());
    }

    void refuse(UUID incident, PersonFacts person, RefusedBecause because, String reason) {
        offering.refuse(
                incident,
                held(incident, person).id(),
                OfferAnswer.REFUSED,
                because,
                reason,
                "The person's family",
                me());
    }

    private Offers.Offer held(UUID incident, PersonFacts person) {
        return offers.of(incident, person.id()).stream()
                .filter(o -> o.answer() == null)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing is held for " + person.reference()));
    }

    Moves.Move plan(UUID incident, PersonFacts person, Instant at) {
        return planning.plan(
                incident,
                person.id(),
                new PlanMove.Asked(
                        at,
                        "The day and time that the person and the new home agreed",
                        Transport.MINIBUS,
                        County.COUNCIL + " County Council",
                        4_500,
                        "A care worker who knows the person",
                        County.COUNCIL + " County Council",
                        "NHS Wealdmoor Integrated Care Board",
                        null,
                        null),
                me());
    }

    /** The whole move day, from the checks in the morning to the arrival. */
    void carryOut(UUID incident, PersonFacts person, Instant day, Consumer<Instant> turnTo) {
        var move = plan(incident, person, day);
        turnTo.accept(day.plus(Duration.ofMinutes(5)));
        tick(incident, move.id(), CheckItem.When.BEFORE);
        carrying.leave(incident, move.id(), CarryOutMove.Emergency.NONE, move.version(), me());
        turnTo.accept(day.plus(Duration.ofMinutes(80)));
        tick(incident, move.id(), CheckItem.When.AFTER);
        carrying.arrive(incident, move.id(), move.version() + 1, me());
    }

    private void tick(UUID incident, UUID move, CheckItem.When when) {
        for (var item : CheckItem.values()) {
            if (item.when() == when) {
                boolean needless = item == CheckItem.EQUIPMENT;
                carrying.tick(
                        incident,
                        move,
                        new CarryOutMove.Ticked(
                                item,
                                needless,
                                false,
                                needless ? "The new home has its own" : null,
                                item.identity() ? Set.of(Identifier.NAME, Identifier.BIRTH_DATE) : Set.of(),
                                false,
                                new CarryOutMove.Companion("A care worker of Harebell Court", "key worker")),
                        me());
            }
        }
    }

    /** Everyone whose review has come due is found settled, but for every ninth, whose care was changed. */
    void review(UUID incident) {
        int n = 0;
        for (var review : moves.reviews(incident)) {
            if (review.doneAt() == null && review.dueAt().isBefore(clock.instant())) {
                var workers = people.find(incident, review.person())
                        .map(PersonView::workers)
                        .orElse(List.of());
                if (!workers.isEmpty()) {
                    reviewing.allocate(incident, review.id(), workers.getFirst().post());
                } else if (review.kind() == ReviewKind.OWN_DAY) {
                    continue;
                }
                boolean changed = ++n % 9 == 0;
                reviewing.finish(
                        incident,
                        review.id(),
                        changed ? ReviewOutcome.SETTLED_WITH_CHANGES : ReviewOutcome.SETTLED,
                        changed ? "Moved to a room nearer the lounge" : null,
                        me());
            }
        }
    }

    /** Has a plan for everyone worked out and works to it, unless there is one, and waits for it. */
    void planForEveryone(UUID incident) {
        if (latestPlan(incident).isEmpty()) {
            plans.start(incident, me());
        }
        Waiting.until(
                "the plan for everyone",
                () -> latestPlan(incident).map(p -> p.state().over()).orElse(false));
        if (compare.adopted(incident) == null) {
            latestPlan(incident).filter(p -> p.cost() != null).ifPresent(p -> workTo(incident, p));
        }
    }

    private void workTo(UUID incident, Plans.Made plan) {
        compare.adopt(
                incident,
                plan.id(),
                "Agreed at the daily call; people still choose for themselves",
                compare.partedBy(incident, plan.id()).stream()
                        .collect(Collectors.toMap(
                                group -> group,
                                _ -> "No home near by has room for all of them; they are asked how they want to meet")),
                me());
    }

    private Optional<Plans.Made> latestPlan(UUID incident) {
        return reading.plans(incident).stream().findFirst();
    }
}
