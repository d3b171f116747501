package care.backstop.market.web;

import care.backstop.govuk.Element;
import care.backstop.govuk.Tag;
import care.backstop.govuk.Text;
import care.backstop.kernel.Answer;
import care.backstop.kernel.London;
import care.backstop.market.CapacityView;
import care.backstop.market.LocationView;
import care.backstop.market.Rating;
import care.backstop.market.ServiceKind;
import care.backstop.market.UserBand;
import care.backstop.market.rules.Freshness;
import gg.jte.Content;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the market's facts read on a page. */
final class Words {

    static final String NOT_KNOWN = "Not known";

    static Content link(String words, String href) {
        return Element.of("a").classes("govuk-link").with("href", href).around(Text.of(words));
    }

    /** One under the other, the second and further in small quiet type. */
    static Content stacked(Content first, Stream<String> more) {
        var rest = more.filter(s -> !s.isBlank())
                .map(s -> Element.of("span").classes("backstop-market__more").around(Text.of(s)))
                .toList();
        return output -> {
            first.writeTo(output);
            rest.forEach(content -> content.writeTo(output));
        };
    }

    static Tag tag(Rating rating) {
        return switch (rating) {
            case OUTSTANDING, GOOD -> Tag.good(rating.words());
            case REQUIRES_IMPROVEMENT -> Tag.soon(rating.words());
            case INADEQUATE -> Tag.urgent(rating.words());
            case NOT_RATED -> Tag.waiting(rating.words());
        };
    }

    static String services(LocationView l) {
        return l.services().isEmpty()
                ? NOT_KNOWN
                : l.services().stream().sorted().map(ServiceKind::words).collect(Collectors.joining(", "));
    }

    static String bands(LocationView l) {
        return l.bands().isEmpty()
                ? NOT_KNOWN
                : l.bands().stream().sorted().map(UserBand::words).collect(Collectors.joining(", "));
    }

    static String place(LocationView l) {
        return Stream.of(
                        Optional.ofNullable(l.address()),
                        Optional.ofNullable(l.town()),
                        Optional.ofNullable(l.postcode()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    static String number(@Nullable Integer number) {
        return number == null ? NOT_KNOWN : "%,d".formatted(number);
    }

    /** {@code 3 of 40 free}, {@code 12 hours 30 minutes a week}, or that it is not known. */
    static String free(CapacityView c) {
        if (c.service().countedInMinutes() && c.freeMinutes().isPresent()) {
            return minutes(c.freeMinutes().get()) + " a week";
        }
        return c.free()
                .map(free -> "%,d of %,d free".formatted(free, c.maximum()))
                .orElse(NOT_KNOWN);
    }

    static String minutes(int minutes) {
        int hours = minutes / 60;
        int rest = minutes % 60;
        if (rest == 0) {
            return "%,d %s".formatted(hours, hours == 1 ? "hour" : "hours");
        }
        return hours == 0
                ? "%d minutes".formatted(rest)
                : "%,d %s %d minutes".formatted(hours, hours == 1 ? "hour" : "hours", rest);
    }

    static String accepting(Answer accepting) {
        return switch (accepting) {
            case YES -> "Yes";
            case NO -> "No";
            case NOT_KNOWN -> NOT_KNOWN;
        };
    }

    /** {@code Told 15 days ago, too old to rely on}. */
    static String age(CapacityView c, Instant now) {
        var age = Freshness.of(c.asAt(), now);
        return "Told " + age.words() + (age.stale() ? ", too old to rely on" : "");
    }

    /** The capacity of each service in words; {@code Not known} when none ever told any. */
    static Content capacity(List<CapacityView> capacity, boolean severalServices, Instant now) {
        if (capacity.isEmpty()) {
            return Text.of(NOT_KNOWN);
        }
        return output -> capacity.forEach(c -> stacked(
                        Element.of("span")
                                .classes("backstop-market__free")
                                .around(Text.of((severalServices ? c.service().words() + ": " : "") + free(c))),
                        Stream.of(c.accepting() == Answer.NO ? "Not taking new people" : "", age(c, now)))
                .writeTo(output));
    }

    static String money(@Nullable Long pence) {
        return pence == null ? NOT_KNOWN : "£%,d.%02d".formatted(pence / 100, pence % 100);
    }

    /** Published sources as people know them. */
    static String source(String source) {
        return switch (source.toLowerCase(Locale.ROOT)) {
            case "cqc-filters" -> "CQC care directory with filters";
            case "cqc-directory" -> "CQC care directory";
            case "cqc-ratings" -> "CQC latest ratings";
            case "cqc-deactivated" -> "CQC deactivated locations";
            case "cqc-api-locations" -> "CQC API, locations";
            case "cqc-api-providers" -> "CQC API, providers";
            case "council" -> "Entered by the council";
            default -> source;
        };
    }

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** What a source says, in the words of the pages: it is kept as codes and with days as machines write them. */
    static String fact(String name, String value) {
        return switch (name) {
            case "Cares for" ->
                Arrays.stream(value.split("; "))
                        .map(b -> UserBand.parse(b).map(UserBand::words).orElse(b))
                        .collect(Collectors.joining(", "));
            case "Overall rating" -> Rating.parse(value).map(Rating::words).orElse(value);
            case "Rating published", "Registration" ->
                DAY.matcher(value).replaceAll(day -> London.show(LocalDate.parse(day.group())));
            default -> value;
        };
    }

    private Words() {}
}
