package care.backstop.people.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.people.Capacity;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Whether somebody who holds a power may use it for a decision: its kind, registration, scope, time and condition. */
@LegalRule(
        title = "Whose power can be used, and for what",
        authority = {
            "Mental Capacity Act 2005 ss 9-11, 16-20",
            "Mental Capacity Act 2005 Sch 4",
            "Southampton procedure, Appendix B; Appendix A 3.11"
        },
        checked = "2026-11-25")
public final class Powers {

    /** Enduring powers could be made until the day before the Act came into force. */
    private static final LocalDate LAST_EPA = LocalDate.of(2007, 9, 30);

    /** Whether it can be used, and why or why not. */
    public record Use(boolean usable, String because) {}

    /** Everything against writing this power down. */
    public static List<Problem> against(Written w, Known known) {
        var kind = Objects.requireNonNullElse(w.of("kind"), "");
        boolean lasting = kind.startsWith("LPA");
        boolean deputy = kind.startsWith("DEPUTY");
        return new Against()
                .missing(lasting && !w.said("donor"), "donor", "Write who gave the power. A lasting power has a donor.")
                .missing(
                        deputy && !w.said("reference"),
                        "reference",
                        "A deputy is one by an order of the court. Write its reference.")
                .missing(
                        lasting && w.yes("registered") && !w.said("reference"),
                        "reference",
                        "A registered power has a number. Write it.")
                .when(
                        kind.equals("EPA")
                                && w.ticked("scope").stream().anyMatch(s -> !s.equals(Decision.MONEY.name())),
                        Code.CONF,
                        "scope",
                        "An enduring power is about property and money only. Tick Money, and look for somebody with"
                                + " welfare authority.")
                .missing(
                        kind.equals("EPA")
                                && w.day("madeOn")
                                        .filter(d -> d.isAfter(LAST_EPA))
                                        .isPresent(),
                        "madeOn",
                        "No enduring power could be made after 30 September 2007. Check the day, or whether it is a"
                                + " lasting power.")
                .missing(
                        w.day("until")
                                .filter(u -> w.day("from").filter(u::isBefore).isPresent())
                                .isPresent(),
                        "until",
                        "It ends before it begins. Check both days.")
                .list();
    }

    /** Whether the power that was written may be used for a decision today. */
    public static Use use(Written power, Decision decision, Capacity capacity, LocalDate today) {
        var kind = Objects.requireNonNullElse(power.of("kind"), "");
        boolean welfare = kind.endsWith("WELFARE");
        if (welfare == (decision == Decision.MONEY)) {
            return no(welfare ? "It is about welfare, not money" : "It is about property and money, not welfare");
        }
        if (kind.startsWith("LPA") && !power.yes("registered")) {
            return no("It is not registered");
        }
        if (kind.equals("EPA") && !power.yes("registered") && capacity == Capacity.LACKS) {
            return no("An enduring power must be registered once capacity is lost");
        }
        if (!power.ticked("scope").contains(decision.name())) {
            return no("Its scope leaves this decision out");
        }
        if (power.day("from").filter(today::isBefore).isPresent()) {
            return no("It has not begun yet");
        }
        if (power.day("until").filter(today::isAfter).isPresent()) {
            return no("It has ended");
        }
        if (power.is("conditionMet", "NO") || (power.said("condition") && !power.said("conditionMet"))) {
            var condition = power.of("condition");
            return no("Its condition is not met" + (condition == null ? "" : ": " + condition));
        }
        if (welfare && capacity != Capacity.LACKS) {
            return no("The person is taken to be able to make this decision, so it is theirs");
        }
        return new Use(true, "Can be used for this decision");
    }

    /** Whether its words, leaving its days aside, reach a decision of a move once capacity is lacking. */
    public static boolean reachesMove(Written power) {
        var words = new HashMap<>(power.answers());
        words.remove("from");
        words.remove("until");
        var timeless = new Written(words);
        return Stream.of(Decision.ACCOMMODATION, Decision.PROVIDER)
                .anyMatch(d -> use(timeless, d, Capacity.LACKS, LAST_EPA).usable());
    }

    private static Use no(String because) {
        return new Use(false, because);
    }

    private Powers() {}
}
