package care.backstop.incident;

import java.util.List;
import java.util.UUID;

/**
 * What a module above knows to be open in an incident, so that it cannot be closed yet. Every bean of this type is asked;
 * joins the caller's transaction.
 */
public interface KeepsOpen {

    /** Every open thing; empty when nothing of this module stands in the way. */
    List<StillOpen> open(UUID incident);
}
