package care.backstop.people;

import java.util.UUID;

/** What about people keeps an incident open. Whoever is acting: the numbers name nobody. */
public interface Unsettled {

    /** Safeguarding concerns whose risk nobody has mitigated. */
    int safeguarding(UUID incident);

    /** People whose care has ended and whose needs nobody has recorded as met again. */
    int withoutCare(UUID incident);
}
