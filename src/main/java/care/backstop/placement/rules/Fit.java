package care.backstop.placement.rules;

import care.backstop.kernel.Answer;
import care.backstop.kernel.Finding;
import care.backstop.kernel.LegalRule;
import care.backstop.placement.model.PlacementProblem.Home;
import care.backstop.placement.model.PlacementProblem.Kind;
import care.backstop.placement.model.PlacementProblem.Minutes;
import care.backstop.placement.model.PlacementProblem.Person;
import care.backstop.placement.model.PlacementProblem.Places;
import care.backstop.placement.model.PlacementProblem.Rating;
import care.backstop.placement.model.Weights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether a place may be offered to a person at all. Every condition is looked at even after one has failed, so that the
 * answer can always say everything that stands against a place, and nothing is dropped in silence. What nobody has told
 * us (most often how many places are free) is a reason to ask, not a no.
 */
@LegalRule(
        title = "A place that may be offered",
        authority = {
            "SI 2014/2670 (choice of accommodation) reg 3",
            "Health and Social Care Act 2008 s 10 (registration)",
            "Southampton procedure 7.3, 7.6, 7.7",
            "Lancashire procedure 2.4"
        },
        checked = "2026-11-22")
public final class Fit {

    private static final String CHOICE = "SI 2014/2670 reg 3";
    /** As {@code care.backstop.market.Feature} names them. */
    private static final List<String> ONE_SEX = List.of("WOMEN_ONLY", "MEN_ONLY");

    /** How a suspension is said. */
    public static final String SUSPENDED = "Under an embargo or suspension";

    private static final String REGISTRATION = "Health and Social Care Act 2008 s 10";

    /** What was found about one person and one place. */
    public sealed interface Determination {
        List<Finding> findings();
    }

    /** May be offered. */
    public record Suitable(List<Finding> findings, Score score) implements Determination {}

    /** Nothing stands against it, but something must be asked first. */
    public record AskFirst(List<Finding> findings, Score score, List<String> toAsk) implements Determination {

        /** Whether all that is asked is about this person: the service answers for them, and no register keeps it. */
        public boolean aboutThePersonOnly() {
            return findings.stream()
                    .filter(f -> f.answer() == Answer.NOT_KNOWN)
                    .allMatch(f -> f.question().equals(Condition.HAS_FEATURES.question)
                            || f.question().equals(Condition.OPEN_TO_THEM.question));
        }
    }

    /** May not be offered, with every reason. */
    public record Unsuitable(List<Finding> findings, List<String> because) implements Determination {}

    /** The hard conditions, in the order in which a refusal names them. */
    public enum Condition {
        REGISTERED(REGISTRATION, "Is it registered for the care this person needs?"),
        PROVIDER_ALLOWED(CHOICE, "Is the provider one this person may be placed with?"),
        OPEN_TO_ADMISSIONS("Southampton procedure 7.7", "Is it free of any embargo or suspension?"),
        NOT_INADEQUATE("Southampton procedure 7.7", "Is it rated better than Inadequate?"),
        HAS_FEATURES(CHOICE, "Does it have everything this person must have?"),
        OPEN_TO_THEM(CHOICE, "Is it open to people of this person's sex?"),
        IN_REACH(CHOICE, "Is the person within the distance it serves?"),
        HAS_SPACE(CHOICE, "Does it have room?"),
        IN_TIME("Southampton procedure 7.19", "Can the person move within the weeks planned?");

        private final String authority;
        private final String question;

        Condition(String authority, String question) {
            this.authority = authority;
            this.question = question;
        }
    }

    public static Determination determine(Person person, Home home, Kind kind, int weeks, Weights weights) {
        var findings = new ArrayList<Finding>();
        var against = new ArrayList<String>();
        var toAsk = new ArrayList<String>();
        for (var condition : Condition.values()) {
            var answer = test(condition, person, home, kind, weeks);
            findings.add(new Finding(condition.authority, condition.question, answer));
            switch (answer) {
                case YES -> {}
                case NO -> against.add(words(condition, person, home, kind));
                case NOT_KNOWN -> toAsk.add(asking(condition, person, home));
            }
        }
        if (!against.isEmpty()) {
            return new Unsuitable(List.copyOf(findings), List.copyOf(against));
        }
        var score = Score.best(person, home, kind, weights);
        return toAsk.isEmpty()
                ? new Suitable(List.copyOf(findings), score)
                : new AskFirst(List.copyOf(findings), score, List.copyOf(toAsk));
    }

    /**
     * The first condition that keeps a place out of a plan, or null. What is not known does, except what a place has:
     * hardly any has told it, and a proposal that asks is better than no place.
     */
    public static @Nullable Condition firstAgainst(Person person, Home home, Kind kind, int weeks) {
        for (var condition : CONDITIONS) {
            var answer = test(condition, person, home, kind, weeks);
            if (answer == Answer.NO || (answer == Answer.NOT_KNOWN && condition != Condition.HAS_FEATURES)) {
                return condition;
            }
        }
        return null;
    }

    private static final Condition[] CONDITIONS = Condition.values();

    private static Answer test(Condition condition, Person person, Home home, Kind kind, int weeks) {
        return switch (condition) {
            case REGISTERED ->
                kind == Kind.RESIDENTIAL ? registeredOrNotKnown(person, home) : Answer.of(visits(person, home));
            case PROVIDER_ALLOWED ->
                Answer.of(!person.excludedProviders().contains(home.provider())
                        && !person.excludedProviders().contains(home.id()));
            case OPEN_TO_ADMISSIONS -> admits(home);
            case NOT_INADEQUATE -> Answer.of(home.rating() != Rating.INADEQUATE);
            case HAS_FEATURES -> has(person, home);
            case OPEN_TO_THEM -> openTo(person, home) ? Answer.YES : Answer.NOT_KNOWN;
            case IN_REACH -> inReach(person, home);
            case HAS_SPACE -> kind == Kind.RESIDENTIAL ? freePlace(person, home) : freeMinutes(person, home);
            case IN_TIME -> Answer.of(person.earliestWeek() < weeks);
        };
    }

    private static boolean openTo(Person person, Home home) {
        for (var sex : ONE_SEX) {
            if (home.features().contains(sex) && !person.features().contains(sex)) {
                return false;
            }
        }
        return true;
    }

    /** What a place has not said is asked; only what it said that it has not stands against it. */
    private static Answer has(Person person, Home home) {
        if (home.features().containsAll(person.features())) {
            return Answer.YES;
        }
        var missing = missing(person.features(), home.features());
        return home.unknown().features()
                        && Collections.disjoint(missing, home.unknown().without())
                ? Answer.NOT_KNOWN
                : Answer.NO;
    }

    private static Answer admits(Home home) {
        if (home.embargo() || (home.admissionsPerWeek() != null && home.admissionsPerWeek() == 0)) {
            return Answer.NO;
        }
        return home.unknown().accepting() ? Answer.NOT_KNOWN : Answer.YES;
    }

    private static Answer registeredOrNotKnown(Person person, Home home) {
        if (registered(person, home)) {
            return Answer.YES;
        }
        return person.need() != null && home.unknown().perhaps().contains(person.need()) ? Answer.NOT_KNOWN : Answer.NO;
    }

    private static boolean registered(Person person, Home home) {
        for (var pool : home.pools()) {
            if (pool instanceof Places places && places.suits(person.need())) {
                return true;
            }
        }
        return false;
    }

    /** An agency that works in every band in which the person needs visits. */
    private static boolean visits(Person person, Home home) {
        for (int b = 0; b < person.minutes().size(); b++) {
            if (person.minutes().get(b) > 0 && minutesIn(home, b + 1) == null) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Minutes minutesIn(Home home, int band) {
        for (var pool : home.pools()) {
            if (pool instanceof Minutes minutes && minutes.band() == band) {
                return minutes;
            }
        }
        return null;
    }

    private static Answer inReach(Person person, Home home) {
        if (home.radiusMetres() == null) {
            return Answer.YES;
        }
        if (home.at() == null) {
            return Answer.NOT_KNOWN;
        }
        return Answer.of(person.at().metresTo(home.at()) <= home.radiusMetres());
    }

    private static Answer freePlace(Person person, Home home) {
        if (!registered(person, home)) {
            return Answer.NOT_KNOWN; // room of another kind says nothing
        }
        var answer = Answer.NO;
        for (var pool : home.pools()) {
            if (pool instanceof Places places && places.suits(person.need())) {
                if (places.free() == null) {
                    answer = Answer.NOT_KNOWN;
                } else if (places.free() > 0) {
                    return Answer.YES;
                }
            }
        }
        return answer;
    }

    private static Answer freeMinutes(Person person, Home home) {
        var answer = Answer.YES;
        for (int b = 0; b < person.minutes().size(); b++) {
            int wanted = person.minutes().get(b);
            var pool = minutesIn(home, b + 1);
            if (wanted == 0) {
                continue;
            }
            if (pool != null && pool.free() != null && pool.free() < wanted) {
                return Answer.NO;
            }
            if (pool == null || pool.free() == null) {
                answer = Answer.NOT_KNOWN;
            }
        }
        return answer;
    }

    /** Why not, in words for the person who has to say it. */
    public static String words(Condition condition, Person person, Home home, Kind kind) {
        return switch (condition) {
            case REGISTERED ->
                kind == Kind.RESIDENTIAL
                        ? "Not registered for "
                                + (person.need() == null
                                        ? "this care"
                                        : person.need().words())
                        : "Does not visit at every time of day this person needs";
            case PROVIDER_ALLOWED -> "The provider or the home is excluded for this person";
            case OPEN_TO_ADMISSIONS -> home.embargo() ? SUSPENDED : "Takes no new people at present";
            case NOT_INADEQUATE -> "Rated Inadequate";
            case HAS_FEATURES -> "Does not have " + join(lacking(person, home));
            case OPEN_TO_THEM -> "Not open to people of this person's sex";
            case IN_REACH -> "Further away than it serves";
            case HAS_SPACE -> kind == Kind.RESIDENTIAL ? "No place free" : "Not enough time free in the bands needed";
            case IN_TIME -> "The person cannot move within the weeks planned";
        };
    }

    private static String asking(Condition condition, Person person, Home home) {
        return switch (condition) {
            case HAS_SPACE -> "How much room it has is not known: ask";
            case REGISTERED ->
                "Whether it cares for people who need "
                        + (person.need() == null ? "this care" : person.need().words()) + " is not known: ask";
            case OPEN_TO_ADMISSIONS -> "Whether it takes new people now is not known: ask";
            case HAS_FEATURES -> "Ask whether it has " + join(missing(person.features(), home.features()));
            case OPEN_TO_THEM -> "It is for women only, or for men only: make sure that it is open to this person";
            default -> "Where it is is not known: ask whether it serves this address";
        };
    }

    /** What the person must have and the place is known not to have. */
    private static Set<String> lacking(Person person, Home home) {
        var lacking = missing(person.features(), home.features());
        if (home.unknown().features()) {
            lacking.retainAll(home.unknown().without());
        }
        return lacking;
    }

    static Set<String> missing(Set<String> wanted, Set<String> there) {
        var missing = new TreeSet<>(wanted);
        missing.removeAll(there);
        return missing;
    }

    /** {@code ENSUITE} and {@code GROUND_FLOOR} as "ensuite, ground floor". */
    static String join(Set<String> features) {
        return String.join(", ", features).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private Fit() {}
}
