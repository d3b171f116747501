package care.backstop.incident;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one timeline of an incident. Entries are only ever added, in the caller's transaction and under the actor's name.
 * Names of people do not belong in the text: say {@code person:id} in {@code about} instead.
 */
public interface IncidentLog {

    /**
     * Adds an entry.
     *
     * @param happenedAt when it happened, which may be before now; when it was entered is kept beside it
     * @param about what it is about as {@code kind:id}, such as {@code action:2.8} or {@code person:…}, or null
     */
    void append(UUID incident, LogKind kind, String text, Instant happenedAt, @Nullable String about);
}
