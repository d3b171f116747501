package care.backstop.incident.rules;

import care.backstop.kernel.London;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signs on which emergency planners are told of a failure. The thresholds are the council's; none of the procedures sets
 * them. A threshold that is not set never triggers, and a number that nobody knows is said to be so.
 */
public final class EscalationTriggers {

    /** The council's thresholds. */
    public record Thresholds(
            @Nullable Integer people,
            @Nullable Integer hours,
            @Nullable Integer incidents) {}

    /** What is known; null when it is not. */
    public record Facts(@Nullable Integer toMove, @Nullable LocalDate endsOn, int openIncidents, Instant now) {}

    /** Whether a sign is there. */
    public enum Answer {
        MET("Met"),
        NOT_MET("Not met"),
        NOT_KNOWN("Not known"),
        NOT_SET("No threshold is set");

        private final String words;

        Answer(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** One sign with its answer and how it was reached. */
    public record Trigger(String sign, Answer answer, String because) {}

    public static List<Trigger> of(Thresholds t, Facts f) {
        var all = new ArrayList<Trigger>();
        all.add(people(t.people(), f.toMove()));
        all.add(hours(t.hours(), f));
        all.add(incidents(t.incidents(), f.openIncidents()));
        return List.copyOf(all);
    }

    private static Trigger people(@Nullable Integer most, @Nullable Integer toMove) {
        var sign = "Many people still need somewhere to be";
        if (most == null) {
            return new Trigger(sign, Answer.NOT_SET, "The council's profile sets no number");
        }
        return toMove == null
                ? new Trigger(
                        sign, Answer.NOT_KNOWN, "There is no list of people yet; the threshold is %d".formatted(most))
                : new Trigger(
                        sign,
                        toMove >= most ? Answer.MET : Answer.NOT_MET,
                        "%d of them; the threshold is %d".formatted(toMove, most));
    }

    /** Care is taken to stop at the beginning of the day: that is the safe reading of a date. */
    private static Trigger hours(@Nullable Integer fewest, Facts f) {
        var sign = "Care stops soon, and people are still there";
        if (fewest == null) {
            return new Trigger(sign, Answer.NOT_SET, "The council's profile sets no number of hours");
        }
        if (f.endsOn() == null) {
            return new Trigger(
                    sign,
                    Answer.NOT_KNOWN,
                    "The closing date is not known; the threshold is %d hours".formatted(fewest));
        }
        long hours = Math.max(
                0,
                Duration.between(f.now(), f.endsOn().atStartOfDay(London.ZONE).toInstant())
                        .toHours());
        boolean nobody = f.toMove() != null && f.toMove() == 0;
        return new Trigger(
                sign,
                hours < fewest && !nobody ? Answer.MET : Answer.NOT_MET,
                nobody
                        ? "Nobody still needs somewhere to be"
                        : "%d hours until %s begins; the threshold is %d"
                                .formatted(hours, London.show(f.endsOn()), fewest));
    }

    private static Trigger incidents(@Nullable Integer most, int open) {
        var sign = "Many incidents run at once";
        return most == null
                ? new Trigger(sign, Answer.NOT_SET, "The council's profile sets no number")
                : new Trigger(
                        sign,
                        open >= most ? Answer.MET : Answer.NOT_MET,
                        "%d run; the threshold is %d".formatted(open, most));
    }

    private EscalationTriggers() {}
}
