package care.backstop.market.web;

import care.backstop.govuk.Errors;
import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import care.backstop.kernel.London;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.sheet.CsvExport;
import care.backstop.market.CapacityView;
import care.backstop.market.Point;
import care.backstop.market.Rating;
import care.backstop.market.store.Locations.Found;
import care.backstop.market.usecase.SearchMarket;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Looking for services: the page, the places for its map, the same rows as CSV. */
@Controller
class MarketController {

    private static final int MOST_POINTS = 2_000;

    private final SearchMarket searchMarket;
    private final Permissions permissions;
    private final Clock clock;
    private final @Nullable String tiles;

    /** {@code backstop.map.tiles} names a map server of our own, such as {@code /tiles/{z}/{x}/{y}.png}. */
    MarketController(
            SearchMarket searchMarket,
            Permissions permissions,
            Clock clock,
            @Value("${backstop.map.tiles:}") String tiles) {
        this.searchMarket = searchMarket;
        this.permissions = permissions;
        this.clock = clock;
        this.tiles = tiles.isBlank() ? null : tiles;
    }

    @GetMapping(MarketPage.PATH)
    @Access(area = Area.MKT, act = Act.READ)
    String show(LocationParameters asked, Actor actor, Model model, HttpServletResponse response) {
        var errors = Errors.none();
        SearchMarket.Answer answer = null;
        try {
            answer = searchMarket.search(asked.query(), asked.from());
        } catch (Rejected e) {
            errors = Errors.of(e);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        model.addAttribute(
                "page",
                MarketPage.of(
                        asked,
                        answer,
                        searchMarket.councils(),
                        errors,
                        permissions.may(actor, Area.MKT, Act.EXPORT),
                        permissions.may(actor, Area.MKT, Act.WRITE),
                        tiles,
                        clock.instant()));
        return "market/search";
    }

    /** Places for the map: at most {@value #MOST_POINTS}, and a sentence that says whether that is all. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Points(String says, @Nullable Point origin, List<Circle> points) {}

    record Circle(
            String name,
            String href,
            double latitude,
            double longitude,
            Rating rating,
            String rated,
            String services,
            String free) {}

    @GetMapping(MarketPage.PATH + "/points")
    @Access(area = Area.MKT, act = Act.READ)
    @ResponseBody
    Points points(LocationParameters asked) {
        var answer = searchMarket.search(asked.query().page(1, MOST_POINTS), asked.from());
        var found = answer.result().page();
        var circles = found.stream().flatMap(f -> circle(f).stream()).toList();
        long total = answer.result().total();
        long unplaced = found.size() - circles.size();
        var says = "%,d of %,d services drawn.%s%s"
                .formatted(
                        circles.size(),
                        total,
                        total > found.size() ? " Narrow the filter to see the rest." : "",
                        unplaced > 0 ? " The place of %,d is not known.".formatted(unplaced) : "");
        return new Points(says, answer.query().near(), circles);
    }

    private Optional<Circle> circle(Found found) {
        var l = found.location();
        var now = clock.instant();
        return Optional.ofNullable(l.at())
                .map(at -> new Circle(
                        l.name(),
                        LocationPage.path(l.id()),
                        at.latitude(),
                        at.longitude(),
                        l.rating(),
                        l.rating().words(),
                        Words.services(l),
                        found.capacity().isEmpty()
                                ? "Capacity not known"
                                : found.capacity().stream()
                                        .map(c -> Words.free(c) + ". " + Words.age(c, now))
                                        .collect(Collectors.joining("; "))));
    }

    @GetMapping(MarketPage.PATH + "/services.csv")
    @Access(area = Area.MKT, act = Act.EXPORT)
    void export(LocationParameters asked, HttpServletResponse response) throws IOException {
        var query = asked.query();
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"services-%s.csv\"".formatted(London.day(clock.instant())));
        try (var csv = new CsvExport(
                new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8),
                "location_id",
                "name",
                "provider_id",
                "provider_name",
                "services",
                "bands",
                "rating",
                "rated_on",
                "beds",
                "address",
                "town",
                "postcode",
                "council",
                "region",
                "telephone",
                "latitude",
                "longitude",
                "deregistered_on",
                "metres",
                "capacity_service",
                "capacity_as_at",
                "maximum",
                "occupied",
                "reserved",
                "free",
                "accepting",
                "weekly_minutes")) {
            searchMarket.each(query, asked.from(), found -> {
                if (found.capacity().isEmpty()) {
                    row(csv, found, null);
                }
                found.capacity().forEach(c -> row(csv, found, c));
            });
        }
    }

    private static void row(CsvExport csv, Found found, @Nullable CapacityView c) {
        var l = found.location();
        var at = l.at();
        csv.row(
                l.id(),
                l.name(),
                l.providerId(),
                l.providerName(),
                l.services().stream().sorted().map(Enum::name).collect(Collectors.joining("; ")),
                l.bands().stream().sorted().map(Enum::name).collect(Collectors.joining("; ")),
                l.rating().name(),
                l.ratedOn(),
                l.beds(),
                l.address(),
                l.town(),
                l.postcode(),
                l.council(),
                l.region(),
                l.telephone(),
                at == null ? null : at.latitude(),
                at == null ? null : at.longitude(),
                l.deregisteredOn(),
                found.metres(),
                c == null ? null : c.service().name(),
                c == null ? null : c.asAt(),
                c == null ? null : c.maximum(),
                c == null ? null : c.occupied(),
                c == null ? null : c.reserved(),
                c == null ? null : c.free().orElse(null),
                c == null ? null : c.accepting().name(),
                c == null ? null : c.weeklyMinutes());
    }
}
