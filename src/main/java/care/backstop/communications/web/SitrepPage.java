package care.backstop.communications.web;

import care.backstop.communications.model.Report;
import care.backstop.kernel.room.Room;

/** One sitrep, or what one would say now, to be read, printed or taken away. */
public record SitrepPage(Room room, String base, Report report, boolean made, String pdf, String word) {}
