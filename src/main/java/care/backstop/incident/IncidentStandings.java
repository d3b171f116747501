package care.backstop.incident;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where incidents stand, for reports. Joins the caller's transaction. */
public interface IncidentStandings {

    /**
     * Where this one stands.
     *
     * @param now what is late or due soon is so at this moment
     * @param since decisions made after it are told one by one; null for all there have been
     * @throws care.backstop.kernel.NotThere when it is absent or not the actor's
     */
    IncidentStanding of(UUID incident, Instant now, @Nullable Instant since);
}
