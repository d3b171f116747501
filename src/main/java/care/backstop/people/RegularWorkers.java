package care.backstop.people;

import java.util.List;
import java.util.UUID;

/** Who visits somebody now, for whoever asks which agency keeps a worker they know. Whoever is acting. */
public interface RegularWorkers {

    List<RegularWorker> of(UUID incident, UUID person);
}
