package care.backstop.placement.usecase;

import care.backstop.incident.Incidents;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.people.People;
import care.backstop.placement.model.Explained;
import care.backstop.placement.model.OfferAnswer;
import care.backstop.placement.model.Transport;
import care.backstop.placement.rules.GroupTransfer;
import care.backstop.placement.store.Moves;
import care.backstop.placement.store.Offers;
import care.backstop.placement.store.Offers.Offer;
import care.backstop.placement.store.Transfers;
import care.backstop.placement.store.Transfers.Answered;
import care.backstop.placement.store.Transfers.Member;
import care.backstop.placement.store.Transfers.Transfer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Plans the moves of all of a group who come along, with one press: each through every gate that one person alone would
 * meet, each in a transaction of their own. Whoever is refused keeps the reasons, and nobody else waits for them.
 */
@Service
public class PlanGroupMoves {

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Incidents incidents;
    private final People people;
    private final WhoTravels whoTravels;
    private final ReadTransfers read;
    private final Transfers transfers;
    private final ChoosePlace choosePlace;
    private final OfferPlace offerPlace;
    private final PlanMove planMove;
    private final Offers offers;
    private final Moves moves;
    private final Clock clock;
    private final TransactionTemplate transaction;

    PlanGroupMoves(
            Incidents incidents,
            People people,
            WhoTravels whoTravels,
            ReadTransfers read,
            Transfers transfers,
            ChoosePlace choosePlace,
            OfferPlace offerPlace,
            PlanMove planMove,
            Offers offers,
            Moves moves,
            Clock clock,
            TransactionTemplate transaction) {
        this.incidents = incidents;
        this.people = people;
        this.whoTravels = whoTravels;
        this.read = read;
        this.transfers = transfers;
        this.choosePlace = choosePlace;
        this.offerPlace = offerPlace;
        this.planMove = planMove;
        this.offers = offers;
        this.moves = moves;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** What came of it for one person; without reasons their move is planned. */
    public record Outcome(UUID person, List<String> refused) {
        public Outcome {
            refused = List.copyOf(refused);
        }
    }

    /** How one of them travels. */
    public record Travel(
            @Nullable Transport transport,
            @Nullable String transportPayer,
            @Nullable String escort) {

        private static final Travel NOT_SAID = new Travel(null, null, null);
    }

    /**
     * As typed. Whoever is cared for at home does not travel unless it is said; whoever leaves a home to live in is asked
     * about alone, because what suits one does not suit another.
     *
     * @param transportPayer for all of whom nobody else is named; so is {@code escort}
     */
    public record Asked(
            Map<UUID, Travel> travel,
            @Nullable String transportPayer,
            @Nullable String escort,
            @Nullable String timeReason) {
        public Asked {
            travel = Map.copyOf(travel);
        }

        private Travel of(UUID person, Answer travels) {
            var own = travel.getOrDefault(person, Travel.NOT_SAID);
            var transport = own.transport == null && travels == Answer.NO ? Transport.NONE : own.transport;
            return transport == Transport.NONE
                    ? new Travel(transport, null, null)
                    : new Travel(transport, or(own.transportPayer, transportPayer), or(own.escort, escort));
        }

        private static @Nullable String or(@Nullable String own, @Nullable String all) {
            return own == null || own.isBlank() ? all : own;
        }
    }

    public List<Outcome> plan(UUID incident, UUID transfer, Asked asked, Actor actor) {
        var ready = Objects.requireNonNull(transaction.execute(_ -> ready(incident, transfer)));
        var outcomes = new ArrayList<Outcome>();
        for (var member : ready.members) {
            var answer = member.answer();
            if (answer == null || !answer.comes()) {
                continue;
            }
            List<String> refused;
            try {
                transaction.executeWithoutResult(
                        _ -> one(incident, ready.transfer, member.person(), answer, asked, actor));
                refused = List.of();
            } catch (Rejected e) {
                refused = e.problems().stream().map(Problem::message).toList();
            }
            var outcome = new Outcome(member.person(), refused);
            transaction.executeWithoutResult(
                    _ -> transfers.tried(incident, transfer, outcome.person, outcome.refused, clock.instant()));
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private record Ready(Transfer transfer, List<Member> members) {}

    private Ready ready(UUID incident, UUID transfer) {
        var found = transfers.find(incident, transfer).orElseThrow(() -> new NotThere("transfer"));
        if (found.endedAt() != null) {
            throw Rejected.state("This transfer has ended: " + found.endedReason());
        }
        var members = transfers.members(incident, transfer);
        var problems = GroupTransfer.againstMoving(found.terms(), read.takeUp(incident, found, members));
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        return new Ready(found, members);
    }

    private void one(UUID incident, Transfer transfer, UUID person, Answered answer, Asked asked, Actor actor) {
        if (moves.of(incident, person).stream()
                .anyMatch(m -> m.cancelledAt() == null && m.location().equals(transfer.location()))) {
            return;
        }
        var now = clock.instant();
        var live = offers.of(incident, person).stream().filter(o -> o.live(now)).findFirst();
        if (live.isPresent() && !live.get().location().equals(transfer.location())) {
            throw Rejected.state("A place elsewhere is held or accepted for this person: %s"
                    .formatted(live.get().locationName()));
        }
        var offer = live.orElseGet(() -> hold(incident, transfer, person, answer, actor));
        if (offer.answer() != OfferAnswer.ACCEPTED) {
            offerPlace.accept(incident, offer.id(), acceptedBy(transfer), actor);
        }
        var travel = asked.of(person, whoTravels.of(incidents.find(incident), people.facts(incident, person)));
        planMove.plan(
                incident,
                person,
                new PlanMove.Asked(
                        at(transfer.terms().effectiveOn()),
                        asked.timeReason(),
                        travel.transport(),
                        travel.transportPayer(),
                        null,
                        travel.escort(),
                        null,
                        null,
                        answer.decisionMaker(),
                        null),
                actor);
    }

    private Offer hold(UUID incident, Transfer transfer, UUID person, Answered answer, Actor actor) {
        var choice = offers.choice(incident, person);
        if (choice.isEmpty() || !choice.get().location().equals(transfer.location())) {
            choosePlace.choose(
                    incident,
                    person,
                    new ChoosePlace.Asked(
                            transfer.location(),
                            answer.decidedBy(),
                            answer.decisionMaker(),
                            null,
                            false,
                            null,
                            "Goes along with %s and its workers".formatted(transfer.name()),
                            "Goes along with %s and its workers".formatted(transfer.name()),
                            false,
                            null),
                    actor);
        }
        var because = "Goes along with %s and its workers".formatted(transfer.name());
        return offerPlace.hold(incident, person, null, new Explained(because, because, because), actor);
    }

    private static String acceptedBy(Transfer transfer) {
        return transfer.terms().consents().stream()
                .map(care.backstop.placement.model.TransferTerms.Consent::name)
                .filter(Objects::nonNull)
                .findFirst()
                .map("%s, for the whole group"::formatted)
                .orElse(transfer.locationName());
    }

    private static @Nullable Instant at(@Nullable LocalDate day) {
        return day == null ? null : day.atTime(MORNING).atZone(London.ZONE).toInstant();
    }
}
