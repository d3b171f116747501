package care.backstop.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The key by which a command sent twice is known for what it is: the header {@code Idempotency-Key} of a call, the
 * hidden field {@code _once} of a form. The first transaction that changes something claims it, in the same commit; a
 * second command with it is refused as a duplicate, whatever became of the first answer.
 */
public final class Once {

    private static final ThreadLocal<@Nullable String> KEY = new ThreadLocal<>();

    public static void during(@Nullable String key) {
        if (key == null || key.isBlank()) {
            KEY.remove();
        } else {
            KEY.set(key);
        }
    }

    public static void over() {
        KEY.remove();
    }

    /** The key, if there is one and no transaction of this request has claimed it yet. */
    public static @Nullable String unclaimed() {
        return KEY.get();
    }

    private Once() {}
}
