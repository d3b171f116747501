package care.backstop.kernel.room;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the top of every page of an incident; drawn by {@code incident/room.jte}.
 *
 * @param name the incident's name
 * @param state its state in words, such as {@code Open} or {@code Not acknowledged}
 * @param alarm what must not be overlooked on any page of the room, or null
 */
public record Room(
        UUID incident, String name, String state, @Nullable String alarm, List<Way> ways) {

    /** A door as it is drawn on one page. */
    public record Way(String label, String href, boolean current) {}

    public Room {
        ways = List.copyOf(ways);
    }
}
