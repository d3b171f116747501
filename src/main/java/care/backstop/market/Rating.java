package care.backstop.market;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The regulator's overall rating. Not rated says nothing about quality: a location may be rated per service instead. */
public enum Rating {
    OUTSTANDING("Outstanding"),
    GOOD("Good"),
    REQUIRES_IMPROVEMENT("Requires improvement"),
    INADEQUATE("Inadequate"),
    NOT_RATED("Not rated");

    private final String words;

    Rating(String words) {
        this.words = words;
    }

    /** As shown to people. */
    public String words() {
        return words;
    }

    /** A published or typed rating in any of its spellings; empty if it is not on the scale. */
    public static Optional<Rating> parse(String text) {
        var asked = text.strip().toUpperCase(Locale.ROOT).replace('-', ' ').replace('_', ' ');
        return Arrays.stream(values())
                .filter(r -> r.name().replace('_', ' ').equals(asked))
                .findFirst();
    }
}
