package care.backstop.placement.web;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Access.On;
import care.backstop.kernel.Area;
import care.backstop.kernel.sheet.CsvTable;
import care.backstop.people.PersonView;
import care.backstop.people.Status;
import care.backstop.placement.store.Moves.Review;
import care.backstop.placement.store.Plans;
import care.backstop.placement.usecase.FindOptions;
import care.backstop.placement.usecase.ReadPlacement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The smaller tables of places and moves as files. People go out by reference, never by name. */
@Controller
@RequestMapping("/incidents/{incident}")
class PlacementExports {

    /** Somebody and the place held for them. */
    private record Placed(
            PersonView person,
            @Nullable String location,
            @Nullable String place,
            @Nullable String state,
            @Nullable Instant heldUntil) {}

    /** A place that may be offered, or may not and why. */
    private record Option(
            String location,
            String name,
            boolean suitable,
            @Nullable Integer rank,
            @Nullable Integer free,
            @Nullable Integer metres,
            String because) {}

    private static final CsvTable<Placed> PLACES = CsvTable.<Placed>named("places")
            .column("reference", p -> p.person().reference())
            .column(
                    "priority",
                    p -> p.person().flags() == null
                            ? null
                            : p.person().flags().colour().name())
            .column("status", p -> p.person().status().name())
            .column("location", Placed::location)
            .column("place", Placed::place)
            .column("state", Placed::state)
            .column("held_until", Placed::heldUntil);

    private static final CsvTable<Plans.Made> PLANS = CsvTable.<Plans.Made>named("plans")
            .column("plan", Plans.Made::id)
            .column("name", Plans.Made::name)
            .column(
                    "otherwise_than_published",
                    p -> String.join("; ", p.emphasis().written()))
            .column("asked_at", Plans.Made::askedAt)
            .column("asked_by", Plans.Made::askedByName)
            .column("state", p -> p.state().name())
            .column("groups_kept", Plans.Made::groupsKept)
            .column("groups_split", Plans.Made::groupsSplit)
            .column("cost", Plans.Made::cost)
            .column("bound", Plans.Made::bound)
            .column("milliseconds", Plans.Made::milliseconds);

    private static final CsvTable<Option> OPTIONS = CsvTable.<Option>named("options")
            .column("rank", Option::rank)
            .column("location", Option::location)
            .column("name", Option::name)
            .column("suitable", Option::suitable)
            .column("free", Option::free)
            .column("metres", Option::metres)
            .column("because", Option::because);

    /** A review after a move, and whose it is. */
    private record Reviewed(@Nullable PersonView person, Review review) {}

    private static final CsvTable<Reviewed> REVIEWS = CsvTable.<Reviewed>named("reviews")
            .column("reference", r -> r.person() == null ? null : r.person().reference())
            .column("review", r -> r.review().kind().name())
            .column("day", r -> r.review().day())
            .column("reviewer", r -> r.review().reviewerName())
            .column("due_at", r -> r.review().dueAt())
            .column("done_at", r -> r.review().doneAt())
            .column(
                    "outcome",
                    r -> r.review().outcome() == null
                            ? null
                            : r.review().outcome().name());

    private static final CsvTable<ReadPlacement.Day> RUN_DOWN = CsvTable.<ReadPlacement.Day>named("run-down")
            .column("day", ReadPlacement.Day::day)
            .column("planned", ReadPlacement.Day::planned)
            .column("actual", ReadPlacement.Day::actual);

    private final ReadPlacement read;
    private final FindOptions findOptions;
    private final Clock clock;

    PlacementExports(ReadPlacement read, FindOptions findOptions, Clock clock) {
        this.read = read;
        this.findOptions = findOptions;
        this.clock = clock;
    }

    /** Everybody of the list; whoever is in the file goes to the audit trail. */
    @GetMapping("/places.csv")
    @Access(area = Area.PPL, act = Act.EXPORT, on = On.INCIDENT)
    ResponseEntity<byte[]> places(
            @PathVariable UUID incident, @RequestParam(required = false) @Nullable String status) {
        var only = Arrays.stream(Status.values())
                .filter(s -> s.name().equalsIgnoreCase(status))
                .findFirst()
                .orElse(null);
        var seen = read.overview(incident);
        var rows = new ArrayList<Placed>();
        for (var person : seen.people()) {
            if (only == null ? person.status().open() : person.status() == only) {
                var offer = seen.offers().get(person.id());
                rows.add(new Placed(
                        person,
                        offer == null ? null : offer.location(),
                        offer == null ? null : offer.locationName(),
                        offer == null ? null : offer.state(seen.now()),
                        offer != null && offer.open(seen.now()) ? offer.expiresAt() : null));
            }
        }
        return PLACES.file(rows, clock.instant());
    }

    @GetMapping("/plans.csv")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> plans(@PathVariable UUID incident) {
        return PLANS.file(read.plans(incident), clock.instant());
    }

    /** The reviews of everybody who has moved; whoever is in the file goes to the audit trail. */
    @GetMapping("/reviews.csv")
    @Access(area = Area.PPL, act = Act.EXPORT, on = On.INCIDENT)
    ResponseEntity<byte[]> reviews(@PathVariable UUID incident) {
        var book = read.exportMoves(incident);
        return REVIEWS.file(
                book.reviews().stream()
                        .map(r -> new Reviewed(book.people().get(r.person()), r))
                        .toList(),
                clock.instant());
    }

    /** Days and numbers, nobody in it. */
    @GetMapping("/run-down.csv")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> runDown(@PathVariable UUID incident) {
        return RUN_DOWN.file(read.runDown(incident).days(), clock.instant());
    }

    /** Every place within reach of one person: those that may be offered, best first, then those that may not. */
    @GetMapping("/people/{person}/options.csv")
    @Access(area = Area.PLC, act = Act.READ, on = On.INCIDENT)
    ResponseEntity<byte[]> options(@PathVariable UUID incident, @PathVariable UUID person) {
        read.standing(incident, person);
        var found = findOptions.find(incident, person, 500);
        var rows = new ArrayList<Option>();
        found.options()
                .forEach(o -> rows.add(new Option(
                        o.location(),
                        o.name(),
                        true,
                        o.rank(),
                        o.free(),
                        o.metres(),
                        String.join(". ", o.toAsk())
                                + (o.toAsk().isEmpty() ? "" : ". ")
                                + String.join(". ", o.reasons()))));
        found.rejected()
                .forEach(r -> rows.add(new Option(
                        r.location(), r.name(), false, null, null, r.metres(), String.join(". ", r.because()))));
        return OPTIONS.file(rows, clock.instant());
    }
}
