package care.backstop.incident.web;

import care.backstop.kernel.room.Room;

/** What was said in a session, for managers. */
public record SupportNotePage(Room room, String back, String note) {}
