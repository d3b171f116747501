package care.backstop.placement.usecase;

import care.backstop.incident.Incidents;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.profile.Profiles;
import care.backstop.market.Market;
import care.backstop.market.Point;
import care.backstop.people.People;
import care.backstop.people.PersonFacts;
import care.backstop.placement.model.Ceilings;
import care.backstop.placement.model.PlacementProblem;
import care.backstop.placement.model.PlacementProblem.Kind;
import care.backstop.placement.model.PlacementProblem.Person;
import care.backstop.placement.model.PublishedOrder;
import care.backstop.placement.model.Weights;
import care.backstop.placement.rules.Fit;
import care.backstop.placement.rules.KnownWorkers;
import care.backstop.placement.rules.Receiving;
import care.backstop.placement.rules.Score;
import care.backstop.placement.usecase.Demand.Leaving;
import care.backstop.placement.usecase.Demand.NotYet;
import care.backstop.placement.usecase.Demand.Ready;
import care.backstop.placement.usecase.Supply.Offered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every place within reach for one person: those that suit, best first, and the others with what stands against them. */
@Service
public class FindOptions {

    /** Whoever means one place by a name that many have writes more of it. */
    private static final int MOST_ABOUT = 20;

    private final Incidents incidents;
    private final People people;
    private final Profiles profiles;
    private final Market market;
    private final Supply supply;
    private final FitsPerson fits;
    private final WhoVisitsThem whoVisits;
    private final AuditTrail audit;

    FindOptions(
            Incidents incidents,
            People people,
            Profiles profiles,
            Market market,
            Supply supply,
            FitsPerson fits,
            WhoVisitsThem whoVisits,
            AuditTrail audit) {
        this.incidents = incidents;
        this.people = people;
        this.profiles = profiles;
        this.market = market;
        this.supply = supply;
        this.fits = fits;
        this.whoVisits = whoVisits;
        this.audit = audit;
    }

    /**
     * A place that may be offered.
     *
     * @param free places, or weekly minutes of home care, less what is held; null when not known
     * @param asAt when the service told that, null if never
     * @param toAsk what must be asked before it can be offered; empty when nothing
     */
    public record Option(
            String location,
            String name,
            @Nullable String provider,
            int rank,
            long score,
            @Nullable Integer metres,
            @Nullable Integer fee,
            @Nullable Integer free,
            @Nullable Instant asAt,
            String rating,
            @Nullable Point at,
            List<String> toAsk,
            List<String> reasons) {}

    /** A place that may not be offered, and everything that stands against it. */
    public record NotSuitable(
            String location, String name, @Nullable Integer metres, List<String> because) {}

    /**
     * What is said of a place that somebody asked about.
     *
     * @param rank among those that may be offered, the best first; null when it may not be
     */
    public record About(
            String location,
            String name,
            @Nullable Integer rank,
            @Nullable Integer metres,
            List<String> words) {}

    /**
     * The answer.
     *
     * @param about what was asked about: everything of that name or id, best first, nearest first of the others
     * @param total options before the limit, as {@code rejectedTotal} of the rejected places
     * @param leaving where the care home stands that they leave; null for home care, and when it is not known
     * @param stayPut staying where they are, with care brought in, is an option too
     * @param homeCare room is minutes a week, and not places
     * @param workersToFindOut what is not known of the workers who visit them; null where something is, or nobody does
     */
    public record Found(
            List<Option> options,
            List<NotSuitable> rejected,
            List<About> about,
            int total,
            int rejectedTotal,
            @Nullable Point leaving,
            boolean stayPut,
            boolean homeCare,
            @Nullable String workersToFindOut) {}

    @Transactional
    public Found find(UUID incident, UUID person, int limit) {
        return find(incident, person, limit, null);
    }

    /**
     * The same, and "why not that home?".
     *
     * @param home part of a name, or an id; null or blank for none
     */
    @Transactional
    public Found find(UUID incident, UUID person, int limit, @Nullable String home) {
        if (limit < 1 || limit > 500) {
            throw Rejected.invalid("limit", "Ask for 1 to 500 options");
        }
        var view = incidents.find(incident);
        var facts = people.facts(incident, person);
        var options = new ArrayList<Option>();
        var rejected = new ArrayList<NotSuitable>();
        var kind = Demand.kind(facts);
        var leaving = leaving(facts, view.locationIds());
        var closing = leaving.at();
        var from = kind == Kind.HOME_CARE || closing == null ? (facts.at() == null ? closing : facts.at()) : closing;
        if (kind == null) {
            throw Rejected.state(
                    "Record what kind of care this person needs first: no place can be matched without it");
        }
        if (from == null) {
            throw Rejected.state("Record where this person lives first: no distance can be measured without it");
        }
        var found = supply.near(from, leaving.areas(), kind, Set.copyOf(view.locationIds()), Set.of(person));
        var profile = profiles.of(incident);
        var weights = PublishedOrder.of(profile).weights();
        var wanted = Demand.of(facts, leaving, kind, found.bands(), null, Ceilings.of(profile));
        if (wanted instanceof NotYet(var because)) {
            throw Rejected.state(because);
        }
        var workers = whoVisits.of(incident, facts);
        for (var offered : found.byId().values()) {
            add(
                    ((Ready) wanted).person(),
                    offered,
                    kind,
                    weights,
                    KnownWorkers.of(workers, offered.location().id(), weights.of("roundSplit")),
                    options,
                    rejected);
        }
        options.sort(Comparator.<Option, Boolean>comparing(o -> !o.toAsk().isEmpty())
                .thenComparing(Option::score)
                .thenComparing(Option::location));
        rejected.sort(Comparator.comparing((NotSuitable r) -> r.metres() == null ? Integer.MAX_VALUE : r.metres())
                .thenComparing(NotSuitable::location));
        audit.read("PersonOptions", "incident:" + incident, List.of(person));
        var ranked = new ArrayList<Option>();
        for (var option : options.subList(0, Math.min(limit, options.size()))) {
            ranked.add(ranked(option, ranked.size() + 1));
        }
        return new Found(
                List.copyOf(ranked),
                List.copyOf(rejected.subList(0, Math.min(limit, rejected.size()))),
                about(home, options, rejected),
                options.size(),
                rejected.size(),
                kind == Kind.HOME_CARE ? null : closing,
                facts.mayStayPut(),
                kind == Kind.HOME_CARE,
                kind == Kind.HOME_CARE ? KnownWorkers.toFindOut(workers) : null);
    }

    private static List<About> about(@Nullable String home, List<Option> options, List<NotSuitable> rejected) {
        var asked = home == null ? "" : home.strip().toLowerCase(Locale.UK);
        if (asked.isEmpty()) {
            return List.of();
        }
        var about = new ArrayList<About>();
        for (int n = 0; n < options.size(); n++) {
            var o = options.get(n);
            if (named(asked, o.location(), o.name())) {
                about.add(new About(
                        o.location(),
                        o.name(),
                        n + 1,
                        o.metres(),
                        Stream.concat(o.toAsk().stream(), o.reasons().stream()).toList()));
            }
        }
        rejected.stream()
                .filter(r -> named(asked, r.location(), r.name()))
                .forEach(r -> about.add(new About(r.location(), r.name(), null, r.metres(), r.because())));
        return List.copyOf(about.subList(0, Math.min(MOST_ABOUT, about.size())));
    }

    private static boolean named(String asked, String location, String name) {
        return location.toLowerCase(Locale.UK).equals(asked)
                || name.toLowerCase(Locale.UK).contains(asked);
    }

    /** Places free at one place for this person's need; null when not known, or when it is no place for them. */
    @Transactional(readOnly = true)
    public @Nullable Integer free(UUID incident, UUID person, String location) {
        if (location.isBlank()) {
            return null;
        }
        var facts = people.facts(incident, person);
        var asked = fits.ask(incident, facts, location);
        return asked.offered() == null || asked.kind() == Kind.HOME_CARE || facts.need() == null
                ? null
                : OfferPlace.room(
                        asked.offered(),
                        asked.kind(),
                        PlacementProblem.Need.valueOf(facts.need().name()));
    }

    private Leaving leaving(PersonFacts facts, List<String> locations) {
        var leaving = facts.location() != null ? facts.location() : locations.isEmpty() ? null : locations.getFirst();
        return leaving == null
                ? Leaving.NOT_KNOWN
                : Leaving.of(market.find(leaving).orElse(null));
    }

    private static void add(
            Person person,
            Offered offered,
            Kind kind,
            Weights weights,
            KnownWorkers.@Nullable Said workers,
            List<Option> options,
            List<NotSuitable> rejected) {
        var location = offered.location();
        switch (Fit.determine(person, offered.home(), kind, 1, weights)) {
            case Fit.Suitable(var _, var score) ->
                options.add(option(person, offered, kind, counted(score, workers), List.of()));
            case Fit.AskFirst(var _, var score, var ask) ->
                options.add(option(person, offered, kind, counted(score, workers), ask));
            case Fit.Unsuitable(var _, var because) ->
                rejected.add(new NotSuitable(
                        location.id(),
                        location.name(),
                        offered.home().at() == null
                                ? null
                                : Integer.valueOf(
                                        person.at().metresTo(offered.home().at())),
                        workers == null || !workers.kept()
                                ? because
                                : Stream.concat(
                                                because.stream(),
                                                Stream.of("All the same: " + String.join(". ", workers.words())))
                                        .toList()));
        }
    }

    /** What speaks for an agency comes first; that no worker is known to go there comes after what differs more. */
    private static Score counted(Score score, KnownWorkers.@Nullable Said workers) {
        return workers == null
                ? score
                : score.and(
                        new Score.Part("workers", workers.points(), String.join(". ", workers.words())),
                        workers.kept());
    }

    private static Option option(Person person, Offered offered, Kind kind, Score score, List<String> toAsk) {
        var service = offered.serviceFor(kind, person.need());
        var capacity = service == null ? null : service.capacity();
        var reasons = Stream.concat(
                        Receiving.warnings(offered.standing()).stream(),
                        score.parts().stream().map(Score.Part::words))
                .toList();
        return new Option(
                offered.location().id(),
                offered.location().name(),
                offered.location().providerName(),
                0,
                score.points(),
                score.metres(),
                score.weeklyPence(),
                OfferPlace.room(offered, kind, person.need()),
                capacity == null ? null : capacity.asAt(),
                offered.home().rating().words(),
                offered.location().at(),
                toAsk,
                reasons);
    }

    private static Option ranked(Option o, int rank) {
        return new Option(
                o.location(),
                o.name(),
                o.provider(),
                rank,
                o.score(),
                o.metres(),
                o.fee(),
                o.free(),
                o.asAt(),
                o.rating(),
                o.at(),
                o.toAsk(),
                o.reasons());
    }
}
