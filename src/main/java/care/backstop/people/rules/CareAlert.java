package care.backstop.people.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.people.Funding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is missing in the care that a council takes of somebody, and must not wait. Worked out, never stored. */
@LegalRule(
        title = "What is missing around somebody in the council's care",
        authority = {
            "Southampton procedure 1.7, 6.3",
            "Southampton procedure, Appendix A 3.2",
            "Southampton procedure, Appendix D",
            "Lancashire procedure 3.10, 3.11",
            "Lancashire procedure, flow chart"
        },
        checked = "2026-11-26")
public enum CareAlert {
    NO_WORKER("Nobody has the case"),
    NO_ASSESSOR("Nobody answers for the assessment"),
    WELFARE_MISSED("A daily welfare check was missed: escalate it"),
    NOT_REACHED("Not reached twice: visit them"),
    MOVE_NOT_REPORTED("The lead was not told that the move is complete"),
    REVIEW_DUE("The yearly review is due");

    private static final Set<Funding> NEEDS_ASSESSOR =
            Set.of(Funding.SELF, Funding.PERSONAL_BUDGET, Funding.OTHER_COUNCIL, Funding.OTHER_COUNTRY);

    private final String words;

    CareAlert(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /**
     * What is known.
     *
     * @param here is still looked after here: has not died, and has not left by their own arrangement
     * @param workerDue the day by which somebody should have the case
     * @param movedOn the day of the move, where they have moved
     * @param reported the day on which the lead was told of it
     * @param unreached calls and letters without an answer; {@code reached} any with one
     * @param reviewDue when the yearly review falls due; null when they were never reviewed
     */
    public record Facts(
            boolean here,
            boolean worker,
            LocalDate workerDue,
            boolean assessor,
            Funding funding,
            @Nullable LocalDate movedOn,
            @Nullable LocalDate reported,
            int unreached,
            boolean reached,
            boolean welfareChecked,
            List<LocalDate> missed,
            @Nullable LocalDate reviewDue) {

        public Facts {
            missed = List.copyOf(missed);
        }
    }

    public static List<CareAlert> of(Facts f, LocalDate today) {
        var all = new ArrayList<CareAlert>();
        if (!f.here()) {
            return all;
        }
        if (!f.worker() && today.isAfter(f.workerDue())) {
            all.add(NO_WORKER);
        }
        if (needsAssessor(f.funding()) && !f.assessor()) {
            all.add(NO_ASSESSOR);
        }
        if (!f.missed().isEmpty()) {
            all.add(WELFARE_MISSED);
        }
        if (f.unreached() >= 2 && !f.reached() && !f.welfareChecked()) {
            all.add(NOT_REACHED);
        }
        var moved = f.movedOn();
        if (moved != null && today.isAfter(moved) && f.reported() == null) {
            all.add(MOVE_NOT_REPORTED);
        }
        var due = f.reviewDue();
        if (due == null || today.isAfter(due)) {
            all.add(REVIEW_DUE);
        }
        return all;
    }

    /** Whose assessment somebody is named for: who pays alone, holds a budget, or is placed from elsewhere. */
    public static boolean needsAssessor(Funding funding) {
        return NEEDS_ASSESSOR.contains(funding);
    }

    /** Days of a period, up to yesterday, on which nobody checked. */
    public static List<LocalDate> missed(
            @Nullable LocalDate from, @Nullable LocalDate until, Set<LocalDate> checked, LocalDate today) {
        if (from == null || until == null) {
            return List.of();
        }
        var end = until.isBefore(today) ? until.plusDays(1) : today;
        return end.isAfter(from)
                ? Stream.iterate(from, d -> d.isBefore(end), d -> d.plusDays(1))
                        .filter(d -> !checked.contains(d))
                        .toList()
                : List.of();
    }
}
