package care.backstop.placement.usecase;

import care.backstop.incident.IncidentLog;
import care.backstop.incident.IncidentView;
import care.backstop.incident.Incidents;
import care.backstop.incident.LogKind;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.jobs.Job;
import care.backstop.kernel.profile.Profiles;
import care.backstop.market.LocationView;
import care.backstop.market.Market;
import care.backstop.market.Point;
import care.backstop.market.ServiceKind;
import care.backstop.people.People;
import care.backstop.people.PersonFacts;
import care.backstop.placement.model.Ceilings;
import care.backstop.placement.model.Contest;
import care.backstop.placement.model.Emphasis;
import care.backstop.placement.model.PaceLimits.Admits;
import care.backstop.placement.model.PlacementProblem;
import care.backstop.placement.model.PlacementProblem.Agreed;
import care.backstop.placement.model.PlacementProblem.Kind;
import care.backstop.placement.model.PlacementProblem.Person;
import care.backstop.placement.model.Plan;
import care.backstop.placement.model.PublishedOrder;
import care.backstop.placement.rules.EnoughRoom;
import care.backstop.placement.rules.Fit;
import care.backstop.placement.rules.StillThere;
import care.backstop.placement.solver.PlacePeople;
import care.backstop.placement.solver.Watch;
import care.backstop.placement.store.Offers;
import care.backstop.placement.store.PaceStore;
import care.backstop.placement.store.Plans;
import care.backstop.placement.store.Plans.Contested;
import care.backstop.placement.store.Plans.Kept;
import care.backstop.placement.store.Plans.Line;
import care.backstop.placement.store.Plans.Made;
import care.backstop.placement.usecase.Demand.Leaving;
import care.backstop.placement.usecase.Demand.NotYet;
import care.backstop.placement.usecase.Demand.Ready;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works out a plan for everyone of an incident, in the background as the post that asked. It reads in one transaction,
 * thinks in none, and writes the whole plan in another: a crash leaves no half of one, and the work begins again.
 */
@Service
public class MakePlan implements Job {

    private static final int WEEKS_IF_NOT_KNOWN = 8;
    private static final int MOST_WEEKS = 26;
    /** How often a plan is thought about when places go meanwhile. */
    private static final int TURNS = 2;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Incidents incidents;
    private final People people;
    private final Profiles profiles;
    private final Market market;
    private final Supply supply;
    private final Plans plans;
    private final Offers offers;
    private final PaceStore pace;
    private final StayTogether together;
    private final IncidentLog log;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final PlacePeople placePeople = new PlacePeople();

    MakePlan(
            Incidents incidents,
            People people,
            Profiles profiles,
            Market market,
            Supply supply,
            Plans plans,
            Offers offers,
            PaceStore pace,
            StayTogether together,
            IncidentLog log,
            AuditTrail audit,
            Clock clock,
            TransactionTemplate transaction) {
        this.incidents = incidents;
        this.people = people;
        this.profiles = profiles;
        this.market = market;
        this.supply = supply;
        this.plans = plans;
        this.offers = offers;
        this.pace = pace;
        this.together = together;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "placement.make-plan";
    }

    @Override
    public void run(UUID subject, Actor actor) {
        var made = required(transaction.execute(_ -> plans.find(subject))).orElseThrow(() -> new NotThere("plan"));
        if (made.state().over()) {
            return;
        }
        transaction.executeWithoutResult(_ -> plans.progress(subject, 0, "Reading who needs what, and what there is"));
        var watch = new Written(subject, actor);
        for (int turn = 1; ; turn++) {
            var asked = required(transaction.execute(_ -> read(made.incident(), made.emphasis())));
            var explained = placePeople.make(asked.problem, asked.warnings, watch);
            boolean last = turn == TURNS || watch.stop();
            if (Boolean.TRUE.equals(transaction.execute(_ -> write(made, asked, explained, watch.stop(), last)))) {
                return;
            }
        }
    }

    /**
     * Writes the plan, held against what there is now: a place may have gone while it was thought about.
     *
     * @param last write it in any case, without the places that are gone; otherwise it is thought about again
     * @return whether it is written
     */
    boolean write(Made made, Asked asked, PlacePeople.Made explained, boolean stopped, boolean last) {
        var incident = made.incident();
        var gone = StillThere.gone(explained.plan().placements(), now(made, asked));
        if (!gone.isEmpty() && !last) {
            return false;
        }
        var result = StillThere.without(explained.plan(), gone);
        plans.weighed(made.id(), asked.problem.weights());
        plans.finish(made.id(), incident, result, lines(asked, result), stopped, clock.instant());
        plans.keep(made.id(), incident, contests(asked, explained.contests()));
        log.append(
                incident,
                LogKind.PLACE,
                "A plan was worked out: %d of %d placed"
                        .formatted(
                                result.placements().size(),
                                result.placements().size() + result.unplaced().size() + asked.notYet.size()),
                clock.instant(),
                "plan:" + made.id());
        audit.changed("PlanMade", "incident:" + incident, List.of("plan"));
        return true;
    }

    /** What there is by now; what was asked where nobody of the incident needs a place any more. */
    private PlacementProblem now(Made made, Asked asked) {
        try {
            return read(made.incident(), made.emphasis()).problem;
        } catch (Rejected _) { // nobody is left
            return asked.problem;
        }
    }

    @Override
    public void failed(UUID subject, Actor actor, Throwable cause) {
        var because = cause instanceof Rejected
                ? String.valueOf(cause.getMessage())
                : "The plan could not be worked out. Try again; if it fails twice, tell whoever looks after Backstop";
        transaction.executeWithoutResult(_ -> plans.fail(subject, because, clock.instant()));
    }

    private static <T> T required(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    /**
     * What is planned with.
     *
     * @param people who is meant, by what the planner calls them
     * @param references how people are spoken of
     * @param names what places are called, by id
     */
    record Asked(
            PlacementProblem problem,
            List<String> warnings,
            Map<UUID, String> notYet,
            Set<UUID> fixed,
            Set<UUID> byHand,
            Map<String, UUID> people,
            Map<UUID, String> references,
            Map<String, String> names) {

        /** The group they are planned with; empty for none, and for those of whom too little is known to be planned. */
        String group(@Nullable Person person) {
            return person == null || person.group() == null ? "" : person.group();
        }

        /** Of whom the planner speaks. */
        UUID person(String planned) {
            return Objects.requireNonNull(people.get(planned));
        }

        /** The planner speaks of ids. What is kept speaks of references and of names, and is read without a look-up. */
        List<String> readable(List<String> words) {
            return words.stream()
                    .map(w -> ID.matcher(w).replaceAll(m -> Matcher.quoteReplacement(spoken(m.group()))))
                    .toList();
        }

        private String spoken(String id) {
            var person = people.get(id);
            return person == null ? names.getOrDefault(id, id) : references.getOrDefault(person, id);
        }
    }

    /**
     * What the planner calls somebody. It decides between equals by ids, and the id of a person is drawn by lot when the
     * list comes in, so it is given one that the same person has however often, and in whatever order, they are entered.
     */
    private static String planned(PersonFacts facts) {
        return UUID.nameUUIDFromBytes(facts.reference().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Ids of people and of places as they stand in the planner's words. */
    private static final Pattern ID = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?:U|1)-[0-9A-Za-z-]*[0-9A-Za-z]");

    /** What a plan is made from, read in the caller's transaction; never shown. */
    Asked read(UUID incident, Emphasis emphasis) {
        var view = incidents.find(incident);
        var kind = view.service() == ServiceKind.HOME_CARE ? Kind.HOME_CARE : Kind.RESIDENTIAL;
        var everyone = people.facts(incident);
        var open = everyone.stream().filter(p -> p.status().open()).toList();
        if (open.isEmpty()) {
            throw Rejected.state("Nobody of this incident needs a place");
        }
        var leaving = market.findAll(leaving(view, open));
        Point centre = centre(view, open, leaving);
        if (centre == null) {
            throw Rejected.state("Where the service and its people are is not known, so no distance can be measured");
        }
        var areas = leaving.values().stream()
                .flatMap(l -> Leaving.of(l).areas().stream())
                .collect(Collectors.toSet());
        var found = supply.near(
                centre,
                areas,
                kind,
                Set.copyOf(view.locationIds()),
                open.stream().map(PersonFacts::id).toList());
        var agreed = agreed(incident);
        var first = view.locationIds().isEmpty() ? "" : view.locationIds().getFirst();
        var profile = profiles.of(incident);
        var ceilings = Ceilings.of(profile);
        var published = PublishedOrder.of(profile);
        var groups = together.groups(incident, everyone);
        var persons = new ArrayList<Person>();
        var notYet = new HashMap<UUID, String>();
        var fixed = new HashSet<UUID>();
        for (var facts : open) {
            var left = Leaving.of(leaving.get(facts.location() == null ? first : facts.location()));
            var from = left.at() == null ? new Leaving(centre, left.area()) : left;
            switch (Demand.of(
                    facts,
                    from,
                    kind,
                    found.bands(),
                    agreed.get(facts.id()),
                    ceilings,
                    groups.get(facts.reference()))) {
                case NotYet(var because) -> notYet.put(facts.id(), because);
                case Ready(var person) -> {
                    persons.add(person.called(planned(facts)));
                    if (person.agreed() != null) {
                        fixed.add(facts.id());
                    }
                }
            }
        }
        var warnings = new ArrayList<String>();
        if (!ceilings.notUnderstood().isEmpty()) {
            warnings.add("Of the council's usual fees, this is not understood and not used: "
                    + String.join("; ", ceilings.notUnderstood()));
        }
        if (!published.notUnderstood().isEmpty()) {
            warnings.add("Of the council's own order of what matters, this is not understood and not used: "
                    + String.join("; ", published.notUnderstood()));
        }
        if (kind == Kind.HOME_CARE && !found.bands()) {
            warnings.add("Planned by minutes a week: not every agency has said at what time of day it has room");
        }
        if (view.endsOn() == null) {
            warnings.add("The closing date is not known: planned over %d weeks".formatted(WEEKS_IF_NOT_KNOWN));
        }
        long unknown = found.homes().stream()
                .filter(h -> h.pools().stream().allMatch(MakePlan::roomNotKnown))
                .count();
        if (unknown > 0) {
            warnings.add(
                    unknown == 1
                            ? "1 service has not said how much room it has, and is left out until it does"
                            : "%d services have not said how much room they have, and are left out until they do"
                                    .formatted(unknown));
        }
        var problem = new PlacementProblem(
                kind,
                weeks(view),
                emphasis.weights(published.weights()),
                persons,
                withHeld(incident, found, kind, fixed));
        warnings.addAll(0, EnoughRoom.against(problem));
        if (!emphasis.levels().isEmpty()) {
            warnings.add("Otherwise than published. " + String.join(". ", emphasis.words()));
        }
        var pinned = plans.pins(incident).stream().map(Plans.Pin::person).collect(Collectors.toSet());
        var now = clock.instant();
        offers.of(incident).stream().filter(o -> o.live(now)).forEach(o -> pinned.remove(o.person()));
        return new Asked(
                problem,
                List.copyOf(warnings),
                Map.copyOf(notYet),
                Set.copyOf(fixed),
                Set.copyOf(pinned),
                open.stream().collect(Collectors.toMap(MakePlan::planned, PersonFacts::id)),
                open.stream().collect(Collectors.toMap(PersonFacts::id, PersonFacts::reference)),
                found.byId().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, e -> e.getValue().location().name())));
    }

    /** What this incident's own people hold is theirs to be planned with: it is put back into the room they plan in. */
    private List<PlacementProblem.Home> withHeld(UUID incident, Supply.Found found, Kind kind, Set<UUID> fixed) {
        var now = clock.instant();
        var mine = offers.of(incident).stream()
                .filter(o -> o.live(now) && fixed.contains(o.person()))
                .toList();
        var agreed = pace.of(incident).limits().homes().stream()
                .collect(Collectors.toMap(Admits::location, Admits::perWeek));
        return supply.withRoomFor(found, kind, mine).stream()
                .map(home -> agreed.containsKey(home.id()) ? home.takingAtMost(agreed.get(home.id())) : home)
                .toList();
    }

    private static boolean roomNotKnown(PlacementProblem.Pool pool) {
        return switch (pool) {
            case PlacementProblem.Places places -> places.free() == null;
            case PlacementProblem.Minutes minutes -> minutes.free() == null;
        };
    }

    private Map<UUID, Agreed> agreed(UUID incident) {
        var agreed = new HashMap<UUID, Agreed>();
        plans.pins(incident).forEach(pin -> agreed.put(pin.person(), new Agreed(pin.location(), null)));
        var now = clock.instant();
        offers.of(incident).stream()
                .filter(o -> o.live(now))
                .forEach(o -> agreed.put(o.person(), new Agreed(o.location(), null)));
        return agreed;
    }

    private static Set<String> leaving(IncidentView view, List<PersonFacts> open) {
        var ids = new HashSet<>(view.locationIds());
        open.forEach(p -> {
            if (p.location() != null) {
                ids.add(p.location());
            }
        });
        return ids;
    }

    private static @Nullable Point centre(
            IncidentView view, List<PersonFacts> open, Map<String, LocationView> leaving) {
        for (var id : view.locationIds()) {
            var location = leaving.get(id);
            if (location != null && location.at() != null) {
                return location.at();
            }
        }
        return open.stream()
                .map(PersonFacts::at)
                .filter(at -> at != null)
                .findFirst()
                .orElse(null);
    }

    private int weeks(IncidentView view) {
        if (view.endsOn() == null) {
            return WEEKS_IF_NOT_KNOWN;
        }
        long days = ChronoUnit.DAYS.between(London.day(clock.instant()), view.endsOn()) + 1;
        return (int) Math.clamp(Math.ceilDiv(days, 7), 1, MOST_WEEKS);
    }

    private static List<Line> lines(Asked asked, Plan result) {
        var homes = new HashMap<String, PlacementProblem.Home>();
        asked.problem.homes().forEach(h -> homes.put(h.id(), h));
        var persons = new HashMap<String, Person>();
        asked.problem.people().forEach(p -> persons.put(p.id(), p));
        var lines = new ArrayList<Line>();
        for (var placement : result.placements()) {
            var id = asked.person(placement.person());
            var person = persons.get(placement.person());
            var home = homes.get(placement.home());
            lines.add(new Line(
                    id,
                    placement.home(),
                    placement.kind(),
                    placement.week(),
                    person == null || home == null || home.at() == null
                            ? null
                            : Integer.valueOf(person.at().metresTo(home.at())),
                    placement.cost(),
                    asked.fixed.contains(id),
                    asked.readable(placement.reasons()),
                    kept(asked, id, person, home)));
        }
        result.unplaced().forEach(u -> {
            var id = asked.person(u.person());
            lines.add(new Line(
                    id,
                    null,
                    null,
                    null,
                    null,
                    null,
                    false,
                    asked.readable(u.because()),
                    kept(asked, id, persons.get(u.person()), null)));
        });
        asked.notYet.forEach((person, because) -> lines.add(new Line(
                person, null, null, null, null, null, false, List.of(because), kept(asked, person, null, null))));
        return lines;
    }

    private static Kept kept(Asked asked, UUID id, @Nullable Person person, PlacementProblem.@Nullable Home home) {
        var reference = asked.references.get(id);
        boolean homeCare = asked.problem.kind() == Kind.HOME_CARE;
        var friends = homeCare ? "" : asked.group(person);
        var round = homeCare ? asked.group(person) : "";
        if (person == null || home == null) {
            return new Kept(reference, null, null, null, null, false, friends, round);
        }
        var area = person.stayInArea();
        return new Kept(
                reference,
                asked.names.getOrDefault(home.id(), home.id()),
                weeklyPence(asked.problem, person, home),
                area == null || home.area() == null ? null : Boolean.valueOf(!area.equals(home.area())),
                home.rating().name(),
                asked.byHand.contains(id),
                friends,
                round);
    }

    private static @Nullable Integer weeklyPence(PlacementProblem problem, Person person, PlacementProblem.Home home) {
        return switch (Fit.determine(person, home, problem.kind(), problem.weeks(), problem.weights())) {
            case Fit.Suitable(var _, var score) -> score.weeklyPence();
            case Fit.AskFirst(var _, var score, var _) -> score.weeklyPence();
            case Fit.Unsuitable _ -> null;
        };
    }

    private static List<Contested> contests(Asked asked, List<Contest> contests) {
        var kept = new ArrayList<Contested>();
        UUID last = null;
        int n = 0;
        for (var contest : contests) {
            var person = asked.person(contest.person());
            n = person.equals(last) ? n + 1 : 0;
            last = person;
            kept.add(new Contested(
                    person,
                    n,
                    contest.home(),
                    asked.names.getOrDefault(contest.home(), contest.home()),
                    contest.rivals().stream().map(asked::person).toList(),
                    contest.got(),
                    asked.readable(contest.because())));
        }
        return kept;
    }

    /** Progress in the database, looked at and written at most twice a second. */
    private final class Written implements Watch {

        private final UUID plan;
        private final Actor actor;
        private long written;
        private long asked;
        private boolean stopped;

        Written(UUID plan, Actor actor) {
            this.plan = plan;
            this.actor = actor;
        }

        @Override
        public synchronized void at(int percent, String words) {
            if (written != 0 && System.nanoTime() - written < BETWEEN_LOOKS.toNanos()) {
                return;
            }
            written = System.nanoTime();
            stopped |= Boolean.TRUE.equals(transaction.execute(_ -> plans.progress(plan, percent, words)));
        }

        /** Also asked from a thread that watches the solver, on which nobody acts unless told so. */
        @Override
        public synchronized boolean stop() {
            if (!stopped && (asked == 0 || System.nanoTime() - asked > BETWEEN_LOOKS.toNanos())) {
                asked = System.nanoTime();
                stopped = Boolean.TRUE.equals(Acting.as(actor, () -> transaction.execute(_ -> plans.stopAsked(plan))));
            }
            return stopped;
        }
    }
}
