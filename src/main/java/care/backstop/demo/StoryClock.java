package care.backstop.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a demonstration: on the one thread that tells the story, and only while it does, it stands where the
 * story is, so that what happened last week is dated last week. Everybody else reads the real clock.
 */
final class StoryClock extends Clock {

    private final Clock real;
    private final ThreadLocal<@Nullable Duration> behind;

    StoryClock(Clock real) {
        this(real, new ThreadLocal<>());
    }

    private StoryClock(Clock real, ThreadLocal<@Nullable Duration> behind) {
        this.real = real;
        this.behind = behind;
    }

    /** From here on this thread is at {@code then}, and time goes on from there. Never ahead of the real clock. */
    void turnTo(Instant then) {
        var gap = Duration.between(then, real.instant());
        if (gap.isPositive()) {
            behind.set(gap);
        } else {
            behind.remove();
        }
    }

    /** Back to the real clock. */
    void release() {
        behind.remove();
    }

    @Override
    public Instant instant() {
        var gap = behind.get();
        return gap == null ? real.instant() : real.instant().minus(gap);
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new StoryClock(real.withZone(zone), behind);
    }
}
