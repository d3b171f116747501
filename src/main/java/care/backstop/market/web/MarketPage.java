package care.backstop.market.web;

import care.backstop.govuk.Checkboxes;
import care.backstop.govuk.DataTable;
import care.backstop.govuk.Element;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Filter;
import care.backstop.govuk.Href;
import care.backstop.govuk.Input;
import care.backstop.govuk.Pagination;
import care.backstop.govuk.Select;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Text;
import care.backstop.kernel.Distance;
import care.backstop.kernel.room.KeyFigure;
import care.backstop.market.Rating;
import care.backstop.market.ServiceKind;
import care.backstop.market.store.Locations.Found;
import care.backstop.market.usecase.SearchMarket.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The market: a filter, how what is found is rated, a map and a table of it. */
public record MarketPage(
        Errors errors,
        Filter filter,
        Controls controls,
        List<KeyFigure> ratings,
        DataTable table,
        @Nullable Pagination pagination,
        @Nullable String measured,
        @Nullable String points,
        @Nullable String tiles,
        boolean mayAdd) {

    /** What may be filtered by, with what was typed. {@code kept} are hidden: the order of the list. */
    public record Controls(
            Input words,
            Select council,
            Select service,
            Select rating,
            Input from,
            Select within,
            Input bedsFrom,
            Input bedsTo,
            Checkboxes free,
            Checkboxes closed,
            Map<String, String> kept) {}

    static final String PATH = "/market";

    private static final Map<String, String> MILES = miles();

    private static Map<String, String> miles() {
        var miles = new LinkedHashMap<String, String>();
        for (int m : new int[] {1, 3, 5, 10, 20, 30, 50}) {
            miles.put(Long.toString(Math.round(m * Distance.METRES_IN_A_MILE)), m == 1 ? "1 mile" : m + " miles");
        }
        return miles;
    }

    /** The question as an address under {@code path}, without page and size. */
    static Href href(String path, LocationParameters asked) {
        return Href.of(path)
                .with("q", asked.q())
                .with("council", asked.council())
                .with("service", asked.service())
                .with("rating", asked.rating())
                .with("from", asked.from())
                .with("near", asked.near())
                .with("within", asked.within())
                .with("bedsFrom", asked.bedsFrom())
                .with("bedsTo", asked.bedsTo())
                .with("free", asked.free())
                .with("closed", asked.closed())
                .with("sort", asked.sort())
                .with("order", asked.order());
    }

    static MarketPage of(
            LocationParameters asked,
            @Nullable Answer answer,
            List<String> councils,
            Errors errors,
            boolean mayExport,
            boolean mayAdd,
            @Nullable String tiles,
            Instant now) {
        var here = href(PATH, asked);
        return new MarketPage(
                errors,
                filter(asked, here),
                controls(asked, councils, errors),
                answer == null ? List.of() : ratings(answer, here),
                table(asked, answer, here, mayExport, now),
                answer == null ? null : pagination(answer, here),
                measured(answer),
                answer == null || answer.result().total() == 0
                        ? null
                        : href(PATH + "/points", asked).toString(),
                tiles,
                mayAdd);
    }

    private static Filter filter(LocationParameters asked, Href here) {
        var filter = Filter.of(PATH);
        var words = new LinkedHashMap<String, @Nullable String>();
        words.put("q", asked.q());
        words.put("council", asked.council());
        words.put("service", asked.service() == null ? null : serviceWords(asked.service()));
        words.put(
                "rating",
                asked.rating() == null || asked.rating().isBlank()
                        ? null
                        : Rating.parse(asked.rating()).map(Rating::words).orElse(asked.rating()));
        words.put("from", asked.from() == null ? null : "Near " + asked.from());
        words.put("within", asked.within() == null ? null : MILES.get(asked.within()));
        words.put("bedsFrom", blank(asked.bedsFrom()) ? null : "At least " + asked.bedsFrom() + " beds");
        words.put("bedsTo", blank(asked.bedsTo()) ? null : "At most " + asked.bedsTo() + " beds");
        words.put("free", blank(asked.free()) ? null : "Free places");
        words.put("closed", blank(asked.closed()) ? null : "Closed ones too");
        for (var entry : words.entrySet()) {
            var value = entry.getValue();
            if (value != null && !value.isBlank()) {
                filter = filter.chosen(value, here.with(entry.getKey(), null).toString());
            }
        }
        return filter;
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static String serviceWords(String service) {
        return service.equalsIgnoreCase(LocationParameters.SOCIAL_CARE)
                ? "All adult social care"
                : ServiceKind.parse(service).map(ServiceKind::words).orElse(service);
    }

    private static Controls controls(LocationParameters asked, List<String> councils, Errors errors) {
        var council = Select.of("council", "Council").option("", "Any council");
        for (var name : councils) {
            council = council.option(name, name);
        }
        var service = Select.of("service", "Service")
                .option("", "Everything on the register")
                .option(LocationParameters.SOCIAL_CARE, "All adult social care");
        for (var kind : ServiceKind.values()) {
            service = service.option(kind.name(), kind.words());
        }
        var rating = Select.of("rating", "Overall rating").option("", "Any rating");
        for (var value : Rating.values()) {
            rating = rating.option(value.name(), value.words());
        }
        var within = Select.of("within", "Distance").option("", "Any distance");
        for (var entry : MILES.entrySet()) {
            within = within.option(entry.getKey(), entry.getValue());
        }
        var kept = new LinkedHashMap<String, String>();
        if (asked.sort() != null && !asked.sort().isBlank() && !asked.sort().equalsIgnoreCase("distance")) {
            kept.put("sort", asked.sort());
            if (asked.order() != null) {
                kept.put("order", asked.order());
            }
        }
        return new Controls(
                Input.of("q", "Name, provider, town or postcode")
                        .value(asked.q())
                        .error(errors.on("q")),
                council.chosen(asked.council()),
                service.chosen(asked.service()).error(errors.on("service")),
                rating.chosen(asked.rating()).error(errors.on("rating")),
                Input.of("from", "Measure from a postcode or place")
                        .value(asked.from())
                        .error(errors.on("from") != null ? errors.on("from") : errors.on("near")),
                within.chosen(asked.within()).error(errors.on("within")),
                Input.of("bedsFrom", "Beds, at least")
                        .value(asked.bedsFrom())
                        .numeric()
                        .width(4)
                        .error(errors.on("bedsFrom")),
                Input.of("bedsTo", "Beds, at most")
                        .value(asked.bedsTo())
                        .numeric()
                        .width(4)
                        .error(errors.on("bedsTo")),
                Checkboxes.one("free", "yes", "Only with free places or hours")
                        .small()
                        .chosen(blank(asked.free()) ? List.of() : List.of("yes")),
                Checkboxes.one("closed", "yes", "Closed services too")
                        .small()
                        .chosen(blank(asked.closed()) ? List.of() : List.of("yes")),
                kept);
    }

    private static List<KeyFigure> ratings(Answer answer, Href here) {
        return Arrays.stream(Rating.values())
                .map(r -> new KeyFigure(
                        r.words(),
                        "%,d".formatted(answer.result().ratings().getOrDefault(r, 0L)),
                        here.with("rating", r.name()).toString(),
                        false))
                .toList();
    }

    private static DataTable table(
            LocationParameters asked, @Nullable Answer answer, Href here, boolean mayExport, Instant now) {
        var table = DataTable.of("locations", "Services").hideCaption();
        if (answer == null) {
            return table.empty("Correct the filter to see services.");
        }
        boolean measured = answer.query().near() != null;
        var sorting = new DataTable.Sorting(
                here,
                answer.query().sort().name().toLowerCase(Locale.ROOT),
                answer.query().descending());
        var columns = new ArrayList<>(List.of(
                sorting.column("Name", "name"),
                DataTable.Column.of("Services"),
                DataTable.Column.of("Where"),
                sorting.column("Rating", "rating"),
                sorting.column("Beds", "beds").numeric(),
                sorting.column("Free", "free")));
        if (measured) {
            columns.add(sorting.column("Distance", "distance").numeric());
        }
        return table.columns(columns)
                .rows(answer.result().page().stream()
                        .map(f -> row(f, measured, now))
                        .toList())
                .count(count(answer))
                .csv(mayExport ? href(PATH + "/services.csv", asked).toString() : null)
                .empty(emptyWords(asked));
    }

    private static String emptyWords(LocationParameters asked) {
        if (href(PATH, asked).query().isEmpty()) {
            return "The register is empty. Import a file that the regulator publishes to fill it.";
        }
        return "No service matches. Take away a filter, or look further away.";
    }

    private static String count(Answer answer) {
        long total = answer.result().total();
        if (total == 0) {
            return "No services";
        }
        long first = (long) (answer.query().page() - 1) * answer.query().size() + 1;
        long last = first + answer.result().page().size() - 1;
        return answer.result().page().size() == total
                ? "%,d %s".formatted(total, total == 1 ? "service" : "services")
                : "Showing %,d to %,d of %,d services".formatted(first, last, total);
    }

    private static DataTable.Row row(Found found, boolean measured, Instant now) {
        var l = found.location();
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(Words.stacked(
                Words.link(l.name(), LocationPage.path(l.id())),
                Stream.of(
                        l.providerName() == null ? "" : l.providerName(),
                        l.active() ? "" : "Closed",
                        l.registered() ? "" : "Not registered with CQC"))));
        cells.add(Cell.of(Words.services(l)));
        cells.add(Cell.of(Words.stacked(
                Text.of(Stream.of(l.town(), l.postcode())
                        .filter(t -> t != null && !t.isBlank())
                        .collect(Collectors.joining(", "))),
                Stream.of(l.council() == null ? "" : l.council()))));
        var tag = Words.tag(l.rating());
        cells.add(Cell.of(Element.of("strong").look("govuk-tag", tag.look()).around(tag.text())));
        cells.add(Cell.of(l.careHome() || l.beds() != null && l.beds() > 0 ? Words.number(l.beds()) : "–"));
        cells.add(Cell.of(Words.capacity(found.capacity(), l.services().size() > 1, now)));
        if (measured) {
            var metres = found.metres();
            cells.add(Cell.of(metres == null ? Words.NOT_KNOWN : Distance.show(metres)));
        }
        return DataTable.Row.of(cells.toArray(Cell[]::new));
    }

    private static @Nullable Pagination pagination(Answer answer, Href here) {
        int size = answer.query().size();
        int pages = (int) ((answer.result().total() + size - 1) / size);
        return pages < 2
                ? null
                : Pagination.of(
                        answer.query().page(), pages, n -> here.with("page", n).toString());
    }

    private static @Nullable String measured(@Nullable Answer answer) {
        var origin = answer == null ? null : answer.origin();
        return origin == null
                ? null
                : "Distances are straight lines from %s of %s."
                        .formatted(origin.precision().words(), origin.asked());
    }
}
