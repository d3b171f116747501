package care.backstop.placement.usecase;

import care.backstop.incident.Commitments;
import care.backstop.placement.model.OfferAnswer;
import care.backstop.placement.store.Moves;
import care.backstop.placement.store.Offers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Places held or accepted for people who have not moved in, and moves that are planned. */
@Service
public class ArrangedForPeople implements Commitments {

    private final Offers offers;
    private final Moves moves;

    ArrangedForPeople(Offers offers, Moves moves) {
        this.offers = offers;
        this.moves = moves;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Commitment> of(UUID incident, Instant now) {
        var all = moves.of(incident);
        var left = all.stream()
                .filter(m -> m.leftAt() != null)
                .map(Moves.Move::offer)
                .collect(Collectors.toSet());
        var arranged = new ArrayList<Commitment>();
        for (var offer : offers.of(incident)) {
            if (offer.live(now) && !left.contains(offer.id())) {
                boolean accepted = offer.answer() == OfferAnswer.ACCEPTED;
                arranged.add(new Commitment(
                        accepted ? "Place accepted" : "Place held",
                        offer.locationName(),
                        accepted ? null : offer.expiresAt(),
                        offer.person(),
                        "/people/" + offer.person() + "/options"));
            }
        }
        for (var move : all) {
            if (move.leftAt() == null && move.cancelledAt() == null) {
                arranged.add(new Commitment(
                        "Move planned", move.locationName(), move.plannedAt(), move.person(), "/moves/" + move.id()));
            }
        }
        arranged.sort(Comparator.comparing((Commitment c) -> c.until() == null ? Instant.MAX : c.until())
                .thenComparing(Commitment::where));
        return List.copyOf(arranged);
    }
}
