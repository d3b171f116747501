package care.backstop.incident.rules;

import care.backstop.incident.Cause;
import care.backstop.kernel.LegalRule;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Disruptions that are no business failure. None of them gives a duty or a power by itself: each goes through table A1 like
 * everything else.
 */
@LegalRule(
        title = "Disruptions other than business failure",
        authority = {"Kent protocol 5.9 and 5.10"},
        checked = "2026-11-25")
public enum Disruption {
    COMMERCIAL(
            "Commercial: a contract ends, a supplier fails, the provider leaves",
            Cause.CONTRACT_TERMINATION,
            Cause.SUPPLIER,
            Cause.STRATEGIC_EXIT),
    REGISTRATION("The registration is cancelled or restricted", Cause.REGULATOR_CLOSURE, Cause.QUALITY),
    STAFFING("Management or staff are missing", Cause.STAFF_LOSS),
    EMERGENCY("Fire, flood or another emergency", Cause.LOSS_OF_PREMISES),
    ILLNESS("Illness among people or staff", Cause.INFECTION);

    private final String words;
    private final Set<Cause> causes;

    Disruption(String words, Cause first, Cause... more) {
        this.words = words;
        this.causes = EnumSet.of(first, more);
    }

    public String words() {
        return words;
    }

    public Set<Cause> causes() {
        return Set.copyOf(causes);
    }

    /** The type a cause belongs to; empty for a business failure and for what is written in words only. */
    public static Optional<Disruption> of(Cause cause) {
        return Arrays.stream(values()).filter(d -> d.causes.contains(cause)).findFirst();
    }
}
