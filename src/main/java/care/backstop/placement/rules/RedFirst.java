package care.backstop.placement.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.people.Colour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Home care that is free goes to those most at risk before anybody else. */
@LegalRule(
        title = "Those most at risk first",
        authority = {"Southampton Appendix C"},
        checked = "2026-11-25")
public final class RedFirst {

    /**
     * Everything against holding a place.
     *
     * @param redWaiting how many others who are rated red still have no place held for them
     * @param reason why this person goes first all the same
     */
    public static List<Problem> against(Colour colour, int redWaiting, @Nullable String reason) {
        if (colour == Colour.RED || redWaiting == 0 || (reason != null && !reason.isBlank())) {
            return List.of();
        }
        return List.of(Problem.of(
                "outOfTurn",
                Code.VAL,
                "%s rated red and waiting. Offer to them first, or say why this person goes first"
                        .formatted(redWaiting == 1 ? "1 person is" : redWaiting + " people are")));
    }

    private RedFirst() {}
}
