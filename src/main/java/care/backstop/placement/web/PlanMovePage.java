package care.backstop.placement.web;

import care.backstop.govuk.Errors;
import care.backstop.incident.PlanGates.Held;
import care.backstop.kernel.room.Room;
import java.util.List;

/**
 * The day of a move.
 *
 * @param waiting lines of the plan that come before anybody moves
 */
public record PlanMovePage(Room room, String self, String called, MoveFields fields, List<Held> waiting) {

    public Errors errors() {
        return fields.errors();
    }
}
