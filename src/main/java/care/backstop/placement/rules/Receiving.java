package care.backstop.placement.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.market.StandingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is looked at in a receiving service before anybody is placed there, beside whether it may be offered at all. */
@LegalRule(
        title = "What is known of a receiving service",
        authority = {"Southampton procedure, Appendix A 7.6, 7.7", "Lancashire procedure 3.11"},
        checked = "2026-11-26")
public final class Receiving {

    private static final int SHORTEST = 3;

    /** What whoever chooses must know beside the rating, which every option says: it warns, and a person decides. */
    public static List<String> warnings(Set<StandingKind> standing) {
        var warnings = new ArrayList<String>();
        for (var kind : StandingKind.values()) {
            if (standing.contains(kind) && kind != StandingKind.FRAMEWORK) {
                warnings.add(kind.words() + ": " + kind.means());
            }
        }
        return List.copyOf(warnings);
    }

    /**
     * Against holding home care outside the council's framework without saying why.
     *
     * @param keeps whether the council has a framework
     * @param reason why none of it can be used
     */
    public static List<Problem> againstOutside(boolean keeps, Set<StandingKind> standing, @Nullable String reason) {
        return !keeps || standing.contains(StandingKind.FRAMEWORK) || (reason != null && !reason.isBlank())
                ? List.of()
                : List.of(Problem.of(
                        "offFramework",
                        Code.VAL,
                        "This agency is not on the framework. Use one that is, or say why none of them can"));
    }

    /**
     * Against holding a place while it is not known that it can meet the need.
     *
     * @param toAsk what is still asked
     * @param aboutThePerson whether a service may answer for this person alone
     * @param confirmed who confirmed at the service that it can, and how
     */
    public static List<Problem> againstUnverified(
            List<String> toAsk, boolean aboutThePerson, @Nullable String confirmed) {
        if (toAsk.isEmpty()) {
            return List.of();
        }
        if (!aboutThePerson) {
            return List.of(Problem.of(
                    null, Code.STATE, "Ask first, and write the answer into the market: " + String.join("; ", toAsk)));
        }
        return confirmed != null && confirmed.strip().length() >= SHORTEST
                ? List.of()
                : List.of(Problem.of(
                        "confirmed",
                        Code.STATE,
                        "Not everything is confirmed. %s. Then say who confirmed it at the service"
                                .formatted(String.join("; ", toAsk))));
    }

    private Receiving() {}
}
