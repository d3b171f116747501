package care.backstop.market;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is delivered at a location. Health care and whatever else the register holds is {@link #OTHER}. */
public enum ServiceKind {
    CARE_HOME_NURSING(
            "Care home with nursing", List.of("Nursing homes", "Nursing home", "Care home service with nursing")),
    CARE_HOME(
            "Care home without nursing",
            List.of("Residential homes", "Residential home", "Care home service without nursing")),
    HOME_CARE("Home care", List.of("Homecare agencies", "Homecare agency", "Domiciliary care service")),
    SUPPORTED_LIVING("Supported living", List.of("Supported living", "Supported living service")),
    EXTRA_CARE("Extra care housing", List.of("Supported housing", "Extra Care housing services", "Extra care")),
    DAY_SERVICE("Day service", List.of("Day service", "Day care")),
    SHARED_LIVES("Shared Lives", List.of("Shared lives")),
    OTHER("Other service", List.of());

    private final String words;
    private final List<String> published;

    ServiceKind(String words, List<String> published) {
        this.words = words;
        this.published = published;
    }

    /** As shown to people: {@code Care home with nursing}. */
    public String words() {
        return words;
    }

    /** Whether people live there on registered beds, so that places are counted in beds. */
    public boolean residential() {
        return this == CARE_HOME_NURSING || this == CARE_HOME;
    }

    /** Whether capacity is hours of visits rather than places. */
    public boolean countedInMinutes() {
        return this == HOME_CARE;
    }

    /** Adult social care, which this product is about. */
    public boolean socialCare() {
        return this != OTHER;
    }

    /** The kinds people live in. */
    public static Set<ServiceKind> careHomes() {
        return Set.of(CARE_HOME, CARE_HOME_NURSING);
    }

    /**
     * The kind a published name stands for, whichever of the register's files it was read from; any other published
     * name is {@link #OTHER}.
     */
    public static ServiceKind ofPublished(String name) {
        var asked = name.strip();
        return Arrays.stream(values())
                .filter(k -> k.published.stream().anyMatch(p -> p.equalsIgnoreCase(asked))
                        || k.words.equalsIgnoreCase(asked))
                .findFirst()
                .orElse(OTHER);
    }

    /** The kind by its own name or words, as a person or another program writes it; empty if it is none of ours. */
    public static Optional<ServiceKind> parse(String text) {
        var asked = text.strip();
        return Arrays.stream(values())
                .filter(k -> k.name().equals(asked.toUpperCase(Locale.ROOT).replace('-', '_'))
                        || k.words.equalsIgnoreCase(asked))
                .findFirst();
    }
}
