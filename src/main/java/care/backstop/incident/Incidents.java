package care.backstop.incident;

import java.util.List;
import java.util.UUID;

/** The incidents the actor is a live member of. Joins the caller's transaction. */
public interface Incidents {

    /** @throws care.backstop.kernel.NotThere when it is absent or not the actor's; the two look the same */
    IncidentView find(UUID incident);

    /** Those not closed, the most recently notified first. */
    List<IncidentView> mine();
}
