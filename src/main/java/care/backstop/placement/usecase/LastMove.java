package care.backstop.placement.usecase;

import care.backstop.incident.PlannedMoves;
import care.backstop.kernel.London;
import care.backstop.placement.store.Moves;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells an incident until when people of it are to move. */
@Service
class LastMove implements PlannedMoves {

    private final Moves moves;

    LastMove(Moves moves) {
        this.moves = moves;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<LocalDate> last(UUID incident) {
        return moves.of(incident).stream()
                .filter(m -> m.cancelledAt() == null)
                .map(m -> London.day(m.plannedAt()))
                .max(Comparator.naturalOrder());
    }
}
