package care.backstop.people.rules;

import care.backstop.kernel.Answer;
import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.people.Capacity;
import java.util.List;
import java.util.Objects;

/**
 * When a decision may be made for somebody, by whom, and after asking whom. Only for a decision they were found unable
 * to make; never by the advocate; never past an attorney or deputy who holds it.
 */
@LegalRule(
        title = "Best interests decision",
        authority = {
            "Mental Capacity Act 2005 ss 4-6",
            "Mental Capacity Act 2005 ss 37-39",
            "Southampton procedure, Appendix A 3.8; Appendix B",
            "Lancashire procedure 3.3",
            "Kent protocol 1.5, 4.10, 5.7"
        },
        checked = "2026-11-25")
public final class BestInterests {

    public static List<Problem> against(Written w, Known known) {
        var decision = Decision.of(Objects.requireNonNullElse(w.of("decision"), ""));
        var capacity = known.capacity(decision.name());
        boolean emergency = w.said("emergency");
        boolean asked = known.has(EntryKind.INTERESTED_ASKED);
        boolean unbefriended = known.person().befriended() == Answer.NO;
        return new Against()
                .when(
                        capacity != Capacity.LACKS,
                        Code.STATE,
                        "decision",
                        "Nobody decides for a person unless they were found unable to make this decision. Record the"
                                + " capacity assessment for it first.")
                .when(
                        decision.move() && known.person().welfareAuthority() == Answer.YES,
                        Code.CONF,
                        "decisionMaker",
                        "An attorney or deputy holds this decision. Contact them and record what they decide.")
                .missing(
                        !w.said("views") && !w.said("noViewsBecause"),
                        "views",
                        "Write what others think, or why nobody could be asked.")
                .when(
                        w.said("imca") && w.said("decisionMaker") && same(w.of("imca"), w.of("decisionMaker")),
                        Code.CONF,
                        "decisionMaker",
                        "The IMCA reports and does not decide. Name another decision maker.")
                .missing(
                        known.wishes() == 0
                                && !known.has(EntryKind.WISHES_NOT_OBTAINED)
                                && !known.has(EntryKind.CHOICES),
                        "wishes",
                        "No wishes of the person are recorded. Add a wish, or record why they could not be obtained.")
                .when(
                        !emergency && !asked,
                        Code.STATE,
                        "views",
                        "Nobody interested in the person's welfare is recorded as asked, nor that somebody was looked"
                                + " for. Record that first.")
                .when(
                        decision.move()
                                && !emergency
                                && unbefriended
                                && known.person().timeToInstruct() != Answer.NO
                                && nobodyHoldsWelfare(known)
                                && !known.has(EntryKind.IMCA_REPORT)
                                && !known.has(EntryKind.IMCA_CLOSED),
                        Code.STATE,
                        "imca",
                        "There is nobody to consult, so an IMCA reports before the decision. Record the referral and the"
                                + " report, or say why this is an emergency.")
                .also(FivePrinciples.against(w))
                .list();
    }

    /** A power over property alone means that nobody holds one over welfare. */
    private static boolean nobodyHoldsWelfare(Known known) {
        return known.person().welfareAuthority() == Answer.NO
                || known.person().welfareAuthority() == Answer.NOT_KNOWN
                        && known.person().propertyAuthorityOnly() == Answer.YES;
    }

    private static boolean same(
            @org.jspecify.annotations.Nullable String a, @org.jspecify.annotations.Nullable String b) {
        return a != null && b != null && a.strip().equalsIgnoreCase(b.strip());
    }

    private BestInterests() {}
}
