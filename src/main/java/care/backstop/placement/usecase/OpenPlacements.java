package care.backstop.placement.usecase;

import care.backstop.incident.KeepsOpen;
import care.backstop.incident.StillOpen;
import care.backstop.incident.StillOpen.Kind;
import care.backstop.placement.store.Enquiries;
import care.backstop.placement.store.Moves;
import care.backstop.placement.store.Offers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Places held and moves not finished: an incident is not over while there are any. */
@Component
class OpenPlacements implements KeepsOpen {

    private final Offers offers;
    private final Moves moves;
    private final Enquiries enquiries;
    private final Clock clock;

    OpenPlacements(Offers offers, Moves moves, Enquiries enquiries, Clock clock) {
        this.offers = offers;
        this.moves = moves;
        this.enquiries = enquiries;
        this.clock = clock;
    }

    @Override
    public List<StillOpen> open(UUID incident) {
        var now = clock.instant();
        var open = new ArrayList<StillOpen>();
        var held = offers.of(incident).stream().filter(o -> o.open(now)).count();
        if (held > 0) {
            open.add(new StillOpen(
                    Kind.PLACE,
                    held == 1 ? "1 place is held and not answered" : held + " places are held and not answered",
                    "/places"));
        }
        var asked = enquiries.of(incident).stream()
                .filter(e -> e.answer() == null && e.open(now))
                .count();
        if (asked > 0) {
            open.add(new StillOpen(
                    Kind.PLACE,
                    asked == 1
                            ? "1 provider is asked for a place and has not answered"
                            : asked + " providers are asked for a place and have not answered",
                    "/enquiries"));
        }
        var moving = moves.of(incident).stream().filter(Moves.Move::open).count();
        if (moving > 0) {
            open.add(new StillOpen(
                    Kind.MOVE,
                    moving == 1 ? "1 move is planned or under way" : moving + " moves are planned or under way",
                    "/moves"));
        }
        return open;
    }
}
