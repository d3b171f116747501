package care.backstop.placement.rules;

import care.backstop.kernel.Answer;
import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.people.rules.DecisionMaking;
import care.backstop.people.rules.DecisionMaking.Blocks;
import care.backstop.people.rules.DecisionMaking.Outcome;
import care.backstop.placement.model.Decided;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a choice of place, as it is recorded, was made by whoever may make it, and whether a move may begin. Rows M1
 * to M10 of the procedure's table 2(d) say who decides ({@link DecisionMaking}); this holds records and moves to it.
 */
@LegalRule(
        title = "Who may choose a place, and when a move may begin",
        authority = {
            "Mental Capacity Act 2005 ss 1-5, 9-11, 16-20, 37-39",
            "Southampton procedure 6 and Appendix A 7",
            "Lancashire procedure 3.7"
        },
        checked = "2026-11-22")
public final class MayChoose {

    /**
     * A choice as it was typed.
     *
     * @param emergency why an interim move cannot wait, or null
     */
    public record Choice(
            Decided decidedBy,
            @Nullable String decisionMaker,
            boolean advocateReport,
            @Nullable String emergency) {}

    /**
     * What is recorded about a move that is about to begin.
     *
     * @param representative who speaks for a person who cannot decide
     * @param legalAdvice the advice on an objection, and when it was given
     * @param override why an emergency cannot wait for a check
     */
    public record Move(
            @Nullable String representative,
            @Nullable String legalAdvice,
            @Nullable String override) {}

    /** Everything against recording this choice; empty when nothing is. */
    public static List<Problem> againstChoice(DecisionMaking.Facts facts, Choice choice) {
        var determination = DecisionMaking.determine(facts);
        var problems = new ArrayList<Problem>();
        if (choice.decidedBy != Decided.PERSON && blank(choice.decisionMaker)) {
            problems.add(Problem.of("decisionMaker", Code.VAL, "Name who decided"));
        }
        boolean emergency = !blank(choice.emergency);
        boolean excepted = emergency && determination.allows(Blocks.PLACEMENT_DECISION, true);
        var outcome = decisionOutcome(facts);
        switch (outcome) {
            case PERSON_DECIDES, NO_TRANSFER -> {
                if (choice.decidedBy != Decided.PERSON) {
                    problems.add(conflict(
                            determination,
                            "the person can decide, so nobody may decide for them. Record their own choice"));
                }
            }
            case ATTORNEY_DECIDES -> {
                if (choice.decidedBy != Decided.ATTORNEY_OR_DEPUTY) {
                    problems.add(
                            conflict(
                                    determination,
                                    "a registered attorney or deputy holds the decision. Contact them and record what they decide"));
                }
            }
            case BEST_INTERESTS, ADVOCATE_AFTER -> bestInterests(determination, choice, problems);
            case ADVOCATE_BEFORE -> {
                bestInterests(determination, choice, problems);
                if (!choice.advocateReport && !emergency) {
                    problems.add(
                            state(
                                    determination,
                                    "an advocate (IMCA) must be instructed and report first, unless this is an emergency interim move"));
                }
            }
            case ASSESS_CAPACITY_FIRST -> {
                if (!excepted) {
                    problems.add(
                            state(
                                    determination,
                                    "capacity for this decision is in doubt. Assess it first, unless this is an emergency interim move"));
                }
            }
            case FIND_OUT_FIRST -> {
                if (!excepted) {
                    problems.add(
                            state(
                                    determination,
                                    "it is not known who may decide. Find that out first, unless this is an emergency interim move"));
                }
            }
            case LEGAL_ADVICE_FIRST -> throw new IllegalStateException("an objection does not settle who decides");
        }
        return problems;
    }

    /** Everything against beginning this move; empty when nothing is. Refusing with capacity is never overridden. */
    public static List<Problem> againstLeaving(DecisionMaking.Facts facts, Move move) {
        var determination = DecisionMaking.determine(facts);
        var problems = new ArrayList<Problem>();
        boolean override = !blank(move.override);
        for (var gate : determination.gates()) {
            if (gate.blocks() != Blocks.MOVE || (override && gate.emergencyExcepted())) {
                continue;
            }
            switch (determination.outcome()) {
                case NO_TRANSFER ->
                    // No post may override this, so trying to is not a matter of the stage but of permission.
                    problems.add(Problem.of(
                            null,
                            override ? Code.AUTH : Code.STATE,
                            "Row %s: the person can decide and says no. Nobody may move them until %s"
                                    .formatted(determination.row(), gate.until())));
                case LEGAL_ADVICE_FIRST -> {
                    if (gate.emergencyExcepted() ? blank(move.representative) : blank(move.legalAdvice)) {
                        problems.add(state(determination, "wait until " + gate.until()));
                    }
                }
                default -> {
                    if (blank(move.representative)) {
                        problems.add(state(determination, "wait until " + gate.until()));
                    }
                }
            }
        }
        return problems;
    }

    /** Who decides if the person's objection is left aside: it stops the move, not the decision. */
    private static Outcome decisionOutcome(DecisionMaking.Facts facts) {
        return DecisionMaking.determine(new DecisionMaking.Facts(
                        facts.capacity(),
                        facts.welfareAuthority(),
                        facts.propertyAuthorityOnly(),
                        facts.befriended(),
                        facts.timeToInstruct(),
                        Answer.NO))
                .outcome();
    }

    private static void bestInterests(
            DecisionMaking.Determination determination, Choice choice, List<Problem> problems) {
        if (choice.decidedBy != Decided.BEST_INTERESTS) {
            problems.add(
                    conflict(
                            determination,
                            "the person cannot make this decision and nobody holds welfare authority. A named decision maker decides in their best interests"));
        }
    }

    private static Problem conflict(DecisionMaking.Determination determination, String words) {
        return Problem.of("decidedBy", Code.CONF, "Row " + determination.row() + ": " + words);
    }

    private static Problem state(DecisionMaking.Determination determination, String words) {
        return Problem.of(null, Code.STATE, "Row " + determination.row() + ": " + words);
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private MayChoose() {}
}
