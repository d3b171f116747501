package care.backstop.demo;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a job that runs beside the story. */
final class Waiting {

    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    static void until(String what, BooleanSupplier done) {
        long started = System.nanoTime();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - started > LONGEST.toNanos()) {
                throw new IllegalStateException(
                        "%s was not ready after %d seconds".formatted(what, LONGEST.toSeconds()));
            }
            try {
                Thread.sleep(BETWEEN_LOOKS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopped while waiting for " + what, e);
            }
        }
    }

    private Waiting() {}
}
