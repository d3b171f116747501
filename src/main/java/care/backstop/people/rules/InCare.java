package care.backstop.people.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who may write what of a person in somebody's care, and what cannot be: nothing is done on a day to come. */
@LegalRule(
        title = "Telling, seeing and reviewing people in somebody's care",
        authority = {
            "Southampton procedure 6.3",
            "Southampton procedure, Appendix A 3.1, 7.1",
            "Southampton procedure, Appendix D",
            "Lancashire procedure 3.10, 3.11"
        },
        checked = "2026-11-26")
public final class InCare {

    /**
     * Whoever writes.
     *
     * @param hasCase is the worker of this person, or stands in for that worker
     * @param registered is a social worker whose registration is kept
     */
    public record Writer(boolean hasCase, boolean registered) {}

    private static final Set<EntryKind> BY_WHOEVER_HAS_THE_CASE = Set.of(EntryKind.WORKER_REVIEW);
    private static final Set<EntryKind> BY_A_REGISTERED_WORKER = Set.of(EntryKind.WELFARE_CHECK);

    /** Whether it matters who writes it. */
    public static boolean asksWhoWrites(EntryKind kind) {
        return BY_WHOEVER_HAS_THE_CASE.contains(kind) || BY_A_REGISTERED_WORKER.contains(kind);
    }

    public static List<Problem> against(EntryKind kind, Writer writer) {
        return new Against()
                .when(
                        BY_WHOEVER_HAS_THE_CASE.contains(kind) && !writer.hasCase(),
                        Code.AUTH,
                        null,
                        "This is for the worker who has the case, or their deputy. Ask them, or have the case given to you.")
                .when(
                        BY_A_REGISTERED_WORKER.contains(kind) && !writer.registered(),
                        Code.AUTH,
                        null,
                        "A welfare check is done by a registered worker. Have your registration written down with the"
                                + " caseloads, or ask a worker who is registered.")
                .list();
    }

    public static List<Problem> against(EntryKind kind, Written w, Known known) {
        return switch (kind) {
            case TOLD, SEEN, CALLED, WELFARE_CHECK ->
                new Against()
                        .missing(later(w.day("on"), known.today()), "on", "This day is in the future.")
                        .list();
            case WELFARE_PERIOD ->
                new Against()
                        .missing(
                                before(w.day("until"), w.day("from")),
                                "until",
                                "The last day is before the first. Check both.")
                        .missing(
                                w.day("from")
                                        .flatMap(f -> w.day("until").filter(u -> u.isAfter(f.plusMonths(3))))
                                        .isPresent(),
                                "until",
                                "Write at most three months at a time.")
                        .list();
            case MOVE_REPORTED ->
                new Against()
                        .missing(later(w.day("toldAt"), known.today()), "toldAt", "This day is in the future.")
                        .missing(
                                beforeMoment(w.moment("toldAt"), w.moment("movedAt")),
                                "toldAt",
                                "The lead was told before the move was complete. Check both times.")
                        .list();
            default -> List.of();
        };
    }

    /** Whether a review came only after the move it should have helped with. */
    public static boolean late(Written review) {
        return before(review.day("movedOn"), review.day("on"));
    }

    private static boolean later(Optional<LocalDate> day, LocalDate today) {
        return day.filter(d -> d.isAfter(today)).isPresent();
    }

    private static boolean before(Optional<LocalDate> one, Optional<LocalDate> other) {
        return one.flatMap(o -> other.filter(o::isBefore)).isPresent();
    }

    private static boolean beforeMoment(Optional<LocalDateTime> one, Optional<LocalDateTime> other) {
        return one.flatMap(o -> other.filter(o::isBefore)).isPresent();
    }

    private InCare() {}
}
