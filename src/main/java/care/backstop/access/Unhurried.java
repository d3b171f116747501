package care.backstop.access;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Answers only at the end of a quarter of a second, so that how long an answer took does not tell whether a user name
 * exists: a wrong guess at a known one is written down, which takes longer.
 */
final class Unhurried {

    private static final long STEP = Duration.ofMillis(250).toNanos();

    static <T> T answer(Supplier<T> work) {
        var began = System.nanoTime();
        var answer = work.get();
        var took = System.nanoTime() - began;
        try {
            Thread.sleep(Duration.ofNanos(STEP - took % STEP));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answer;
    }

    private Unhurried() {}
}
