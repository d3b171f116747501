package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.kernel.room.Room;

/** Begins work on a line of the plan. */
public record StartPage(Room room, String line, String urgentBecause, Errors errors) {

    static StartPage of(Room room, String line, String urgentBecause, Errors errors) {
        return new StartPage(room, line, urgentBecause, errors);
    }
}
