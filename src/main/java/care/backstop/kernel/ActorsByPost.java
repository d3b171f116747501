package care.backstop.kernel;

import java.util.Optional;
import java.util.UUID;

/** For jobs: whoever holds the post that started the work, if it is still active. Implemented by {@code access}. */
public interface ActorsByPost {

    Optional<Actor> find(UUID post);
}
