package care.backstop.kernel.time;

import care.backstop.kernel.London;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * When something is due and why then. Everything needed to count it again is kept.
 *
 * @param dueOn the last day it may be done, London time
 * @param dueAt the first instant at which it is late: the end of that day, or for hours the hour itself
 * @param calendarVersion the calendar it was counted on, or null when the rule needs none
 * @param provisional counted in a year whose bank holidays nobody has confirmed; never make a task of it
 * @param explanation how it was counted, in words
 */
public record Deadline(
        LocalDate dueOn,
        Instant dueAt,
        DeadlineRule rule,
        Inputs inputs,
        @Nullable String calendarVersion,
        boolean provisional,
        String explanation) {

    /**
     * What it was counted from.
     *
     * @param day day 0
     * @param at the instant, where one is known
     */
    public record Inputs(LocalDate day, @Nullable Instant at) {}

    /** Late from {@link #dueAt} on, not before. */
    public boolean isLate(Instant now) {
        return !now.isBefore(dueAt);
    }

    /** Why this deadline differs from the one it replaces, in words; empty when it does not. */
    public String whyMovedFrom(Deadline before) {
        if (dueAt.equals(before.dueAt)) {
            return "";
        }
        var reasons = new ArrayList<String>();
        if (!rule.equals(before.rule)) {
            reasons.add("the rule changed from " + before.rule.words() + " to " + rule.words());
        }
        if (!inputs.equals(before.inputs)) {
            reasons.add("the event moved from " + when(before.inputs) + " to " + when(inputs));
        }
        if (reasons.isEmpty()) {
            reasons.add("the bank holiday calendar changed");
        }
        return "Moved from %s to %s because %s.".formatted(when(before), when(this), String.join(" and ", reasons));
    }

    private static String when(Inputs inputs) {
        return inputs.at == null ? London.show(inputs.day) : London.show(inputs.at);
    }

    private static String when(Deadline deadline) {
        return deadline.rule instanceof DeadlineRule.ElapsedHours
                ? London.show(deadline.dueAt)
                : London.show(deadline.dueOn);
    }
}
