package care.backstop.incident;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** When people of an incident still have to move. Implemented by {@code placement}. */
public interface PlannedMoves {

    /** The day of the last move that is planned and not called off; empty when none is. */
    Optional<LocalDate> last(UUID incident);
}
