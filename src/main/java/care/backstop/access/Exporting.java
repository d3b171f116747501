package care.backstop.access;

/** Whether this thread is answering a request that takes data out in bulk. */
final class Exporting {

    private static final ThreadLocal<Boolean> NOW = ThreadLocal.withInitial(() -> false);

    static void begin() {
        NOW.set(true);
    }

    static void over() {
        NOW.remove();
    }

    static boolean now() {
        return NOW.get();
    }

    private Exporting() {}
}
