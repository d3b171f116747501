package care.backstop.people.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether somebody was without care between the old and the new, and whether needs that were met are met again. */
@LegalRule(
        title = "No gap between the old care and the new",
        authority = {"Care Act 2014 s 48(2)", "Kent protocol 5.3, 5.4, 6.2"},
        checked = "2026-11-25")
public final class CareGap {

    /** How needs stand. */
    public enum Standing {
        MET("Met", false),
        NOT_YET("The old care still runs", false),
        GAP("No care", true),
        NOT_KNOWN("Nobody has recorded it", false);

        private final String words;
        private final boolean red;

        Standing(String words, boolean red) {
            this.words = words;
            this.red = red;
        }

        public String words() {
            return words;
        }

        public boolean red() {
            return red;
        }
    }

    public static List<Problem> against(Written w, Known known) {
        var ended = w.moment("oldEnded");
        var started = w.moment("newStarted");
        var met = w.day("metOn");
        return new Against()
                .missing(
                        ended.isEmpty() && started.isEmpty(),
                        "oldEnded",
                        "Write when the old care ended, when the new care began, or both.")
                .missing(
                        w.moment("newEnded")
                                .filter(e -> started.filter(e::isBefore).isPresent())
                                .isPresent(),
                        "newEnded",
                        "It ended before it began. Check both times.")
                .missing(
                        met.isPresent()
                                && started.isEmpty()
                                && ended.map(LocalDateTime::toLocalDate)
                                        .filter(met.get()::isBefore)
                                        .isPresent(),
                        "metOn",
                        "Needs cannot be met by new care before the old care ended without a record of when the new care"
                                + " began.")
                .list();
    }

    /** The time without care, if there was any and care was needed in it: an overlap is none, nor a night without need. */
    public static Optional<Duration> gap(Written w) {
        var ended = w.moment("oldEnded");
        var started = w.moment("newStarted");
        if (ended.isEmpty() || started.isEmpty() || !started.get().isAfter(ended.get())) {
            return Optional.empty();
        }
        boolean oneNight =
                ended.get().toLocalDate().plusDays(1).equals(started.get().toLocalDate());
        return w.is("nightCare", "NO") && oneNight
                ? Optional.empty()
                : Optional.of(Duration.between(ended.get(), started.get()));
    }

    /** How needs stand at a moment. With no date on which they are met once the old care has ended there is a gap. */
    public static Standing standing(@Nullable Written times, LocalDate today) {
        if (times == null) {
            return Standing.NOT_KNOWN;
        }
        if (times.day("metOn").filter(d -> !d.isAfter(today)).isPresent()) {
            return Standing.MET;
        }
        return times.day("oldEnded").filter(d -> !d.isAfter(today)).isPresent() ? Standing.GAP : Standing.NOT_YET;
    }

    private CareGap() {}
}
