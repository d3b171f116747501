package care.backstop.market.store;

import care.backstop.market.LocationView;
import care.backstop.market.Point;
import care.backstop.market.Rating;
import care.backstop.market.ServiceKind;
import care.backstop.market.UserBand;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a row of {@code market.location} as others see it. */
final class LocationRows {

    /** The columns of {@code market.location l} that make a view. */
    static final String COLUMNS = """
            l.id, l.name, l.provider_id, l.provider_name, l.services, l.bands, l.rating, l.rated_on, l.beds, l.address,
            l.town, l.postcode, l.council, l.region, l.telephone, l.latitude, l.longitude, l.deregistered_on""";

    static LocationView view(ResultSet row) throws SQLException {
        return new LocationView(
                row.getString("id"),
                row.getString("name"),
                row.getString("provider_id"),
                row.getString("provider_name"),
                services(row),
                names(row, "bands", UserBand::parse),
                Optional.ofNullable(row.getString("rating"))
                        .flatMap(Rating::parse)
                        .orElse(Rating.NOT_RATED),
                row.getObject("rated_on", LocalDate.class),
                row.getObject("beds", Integer.class),
                row.getString("address"),
                row.getString("town"),
                row.getString("postcode"),
                row.getString("council"),
                row.getString("region"),
                row.getString("telephone"),
                point(row),
                row.getObject("deregistered_on", LocalDate.class));
    }

    private static @Nullable Point point(ResultSet row) throws SQLException {
        var latitude = row.getObject("latitude", Double.class);
        var longitude = row.getObject("longitude", Double.class);
        return latitude == null || longitude == null ? null : new Point(latitude, longitude);
    }

    static Set<ServiceKind> services(ResultSet row) throws SQLException {
        return names(row, "services", ServiceKind::parse);
    }

    static Set<String> texts(ResultSet row, String column) throws SQLException {
        return names(row, column, Optional::of);
    }

    /** The members of a text array that are names of ours; a name added by a newer version is left out. */
    private static <E> Set<E> names(ResultSet row, String column, Function<String, Optional<E>> parse)
            throws SQLException {
        var array = row.getArray(column);
        return array == null
                ? Set.of()
                : Arrays.stream((Object[]) array.getArray())
                        .flatMap(name -> parse.apply(String.valueOf(name)).stream())
                        .collect(Collectors.toUnmodifiableSet());
    }

    private LocationRows() {}
}
