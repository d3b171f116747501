package care.backstop.placement.usecase;

import care.backstop.incident.Held;
import care.backstop.incident.HeldFact;
import care.backstop.kernel.Distance;
import care.backstop.kernel.London;
import care.backstop.market.LocationView;
import care.backstop.market.Market;
import care.backstop.market.Point;
import care.backstop.people.People;
import care.backstop.people.PersonView;
import care.backstop.placement.model.TransferParty;
import care.backstop.placement.model.TransferTerms.Said;
import care.backstop.placement.model.VisitKind;
import care.backstop.placement.model.VisitState;
import care.backstop.placement.store.Moves;
import care.backstop.placement.store.Moves.Move;
import care.backstop.placement.store.Offers;
import care.backstop.placement.store.Offers.ChoiceMade;
import care.backstop.placement.store.PlaceVisits;
import care.backstop.placement.store.Transfers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What choices and moves say of what a line of the plan asks about a person. */
@Component
public class HeldByPlacement implements Held {

    /** A care worker goes along, as line 7.9 has it. */
    private static final String VISITS = "visits";

    private final People people;
    private final Offers offers;
    private final Moves moves;
    private final PlaceVisits visits;
    private final Transfers transfers;
    private final Market market;

    HeldByPlacement(People people, Offers offers, Moves moves, PlaceVisits visits, Transfers transfers, Market market) {
        this.people = people;
        this.offers = offers;
        this.moves = moves;
        this.visits = visits;
        this.transfers = transfers;
        this.market = market;
    }

    @Override
    public Set<HeldFact> facts() {
        return EnumSet.of(
                HeldFact.CHOSE_ON,
                HeldFact.FOR_NOW,
                HeldFact.LOOKS_AGAIN_ON,
                HeldFact.MOVES_ON,
                HeldFact.ARRIVALS,
                HeldFact.FIRST_MOVE,
                HeldFact.MOVING,
                HeldFact.GOES_ALONG,
                HeldFact.VISITS_ON,
                HeldFact.VISITING_MILES,
                HeldFact.TAKES_OVER);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, String> held(UUID incident, HeldFact fact, Set<String> about) {
        return switch (fact) {
            case CHOSE_ON -> chosen(incident, about, c -> Optional.of(day(c.at())));
            case FOR_NOW -> chosen(incident, about, c -> c.forNow() ? Optional.of(c.locationName()) : Optional.empty());
            case LOOKS_AGAIN_ON ->
                chosen(
                        incident,
                        about,
                        c -> c.forNow() && c.lookAgain() != null
                                ? Optional.of(c.lookAgain().toString())
                                : Optional.empty());
            case MOVES_ON -> movesOn(incident, about);
            case ARRIVALS ->
                moves.of(incident).stream()
                        .filter(m -> m.cancelledAt() == null)
                        .collect(Collectors.groupingBy(
                                m -> m.locationName().toLowerCase(Locale.UK) + "|" + day(m.plannedAt()),
                                Collectors.collectingAndThen(Collectors.counting(), String::valueOf)));
            case FIRST_MOVE ->
                planned(incident)
                        .findFirst()
                        .map(m -> Map.of(
                                "",
                                LocalDateTime.ofInstant(m.plannedAt(), London.ZONE)
                                        .truncatedTo(ChronoUnit.MINUTES)
                                        .toString()))
                        .orElse(Map.of());
            case MOVING -> {
                long moving = planned(incident).filter(Move::open).count();
                yield moving == 0 ? Map.of() : Map.of("", Long.toString(moving));
            }
            case GOES_ALONG ->
                planned(incident)
                        .filter(m -> m.escort() != null)
                        .collect(Collectors.toMap(
                                m -> lower(String.valueOf(m.escort())) + "|" + day(m.plannedAt()),
                                m -> "goes along to " + m.locationName(),
                                (first, _) -> first));
            case VISITS_ON -> visitsOn(incident, about);
            case VISITING_MILES -> visitingMiles(incident, about);
            case TAKES_OVER -> takesOver(incident);
            default -> Map.of();
        };
    }

    /** Moves that are not called off, the earliest first. */
    private Stream<Move> planned(UUID incident) {
        return moves.of(incident).stream().filter(m -> m.cancelledAt() == null);
    }

    private static String lower(String name) {
        return name.strip().toLowerCase(Locale.UK);
    }

    /** Of those who go to see one place; whoever sees several has no one day. */
    private Map<String, String> visitsOn(UUID incident, Set<String> about) {
        var held = new HashMap<String, String>();
        var goes = "|" + VISITS;
        var references = about.stream()
                .filter(a -> a.endsWith(goes))
                .map(a -> a.substring(0, a.length() - goes.length()))
                .collect(Collectors.toSet());
        typed(incident, references).forEach((person, reference) -> {
            var there = visits.of(incident, person).stream()
                    .filter(v -> v.kind() != VisitKind.ON_SCREEN && v.state() != VisitState.DECLINED)
                    .toList();
            if (there.size() == 1) {
                held.put(reference + goes, there.getFirst().starts().toString());
            }
        });
        return held;
    }

    /** As the crow flies, so nobody travels less; rounded down. Only where the reader may know where the family lives. */
    private Map<String, String> visitingMiles(UUID incident, Set<String> about) {
        var held = new HashMap<String, String>();
        var families = new HashMap<UUID, Point>();
        people.of(incident).forEach(p -> {
            var details = p.details();
            var at = details == null ? null : details.familyAt();
            if (at != null) {
                families.put(p.id(), at);
            }
        });
        typed(incident, about).forEach((person, reference) -> {
            var family = families.get(person);
            var place = offers.choice(incident, person)
                    .flatMap(c -> market.find(c.location()))
                    .map(LocationView::at)
                    .orElse(null);
            if (family != null && place != null) {
                held.put(
                        reference,
                        BigDecimal.valueOf(family.metresTo(place) / Distance.METRES_IN_A_MILE)
                                .setScale(1, RoundingMode.DOWN)
                                .toPlainString());
            }
        });
        return held;
    }

    /** What whoever takes a group on has said, by the name of the service and of its provider; the latest word counts. */
    private Map<String, String> takesOver(UUID incident) {
        var held = new HashMap<String, String>();
        for (var transfer : transfers.of(incident)) {
            transfer.terms().consents().stream()
                    .filter(c -> c.party() == TransferParty.RECEIVING_PROVIDER && c.answer() != Said.ASKED)
                    .filter(_ -> transfer.endedAt() == null)
                    .forEach(c -> {
                        held.putIfAbsent(
                                lower(transfer.locationName()), c.answer().name());
                        market.find(transfer.location())
                                .map(LocationView::providerName)
                                .ifPresent(name ->
                                        held.putIfAbsent(lower(name), c.answer().name()));
                    });
        }
        return held;
    }

    private static String day(Instant at) {
        return London.day(at).toString();
    }

    private Map<String, String> chosen(UUID incident, Set<String> about, Function<ChoiceMade, Optional<String>> what) {
        var held = new HashMap<String, String>();
        typed(incident, about)
                .forEach((person, reference) ->
                        offers.choice(incident, person).flatMap(what).ifPresent(value -> held.put(reference, value)));
        return held;
    }

    private Map<String, String> movesOn(UUID incident, Set<String> about) {
        var references = typed(incident, about);
        return moves.of(incident).stream()
                .filter(m -> m.cancelledAt() == null && references.containsKey(m.person()))
                .collect(Collectors.toMap(
                        m -> references.getOrDefault(m.person(), ""),
                        (Move m) -> day(m.plannedAt()),
                        (_, last) -> last));
    }

    /** Those of the incident who were typed, as far as whoever types may see them. */
    private Map<UUID, String> typed(UUID incident, Set<String> about) {
        return about.isEmpty()
                ? Map.of()
                : people.of(incident).stream()
                        .filter(p -> about.contains(p.reference().toLowerCase(Locale.UK)))
                        .collect(Collectors.toMap(
                                PersonView::id, p -> p.reference().toLowerCase(Locale.UK)));
    }
}
