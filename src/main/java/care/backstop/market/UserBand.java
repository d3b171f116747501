package care.backstop.market;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whom a location is registered to care for, as the register's workbook names the bands. */
public enum UserBand {
    OLDER_PEOPLE("Older people", List.of("Caring for adults over 65 yrs")),
    YOUNGER_ADULTS("Younger adults", List.of("Caring for adults under 65 yrs")),
    DEMENTIA("Dementia", List.of()),
    LEARNING_DISABILITIES_OR_AUTISM(
            "Learning disabilities or autism",
            List.of("Learning disabilities", "Learning disabilities or autistic spectrum disorder")),
    MENTAL_HEALTH("Mental health", List.of("Mental health conditions")),
    PHYSICAL_DISABILITY("Physical disability", List.of("Physical disabilities")),
    SENSORY_IMPAIRMENT("Sensory impairment", List.of()),
    DRUGS_AND_ALCOHOL(
            "Drug and alcohol misuse", List.of("Substance misuse problems", "People who misuse drugs and alcohol")),
    EATING_DISORDERS("Eating disorders", List.of("People with an eating disorder")),
    DETAINED_UNDER_MENTAL_HEALTH_ACT(
            "Detained under the Mental Health Act",
            List.of(
                    "People detained under the Mental Health Act",
                    "Caring for people whose rights are restricted under the Mental Health Act")),
    CHILDREN("Children", List.of("Caring for children", "Caring for children (0 - 18yrs)", "Children 0-18 years")),
    WHOLE_POPULATION("Whole population", List.of("Services for everyone"));

    private final String words;
    private final List<String> published;

    UserBand(String words, List<String> published) {
        this.words = words;
        this.published = published;
    }

    /** As shown to people. */
    public String words() {
        return words;
    }

    /** The band by a published name of any of the register's files, or by its own name. */
    public static Optional<UserBand> parse(String text) {
        var asked = text.strip();
        return Arrays.stream(values())
                .filter(b -> b.words.equalsIgnoreCase(asked)
                        || b.published.stream().anyMatch(p -> p.equalsIgnoreCase(asked))
                        || b.name().equals(asked.toUpperCase(Locale.ROOT).replace('-', '_')))
                .findFirst();
    }
}
