package care.backstop.placement.rules;

import care.backstop.kernel.Distance;
import care.backstop.placement.model.PlacementProblem.Home;
import care.backstop.placement.model.PlacementProblem.Kind;
import care.backstop.placement.model.PlacementProblem.Minutes;
import care.backstop.placement.model.PlacementProblem.Person;
import care.backstop.placement.model.PlacementProblem.Places;
import care.backstop.placement.model.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How well a place that may be offered suits a person: points against it, each with its words. Fewer is better; none is
 * perfect. The published order of what matters is in {@link Weights}.
 */
public record Score(
        int pool,
        long points,
        @Nullable Integer metres,
        @Nullable Integer weeklyPence,
        List<Part> parts) {

    /** One thing that counts for (0 points) or against a place. */
    public record Part(String what, long points, String words) {}

    /** The same, with something that counts besides what a plan knows of a place: said first or last. */
    public Score and(Part part, boolean first) {
        return new Score(
                pool,
                points + part.points,
                metres,
                weeklyPence,
                first
                        ? Stream.concat(Stream.of(part), parts.stream()).toList()
                        : Stream.concat(parts.stream(), Stream.of(part)).toList());
    }

    /** The best of the home's pools for this person; those known to have room first. */
    static Score best(Person person, Home home, Kind kind, Weights weights) {
        Score best = null;
        boolean bestFree = false;
        for (int i = 0; i < home.pools().size(); i++) {
            if (kind == Kind.RESIDENTIAL
                    && !(home.pools().get(i) instanceof Places places && places.suits(person.need()))) {
                continue;
            }
            boolean free =
                    !(home.pools().get(i) instanceof Places places) || (places.free() != null && places.free() > 0);
            var score = of(person, home, kind, i, weights);
            if (best == null || (free && !bestFree) || (free == bestFree && score.points < best.points)) {
                best = score;
                bestFree = free;
            }
            if (kind == Kind.HOME_CARE) {
                break;
            }
        }
        return best == null ? of(person, home, kind, -1, weights) : best;
    }

    /** With all its words. */
    public static Score of(Person person, Home home, Kind kind, int pool, Weights weights) {
        var parts = new ArrayList<Part>();
        Integer metres = home.at() == null ? null : person.at().metresTo(home.at());
        choice(person, home, weights, parts);
        long area = area(person, home, weights);
        if (person.stayInArea() != null) {
            parts.add(new Part("area", area, (area == 0 ? "Within " : "Outside ") + person.stayInArea()));
        }
        parts.add(new Part(
                "distance",
                distance(metres, weights),
                metres == null ? "Distance not known" : Distance.show(metres) + " from where they live now"));
        var family = person.family();
        if (family != null) {
            parts.add(new Part(
                    "family",
                    family(person, home, weights),
                    home.at() == null
                            ? "Distance from family not known"
                            : Distance.show(family.metresTo(home.at())) + " from family"));
        }
        parts.add(new Part(
                "quality", quality(home, weights), "Rated " + home.rating().words()));
        Integer pence = weeklyPence(person, home, kind, pool);
        var ceiling = person.feeCeilingPence();
        if (ceiling != null) {
            parts.add(new Part("fee", fee(pence, ceiling, weights), feeWords(pence, ceiling)));
        }
        var unsaid = Fit.missing(person.features(), home.features());
        if (!person.features().isEmpty()) {
            parts.add(new Part(
                    "needs",
                    unsaid.size() * weights.of("preferenceMissed"),
                    unsaid.isEmpty() ? "Has everything they must have" : "Ask whether it has " + Fit.join(unsaid)));
        }
        var missed = Fit.missing(person.preferredFeatures(), home.features());
        if (!person.preferredFeatures().isEmpty()) {
            parts.add(new Part(
                    "wishes",
                    missed.size() * weights.of("preferenceMissed"),
                    missed.isEmpty()
                            ? "Has everything they would like"
                            : (home.unknown().features() ? "Ask whether it has " : "Does not have ")
                                    + Fit.join(missed)));
        }
        long sum = parts.stream().mapToLong(Part::points).sum();
        return new Score(pool, sum, metres, pence, List.copyOf(parts));
    }

    /** The points alone, for the planner: must agree with {@link #of} (a test says so). */
    public static long points(Person person, Home home, Kind kind, int pool, Weights weights) {
        Integer metres = home.at() == null ? null : person.at().metresTo(home.at());
        return points(person, home, kind, pool, weights, distance(metres, weights));
    }

    /** The same where the points of the distance are known already. */
    public static long points(Person person, Home home, Kind kind, int pool, Weights weights, long distance) {
        var ceiling = person.feeCeilingPence();
        int missed = 0;
        for (var wish : person.preferredFeatures()) {
            missed += home.features().contains(wish) ? 0 : 1;
        }
        for (var must : person.features()) {
            missed += home.features().contains(must) ? 0 : 1;
        }
        return choicePoints(person, home, weights)
                + family(person, home, weights)
                + area(person, home, weights)
                + distance
                + quality(home, weights)
                + (ceiling == null ? 0 : fee(weeklyPence(person, home, kind, pool), ceiling, weights))
                + missed * weights.of("preferenceMissed");
    }

    /** Points for being no choice of theirs, or a later one. */
    public static long choicePoints(Person person, Home home, Weights weights) {
        if (person.named().isEmpty()) {
            return 0;
        }
        int rank = person.named().indexOf(home.id());
        long none = weights.of("noneNamed");
        return rank < 0 ? none : Math.min(none, rank * weights.of("laterChoice"));
    }

    private static void choice(Person person, Home home, Weights weights, List<Part> parts) {
        if (person.named().isEmpty()) {
            return;
        }
        int rank = person.named().indexOf(home.id());
        parts.add(new Part(
                "choice",
                choicePoints(person, home, weights),
                rank < 0
                        ? "Not one of the places they named"
                        : rank == 0 ? "Their first choice" : "Their choice number " + (rank + 1)));
    }

    /** Points for the way of those who visit, the same whatever the distance. */
    private static long family(Person person, Home home, Weights weights) {
        var family = person.family();
        if (family == null) {
            return 0;
        }
        return home.at() == null
                ? weights.of("distanceNotKnown")
                : family.metresTo(home.at()) * weights.of("perKmFamily") / 1000;
    }

    private static long area(Person person, Home home, Weights weights) {
        return person.stayInArea() == null || person.stayInArea().equals(home.area()) ? 0 : weights.of("leavingArea");
    }

    /** Points for a distance; what is not known is never near. */
    public static long distance(@Nullable Integer metres, Weights weights) {
        if (metres == null) {
            return weights.of("distanceNotKnown");
        }
        long near = Math.min(metres, 20_000);
        long far = metres - near;
        return (near * weights.of("perKm") + far * weights.of("perKmPast20")) / 1000;
    }

    private static long quality(Home home, Weights weights) {
        return switch (home.rating()) {
            case OUTSTANDING, GOOD -> 0;
            case REQUIRES_IMPROVEMENT, INADEQUATE -> weights.of("requiresImprovement");
            case NOT_RATED -> weights.of("notRated");
        };
    }

    private static @Nullable Integer weeklyPence(Person person, Home home, Kind kind, int pool) {
        if (kind == Kind.RESIDENTIAL) {
            return pool >= 0 && home.pools().get(pool) instanceof Places places ? places.weeklyFeePence() : null;
        }
        long pence60 = 0;
        for (var each : home.pools()) {
            if (each instanceof Minutes minutes
                    && minutes.band() <= person.minutes().size()) {
                int wanted = person.minutes().get(minutes.band() - 1);
                if (wanted > 0 && minutes.hourlyFeePence() == null) {
                    return null;
                }
                pence60 +=
                        wanted == 0 || minutes.hourlyFeePence() == null ? 0 : (long) wanted * minutes.hourlyFeePence();
            }
        }
        return (int) ((pence60 + 30) / 60);
    }

    private static long fee(@Nullable Integer pence, int ceiling, Weights weights) {
        if (pence == null) {
            return weights.of("feeNotKnown");
        }
        if (pence <= ceiling) {
            return 0;
        }
        long pounds = (pence - ceiling + 99L) / 100;
        return weights.of("overCeiling") + pounds * weights.of("perPoundOverCeiling");
    }

    private static String feeWords(@Nullable Integer pence, int ceiling) {
        if (pence == null) {
            return "Fee not known";
        }
        return pence <= ceiling
                ? "£%s a week, within the ceiling".formatted(pounds(pence))
                : "£%s a week, £%s over the ceiling".formatted(pounds(pence), pounds(pence - ceiling));
    }

    private static String pounds(int pence) {
        return String.format(Locale.UK, "%,d.%02d", pence / 100, pence % 100);
    }
}
