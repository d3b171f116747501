package care.backstop.incident;

import java.util.List;
import java.util.UUID;

/** What an incident's action plan lets wait until something is done. */
public interface PlanGates {

    /** What may have to wait. */
    enum Waiting {
        /** A letter to people, families or staff. */
        LETTERS,
        /** Somebody's move, an emergency apart. */
        MOVES
    }

    /**
     * An action that is still open and holds it up.
     *
     * @param each whether it can be settled for one person after another
     */
    record Held(UUID action, String number, String wording, String clause, boolean each) {}

    /** The open actions that have to be done first; empty when nothing stands in the way. */
    List<Held> before(UUID incident, Waiting what);

    /** The same for the move of one person: what is settled for them does not hold them up. */
    List<Held> beforeMoveOf(UUID incident, UUID person);
}
