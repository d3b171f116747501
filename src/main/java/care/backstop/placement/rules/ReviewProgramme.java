package care.backstop.placement.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.placement.model.ReviewKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who looks how somebody is after a move, and when: after 48 hours, 28 days and 12 months, and on the days that the
 * council sets for social work and nursing. One programme: a day that falls on another is not asked twice.
 */
@LegalRule(
        title = "Reviews after a move",
        authority = {"Southampton procedure, Appendix A 7.20"},
        checked = "2026-11-26")
public final class ReviewProgramme {

    private static final int LAST_DAY = 730;

    /** A review to hold; {@code day} counts from arriving, for a day the council set. */
    public record Planned(ReviewKind kind, @Nullable Integer day, Instant due) {}

    /**
     * The programme of somebody who arrived then, the first due first. Days and months by the calendar of London.
     *
     * @param ownDays as the council wrote them
     */
    public static List<Planned> of(Instant arrived, Collection<String> ownDays) {
        var there = arrived.atZone(London.ZONE);
        var all = new ArrayList<Planned>();
        all.add(new Planned(ReviewKind.HOURS_48, null, arrived.plus(Duration.ofHours(48))));
        all.add(new Planned(ReviewKind.DAYS_28, null, there.plusDays(28).toInstant()));
        all.add(new Planned(ReviewKind.MONTHS_12, null, there.plusMonths(12).toInstant()));
        for (int day : days(ownDays)) {
            var due = there.plusDays(day).toInstant();
            if (all.stream().noneMatch(p -> London.day(p.due()).equals(London.day(due)))) {
                all.add(new Planned(ReviewKind.OWN_DAY, day, due));
            }
        }
        all.sort(java.util.Comparator.comparing(Planned::due));
        return List.copyOf(all);
    }

    private static TreeSet<Integer> days(Collection<String> written) {
        var days = new TreeSet<Integer>();
        for (var day : written) {
            if (day.matches("[0-9]{1,3}")) {
                int number = Integer.parseInt(day);
                if (number >= 1 && number <= LAST_DAY) {
                    days.add(number);
                }
            }
        }
        return days;
    }

    /** What it is called. */
    public static String words(ReviewKind kind, @Nullable Integer day) {
        return day == null ? kind.words() : "Day %d".formatted(day);
    }

    /** Whether its time has passed with nobody having looked. */
    public static boolean missed(Instant due, @Nullable Instant done, Instant now) {
        return done == null && due.isBefore(now);
    }

    /** Whoever reviews is in charge of the person: no stranger is sent. */
    public static List<Problem> againstReviewer(@Nullable UUID post, Collection<UUID> inCharge) {
        if (post == null) {
            return List.of(Problem.of("reviewer", Code.VAL, "Choose who reviews them."));
        }
        return inCharge.contains(post)
                ? List.of()
                : List.of(Problem.of(
                        "reviewer",
                        Code.VAL,
                        "This post is not allocated to the person. Put them in charge of the person first."));
    }

    /** A review of the council's programme is done by whoever was allocated to it. */
    public static List<Problem> againstFinishing(ReviewKind kind, @Nullable UUID reviewer) {
        return kind == ReviewKind.OWN_DAY && reviewer == null
                ? List.of(Problem.of(
                        "reviewer", Code.VAL, "Nobody is allocated to this review. Choose who reviews them first."))
                : List.of();
    }

    private ReviewProgramme() {}
}
