package care.backstop.communications.web;

import care.backstop.communications.model.Report;
import care.backstop.kernel.room.Room;

/** The review report, to be read, printed or taken away. */
public record ReviewPage(Room room, String base, Report report) {}
