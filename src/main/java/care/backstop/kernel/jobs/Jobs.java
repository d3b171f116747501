package care.backstop.kernel.jobs;

import care.backstop.kernel.Actor;
import java.util.UUID;

/** Starts long work. Called inside a transaction, the work is started only if that commits. */
public interface Jobs {

    /** Starts {@code job} on {@code subject} as {@code actor}; harmless if it is already waiting or running. */
    void start(Job job, UUID subject, Actor actor);
}
