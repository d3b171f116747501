package care.backstop.people;

import care.backstop.kernel.Problem;
import java.util.List;
import java.util.UUID;

/**
 * What a person's record says against deciding where they go, and against moving them. Whoever is acting: a right does
 * not lapse because the officer who asks may not read what it rests on.
 */
public interface Rights {

    /** Against saving where the person will go; {@code emergency} is an interim move that cannot wait. */
    List<Problem> againstDeciding(UUID incident, UUID person, boolean emergency);

    /** Against fixing the day of a move. */
    List<Problem> againstPlanning(UUID incident, UUID person);

    /**
     * Against starting a move.
     *
     * @param represented a representative is named with the move
     * @param advised legal advice on an objection is kept with the move
     * @param emergency the reason it cannot wait is recorded
     */
    List<Problem> againstMoving(UUID incident, UUID person, boolean represented, boolean advised, boolean emergency);
}
