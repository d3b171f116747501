package care.backstop.people.model;

import care.backstop.kernel.Answer;
import care.backstop.people.Colour;
import care.backstop.people.PersonFacts;
import care.backstop.people.PersonView.Worker;
import care.backstop.people.rules.AdvocacyTrigger;
import care.backstop.people.rules.DecisionMaking;
import care.backstop.people.rules.Priority;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything kept of one person, before it is cut to what a reader may see.
 *
 * @param glass posts that said why they must see this person for now, though they are not in charge of them
 */
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
        List<String> sources,
        Set<UUID> glass) {

    public UUID id() {
        return facts.id();
    }

    /** What to call them: as they like it, else by their names, else by reference. */
    public String called() {
        return called(given, family, knownAs, facts.reference());
    }

    /** The same of parts of a name, of which any may be unknown. */
    public static String called(
            @Nullable String given, @Nullable String family, @Nullable String knownAs, String reference) {
        if (knownAs != null && family != null) {
            return knownAs + " " + family;
        }
        if (given != null && family != null) {
            return given + " " + family;
        }
        var one = family != null ? family : given != null ? given : knownAs;
        return one == null ? reference : one;
    }

    /** The fields of a part as an officer would type them, by column; empty where nobody knows. */
    public Map<String, String> typed(Section section) {
        var typed = new LinkedHashMap<String, String>();
        section.fields().forEach(field -> typed.put(field.column(), typed(field)));
        section.questions()
                .forEach(q -> typed.put(q.column(), answer(q.column()).name()));
        return typed;
    }

    private Answer answer(String question) {
        return switch (question) {
            case "authority_asked" -> authorityAsked;
            case "time_to_instruct" -> facts.timeToInstruct();
            case "refuses" -> facts.refuses();
            default -> throw new IllegalArgumentException(question);
        };
    }

    private String typed(ListField field) {
        var f = facts;
        var visits = f.visits();
        @Nullable
        Object value = switch (field) {
            case REFERENCE -> f.reference();
            case FAMILY_NAME -> family;
            case GIVEN_NAME -> given;
            case KNOWN_AS -> knownAs;
            case BIRTH_DATE -> day(f.birthDate());
            case NHS_NUMBER -> nhsNumber == null ? null : new NhsNumber(nhsNumber);
            case ADDRESS -> address;
            case POSTCODE -> f.postcode();
            case PHONE -> phone;
            case LANGUAGE -> language;
            case LOCATION -> f.location();
            case PERSON_TYPE -> f.carer() ? "Carer" : "Adult";
            case FUNDING -> f.funding().name();
            case FUNDER -> f.funder();
            case NEED -> f.need() == null ? null : f.need().name();
            case MORNING -> visits == null ? null : visits.morning();
            case LUNCH -> visits == null ? null : visits.lunch();
            case TEA -> visits == null ? null : visits.tea();
            case BED -> visits == null ? null : visits.bed();
            case WEEKLY_HOURS -> hours(f.weeklyMinutes());
            case DOUBLE_UP -> f.doubleUp().name();
            case FRIENDS -> f.group();
            case ROUND -> f.round();
            case CHOICES -> String.join("; ", f.choices());
            case EXCLUSIONS -> String.join("; ", f.exclusions());
            case FAMILY_POSTCODE -> f.familyPostcode();
            case FEATURES -> String.join("; ", f.features());
            case CARE_NOW -> careNow;
            case END_OF_LIFE -> f.endOfLife().name();
            case VERY_FRAIL -> f.veryFrail().name();
            case LIVES_ALONE -> f.livesAlone().name();
            case INFORMAL_SUPPORT -> f.informalSupport().name();
            case STRESS_PRONE -> f.stressProne().name();
            case COMPLEX_NEEDS -> f.complexNeeds().name();
            case CARER_UNWELL -> f.carerUnwell().name();
            case BEFRIENDED -> f.befriended().name();
            case DOLS -> f.dols().name();
            case DOLS_UNTIL -> day(f.dolsUntil());
            case WANTS_EARLY -> f.wantsToMoveEarly().name();
            case PROVIDER_COLOUR -> providerColour;
            case FULL_NAME, WEEKLY_FEE, SAFEGUARDING, ENQUIRY, CONTACT_NAME, CONTACT_RELATION, CONTACT_PHONE -> null;
        };
        return value == null ? "" : value.toString();
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : "%02d/%02d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }

    /** Minutes of a week in hours, as a person writes them. */
    public static @Nullable String hours(@Nullable Integer minutes) {
        return minutes == null
                ? null
                : BigDecimal.valueOf(minutes)
                        .divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /** The priority as the rule works it out from the facts as they are now. */
    public Priority.Rating rating(Priority.Thresholds thresholds) {
        return rate(facts, thresholds);
    }

    public static Priority.Rating rate(PersonFacts f, Priority.Thresholds thresholds) {
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
                thresholds);
    }

    /** Who decides about a move of this person. */
    public static DecisionMaking.Determination decisionMaking(PersonFacts f) {
        return decisionMaking(f, AdvocacyTrigger.NO_ONE_WILLING_AND_ABLE);
    }

    /** The same, as the council's procedure asks who there is to consult. */
    public static DecisionMaking.Determination decisionMaking(PersonFacts f, AdvocacyTrigger advocacy) {
        return DecisionMaking.determine(
                new DecisionMaking.Facts(
                        f.capacity(),
                        f.welfareAuthority(),
                        f.propertyAuthorityOnly(),
                        f.befriended(),
                        f.timeToInstruct(),
                        f.refuses()),
                advocacy);
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
