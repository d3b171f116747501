package care.backstop.people;

import care.backstop.kernel.Problem;
import java.util.List;
import java.util.UUID;

/** Whether anybody has been in touch with somebody whose care at home is to pass over. */
public interface Contacted {

    /** Against passing their care over; empty for whoever is not cared for at home. Holds whoever is acting. */
    List<Problem> againstTransfer(UUID incident, UUID person);
}
