package care.backstop.placement.usecase;

import care.backstop.incident.IncidentLog;
import care.backstop.incident.LogKind;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.Stale;
import care.backstop.market.Market;
import care.backstop.people.People;
import care.backstop.people.Status;
import care.backstop.placement.model.VisitKind;
import care.backstop.placement.model.VisitState;
import care.backstop.placement.rules.KnowThePlace;
import care.backstop.placement.store.Moves;
import care.backstop.placement.store.Moves.Move;
import care.backstop.placement.store.Offers;
import care.backstop.placement.store.Offers.ChoiceMade;
import care.backstop.placement.store.PlaceVisits;
import care.backstop.placement.store.PlaceVisits.PlaceVisit;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes down that somebody was offered to get to know a place, and what they said of it. */
@Service
public class VisitPlace {

    private final People people;
    private final Market market;
    private final PlaceVisits visits;
    private final Offers offers;
    private final Moves moves;
    private final IncidentLog log;
    private final AuditTrail audit;
    private final Clock clock;

    VisitPlace(
            People people,
            Market market,
            PlaceVisits visits,
            Offers offers,
            Moves moves,
            IncidentLog log,
            AuditTrail audit,
            Clock clock) {
        this.people = people;
        this.market = market;
        this.visits = visits;
        this.offers = offers;
        this.moves = moves;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /** As typed; the place and the kind are left out where one that was arranged is followed up. */
    public record Asked(
            @Nullable String location,
            @Nullable VisitKind kind,
            @Nullable VisitState state,
            @Nullable LocalDate starts,
            @Nullable LocalDate ends,
            @Nullable String whoWent,
            @Nullable String howItWent,
            @Nullable String said) {}

    @Transactional
    public UUID record(UUID incident, UUID person, Asked asked, Actor actor) {
        var problems = new ArrayList<Problem>();
        var id = ChoosePlace.text(asked.location());
        var location = id == null ? null : market.find(id).orElse(null);
        if (id == null) {
            problems.add(Problem.of("location", Code.VAL, "Say which place"));
        } else if (location == null) {
            problems.add(Problem.of("location", Code.VAL, "No location has this id. Choose one from the options"));
        }
        problems.addAll(against(incident, person, asked));
        if (!problems.isEmpty() || location == null) {
            throw new Rejected(problems);
        }
        var visit = filled(UUID.randomUUID(), incident, person, location.id(), location.name(), asked, actor, 0);
        visits.add(visit, actor.post());
        written(visit);
        return visit.id();
    }

    /** What became of one that was arranged; {@code version} is the one that was shown. */
    @Transactional
    public void followUp(UUID incident, UUID person, UUID visit, Asked asked, @Nullable Integer version, Actor actor) {
        var before = visits.of(incident, person).stream()
                .filter(v -> v.id().equals(visit))
                .findFirst()
                .orElseThrow(() -> new NotThere("visit"));
        if (before.state() != VisitState.ARRANGED) {
            throw Rejected.state("What became of this visit is written down already");
        }
        var now = new Asked(
                before.location(),
                before.kind(),
                asked.state(),
                asked.starts() == null ? before.starts() : asked.starts(),
                asked.ends() == null ? before.ends() : asked.ends(),
                ChoosePlace.text(asked.whoWent()) == null ? before.whoWent() : asked.whoWent(),
                asked.howItWent(),
                asked.said());
        var problems = against(incident, person, now);
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        var after = filled(
                before.id(),
                incident,
                person,
                before.location(),
                before.locationName(),
                now,
                actor,
                version == null ? before.version() : version);
        if (!visits.replace(after, actor.post())) {
            throw new Stale("visit", visit);
        }
        written(after);
    }

    private List<Problem> against(UUID incident, UUID person, Asked asked) {
        var today = London.day(clock.instant());
        boolean open = people.facts(incident, person).status() == Status.WAITING;
        var problems = new ArrayList<Problem>();
        ChoosePlace.tooLong(asked.whoWent(), 300, "whoWent", problems);
        ChoosePlace.tooLong(asked.howItWent(), 1000, "howItWent", problems);
        ChoosePlace.tooLong(asked.said(), 1000, "said", problems);
        problems.addAll(KnowThePlace.against(
                new KnowThePlace.Visit(
                        asked.kind(),
                        asked.state(),
                        asked.starts(),
                        asked.ends(),
                        asked.whoWent(),
                        asked.howItWent(),
                        asked.said()),
                new KnowThePlace.Person(today, open ? null : decided(incident, person), moved(incident, person))));
        return problems;
    }

    private @Nullable LocalDate decided(UUID incident, UUID person) {
        return offers.choice(incident, person)
                .filter(c -> !c.forNow())
                .map(ChoiceMade::at)
                .map(London::day)
                .orElse(null);
    }

    /** Somebody in a place for the time being goes on looking. */
    private @Nullable LocalDate moved(UUID incident, UUID person) {
        if (offers.choice(incident, person).filter(ChoiceMade::forNow).isPresent()) {
            return null;
        }
        return moves.of(incident, person).stream()
                .map(Move::arrivedAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .map(London::day)
                .orElse(null);
    }

    private PlaceVisit filled(
            UUID id, UUID incident, UUID person, String location, String name, Asked a, Actor actor, int version) {
        return new PlaceVisit(
                id,
                incident,
                person,
                location,
                name,
                Objects.requireNonNull(a.kind()),
                Objects.requireNonNull(a.state()),
                Objects.requireNonNull(a.starts()),
                a.ends(),
                ChoosePlace.text(a.whoWent()),
                ChoosePlace.text(a.howItWent()),
                ChoosePlace.text(a.said()),
                clock.instant(),
                actor.name(),
                version);
    }

    private void written(PlaceVisit visit) {
        log.append(
                visit.incident(),
                LogKind.PLACE,
                "%s, %s: %s"
                        .formatted(
                                visit.kind().words(),
                                visit.locationName(),
                                visit.state().words().toLowerCase(java.util.Locale.UK)),
                clock.instant(),
                "person:" + visit.person());
        audit.changed("PlaceVisit", "person:" + visit.person(), List.of("state", "starts"));
    }
}
