package care.backstop.market.register;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of published file, which are also the sources of the facts they bring. */
public enum Kind {
    CQC_FILTERS("Care directory with filters"),
    CQC_DIRECTORY("Weekly care directory"),
    CQC_RATINGS("Care directory with ratings"),
    CQC_DEACTIVATED("Deactivated locations"),
    CQC_API_LOCATIONS("Locations from the regulator's service"),
    CQC_API_PROVIDERS("Providers from the regulator's service"),
    /** Told by the file's own headings. */
    AUTO("Work it out from the file");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /** As shown to people. */
    public String words() {
        return words;
    }

    /** As written in the API and the database: {@code cqc-ratings}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Kind> ofKey(String key) {
        return Arrays.stream(values()).filter(k -> k.key().equals(key)).findFirst();
    }
}
