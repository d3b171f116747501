package care.backstop.people.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who is handed what is known of somebody, and what they need it for. */
public enum Recipient {
    CARE("The home or agency that receives them", "to care for them from the first hour"),
    TRANSPORT("Transport or escort", "to bring them there safely and calmly"),
    GP("GP practice", "to take over their treatment"),
    PHARMACY("Pharmacy", "to supply their medicines safely"),
    COUNCIL("Council that receives them", "to take over its duties towards them"),
    ICB("ICB that receives them", "to plan and pay for their health care"),
    FAMILY("Relative or friend", "to support them, as far as the person agrees");

    private final String words;
    private final String purpose;

    Recipient(String words, String purpose) {
        this.words = words;
        this.purpose = purpose;
    }

    public String words() {
        return words;
    }

    public String purpose() {
        return purpose;
    }

    /** How it stands in an address. */
    public String path() {
        return name().toLowerCase(Locale.UK);
    }

    public static Optional<Recipient> at(String path) {
        return Arrays.stream(values()).filter(r -> r.path().equals(path)).findFirst();
    }
}
