package care.backstop.incident.rules;

import care.backstop.kernel.LegalRule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether work on a line of the plan may begin. One plan is agreed by council and NHS, and its later parts open once the
 * steering group has a dated plan of work; nobody waits for that with what keeps people safe, what the procedure wants by
 * the end of the first working day, or what somebody says cannot wait.
 */
@LegalRule(
        title = "No work from a draft plan, what is urgent apart",
        authority = {"Southampton procedure 1.10", "Southampton procedure 2.3", "Southampton procedure, Appendix A 1.1"
        },
        checked = "2026-11-25")
public final class PlanInForce {

    /**
     * What is known about the line.
     *
     * @param required whether the council's profile asks for an agreed plan
     * @param agreed whether an edition of the plan has been agreed
     * @param shut whether an earlier line that opens the later parts is still open
     * @param protects whether the line keeps people safe
     * @param firstDayEnds the end of the working day after the council became aware
     * @param urgentBecause why somebody says it cannot wait, or null
     */
    public record Facts(
            boolean required,
            boolean agreed,
            boolean shut,
            boolean protects,
            @Nullable Instant dueAt,
            Instant firstDayEnds,
            @Nullable String urgentBecause) {}

    /** May it begin? */
    public enum Answer {
        /** The plan is agreed, or need not be. */
        AGREED,
        /** It is urgent by the procedure. */
        AT_ONCE,
        /** It is urgent because somebody says why. */
        MARKED_URGENT,
        /** It waits for the plan to be agreed. */
        WAITS,
        /** It waits for the line that opens the later parts. */
        SHUT
    }

    public static Answer mayBegin(Facts f) {
        if (!f.shut() && (!f.required() || f.agreed())) {
            return Answer.AGREED;
        }
        if (f.protects() || (f.dueAt() != null && !f.dueAt().isAfter(f.firstDayEnds()))) {
            return Answer.AT_ONCE;
        }
        if (f.urgentBecause() != null && !f.urgentBecause().isBlank()) {
            return Answer.MARKED_URGENT;
        }
        return f.shut() ? Answer.SHUT : Answer.WAITS;
    }

    private PlanInForce() {}
}
