package care.backstop.kernel.room;

import java.util.UUID;

/** Draws the room around a page. Implemented by {@code incident}. */
public interface IncidentRoom {

    /**
     * The room of an incident, one statement.
     *
     * @param path the path of the door that this page is behind, as in {@link Door#path()}
     * @throws care.backstop.kernel.NotThere when the incident is absent or not the actor's
     */
    Room of(UUID incident, String path);
}
