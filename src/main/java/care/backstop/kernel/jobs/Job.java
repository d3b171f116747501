package care.backstop.kernel.jobs;

import care.backstop.kernel.Actor;
import java.util.UUID;

/**
 * A kind of long work; every bean of this type is registered. It runs as the post that started it, outside any
 * transaction of its own making, and must be safe to run again from the beginning: after a crash it is.
 */
public interface Job {

    /** Stable name, kept in the database: {@code market.register-import}. */
    String name();

    /** Does the work on {@code subject}, the id of the row that holds its state and progress. */
    void run(UUID subject, Actor actor);

    /** It failed and will not be tried again: write down why, in words for whoever is waiting. */
    void failed(UUID subject, Actor actor, Throwable cause);
}
