package care.backstop.people.model;

import care.backstop.kernel.Answer;
import care.backstop.people.Colour;
import care.backstop.people.PersonFacts;
import care.backstop.people.PersonView.Worker;
import care.backstop.people.rules.DecisionMaking;
import care.backstop.people.rules.Priority;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything kept of one person, before it is cut to what a reader may see. */
public record Person(
        PersonFacts facts,
        int version,
        UUID agency,
        @Nullable UUID funderAgency,
        @Nullable Instant told,
        List<Worker> workers,
        @Nullable String given,
        @Nullable String family,
        @Nullable String knownAs,
        @Nullable String nhsNumber,
        @Nullable String address,
        @Nullable String phone,
        @Nullable String language,
        @Nullable String careNow,
        @Nullable Colour providerColour,
        Answer authorityAsked,
        @Nullable Instant ratedAt,
        List<String> sources) {

    public UUID id() {
        return facts.id();
    }

    /** What to call them: as they like it, else by their names, else by reference. */
    public String called() {
        if (knownAs != null && family != null) {
            return knownAs + " " + family;
        }
        if (given != null && family != null) {
            return given + " " + family;
        }
        var one = family != null ? family : given != null ? given : knownAs;
        return one == null ? facts.reference() : one;
    }

    /** The priority as the rule works it out from the facts as they are now. */
    public Priority.Rating rating() {
        return rate(facts);
    }

    public static Priority.Rating rate(PersonFacts f) {
        return Priority.rate(
                new Priority.Facts(
                        setting(f),
                        f.urgent(),
                        f.endOfLife(),
                        f.veryFrail(),
                        f.livesAlone(),
                        f.informalSupport(),
                        f.weeklyMinutes(),
                        f.doubleUp(),
                        Priority.lacksCapacityAndUnbefriended(f.capacity(), f.befriended()),
                        f.safeguardingEnquiry(),
                        f.dols(),
                        f.stressProne(),
                        f.complexNeeds(),
                        f.carerUnwell()),
                Priority.Thresholds.DEFAULT);
    }

    /** Who decides about a move of this person. */
    public static DecisionMaking.Determination decisionMaking(PersonFacts f) {
        return DecisionMaking.determine(new DecisionMaking.Facts(
                f.capacity(),
                f.welfareAuthority(),
                f.propertyAuthorityOnly(),
                f.befriended(),
                f.timeToInstruct(),
                f.refuses()));
    }

    private static Priority.Setting setting(PersonFacts f) {
        var need = f.need();
        if (need == null) {
            return f.visits() != null || f.weeklyMinutes() != null
                    ? Priority.Setting.HOME_CARE
                    : Priority.Setting.OTHER;
        }
        return switch (need) {
            case HOME_CARE -> Priority.Setting.HOME_CARE;
            case RESIDENTIAL, NURSING, DEMENTIA_RESIDENTIAL, DEMENTIA_NURSING -> Priority.Setting.CARE_HOME;
            case LEARNING_DISABILITY, MENTAL_HEALTH -> Priority.Setting.OTHER;
        };
    }
}
