package care.backstop.placement.usecase;

import care.backstop.incident.IncidentView;
import care.backstop.incident.Incidents;
import care.backstop.incident.PlanGates;
import care.backstop.incident.PlanGates.Held;
import care.backstop.incident.PlanGates.Waiting;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.calendar.ShippedCalendar;
import care.backstop.kernel.profile.Profiles;
import care.backstop.kernel.profile.Terms;
import care.backstop.kernel.room.IncidentRoom;
import care.backstop.kernel.room.Room;
import care.backstop.kernel.time.Division;
import care.backstop.kernel.time.WorkingCalendars;
import care.backstop.market.LocationView;
import care.backstop.market.Market;
import care.backstop.people.Handovers;
import care.backstop.people.People;
import care.backstop.people.PersonView;
import care.backstop.placement.rules.MoveDay;
import care.backstop.placement.store.Friends;
import care.backstop.placement.store.Friends.Promise;
import care.backstop.placement.store.Moves;
import care.backstop.placement.store.Moves.Move;
import care.backstop.placement.store.Moves.Review;
import care.backstop.placement.store.Offers;
import care.backstop.placement.store.Offers.ChoiceMade;
import care.backstop.placement.store.Offers.Offer;
import care.backstop.placement.store.PlaceVisits;
import care.backstop.placement.store.PlaceVisits.PlaceVisit;
import care.backstop.placement.store.Plans;
import care.backstop.placement.store.Plans.Adopted;
import care.backstop.placement.store.Plans.Line;
import care.backstop.placement.store.Plans.Made;
import care.backstop.placement.store.Plans.Pin;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything that is shown about places and moves. Whoever is shown is written to the audit trail here. */
@Service
public class ReadPlacement {

    private static final int MOST_DAYS = 120;

    private final Incidents incidents;
    private final PlanGates gates;
    private final Profiles profiles;
    private final IncidentRoom rooms;
    private final People people;
    private final Handovers handovers;
    private final Market market;
    private final Plans plans;
    private final Offers offers;
    private final Moves moves;
    private final NoteWhatStayed stayed;
    private final KeepGuidance guidance;
    private final ReadPace pace;
    private final StayTogether together;
    private final PromiseSecondMove promises;
    private final Friends friends;
    private final PlaceVisits visits;
    private final WorkingCalendars calendars;
    private final AuditTrail audit;
    private final Clock clock;

    ReadPlacement(
            Incidents incidents,
            PlanGates gates,
            Profiles profiles,
            IncidentRoom rooms,
            People people,
            Handovers handovers,
            Market market,
            Plans plans,
            Offers offers,
            Moves moves,
            NoteWhatStayed stayed,
            KeepGuidance guidance,
            ReadPace pace,
            StayTogether together,
            PromiseSecondMove promises,
            Friends friends,
            PlaceVisits visits,
            ObjectProvider<WorkingCalendars> calendars,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.gates = gates;
        this.profiles = profiles;
        this.rooms = rooms;
        this.people = people;
        this.handovers = handovers;
        this.market = market;
        this.plans = plans;
        this.offers = offers;
        this.moves = moves;
        this.stayed = stayed;
        this.guidance = guidance;
        this.pace = pace;
        this.together = together;
        this.promises = promises;
        this.friends = friends;
        this.visits = visits;
        this.calendars = calendars.getIfAvailable(() -> ShippedCalendar.load()::calendar);
        this.audit = audit;
        this.clock = clock;
    }

    /** The plans of an incident, the latest first; figures only, nobody is in them. */
    @Transactional(readOnly = true)
    public List<Made> plans(UUID incident) {
        return plans.of(incident);
    }

    /** How much home care goes outside the framework: Lancashire procedure 3.11, counted as KPI-33. */
    @Transactional(readOnly = true)
    public Offers.FrameworkShare framework(UUID incident) {
        incidents.find(incident);
        return offers.framework(incident, clock.instant());
    }

    /** Whether a plan has ended, well or not. */
    @Transactional(readOnly = true)
    public boolean over(UUID plan) {
        return plans.find(plan).map(made -> made.state().over()).orElse(true);
    }

    /** A plan with its lines, the names of its places, and its people as the reader may see them. */
    public record PlanShown(
            Room room, Made made, List<Line> lines, Map<String, String> names, Map<UUID, PersonView> people) {

        /** What the place was called when the plan was made. */
        public @Nullable String nameOf(Line line) {
            var then = line.kept().locationName();
            return line.location() == null
                    ? null
                    : then == null ? names.getOrDefault(line.location(), line.location()) : then;
        }

        public String called(UUID person) {
            var view = people.get(person);
            return view == null ? "Somebody you may not see" : view.called();
        }

        /** The service they leave. */
        public @Nullable String leaving(UUID person) {
            var view = people.get(person);
            return view == null ? null : view.location();
        }
    }

    @Transactional
    public PlanShown plan(UUID incident, UUID plan) {
        return plan(incident, plan, "Plan");
    }

    /** The same to be taken away; the audit trail tells it apart. */
    @Transactional
    public PlanShown exportPlan(UUID incident, UUID plan) {
        return plan(incident, plan, "PlanExport");
    }

    private PlanShown plan(UUID incident, UUID plan, String what) {
        var made = plans.find(plan).filter(p -> p.incident().equals(incident)).orElseThrow(() -> new NotThere("plan"));
        var room = rooms.of(incident, "/places");
        if (!made.state().over() || made.cost() == null) {
            return new PlanShown(room, made, List.of(), Map.of(), Map.of());
        }
        var lines = plans.lines(incident, plan);
        var everyone = people.of(incident);
        var names = names(Stream.concat(
                lines.stream().map(Line::location), everyone.stream().map(PersonView::location)));
        audit.read(
                what, "incident:" + incident, lines.stream().map(Line::person).toList());
        return new PlanShown(room, made, lines, names, byId(everyone));
    }

    private Map<String, String> names(Stream<@Nullable String> locations) {
        var ids = locations.filter(Objects::nonNull).collect(Collectors.toSet());
        return market.findAll(ids).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, e -> e.getValue().name()));
    }

    private static Map<UUID, PersonView> byId(List<PersonView> views) {
        return views.stream().collect(Collectors.toMap(PersonView::id, v -> v));
    }

    /** Everyone who needs a place and how far it has come. */
    public record Overview(
            Room room,
            List<PersonView> people,
            Map<UUID, Offer> offers,
            Map<UUID, String> chosen,
            Map<UUID, Pin> pins,
            List<Made> plans,
            @Nullable Adopted adopted,
            List<PromiseSecondMove.Promised> promised,
            Instant now) {}

    @Transactional
    public Overview overview(UUID incident) {
        var everyone = people.of(incident);
        audit.read(
                "Places",
                "incident:" + incident,
                everyone.stream().map(PersonView::id).toList());
        return new Overview(
                rooms.of(incident, "/places"),
                everyone,
                latest(offers.of(incident)),
                offers.chosen(incident),
                plans.pins(incident).stream().collect(Collectors.toMap(Pin::person, p -> p)),
                plans.of(incident),
                plans.adopted(incident).stream().findFirst().orElse(null),
                promises.open(incident),
                clock.instant());
    }

    private static Map<UUID, Offer> latest(List<Offer> latestFirst) {
        var byPerson = new HashMap<UUID, Offer>();
        latestFirst.forEach(o -> byPerson.putIfAbsent(o.person(), o));
        return Map.copyOf(byPerson);
    }

    private static Map<UUID, Move> live(List<Move> all) {
        var byPerson = new HashMap<UUID, Move>();
        all.stream().filter(m -> m.cancelledAt() == null).forEach(m -> byPerson.put(m.person(), m));
        return Map.copyOf(byPerson);
    }

    /** One person's way to a place. */
    public record Standing(
            Room room,
            PersonView person,
            @Nullable ChoiceMade choice,
            @Nullable Offer offer,
            @Nullable Move move,
            @Nullable Pin pin,
            StayTogether.Group group,
            @Nullable Promise promise,
            List<PlaceVisit> visits,
            List<Held> waiting,
            Terms terms,
            Instant now) {}

    @Transactional
    public Standing standing(UUID incident, UUID person) {
        var view = people.find(incident, person).orElseThrow(() -> new NotThere("person"));
        audit.read("PersonPlace", "incident:" + incident, List.of(person));
        return new Standing(
                rooms.of(incident, "/places"),
                view,
                offers.choice(incident, person).orElse(null),
                offers.of(incident, person).stream().findFirst().orElse(null),
                live(moves.of(incident, person)).get(person),
                plans.pins(incident).stream()
                        .filter(p -> p.person().equals(person))
                        .findFirst()
                        .orElse(null),
                together.of(incident, person),
                friends.promise(incident, person).filter(Promise::open).orElse(null),
                visits.of(incident, person),
                gates.beforeMoveOf(incident, person),
                Terms.of(profiles.of(incident)),
                clock.instant());
    }

    /** A service by number and name. */
    public record Place(String location, String name) {}

    /** Services that people of this incident have chosen, hold or are planned for, by name: nobody is in it. */
    @Transactional(readOnly = true)
    public List<Place> goingTo(UUID incident) {
        var latest = plans.of(incident).stream()
                .filter(p -> p.state().over() && p.cost() != null)
                .findFirst()
                .map(p -> plans.lines(incident, p.id()))
                .orElse(List.of());
        return names(Stream.of(
                                friends.going(incident).stream().map(Friends.Going::location),
                                offers.of(incident).stream().map(Offer::location),
                                latest.stream().map(Line::location))
                        .flatMap(each -> each))
                .entrySet()
                .stream()
                .map(e -> new Place(e.getKey(), e.getValue()))
                .sorted(Comparator.comparing(Place::name).thenComparing(Place::location))
                .toList();
    }

    /** What a service is called; null when no service has this number. */
    @Transactional(readOnly = true)
    public @Nullable String called(String location) {
        return market.find(location).map(LocationView::name).orElse(null);
    }

    private void mustBeSeen(UUID incident, UUID person) {
        if (people.find(incident, person).isEmpty()) {
            throw new NotThere("person");
        }
    }

    @Transactional
    public List<Offer> offers(UUID incident, UUID person) {
        mustBeSeen(incident, person);
        audit.read("Offers", "incident:" + incident, List.of(person));
        return offers.of(incident, person);
    }

    @Transactional
    public List<Move> moves(UUID incident, UUID person) {
        mustBeSeen(incident, person);
        audit.read("Moves", "incident:" + incident, List.of(person));
        return moves.of(incident, person);
    }

    @Transactional
    public List<Review> reviews(UUID incident, UUID person) {
        mustBeSeen(incident, person);
        audit.read("Reviews", "incident:" + incident, List.of(person));
        return moves.reviews(incident).stream()
                .filter(r -> r.person().equals(person))
                .toList();
    }

    /** A move with its checklist. */
    public record MoveShown(
            Room room,
            Move move,
            List<Moves.Check> checks,
            PersonView person,
            List<Review> reviews,
            List<Held> waiting,
            NoteWhatStayed.@Nullable Measured stayed,
            String handover,
            List<KeepGuidance.Standing> guidance,
            @Nullable LocalDate tellBy,
            Terms terms,
            Instant now) {}

    @Transactional
    public MoveShown move(UUID incident, UUID move) {
        var found = moves.find(incident, move).orElseThrow(() -> new NotThere("move"));
        var person = people.find(incident, found.person()).orElseThrow(() -> new NotThere("move"));
        audit.read("Move", "incident:" + incident, List.of(found.person()));
        return new MoveShown(
                rooms.of(incident, "/moves"),
                found,
                moves.checks(incident, move),
                person,
                found.arrivedAt() == null
                        ? List.of()
                        : moves.reviews(incident).stream()
                                .filter(r -> r.move().equals(move))
                                .toList(),
                found.leftAt() == null && found.cancelledAt() == null
                        ? gates.beforeMoveOf(incident, found.person())
                        : List.of(),
                stayed.measured(found),
                handovers.standing(incident, found.person()),
                guidance.all(),
                tellBy(found),
                Terms.of(profiles.of(incident)),
                clock.instant());
    }

    private @Nullable LocalDate tellBy(Move move) {
        var moved = move.arrivedAt() == null ? move.leftAt() : move.arrivedAt();
        return moved == null
                ? null
                : MoveDay.tellBy(London.day(moved), calendars.of(Division.ENGLAND_AND_WALES)::isWorkingDay);
    }

    /**
     * All moves and reviews with the names of their people, and the run-down.
     *
     * @param belowMinimum days on which the plan leaves people with fewer staff than they need; null when not known
     */
    public record MoveBook(
            Room room,
            List<Move> moves,
            List<Review> reviews,
            Map<UUID, PersonView> people,
            Map<String, String> names,
            RunDown runDown,
            @Nullable Integer belowMinimum,
            List<Held> waiting,
            Instant now) {

        public String called(UUID person) {
            var view = people.get(person);
            return view == null ? "Somebody you may not see" : view.called();
        }

        /** The service they leave. */
        public @Nullable String leaving(UUID person) {
            var view = people.get(person);
            return view == null ? null : view.location();
        }
    }

    @Transactional
    public MoveBook moves(UUID incident) {
        return moves(incident, "Moves");
    }

    /** The same to be taken away; the audit trail tells it apart. */
    @Transactional
    public MoveBook exportMoves(UUID incident) {
        return moves(incident, "MovesExport");
    }

    private MoveBook moves(UUID incident, String what) {
        var all = moves.of(incident);
        var reviews = moves.reviews(incident);
        var everyone = people.of(incident);
        var shown = new HashSet<UUID>();
        all.forEach(m -> shown.add(m.person()));
        reviews.forEach(r -> shown.add(r.person()));
        audit.read(what, "incident:" + incident, shown);
        var view = incidents.find(incident);
        return new MoveBook(
                rooms.of(incident, "/moves"),
                all,
                reviews,
                byId(everyone),
                names(everyone.stream().map(PersonView::location)),
                runDown(view, everyone, all),
                pace.daysBelowMinimum(view, everyone, all),
                gates.before(incident, Waiting.MOVES),
                clock.instant());
    }

    /**
     * How many are still to move at the end of a day.
     *
     * @param planned if every move goes as planned; those without a planned day stay
     * @param actual what really was; null for days to come
     */
    public record Day(LocalDate day, int planned, @Nullable Integer actual) {}

    /**
     * People still to move, day by day, against the day the service closes.
     *
     * @param toMove all who have to move or have moved
     * @param moved who have arrived
     * @param withoutDate still to move and without a planned day
     * @param spareDays days between the last planned move and the closing date; null when either is not known
     */
    public record RunDown(
            @Nullable LocalDate endsOn,
            LocalDate today,
            int toMove,
            int moved,
            int withoutDate,
            @Nullable Integer spareDays,
            List<Day> days) {

        public RunDown {
            days = List.copyOf(days);
        }
    }

    @Transactional(readOnly = true)
    public RunDown runDown(UUID incident) {
        return runDown(incidents.find(incident), people.of(incident), moves.of(incident));
    }

    private RunDown runDown(IncidentView incident, List<PersonView> everyone, List<Move> all) {
        var today = London.day(clock.instant());
        var arrived = new ArrayList<LocalDate>();
        var planned = new ArrayList<LocalDate>();
        all.stream().filter(m -> m.cancelledAt() == null).forEach(m -> {
            planned.add(London.day(m.plannedAt()));
            if (m.arrivedAt() != null) {
                arrived.add(London.day(m.arrivedAt()));
            }
        });
        var moving = all.stream()
                .filter(m -> m.cancelledAt() == null)
                .map(Move::person)
                .collect(Collectors.toSet());
        long open = everyone.stream().filter(p -> p.status().open()).count();
        long moved = all.stream()
                .filter(m -> m.arrivedAt() != null)
                .map(Move::person)
                .distinct()
                .count();
        int total = (int) (open + moved);
        int withoutDate = (int) everyone.stream()
                .filter(p -> p.status().open() && !moving.contains(p.id()))
                .count();
        var start = planned.stream()
                .min(LocalDate::compareTo)
                .filter(d -> d.isBefore(today))
                .orElse(today);
        var last = planned.stream().max(LocalDate::compareTo).orElse(today);
        var end = incident.endsOn() != null && incident.endsOn().isAfter(last) ? incident.endsOn() : last;
        var days = new ArrayList<Day>();
        for (var day = start; !day.isAfter(end) && days.size() < MOST_DAYS; day = day.plusDays(1)) {
            var at = day;
            int left =
                    total - (int) planned.stream().filter(d -> !d.isAfter(at)).count();
            Integer really = day.isAfter(today)
                    ? null
                    : Integer.valueOf(total
                            - (int) arrived.stream().filter(d -> !d.isAfter(at)).count());
            days.add(new Day(day, left, really));
        }
        return new RunDown(
                incident.endsOn(),
                today,
                total,
                (int) moved,
                withoutDate,
                incident.endsOn() == null || planned.isEmpty()
                        ? null
                        : Integer.valueOf((int) ChronoUnit.DAYS.between(last, incident.endsOn())),
                days);
    }
}
