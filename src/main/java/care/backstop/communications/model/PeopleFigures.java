package care.backstop.communications.model;

import care.backstop.kernel.Rejected;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many people, never who. While no list has been taken in the numbers are not known, which is not nought.
 *
 * @param listAsAt when the last list was taken in, or null when there has been none
 * @param placed have accepted a place, moved or not
 * @param offered have been offered a place and not answered yet
 * @param toMove somewhere still has to be found or reached for them
 * @param redToMove those among them that come first
 */
public record PeopleFigures(
        @Nullable Instant listAsAt,
        Figure total,
        Figure placed,
        Figure offered,
        Figure moved,
        Figure toMove,
        Figure redToMove,
        List<Figure> byStatus,
        List<Figure> byPriority,
        List<Figure> toMoveByPriority,
        List<Figure> byFunder) {

    public PeopleFigures {
        byStatus = List.copyOf(byStatus);
        byPriority = List.copyOf(byPriority);
        toMoveByPriority = List.copyOf(toMoveByPriority);
        byFunder = List.copyOf(byFunder);
        within(moved, total);
        within(placed, total);
        within(toMove, total);
        within(redToMove, toMove);
    }

    /** Numbers that contradict each other are not sent to anybody. */
    private static void within(Figure part, Figure whole) {
        if (part.count() != null && whole.count() != null && part.count() > whole.count()) {
            throw Rejected.invalid(
                    part.key(),
                    "%s (%d) cannot be more than %s (%d). Check the list of people before a sitrep is made"
                            .formatted(part.label(), part.count(), whole.label(), whole.count()));
        }
    }
}
