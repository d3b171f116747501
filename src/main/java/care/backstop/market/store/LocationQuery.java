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
        boolean descending,
        int page,
        int size) {

    /** Everything, by name, a page at a time. */
    public static final LocationQuery ALL = new LocationQuery(
            null, Set.of(), Set.of(), null, false, null, null, false, null, null, false, Sort.NAME, false, 1, 25);

    /** What a list can be ordered by; ties go by name and id, and what is not known comes last either way. */
    public enum Sort {
        NAME("name"),
        DISTANCE("metres"),
        RATING("array_position(array['OUTSTANDING', 'GOOD', 'REQUIRES_IMPROVEMENT', 'INADEQUATE'], rating)"),
        BEDS("beds"),
        FREE("free");

        private final String sql;

        Sort(String sql) {
            this.sql = sql;
        }

        String sql(boolean descending) {
            return "%s %s nulls last, name".formatted(sql, descending ? "desc" : "asc");
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
                descending,
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
                descending,
                page,
                size);
    }
}
