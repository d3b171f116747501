package care.backstop.people;

import care.backstop.kernel.Actor;
import java.util.UUID;

/** What later modules tell about a person. Each call belongs in the caller's transaction. */
public interface PeopleProgress {

    /** The person has come this far. Harmless when they already had. */
    void reached(UUID incident, UUID person, Status status, Actor by);

    /** The person has been told what is happening to their care. The first time stays. */
    void told(UUID incident, UUID person, Actor by);
}
