package care.backstop.market.web;

import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.market.Point;
import care.backstop.market.Rating;
import care.backstop.market.ServiceKind;
import care.backstop.market.store.LocationQuery;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The question about locations as it stands in an address: the same for page, map, export and API. Every part may be
 * missing or empty. {@code service} and {@code rating} may hold several, separated by commas; {@code service=CARE} asks
 * for all adult social care.
 */
record LocationParameters(
        @Nullable String council,
        @Nullable String service,
        @Nullable String rating,
        @Nullable String q,
        @Nullable String from,
        @Nullable String near,
        @Nullable String within,
        @Nullable String bedsFrom,
        @Nullable String bedsTo,
        @Nullable String free,
        @Nullable String closed,
        @Nullable String sort,
        @Nullable String order,
        @Nullable String page,
        @Nullable String size) {

    /** Stands for every kind of adult social care. */
    static final String SOCIAL_CARE = "CARE";

    static final int USUAL_SIZE = 25;
    private static final int MOST = 500;
    private static final int LONGEST = 100;
    private static final int FARTHEST = 1_000_000;
    private static final Pattern PAIR =
            Pattern.compile("\\s*(-?\\d{1,3}(?:\\.\\d+)?)\\s*,\\s*(-?\\d{1,3}(?:\\.\\d+)?)\\s*");

    LocationParameters {
        council = tidy(council);
        q = tidy(q);
        from = tidy(from);
    }

    private static @Nullable String tidy(@Nullable String text) {
        return text == null || text.isBlank()
                ? null
                : Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    }

    /**
     * The question, once every part of it is understood.
     *
     * @throws Rejected naming every part that is not
     */
    LocationQuery query() {
        var problems = new ArrayList<Problem>();
        if (Stream.of(council, q, from)
                .filter(Objects::nonNull)
                .anyMatch(t -> t.length() > LONGEST || t.indexOf('\0') >= 0)) {
            problems.add(invalid("q", "Shorten what you search for to at most 100 ordinary characters"));
        }
        boolean socialCare = SOCIAL_CARE.equalsIgnoreCase(
                Objects.requireNonNullElse(service, "").strip());
        var services = socialCare
                ? Set.<ServiceKind>of()
                : these(
                        "service",
                        service,
                        ServiceKind.class,
                        ServiceKind::parse,
                        "This is not a kind of service. Use one of ",
                        problems);
        var ratings = these(
                "rating",
                rating,
                Rating.class,
                Rating::parse,
                "This is not on the rating scale. Use one of ",
                problems);
        var point = point(problems);
        var within = number(
                "within", within(), 0, FARTHEST, "The distance must be a number of metres up to 1,000,000", problems);
        if (within != null && point == null && from == null && problems.isEmpty()) {
            problems.add(invalid("from", "Give a postcode or place to measure the distance from"));
        }
        var least =
                number("bedsFrom", bedsFrom, 0, 10_000, "The least beds must be a whole number, 0 or more", problems);
        var most = number("bedsTo", bedsTo, 0, 10_000, "The most beds must be a whole number, 0 or more", problems);
        if (least != null && most != null && least > most) {
            problems.add(invalid("bedsTo", "The most beds must be at least the least beds"));
        }
        var number = number("page", page, 1, 1_000_000, "The page must be a whole number from 1", problems);
        var many = number("size", size, 1, MOST, "The size of a page must be a whole number from 1 to 500", problems);
        var sorted = sort(point != null || from != null, problems);
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        return new LocationQuery(
                council,
                services,
                ratings,
                q,
                socialCare,
                least,
                most,
                yes(free),
                point,
                within,
                yes(closed),
                sorted,
                "desc".equalsIgnoreCase(order),
                number == null ? 1 : number,
                many == null ? USUAL_SIZE : many);
    }

    private LocationQuery.Sort sort(boolean measured, List<Problem> problems) {
        if (sort == null || sort.isBlank()) {
            return measured ? LocationQuery.Sort.DISTANCE : LocationQuery.Sort.NAME;
        }
        var wanted = Arrays.stream(LocationQuery.Sort.values())
                .filter(s -> s.name().equalsIgnoreCase(sort.strip()))
                .findFirst();
        if (wanted.isEmpty()) {
            problems.add(invalid("sort", "Sort by name, rating, beds, free or distance"));
        }
        // A list that was sorted by distance has its place taken away: by name then.
        return wanted.filter(s -> measured || s != LocationQuery.Sort.DISTANCE).orElse(LocationQuery.Sort.NAME);
    }

    private @Nullable Point point(List<Problem> problems) {
        if (near == null || near.isBlank()) {
            return null;
        }
        var pair = PAIR.matcher(near);
        if (pair.matches()) {
            try {
                return new Point(Double.parseDouble(pair.group(1)), Double.parseDouble(pair.group(2)));
            } catch (IllegalArgumentException e) {
                // off the map: said below
            }
        }
        problems.add(invalid("near", "Give latitude and longitude in degrees, for example 51.50,-0.12"));
        return null;
    }

    private static <E extends Enum<E>> Set<E> these(
            String field,
            @Nullable String text,
            Class<E> type,
            Function<String, Optional<E>> parse,
            String message,
            List<Problem> problems) {
        var found = EnumSet.noneOf(type);
        if (text == null || text.isBlank()) {
            return found;
        }
        for (var part : text.split(",", -1)) {
            parse.apply(part)
                    .ifPresentOrElse(
                            found::add,
                            () -> problems.add(invalid(
                                    field,
                                    message
                                            + Arrays.stream(type.getEnumConstants())
                                                    .map(Enum::name)
                                                    .collect(Collectors.joining(", ")))));
        }
        return found;
    }

    private static @Nullable Integer number(
            String field, @Nullable String text, int least, int most, String message, List<Problem> problems) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            int number = Integer.parseInt(text.strip().replace(",", ""));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        problems.add(invalid(field, message));
        return null;
    }

    private static boolean yes(@Nullable String text) {
        return text != null
                && List.of("true", "yes", "1", "on").contains(text.strip().toLowerCase(Locale.ROOT));
    }

    private static Problem invalid(String field, String message) {
        return Problem.of(field, Problem.Code.VAL, message);
    }
}
