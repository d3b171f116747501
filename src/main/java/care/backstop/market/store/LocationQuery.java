package care.backstop.market.store;

import care.backstop.market.Point;
import care.backstop.market.Rating;
import care.backstop.market.ServiceKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which locations are asked for, in which order. Empty sets and nulls ask for everything.
 *
 * @param words every word must occur in name, provider, town, postcode or id
 * @param socialCareOnly leaves out locations that deliver nothing but other services
 * @param withFreePlaces only those that told of free places or spare minutes
 * @param withinMetres needs {@code near}
 * @param closed whether closed locations are asked for too
 */
public record LocationQuery(
        @Nullable String council,
        Set<ServiceKind> services,
        Set<Rating> ratings,
        @Nullable String words,
        boolean socialCareOnly,
        @Nullable Integer bedsFrom,
        @Nullable Integer bedsTo,
        boolean withFreePlaces,
        @Nullable Point near,
        @Nullable Integer withinMetres,
        boolean closed,
        Sort sort,
        int page,
        int size) {

    /** Everything, by name, a page at a time. */
    public static final LocationQuery ALL = new LocationQuery(
            null, Set.of(), Set.of(), null, false, null, null, false, null, null, false, Sort.NAME, 1, 25);

    /** The order of a list; ties go by id. */
    public enum Sort {
        NAME("Name", "name asc"),
        DISTANCE("Distance", "metres asc nulls last, name asc"),
        RATING(
                "Rating, best first",
                "array_position(array['OUTSTANDING', 'GOOD', 'REQUIRES_IMPROVEMENT', 'INADEQUATE'], rating) asc nulls last, name asc"),
        BEDS("Registered beds, most first", "beds desc nulls last, name asc"),
        FREE("Free places, most first", "free desc nulls last, name asc");

        private final String words;
        private final String sql;

        Sort(String words, String sql) {
            this.words = words;
            this.sql = sql;
        }

        /** As shown to people. */
        public String words() {
            return words;
        }

        String sql() {
            return sql;
        }
    }

    public LocationQuery {
        services = Set.copyOf(services);
        ratings = Set.copyOf(ratings);
    }

    /** The same question, another page of the answer. */
    public LocationQuery page(int page, int size) {
        return new LocationQuery(
                council,
                services,
                ratings,
                words,
                socialCareOnly,
                bedsFrom,
                bedsTo,
                withFreePlaces,
                near,
                withinMetres,
                closed,
                sort,
                page,
                size);
    }

    /** The same question, measured from this point. */
    public LocationQuery near(Point point) {
        return new LocationQuery(
                council,
                services,
                ratings,
                words,
                socialCareOnly,
                bedsFrom,
                bedsTo,
                withFreePlaces,
                point,
                withinMetres,
                closed,
                sort,
                page,
                size);
    }
}
