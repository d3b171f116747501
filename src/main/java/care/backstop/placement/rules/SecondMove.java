package care.backstop.placement.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place for the time being, and the choice that stays open with it. The promise of a second move ends when the lasting
 * choice is made, or when the person gives it up; nobody is left somewhere for good because nobody asked.
 */
@LegalRule(
        title = "A place for the time being keeps the choice open",
        authority = {"Southampton Appendix A 7.30", "Kent protocol 4.13"},
        checked = "2026-11-26")
public final class SecondMove {

    /** How a promise ends. */
    public enum Outcome {
        KEPT("Kept: the lasting choice is made"),
        WITHDRAWN("The person no longer wants to move again");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Everything against a place for the time being. No day is allowed: then one is to be agreed. */
    public static List<Problem> againstPromise(boolean forNow, @Nullable LocalDate lookAgain, LocalDate today) {
        var problems = new ArrayList<Problem>();
        if (!forNow && lookAgain != null) {
            problems.add(Problem.of(
                    "lookAgain",
                    Code.VAL,
                    "A lasting choice is not looked at again. Say that it is for now, or leave it out"));
        }
        if (lookAgain != null && lookAgain.isBefore(today)) {
            problems.add(Problem.of("lookAgain", Code.VAL, "This day is over. Write a day from today on"));
        }
        return problems;
    }

    /**
     * Everything against ending a promise.
     *
     * @param lasting a choice that is not for the time being was recorded since
     */
    public static List<Problem> againstEnding(@Nullable Outcome outcome, boolean lasting, @Nullable String reason) {
        if (outcome == null) {
            return List.of(
                    Problem.of("outcome", Code.VAL, "Say whether it was kept, or whether the person gave it up"));
        }
        return switch (outcome) {
            case KEPT ->
                lasting
                        ? List.of()
                        : List.of(
                                Problem.of(
                                        "outcome",
                                        Code.STATE,
                                        "No lasting choice is recorded, so no place is for good. Record the person's choice first"));
            case WITHDRAWN ->
                reason == null || reason.isBlank()
                        ? List.of(Problem.of("reason", Code.VAL, "Write what the person said, and to whom"))
                        : List.of();
        };
    }

    /** What is to be done about an open promise. */
    public static String next(@Nullable LocalDate lookAgain, LocalDate today) {
        if (lookAgain == null) {
            return "No day to look again is set: agree one";
        }
        return lookAgain.isAfter(today)
                ? "Look again on " + London.show(lookAgain)
                : "Look again now: it was due on " + London.show(lookAgain);
    }

    /**
     * A promise in one line.
     *
     * @param place where they are for the time being
     * @param lasting where they go for good, once that is chosen
     */
    public static String standing(
            String place,
            LocalDate promisedOn,
            @Nullable LocalDate lookAgain,
            @Nullable String lasting,
            @Nullable Outcome outcome,
            LocalDate today) {
        var promised = "Promised on %s: %s is for the time being. ".formatted(London.show(promisedOn), place);
        if (outcome != null) {
            return promised + outcome.words();
        }
        return promised + (lasting == null ? next(lookAgain, today) : "Chosen for good: " + lasting);
    }

    private SecondMove() {}
}
