package care.backstop.incident;

import java.util.UUID;

/** How many complaints there have been; never what they say, nor whom they are about. */
public interface Complaints {

    /** Complaints in the log of an incident, open or not. */
    int count(UUID incident);
}
