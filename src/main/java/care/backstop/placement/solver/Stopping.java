package care.backstop.placement.solver;

import java.util.function.Supplier;

/** Runs a solver while asking now and then whether it should end early. */
final class Stopping {

    private static final long EVERY_MILLIS = 100;

    static <T> T run(Watch watch, Runnable end, Supplier<T> solve) {
        if (watch == Watch.NOBODY) {
            return solve.get();
        }
        var asking = Thread.ofPlatform().daemon().start(() -> {
            try {
                while (!watch.stop()) {
                    Thread.sleep(EVERY_MILLIS);
                }
                end.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            return solve.get();
        } finally {
            asking.interrupt();
            join(asking);
        }
    }

    /** The solver must not be freed while somebody might still tell it to end. */
    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Stopping() {}
}
