package care.backstop.market.web;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Answer;
import care.backstop.kernel.Area;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.market.Feature;
import care.backstop.market.ServiceKind;
import care.backstop.market.rules.CapacityFigures;
import care.backstop.market.rules.FeeFigures;
import care.backstop.market.store.Capacities;
import care.backstop.market.usecase.AddService;
import care.backstop.market.usecase.ChangeService;
import care.backstop.market.usecase.ConfirmCapacity;
import care.backstop.market.usecase.SearchMarket;
import care.backstop.market.usecase.TellFeatures;
import care.backstop.market.usecase.ViewLocation;
import care.backstop.market.web.LocationJson.Capacity;
import care.backstop.market.web.LocationJson.Location;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Locations and their capacity for machines. */
@RestController
class LocationsApi {

    private final SearchMarket searchMarket;
    private final ViewLocation viewLocation;
    private final ConfirmCapacity confirmCapacity;
    private final TellFeatures tellFeatures;
    private final AddService addService;
    private final ChangeService changeService;
    private final Clock clock;

    LocationsApi(
            SearchMarket searchMarket,
            ViewLocation viewLocation,
            ConfirmCapacity confirmCapacity,
            TellFeatures tellFeatures,
            AddService addService,
            ChangeService changeService,
            Clock clock) {
        this.addService = addService;
        this.changeService = changeService;
        this.searchMarket = searchMarket;
        this.viewLocation = viewLocation;
        this.confirmCapacity = confirmCapacity;
        this.tellFeatures = tellFeatures;
        this.clock = clock;
    }

    @GetMapping("/api/v1/locations")
    @Access(area = Area.MKT, act = Act.READ)
    LocationJson.Page list(LocationParameters asked) {
        var answer = searchMarket.search(asked.query(), asked.from());
        var now = clock.instant();
        return new LocationJson.Page(
                answer.result().total(),
                answer.query().page(),
                answer.query().size(),
                answer.result().ratings(),
                answer.result().page().stream()
                        .map(f -> Location.of(f.location(), f.capacity(), f.metres(), now))
                        .toList());
    }

    @GetMapping("/api/v1/locations/{location}")
    @Access(area = Area.MKT, act = Act.READ)
    LocationJson.File one(@PathVariable String location, Actor actor) {
        var file = viewLocation.view(location, actor);
        var told = file.features();
        var now = clock.instant();
        return new LocationJson.File(
                Location.of(
                        file.location(),
                        file.capacity().stream()
                                .filter(Capacities.Entry::latest)
                                .map(Capacities.Entry::capacity)
                                .toList(),
                        null,
                        now),
                file.register().registeredOn(),
                file.register().brand(),
                file.register().keyQuestions(),
                file.ratings().stream()
                        .map(r -> new LocationJson.Rated(
                                r.group(), r.domain(), r.words(), r.publishedOn(), r.now(), r.source()))
                        .toList(),
                file.capacity().stream()
                        .map(e -> Capacity.of(e.capacity(), now))
                        .toList(),
                told == null ? null : LocationJson.Features.of(told.features()),
                file.facts().stream()
                        .map(f -> new LocationJson.Fact(
                                f.name(), f.value(), f.source(), f.lastSeen(), f.importNumber(), f.shown()))
                        .toList());
    }

    /** Adds a service that no regulator registers. */
    @PostMapping("/api/v1/locations")
    @Access(area = Area.MKT, act = Act.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> add(@RequestBody LocationJson.ServiceBody body, Actor actor) {
        return Map.of("id", addService.add(body.told(), actor), "version", 1);
    }

    /** Changes a service that no regulator registers; one of the register is not there to be changed. */
    @PutMapping("/api/v1/locations/{location}")
    @Access(area = Area.MKT, act = Act.WRITE)
    Map<String, Object> change(@PathVariable String location, @RequestBody LocationJson.ServiceBody body, Actor actor) {
        changeService.change(
                location, body.told(), body.closedOn(), body.version() == null ? 0 : body.version(), actor);
        return Map.of("id", location, "version", changeService.version(location));
    }

    /** Says what a service has; all that is known at once. */
    @PutMapping("/api/v1/locations/{location}/features")
    @Access(area = Area.MKT, act = Act.WRITE)
    LocationJson.Features tell(
            @PathVariable String location, @RequestBody LocationJson.FeaturesBody body, Actor actor) {
        var problems = new ArrayList<Problem>();
        var answers = new EnumMap<Feature, Answer>(Feature.class);
        if (body.features() == null) {
            throw Rejected.invalid("features", "Say true or false for each feature that is known");
        }
        body.features()
                .forEach((name, has) -> Feature.named(name)
                        .ifPresentOrElse(
                                feature -> answers.put(feature, has == null ? Answer.NOT_KNOWN : Answer.of(has)),
                                () -> problems.add(Problem.of(
                                        "features." + name,
                                        Problem.Code.VAL,
                                        "There is no such feature. Use one of "
                                                + String.join(
                                                        ", ",
                                                        Arrays.stream(Feature.values())
                                                                .map(Enum::name)
                                                                .toList())))));
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        return LocationJson.Features.of(tellFeatures.tell(location, answers, body.version(), actor));
    }

    @PutMapping("/api/v1/locations/{location}/capacity")
    @Access(area = Area.MKT, act = Act.WRITE)
    Capacity confirm(@PathVariable String location, @RequestBody LocationJson.CapacityBody body, Actor actor) {
        var figures = new CapacityFigures(
                service(body.service()),
                body.asAt(),
                body.maximum(),
                body.occupied(),
                body.reserved(),
                body.accepting() == null ? Answer.NOT_KNOWN : Answer.of(body.accepting()),
                body.weeklyMinutes(),
                bands(body.bandMinutes()));
        return Capacity.of(
                confirmCapacity.confirm(
                        location,
                        figures,
                        new FeeFigures(body.weeklyFeePence(), body.hourlyFeePence()),
                        body.version(),
                        actor),
                clock.instant());
    }

    private static @Nullable ServiceKind service(@Nullable String name) {
        return name == null || name.isBlank()
                ? null
                : ServiceKind.parse(name)
                        .orElseThrow(() -> Rejected.invalid(
                                "service",
                                "This is not a kind of service. Use one of " + List.of(ServiceKind.values())));
    }

    private static List<Integer> bands(@Nullable List<Integer> minutes) {
        if (minutes == null) {
            return List.of();
        }
        if (minutes.stream().anyMatch(Objects::isNull)) {
            throw Rejected.invalid(
                    "bandMinutes", "Give the minutes of all four parts of the day (morning, lunch, tea, bed) or none");
        }
        return minutes;
    }
}
