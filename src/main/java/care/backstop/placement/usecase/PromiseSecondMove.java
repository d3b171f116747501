package care.backstop.placement.usecase;

import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Stale;
import care.backstop.people.People;
import care.backstop.people.PersonView;
import care.backstop.people.SecondMoves;
import care.backstop.placement.rules.SecondMove;
import care.backstop.placement.rules.SecondMove.Outcome;
import care.backstop.placement.store.Friends;
import care.backstop.placement.store.Friends.Promise;
import care.backstop.placement.store.Offers;
import care.backstop.placement.store.Offers.ChoiceMade;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the choice of somebody in a place for the time being open, until it is made or given up. */
@Service
public class PromiseSecondMove implements SecondMoves {

    private final People people;
    private final Friends friends;
    private final Offers offers;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    PromiseSecondMove(
            People people, Friends friends, Offers offers, Permissions permissions, AuditTrail audit, Clock clock) {
        this.people = people;
        this.friends = friends;
        this.offers = offers;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An open promise.
     *
     * @param then where they go afterwards, once the lasting choice is made
     * @param next what is to be done about it
     */
    public record Promised(
            UUID person,
            String reference,
            String forNow,
            @Nullable LocalDate lookAgain,
            @Nullable String then,
            String next,
            int version) {}

    /** Whether somebody who has moved is to move again. */
    boolean promised(UUID incident, UUID person) {
        return friends.promise(incident, person).filter(Promise::open).isPresent();
    }

    void open(ChoiceMade choice, Actor actor) {
        friends.promise(
                new Promise(
                        UUID.randomUUID(),
                        choice.incident(),
                        choice.person(),
                        choice.locationName(),
                        choice.lookAgain(),
                        choice.at(),
                        actor.name(),
                        null,
                        null,
                        0),
                actor.post());
    }

    /** {@code version} is the one that was shown. */
    @Transactional
    public void settle(
            UUID incident,
            UUID person,
            @Nullable Outcome outcome,
            @Nullable String reason,
            @Nullable Integer version,
            Actor actor) {
        people.facts(incident, person);
        var promise = friends.promise(incident, person)
                .filter(Promise::open)
                .orElseThrow(() -> Rejected.state("No second move is promised to this person"));
        var why = ChoosePlace.text(reason);
        var lasting = offers.choice(incident, person).filter(c -> !c.forNow()).isPresent();
        var problems = new ArrayList<Problem>(SecondMove.againstEnding(outcome, lasting, why));
        ChoosePlace.tooLong(why, 500, "reason", problems);
        if (!problems.isEmpty() || outcome == null) {
            throw new Rejected(problems);
        }
        if ((version != null && version != promise.version())
                || !friends.settle(promise, outcome, why, clock.instant(), actor.name())) {
            throw new Stale("second move", promise.id());
        }
        audit.changed("SecondMoveSettled", "person:" + person, List.of("outcome"));
    }

    @Override
    @Transactional(readOnly = true)
    public @Nullable String standing(UUID incident, UUID person) {
        return permissions.may(Acting.current(), Area.PLC, Act.READ)
                ? friends.promise(incident, person).map(this::standing).orElse(null)
                : null;
    }

    private String standing(Promise p) {
        var lasting = offers.choice(p.incident(), p.person())
                .filter(c -> !c.forNow())
                .map(ChoiceMade::locationName)
                .orElse(null);
        return SecondMove.standing(
                p.place(), London.day(p.at()), p.lookAgain(), lasting, p.outcome(), London.day(clock.instant()));
    }

    /** Those of everybody whom the reader may see. */
    @Transactional
    public List<Promised> open(UUID incident) {
        var promises = friends.promises(incident);
        if (promises.isEmpty()) {
            return List.of();
        }
        var people = this.people.of(incident).stream().collect(Collectors.toMap(PersonView::id, p -> p));
        audit.read(
                "SecondMoves",
                "incident:" + incident,
                promises.stream().map(Promise::person).toList());
        return promises.stream()
                .filter(p -> people.containsKey(p.person()))
                .map(p -> promised(p, people.get(p.person())))
                .toList();
    }

    private Promised promised(Promise p, @Nullable PersonView person) {
        var then = offers.choice(p.incident(), p.person())
                .filter(c -> !c.forNow())
                .map(ChoiceMade::locationName)
                .orElse(null);
        return new Promised(
                p.person(),
                person == null ? "" : person.reference(),
                p.place(),
                p.lookAgain(),
                then,
                then == null
                        ? SecondMove.next(p.lookAgain(), London.day(clock.instant()))
                        : "Plan the second move, to " + then,
                p.version());
    }
}
