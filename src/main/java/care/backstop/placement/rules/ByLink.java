package care.backstop.placement.rules;

import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.placement.model.CannotTake;
import care.backstop.placement.model.EnquiryAnswer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a provider that was asked for a place may still do, and what its answer must say. */
public final class ByLink {

    /** Questions that may wait for an answer at one time. */
    public static final int MOST_OPEN_QUESTIONS = 5;

    /** No weekly fee is so high: it is a slip of the pen. */
    public static final int MOST_PENCE = 2_000_000;

    /** What is done. */
    public enum Step {
        ACCEPT,
        REFUSE,
        ASK,
        HOLD
    }

    /**
     * How things stand.
     *
     * @param answer what was said before
     * @param chosenHere the person has chosen this place
     * @param elsewhere the person has chosen another place, or needs none any more
     * @param held when a place is or was kept: it is kept once
     * @param holds whether it is kept still
     * @param openQuestions asked and not answered
     */
    public record Standing(
            @Nullable EnquiryAnswer answer,
            boolean chosenHere,
            boolean elsewhere,
            boolean held,
            boolean holds,
            int openQuestions) {}

    /** What stands against a step. */
    public static List<Problem> against(Step step, Standing now) {
        if (now.answer == EnquiryAnswer.WITHDRAWN) {
            return state("The council no longer asks for this place. Nothing more is needed");
        }
        if (now.answer == EnquiryAnswer.REFUSED) {
            return state("You have said that you have no place. Ring the council if that has changed");
        }
        if (now.elsewhere) {
            return state("This person no longer looks for a place here. Nothing more is needed, and thank you");
        }
        return switch (step) {
            case ACCEPT ->
                now.answer == EnquiryAnswer.WILLING
                        ? state("You have said that you have a place. Ask a question if something has changed")
                        : List.of();
            case REFUSE ->
                now.chosenHere
                        ? state("The person has chosen this place. Ring the council: they must be told")
                        : List.of();
            case ASK ->
                now.openQuestions >= MOST_OPEN_QUESTIONS
                        ? state("%d questions wait for an answer. Wait for those first".formatted(now.openQuestions))
                        : List.of();
            case HOLD ->
                now.holds
                        ? state("You keep a place already")
                        : now.held
                                ? state("You have kept a place once. Say that you have one, or that you have none")
                                : List.of();
        };
    }

    /** What stands against an acceptance as it is written. */
    public static List<Problem> againstAccepting(
            @Nullable String room, @Nullable Integer pence, @Nullable LocalDate from, LocalDate today) {
        var problems = new ArrayList<Problem>();
        if (room == null || room.isBlank()) {
            problems.add(Problem.of("room", Code.VAL, "Say what the room or the visits would be like"));
        } else if (room.length() > 500) {
            problems.add(Problem.of("room", Code.VAL, "Use at most 500 characters"));
        }
        if (pence == null || pence < 0 || pence > MOST_PENCE) {
            problems.add(Problem.of("fee", Code.VAL, "Enter what you ask a week in pounds, from 0 to 20,000"));
        }
        if (from == null || from.isBefore(today) || from.isAfter(today.plusYears(1))) {
            problems.add(Problem.of(
                    "from", Code.VAL, "Enter from which day the place is free: today, or a day within a year"));
        }
        return problems;
    }

    /** What stands against a refusal as it is written. */
    public static List<Problem> againstRefusing(@Nullable CannotTake code, @Nullable String reason) {
        var problems = new ArrayList<Problem>();
        if (code == null) {
            problems.add(Problem.of("code", Code.VAL, "Say why"));
        } else if (code == CannotTake.OTHER && blank(reason)) {
            problems.add(Problem.of("reason", Code.VAL, "Say which other reason"));
        }
        if (reason != null && reason.length() > 1000) {
            problems.add(Problem.of("reason", Code.VAL, "Use at most 1,000 characters"));
        }
        return problems;
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static List<Problem> state(String words) {
        return List.of(Problem.of(null, Code.STATE, words));
    }

    private ByLink() {}
}
