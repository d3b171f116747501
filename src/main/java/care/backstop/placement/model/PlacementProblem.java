package care.backstop.placement.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything the planner is told: the people who must move and the places there are. Same shape as the body of
 * {@code POST /api/v1/placement-problems}. What is null is not known, which is never the same as none.
 */
public record PlacementProblem(Kind kind, int weeks, Weights weights, List<Person> people, List<Home> homes) {

    public PlacementProblem {
        people = List.copyOf(people);
        homes = List.copyOf(homes);
    }

    /** Bands of the day in which home care is given: morning, midday, tea time, bedtime. */
    public static final int BANDS = 4;

    /** What is being looked for. */
    public enum Kind {
        /** A place to live with care. */
        RESIDENTIAL,
        /** Somebody who comes to the person's home. */
        HOME_CARE
    }

    /** The kind of place a person needs and a home is registered for. */
    public enum Need {
        RESIDENTIAL("residential care"),
        NURSING("nursing care"),
        DEMENTIA_RESIDENTIAL("residential dementia care"),
        DEMENTIA_NURSING("nursing dementia care"),
        LEARNING_DISABILITY("learning disability care"),
        MENTAL_HEALTH("mental health care");

        private final String words;

        Need(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** The colour of table 2(e). People not yet rated count as red here until somebody rates them. */
    public enum Priority {
        RED,
        AMBER,
        GREEN
    }

    /** The regulator's overall rating. */
    public enum Rating {
        OUTSTANDING("Outstanding"),
        GOOD("Good"),
        REQUIRES_IMPROVEMENT("Requires improvement"),
        INADEQUATE("Inadequate"),
        NOT_RATED("not yet rated");

        private final String words;

        Rating(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** A place on the map, WGS84. */
    public record Point(double lat, double lon) {

        private static final double EARTH_METRES = 6_371_008.8;

        /** As the crow flies, to the metre. {@link StrictMath}, so that every machine gives the same plan. */
        public int metresTo(Point other) {
            double sinLat = StrictMath.sin(StrictMath.toRadians(other.lat - lat) / 2);
            double sinLon = StrictMath.sin(StrictMath.toRadians(other.lon - lon) / 2);
            double a = sinLat * sinLat
                    + StrictMath.cos(StrictMath.toRadians(lat))
                            * StrictMath.cos(StrictMath.toRadians(other.lat))
                            * sinLon
                            * sinLon;
            return (int) StrictMath.round(2 * EARTH_METRES * StrictMath.asin(StrictMath.min(1, StrictMath.sqrt(a))));
        }
    }

    /** What was agreed before: kept unless it is no longer possible. A null week means any. */
    public record Agreed(String home, @Nullable Integer week) {}

    /**
     * One person who must move.
     *
     * @param minutes weekly minutes of home care in each band
     * @param features what a place must have; a place that has not said is asked, one that has not got it is none
     * @param family where those live who visit; null when not known, or when nobody does
     */
    public record Person(
            String id,
            Point at,
            @Nullable Need need,
            List<Integer> minutes,
            Priority priority,
            @Nullable String group,
            List<String> named,
            @Nullable String stayInArea,
            @Nullable Integer feeCeilingPence,
            Set<String> features,
            Set<String> preferredFeatures,
            Set<String> excludedProviders,
            int earliestWeek,
            @Nullable Agreed agreed,
            @Nullable Point family) {

        public Person {
            minutes = List.copyOf(minutes);
            named = List.copyOf(named);
            features = Set.copyOf(features);
            preferredFeatures = Set.copyOf(preferredFeatures);
            excludedProviders = Set.copyOf(excludedProviders);
        }

        /** Somebody of whose family no place is known. */
        public Person(
                String id,
                Point at,
                @Nullable Need need,
                List<Integer> minutes,
                Priority priority,
                @Nullable String group,
                List<String> named,
                @Nullable String stayInArea,
                @Nullable Integer feeCeilingPence,
                Set<String> features,
                Set<String> preferredFeatures,
                Set<String> excludedProviders,
                int earliestWeek,
                @Nullable Agreed agreed) {
            this(
                    id,
                    at,
                    need,
                    minutes,
                    priority,
                    group,
                    named,
                    stayInArea,
                    feeCeilingPence,
                    features,
                    preferredFeatures,
                    excludedProviders,
                    earliestWeek,
                    agreed,
                    null);
        }

        /** The same person, in no group. */
        public Person alone() {
            return with(id, null);
        }

        /** The same person under another id. */
        public Person called(String id) {
            return with(id, group);
        }

        private Person with(String id, @Nullable String group) {
            return new Person(
                    id,
                    at,
                    need,
                    minutes,
                    priority,
                    group,
                    named,
                    stayInArea,
                    feeCeilingPence,
                    features,
                    preferredFeatures,
                    excludedProviders,
                    earliestWeek,
                    agreed,
                    family);
        }
    }

    /** A care home, or the office of a home-care agency. A null limit of admissions means none was stated. */
    public record Home(
            String id,
            String provider,
            @Nullable Point at,
            @Nullable String area,
            Rating rating,
            boolean embargo,
            Set<String> features,
            @Nullable Integer admissionsPerWeek,
            List<Pool> pools,
            @Nullable Integer radiusMetres,
            Unknown unknown) {

        public Home {
            features = Set.copyOf(features);
            pools = List.copyOf(pools);
        }

        /** The same, taking at most so many in a week; never more than it said before. */
        public Home takingAtMost(int perWeek) {
            return new Home(
                    id,
                    provider,
                    at,
                    area,
                    rating,
                    embargo,
                    features,
                    admissionsPerWeek == null ? perWeek : Math.min(admissionsPerWeek, perWeek),
                    pools,
                    radiusMetres,
                    unknown);
        }

        /** A home of which everything else is known. */
        public Home(
                String id,
                String provider,
                @Nullable Point at,
                @Nullable String area,
                Rating rating,
                boolean embargo,
                Set<String> features,
                @Nullable Integer admissionsPerWeek,
                List<Pool> pools,
                @Nullable Integer radiusMetres) {
            this(
                    id,
                    provider,
                    at,
                    area,
                    rating,
                    embargo,
                    features,
                    admissionsPerWeek,
                    pools,
                    radiusMetres,
                    Unknown.NOTHING);
        }
    }

    /**
     * What the register does not say of a home.
     *
     * @param perhaps kinds of care it may be registered for
     * @param accepting nobody said whether it takes new people
     * @param features it has not said of everything whether it has it
     * @param without what it said that it has not
     */
    public record Unknown(Set<Need> perhaps, boolean accepting, boolean features, Set<String> without) {
        public static final Unknown NOTHING = new Unknown(Set.of(), false, false);

        public Unknown {
            perhaps = Set.copyOf(perhaps);
            without = Set.copyOf(without);
        }

        public Unknown(Set<Need> perhaps, boolean accepting, boolean features) {
            this(perhaps, accepting, features, Set.of());
        }
    }

    /** What a home can give: places of one kind, or minutes in one band of the day. */
    public sealed interface Pool {}

    /** Places that suit any of these kinds of care; null {@code free} means nobody has told us. */
    public record Places(
            Set<Need> kinds,
            @Nullable Integer free,
            @Nullable Integer weeklyFeePence) implements Pool {

        public Places {
            kinds = Set.copyOf(kinds);
        }

        public Places(Need kind, @Nullable Integer free, @Nullable Integer weeklyFeePence) {
            this(Set.of(kind), free, weeklyFeePence);
        }

        public boolean suits(@Nullable Need need) {
            return need != null && kinds.contains(need);
        }
    }

    /** Weekly minutes in band 1 to 4; null {@code free} means nobody has told us. */
    public record Minutes(
            int band, @Nullable Integer free, @Nullable Integer hourlyFeePence) implements Pool {}
}
