package care.backstop.placement.usecase;

import care.backstop.market.Feature;
import care.backstop.market.LocationView;
import care.backstop.market.Point;
import care.backstop.people.PersonFacts;
import care.backstop.people.Visits;
import care.backstop.placement.model.Ceilings;
import care.backstop.placement.model.PlacementProblem;
import care.backstop.placement.model.PlacementProblem.Agreed;
import care.backstop.placement.model.PlacementProblem.Kind;
import care.backstop.placement.model.PlacementProblem.Need;
import care.backstop.placement.model.PlacementProblem.Person;
import care.backstop.placement.model.PlacementProblem.Priority;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A person in the planner's words, or what must be found out before a place can be looked for. */
final class Demand {

    private static final int DAYS = 7;

    /** Either a person to plan for, or the reason why that cannot be done yet. */
    sealed interface Wanted {}

    record Ready(Person person) implements Wanted {}

    record NotYet(String because) implements Wanted {}

    /** What kind of search this person's need asks for. */
    static @Nullable Kind kind(PersonFacts facts) {
        if (facts.need() == null) {
            return null;
        }
        return facts.need() == care.backstop.people.Need.HOME_CARE ? Kind.HOME_CARE : Kind.RESIDENTIAL;
    }

    /**
     * Where people leave.
     *
     * @param area the council it is in; null when not known
     */
    record Leaving(@Nullable Point at, @Nullable String area) {

        static final Leaving NOT_KNOWN = new Leaving(null, null);

        Set<String> areas() {
            return area == null ? Set.of() : Set.of(area);
        }

        static Leaving of(@Nullable LocationView location) {
            return location == null ? NOT_KNOWN : new Leaving(location.at(), location.council());
        }
    }

    static Wanted of(
            PersonFacts facts, Leaving leaving, Kind kind, boolean bands, @Nullable Agreed agreed, Ceilings ceilings) {
        return of(facts, leaving, kind, bands, agreed, ceilings, facts.group());
    }

    /** {@code group} is whom they stay with: the list's, or those who each named the other. */
    static Wanted of(
            PersonFacts facts,
            Leaving leaving,
            Kind kind,
            boolean bands,
            @Nullable Agreed agreed,
            Ceilings ceilings,
            @Nullable String group) {
        var closing = leaving.at();
        var own = kind(facts);
        if (own == null || facts.need() == null) {
            return new NotYet("What kind of care this person needs is not recorded");
        }
        if (own != kind) {
            return new NotYet(
                    kind == Kind.HOME_CARE
                            ? "Needs a place to live, and this plan is for care at home: see this person's options"
                            : "Needs care at home, and this plan is for places to live: see this person's options");
        }
        var at = kind == Kind.HOME_CARE || closing == null ? (facts.at() == null ? closing : facts.at()) : closing;
        if (at == null) {
            return new NotYet("Where this person lives is not known, so no distance can be measured");
        }
        var minutes = kind == Kind.HOME_CARE ? minutes(facts, bands) : List.<Integer>of();
        if (minutes == null) {
            return new NotYet("How much care a week this person has is not recorded");
        }
        var family = facts.familyAt();
        var need = kind == Kind.HOME_CARE ? null : Need.valueOf(facts.need().name());
        return new Ready(new Person(
                facts.id().toString(),
                new PlacementProblem.Point(at.latitude(), at.longitude()),
                need,
                minutes,
                priority(facts),
                kind == Kind.HOME_CARE ? facts.round() : group,
                facts.choices(),
                need == null ? null : leaving.area(),
                ceilings.of(need),
                musts(facts.features()),
                Set.of(),
                new HashSet<>(facts.exclusions()),
                0,
                agreed,
                family == null || kind == Kind.HOME_CARE
                        ? null
                        : new PlacementProblem.Point(family.latitude(), family.longitude())));
    }

    /** What a place must have: by name where services are asked for it, else in the words of the person. */
    private static Set<String> musts(List<String> words) {
        return words.stream()
                .map(w -> Feature.named(w).map(Enum::name).orElse(w))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Weekly minutes by band, two workers counted twice; in one band when nobody plans by time of day. */
    private static @Nullable List<Integer> minutes(PersonFacts facts, boolean bands) {
        int workers = facts.doubleUp() == care.backstop.kernel.Answer.YES ? 2 : 1;
        Visits visits = facts.visits();
        if (bands) {
            return visits == null
                    ? null
                    : IntStream.of(visits.morning(), visits.lunch(), visits.tea(), visits.bed())
                            .mapToObj(m -> m * DAYS * workers)
                            .toList();
        }
        if (facts.weeklyMinutes() != null) {
            return List.of(facts.weeklyMinutes() * workers);
        }
        return visits == null ? null : List.of(visits.day() * DAYS * workers);
    }

    /** Weekly minutes in all, or null when not known or not home care. */
    static @Nullable Integer weeklyMinutes(PersonFacts facts) {
        var minutes = minutes(facts, false);
        return minutes == null ? null : minutes.getFirst();
    }

    /** Somebody not rated yet is worked on straight after the red ones, so the planner counts them as red. */
    private static Priority priority(PersonFacts facts) {
        return switch (facts.colour()) {
            case RED, UNRATED -> Priority.RED;
            case AMBER -> Priority.AMBER;
            case GREEN -> Priority.GREEN;
        };
    }

    private Demand() {}
}
