package care.backstop.market;

import care.backstop.kernel.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a service said it could take, and when it said so. Null means "not known", never none.
 *
 * @param asAt when the figures were true
 * @param maximum places it can run, at most its registered beds
 * @param occupied places taken
 * @param reserved places promised to someone who has not arrived
 * @param accepting whether it takes new people now
 * @param weeklyMinutes spare care minutes a week (home care)
 * @param bandMinutes the same by time band, morning, lunch, tea, bed; empty when it was not split
 */
public record CapacityView(
        ServiceKind service,
        Instant asAt,
        @Nullable Integer maximum,
        @Nullable Integer occupied,
        @Nullable Integer reserved,
        Answer accepting,
        @Nullable Integer weeklyMinutes,
        List<Integer> bandMinutes,
        int version) {

    public CapacityView {
        bandMinutes = List.copyOf(bandMinutes);
    }

    /** Places free, or empty when one of the three figures is not known. */
    public Optional<Integer> free() {
        return maximum == null || occupied == null || reserved == null
                ? Optional.empty()
                : Optional.of(Math.max(0, maximum - occupied - reserved));
    }

    /** Spare care minutes a week, or empty when not known. */
    public Optional<Integer> freeMinutes() {
        return Optional.ofNullable(weeklyMinutes);
    }
}
