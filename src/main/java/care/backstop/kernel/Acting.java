package care.backstop.kernel;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who is acting on this thread. Set for a request by the access module and for a job by whoever runs it; every
 * transaction takes its row-level security from here, so with nobody acting the database shows nothing.
 */
public final class Acting {

    private static final ThreadLocal<@Nullable Actor> CURRENT = new ThreadLocal<>();

    public static @Nullable Actor orNull() {
        return CURRENT.get();
    }

    public static Actor current() {
        var actor = CURRENT.get();
        if (actor == null) {
            throw new IllegalStateException("nobody is acting on this thread");
        }
        return actor;
    }

    /** Runs {@code work} as {@code actor} and puts back whoever was acting before. */
    public static <T extends @Nullable Object> T as(Actor actor, Supplier<T> work) {
        var before = CURRENT.get();
        CURRENT.set(actor);
        try {
            return work.get();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    public static void as(Actor actor, Runnable work) {
        as(actor, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    private Acting() {}
}
