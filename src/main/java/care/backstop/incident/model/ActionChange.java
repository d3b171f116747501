package care.backstop.incident.model;

import care.backstop.incident.model.Action.Owner;
import care.backstop.incident.model.Action.State;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to do with a line of the plan. A part that is null is left as it is.
 *
 * @param owners who has it from now on, one for each agency and exactly one of them accountable
 * @param dueOn the day it is due
 * @param evidence what shows that it was done
 * @param reason why it does not apply, why it is opened again, or why it was done out of turn
 */
public record ActionChange(
        @Nullable List<Owner> owners,
        @Nullable LocalDate dueOn,
        @Nullable State state,
        @Nullable String evidence,
        @Nullable String reason) {

    /** How a due date that somebody chose is told from one that a rule counted. */
    public static final String CHOSEN = "Chosen by the group";

    /** The line as it is after the change; refused in words when the change may not be made. */
    public Action of(Action before, Instant now, String by) {
        var problems = new ArrayList<Problem>();
        var after = before;
        if (owners != null) {
            check(owners, problems);
            after = after.with(owners);
        }
        if (dueOn != null && !dueOn.equals(dayDue(before))) {
            if (dueOn.isBefore(London.day(now))) {
                problems.add(Problem.of(
                        "dueOn",
                        Problem.Code.VAL,
                        "%s has passed. Enter today or a later day".formatted(London.show(dueOn))));
            }
            after = after.due(CHOSEN, endOf(dueOn));
        }
        after = settle(after, now, by, problems);
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        return after;
    }

    private Action settle(Action a, Instant now, String by, List<Problem> problems) {
        var shown = evidence == null ? a.evidence() : evidence;
        var next = state == null ? a.state() : state;
        if (next == a.state()) {
            return a.set(next, a.reason(), shown, a.settledAt(), a.settledBy());
        }
        return switch (next) {
            case DONE -> {
                if (a.state() == State.NOT_YET) {
                    problems.add(Problem.of(
                            "state",
                            Problem.Code.STATE,
                            "Action %s belongs to a part that has not begun. Open it first".formatted(a.number())));
                }
                if (a.accountable().isEmpty()) {
                    problems.add(Problem.of(
                            "owners",
                            Problem.Code.VAL,
                            "Say who answers for action %s before it is done".formatted(a.number())));
                }
                if (a.evidenceAsked() != null && (shown == null || shown.isBlank())) {
                    problems.add(Problem.of(
                            "evidence",
                            Problem.Code.VAL,
                            "Enter what shows that action %s is done: %s".formatted(a.number(), a.evidenceAsked())));
                }
                yield a.set(State.DONE, reason == null || reason.isBlank() ? null : reason, shown, now, by);
            }
            case NOT_APPLICABLE -> {
                if (a.procedure().protects()) {
                    problems.add(Problem.of(
                            "state",
                            Problem.Code.STATE,
                            "Action %s keeps people safe, so it is not left out. If nobody needs it, mark it done and say so as evidence"
                                    .formatted(a.number())));
                }
                if (reason == null || reason.isBlank()) {
                    problems.add(Problem.of(
                            "reason",
                            Problem.Code.VAL,
                            "Enter why action %s does not apply here".formatted(a.number())));
                }
                yield a.set(State.NOT_APPLICABLE, reason == null ? "" : reason, shown, now, by);
            }
            case REVOKED -> {
                problems.add(Problem.of(
                        "state",
                        Problem.Code.STATE,
                        "Action %s cannot be revoked by itself. Say that it does not apply, or stand the incident down"
                                .formatted(a.number())));
                yield a;
            }
            case TO_DO, NOT_YET -> {
                if (a.settledAt() != null && (reason == null || reason.isBlank())) {
                    problems.add(Problem.of(
                            "reason", Problem.Code.VAL, "Enter why action %s is opened again".formatted(a.number())));
                }
                yield a.set(next, reason, shown, null, null);
            }
        };
    }

    private static void check(List<Owner> owners, List<Problem> problems) {
        if (owners.isEmpty()) {
            problems.add(Problem.of("owners", Problem.Code.VAL, "Name at least one person who has the action"));
            return;
        }
        if (owners.stream().filter(Owner::accountable).count() != 1) {
            problems.add(Problem.of(
                    "accountable", Problem.Code.VAL, "Choose exactly one person who answers for the action"));
        }
        var agencies = new HashSet<String>();
        for (var owner : owners) {
            if (!agencies.add(owner.agency())) {
                problems.add(Problem.of(
                        "owners",
                        Problem.Code.DUP,
                        "%s is named twice. Name one person for each agency".formatted(owner.agency())));
            }
        }
    }

    private static @Nullable LocalDate dayDue(Action a) {
        return a.dueAt() == null ? null : London.day(a.dueAt().minusMillis(1));
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(London.ZONE).toInstant();
    }
}
