package care.backstop.placement.usecase;

import care.backstop.incident.Held;
import care.backstop.incident.HeldFact;
import care.backstop.kernel.London;
import care.backstop.people.People;
import care.backstop.people.PersonView;
import care.backstop.placement.store.Moves;
import care.backstop.placement.store.Moves.Move;
import care.backstop.placement.store.Offers;
import care.backstop.placement.store.Offers.ChoiceMade;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What choices and moves say of what a line of the plan asks about a person. */
@Component
public class HeldByPlacement implements Held {

    private final People people;
    private final Offers offers;
    private final Moves moves;

    HeldByPlacement(People people, Offers offers, Moves moves) {
        this.people = people;
        this.offers = offers;
        this.moves = moves;
    }

    @Override
    public Set<HeldFact> facts() {
        return EnumSet.of(
                HeldFact.CHOSE_ON, HeldFact.FOR_NOW, HeldFact.LOOKS_AGAIN_ON, HeldFact.MOVES_ON, HeldFact.ARRIVALS);
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
            default -> Map.of();
        };
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
