package care.backstop.market.register;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The facts of a location that files tell, in the order of the columns of {@code market.location_source}. */
public enum Column {
    NAME(Type.TEXT),
    ALSO_KNOWN_AS(Type.TEXT),
    TYPE(Type.TEXT),
    DIRECTORATE(Type.TEXT),
    CATEGORY(Type.TEXT),
    CARE_HOME(Type.YES_NO),
    DORMANT(Type.YES_NO),
    SERVICES(Type.TEXTS),
    PUBLISHED_SERVICES(Type.TEXTS),
    BANDS(Type.TEXTS),
    ACTIVITIES(Type.TEXTS),
    BEDS(Type.NUMBER),
    ADDRESS(Type.TEXT),
    TOWN(Type.TEXT),
    COUNTY(Type.TEXT),
    POSTCODE(Type.TEXT),
    COUNCIL(Type.TEXT),
    REGION(Type.TEXT),
    TELEPHONE(Type.TEXT),
    WEBSITE(Type.TEXT),
    ODS_CODE(Type.TEXT),
    UPRN(Type.TEXT),
    LATITUDE(Type.DECIMAL),
    LONGITUDE(Type.DECIMAL),
    PROVIDER_ID(Type.TEXT),
    PROVIDER_NAME(Type.TEXT),
    BRAND_ID(Type.TEXT),
    BRAND_NAME(Type.TEXT),
    DUAL_OF(Type.TEXT),
    REGISTERED_ON(Type.DAY),
    REGISTERED(Type.YES_NO),
    DEREGISTERED_ON(Type.DAY),
    RATING(Type.TEXT),
    RATED_ON(Type.DAY),
    RATING_INHERITED(Type.YES_NO),
    SAFE(Type.TEXT),
    EFFECTIVE(Type.TEXT),
    CARING(Type.TEXT),
    RESPONSIVE(Type.TEXT),
    WELL_LED(Type.TEXT),
    RATINGS(Type.JSON);

    /** How a value is kept. */
    enum Type {
        TEXT,
        NUMBER,
        DECIMAL,
        DAY,
        YES_NO,
        TEXTS,
        JSON
    }

    private static final List<Column> ALL = List.of(values());

    private final Type type;

    Column(Type type) {
        this.type = type;
    }

    Type type() {
        return type;
    }

    /** Its name in the database. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<Column> all() {
        return ALL;
    }

    /** All of them for an SQL list, each after {@code prefix}: {@code s.name, s.also_known_as, …}. */
    public static String list(String prefix) {
        return Arrays.stream(values()).map(c -> prefix + c.column()).collect(Collectors.joining(", "));
    }
}
