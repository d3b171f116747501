package care.backstop.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What another module has arranged for the people of an incident. It is listed when the incident is stood down, so that
 * somebody decides on each; nothing is let go by itself. Asked inside the caller's transaction.
 */
public interface Commitments {

    /** What is still arranged at this moment, the soonest first. */
    List<Commitment> of(UUID incident, Instant now);

    /**
     * Something arranged for one person.
     *
     * @param what such as {@code Place held}
     * @param where the place's name
     * @param until when it lapses or happens, or null
     * @param path the page on which it is let go, after {@code /incidents/{incident}}
     */
    record Commitment(String what, String where, @Nullable Instant until, UUID person, String path) {}
}
