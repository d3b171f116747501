package care.backstop.incident;

import java.util.List;
import java.util.UUID;

/** Who has refused again and again, so that Legal is asked before anything else is done about them. */
public interface LegalAdvice {

    /** The lines of the plan that still wait for advice about a person; empty when nothing stands in the way. */
    List<String> waitingFor(UUID incident, UUID person);
}
