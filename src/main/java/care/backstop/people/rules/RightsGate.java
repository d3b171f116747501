package care.backstop.people.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.people.rules.DecisionMaking.Blocks;
import care.backstop.people.rules.DecisionMaking.Determination;
import care.backstop.people.rules.DecisionMaking.Needs;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Holds the gates of table 2(d) against what is written in the person's record. */
@LegalRule(
        title = "What the record must hold before a place is decided or somebody moves",
        authority = {
            "Mental Capacity Act 2005 ss 1-5, 9-11, 16-20, 37-39; Sch A1",
            "Southampton procedure, Appendix A 3.8 to 3.11, 5.6",
            "Southampton procedure, Appendix D 20",
            "Kent protocol 4.10, 4.11, 4.14"
        },
        checked = "2026-11-25")
public final class RightsGate {

    /** What of the record opens gates. */
    public static Set<Needs> met(Known known) {
        var met = EnumSet.noneOf(Needs.class);
        if (known.all(EntryKind.ATTORNEY_CONTACT).stream()
                .anyMatch(e -> e.said().said("decided"))) {
            met.add(Needs.ATTORNEY_DECISION);
        }
        if (known.all(EntryKind.BEST_INTERESTS).stream()
                .anyMatch(e -> Decision.of(
                                java.util.Objects.requireNonNullElse(e.said().of("decision"), ""))
                        .move())) {
            met.add(Needs.BEST_INTERESTS);
        }
        if (known.has(EntryKind.IMCA_REPORT)) {
            met.add(Needs.ADVOCATE_REPORT);
        }
        if (known.has(EntryKind.REPRESENTATIVE) || known.has(EntryKind.IMCA_REFERRAL)) {
            met.add(Needs.REPRESENTATIVE);
        }
        if (known.has(EntryKind.OBJECTION_ADVICE)) {
            met.add(Needs.OBJECTION_ADVICE);
        }
        return met;
    }

    /** Against saving where the person will go. An emergency excuses the gates that say so, and no other. */
    public static List<Problem> againstDeciding(Determination d, Known known, boolean emergency) {
        return d.closed(Blocks.PLACEMENT_DECISION, met(known), emergency).stream()
                .map(g -> closed(d, g, "No place is decided until "))
                .toList();
    }

    /**
     * Against starting a move. A person with capacity who says no is never moved, whatever {@code also} holds.
     *
     * @param also what is recorded with the move itself: a representative, legal advice
     */
    public static List<Problem> againstMoving(Determination d, Known known, Set<Needs> also, boolean emergency) {
        var met = met(known);
        met.addAll(also);
        met.remove(Needs.AGREEMENT);
        var problems = new ArrayList<Problem>();
        d.closed(Blocks.MOVE, met, emergency).forEach(g -> problems.add(closed(d, g, "Nobody moves them until ")));
        if (!emergency && Liberty.active(known.person(), known.today()) && !known.has(EntryKind.DOLS_REFERRAL)) {
            problems.add(Problem.of(
                    null,
                    Code.STATE,
                    "An authorisation to deprive them of liberty is in force for the home they leave. The home they go to"
                            + " needs a new one: record that it was asked for, or why this is an emergency."));
        }
        if (!emergency) {
            problems.addAll(Handling.againstMoving(known));
        }
        return problems;
    }

    private static Problem closed(Determination d, DecisionMaking.Gate gate, String words) {
        return Problem.of(
                null,
                Code.STATE,
                "Row %s: %s%s. Write it in the person's record under Rights.".formatted(d.row(), words, gate.until()));
    }

    private RightsGate() {}
}
