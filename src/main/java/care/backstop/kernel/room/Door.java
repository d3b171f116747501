package care.backstop.kernel.room;

/**
 * One door of an incident's room. A module that has pages there declares a bean of this type.
 *
 * @param label the word on the door, such as {@code People}
 * @param path what follows {@code /incidents/{incident}}, with its slash: {@code /people}; empty for the overview
 * @param order overview 0, decisions 10, actions 20, people 30, places 40, moves 50, money 60, messages 70, log 80
 */
public record Door(String label, String path, int order) {}
