package care.backstop.kernel.outbox;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where letters are put. Everything here happens in the caller's transaction: what is rolled back was never written, and
 * nothing leaves before the commit. Whoever calls has decided that the actor may do it.
 */
public interface Outbox {

    /** Puts a letter in, as whoever is acting. Its id is the reference by which the letter is known everywhere. */
    UUID send(Letter letter);

    /**
     * Takes back what was written about something in an incident and has not gone.
     *
     * @param about as the letters say, or null for every letter of the incident
     * @return the letters that had gone, or may have: whoever got one has to be told
     */
    List<Posted> revoke(UUID incident, @Nullable String about, String because);

    /** Which of these posts letters can reach now: live ones that have an address. */
    Set<UUID> reachable(Collection<UUID> posts);

    /** The letters of an incident that the actor may see, newest first. */
    List<Posted> of(UUID incident);
}
