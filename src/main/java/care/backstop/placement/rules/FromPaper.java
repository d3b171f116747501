package care.backstop.placement.rules;

import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a line that was written on paper and is typed in later. It never takes the place of what somebody else
 * recorded meanwhile: where the two differ both are kept, and somebody says which is right.
 */
public final class FromPaper {

    /** Clocks and watches differ by this much without meaning anything. */
    private static final Duration ALIKE = Duration.ofMinutes(5);

    public static final String LEFT = "LEFT";
    public static final String ARRIVED = "ARRIVED";

    /** What has been recorded of the same thing. */
    public record Recorded(Instant at, @Nullable String by) {}

    /** A line with the time on the paper. */
    public record Line(String what, Instant at) {}

    public sealed interface Outcome {}

    /** Nobody recorded it: the paper counts. */
    public record Taken() implements Outcome {}

    /** Somebody recorded the same. */
    public record Same() implements Outcome {}

    /** Somebody recorded something else, or it comes too late to count. */
    public record Conflict(String words) implements Outcome {}

    /**
     * @param tooLate why the line can no longer be taken although nobody recorded it; null when it can
     */
    public static Outcome compare(Instant onPaper, @Nullable Recorded recorded, @Nullable String tooLate) {
        if (recorded == null) {
            return tooLate == null ? new Taken() : new Conflict(tooLate);
        }
        if (Duration.between(recorded.at, onPaper).abs().compareTo(ALIKE) <= 0) {
            return new Same();
        }
        return new Conflict("On paper %s; recorded %s%s"
                .formatted(
                        London.show(onPaper),
                        London.show(recorded.at),
                        recorded.by == null ? "" : " by " + recorded.by));
    }

    /**
     * Everything against a sheet as typed.
     *
     * @param left when the person left as recorded already; null when not
     */
    public static List<Problem> against(
            List<Line> lines, @Nullable String writtenBy, @Nullable Instant left, Instant now) {
        var problems = new ArrayList<Problem>();
        if (writtenBy == null || writtenBy.isBlank()) {
            problems.add(Problem.of("writtenBy", Code.VAL, "Say who wrote the sheet"));
        }
        if (lines.isEmpty()) {
            problems.add(Problem.of("lines", Code.VAL, "Enter the time of at least one line"));
        }
        var leftAt = left;
        for (var line : lines) {
            if (line.at.isAfter(now)) {
                problems.add(Problem.of(line.what, Code.VAL, "This time is still to come: enter it as on the paper"));
            }
            if (line.what.equals(LEFT)) {
                leftAt = line.at;
            }
            if (line.what.equals(ARRIVED) && leftAt != null && line.at.isBefore(leftAt)) {
                problems.add(Problem.of(line.what, Code.VAL, "Nobody arrives before they leave: look at the times"));
            }
        }
        return problems;
    }

    private FromPaper() {}
}
