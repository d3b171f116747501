package care.backstop.incident;

import java.util.UUID;

/** What incidents taught, for reports. Joins the caller's transaction. */
public interface IncidentLearning {

    /** @throws care.backstop.kernel.NotThere when it is absent or not the actor's */
    IncidentLearned of(UUID incident);
}
