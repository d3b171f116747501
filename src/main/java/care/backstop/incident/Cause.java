package care.backstop.incident;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why it happens or may happen (Lancashire 2.1, Southampton 1.5, Kent 5.9). Several may hold; one is primary. */
public enum Cause {
    BUSINESS_FAILURE("Money: insolvency or business failure", "FINANCIAL", "INSOLVENCY", "ADMINISTRATION"),
    REGULATOR_CLOSURE(
            "CQC cancels or restricts the registration", "DEREGISTRATION", "CQC_CLOSURE", "REGISTRATION_CANCELLED"),
    QUALITY("Poor quality or safety", "QUALITY_FAILURE", "SAFEGUARDING"),
    CONTRACT_TERMINATION("A commissioner ends the contract", "COMMISSIONER_TERMINATION", "CONTRACT_END"),
    STRATEGIC_EXIT("The provider decides to leave", "MARKET_EXIT", "RETIREMENT", "REDESIGN"),
    LOSS_OF_PREMISES("Fire, flood or loss of the building", "PREMISES_DAMAGE", "FIRE", "FLOOD", "EMERGENCY"),
    STAFF_LOSS("Loss of staff or management", "STAFFING", "MANAGEMENT"),
    INFECTION("Infection outbreak", "ILLNESS", "PANDEMIC", "NOROVIRUS", "NOROVIRUS_OUTBREAK"),
    SUPPLIER("Supplier or agency trouble", "SUPPLIER_TROUBLE", "COMMERCIAL"),
    OTHER("Something else");

    private final String words;

    private final List<String> alsoWritten;

    Cause(String words, String... alsoWritten) {
        this.words = words;
        this.alsoWritten = List.of(alsoWritten);
    }

    /** The cause by its name, its words or another name the procedures use for it; empty if it is none of them. */
    public static Optional<Cause> parse(String text) {
        var name = text.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        return Arrays.stream(values())
                .filter(c ->
                        c.name().equals(name) || c.alsoWritten.contains(name) || c.words.equalsIgnoreCase(text.strip()))
                .findFirst();
    }

    public String words() {
        return words;
    }
}
