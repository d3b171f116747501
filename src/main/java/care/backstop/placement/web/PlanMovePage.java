package care.backstop.placement.web;

import care.backstop.govuk.Errors;
import care.backstop.kernel.room.Room;

/** The day of a move. */
public record PlanMovePage(Room room, String self, String called, MoveFields fields) {

    public Errors errors() {
        return fields.errors();
    }
}
