package care.backstop.placement.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.placement.model.VisitKind;
import care.backstop.placement.model.VisitState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A visit or trial stay is offered before the person decides, and what they said of it is kept in their words. */
@LegalRule(
        title = "Visits and trial stays before somebody decides",
        authority = {"Southampton Appendix A 7.8", "Kent protocol 4.8"},
        checked = "2026-11-26")
public final class KnowThePlace {

    /**
     * As typed.
     *
     * @param starts the day of it; of an offer that was declined, the day on which they said so
     * @param ends the last day of a trial stay
     */
    public record Visit(
            @Nullable VisitKind kind,
            @Nullable VisitState state,
            @Nullable LocalDate starts,
            @Nullable LocalDate ends,
            @Nullable String whoWent,
            @Nullable String howItWent,
            @Nullable String said) {}

    /**
     * How far the person is.
     *
     * @param decided when the lasting choice was made, null while it is open
     * @param moved when they moved in, null while they have not
     */
    public record Person(
            LocalDate today,
            @Nullable LocalDate decided,
            @Nullable LocalDate moved) {}

    /** Everything against writing it down so. */
    public static List<Problem> against(Visit v, Person p) {
        var problems = new ArrayList<Problem>();
        if (v.kind == null) {
            problems.add(Problem.of("kind", Code.VAL, "Say whether it is a visit, a look by video or a trial stay"));
        }
        if (v.state == null) {
            problems.add(Problem.of("state", Code.VAL, "Say whether it is arranged, whether they went or declined"));
        }
        if (v.starts == null) {
            problems.add(Problem.of("starts", Code.VAL, "Write the day"));
        }
        boolean trial = v.kind == VisitKind.TRIAL;
        if (trial && v.ends == null) {
            problems.add(Problem.of("ends", Code.VAL, "Write the last day of the trial stay"));
        }
        if (v.kind != null && !trial && v.ends != null) {
            problems.add(Problem.of("ends", Code.VAL, "Only a trial stay has a last day. Leave it empty"));
        }
        if (v.starts != null && v.ends != null && v.ends.isBefore(v.starts)) {
            problems.add(Problem.of("ends", Code.VAL, "It cannot end before it begins. Check both days"));
        }
        if (v.state != null) {
            asked(v, v.state, problems);
            if (v.starts != null) {
                days(v, v.state, v.starts, p, problems);
            }
        }
        return problems;
    }

    private static void asked(Visit v, VisitState state, List<Problem> problems) {
        if (state != VisitState.DECLINED && blank(v.whoWent)) {
            problems.add(Problem.of(
                    "whoWent",
                    Code.VAL,
                    state == VisitState.WENT ? "Name who went with them" : "Name who goes with them"));
        }
        if (state == VisitState.WENT && blank(v.howItWent)) {
            problems.add(Problem.of("howItWent", Code.VAL, "Write how it went"));
        }
        if (state != VisitState.ARRANGED && blank(v.said)) {
            problems.add(Problem.of("said", Code.VAL, "Write what the person said, or how they showed it"));
        }
    }

    private static void days(Visit v, VisitState state, LocalDate starts, Person p, List<Problem> problems) {
        if (state == VisitState.ARRANGED && starts.isBefore(p.today)) {
            problems.add(Problem.of("starts", Code.VAL, "This day is over: say whether they went"));
        }
        if (state == VisitState.WENT && (v.ends == null ? starts : v.ends).isAfter(p.today)) {
            problems.add(Problem.of(
                    v.ends == null ? "starts" : "ends",
                    Code.VAL,
                    "This day is still to come: write it down as arranged"));
        }
        if (state == VisitState.DECLINED && starts.isAfter(p.today)) {
            problems.add(Problem.of("starts", Code.VAL, "Write the day on which they said so"));
        }
        if (p.moved != null && starts.isAfter(p.moved)) {
            problems.add(Problem.of(
                    "starts",
                    Code.VAL,
                    "They moved on %s: a visit comes before the move".formatted(London.show(p.moved))));
        } else if (v.kind == VisitKind.TRIAL
                && state != VisitState.DECLINED
                && p.decided != null
                && starts.isAfter(p.decided)) {
            problems.add(Problem.of(
                    "starts",
                    Code.STATE,
                    "The lasting choice was made on %s: a trial stay comes before it. Record a place for the time being, or change the choice first"
                            .formatted(London.show(p.decided))));
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private KnowThePlace() {}
}
