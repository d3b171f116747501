package care.backstop.placement.usecase;

import care.backstop.incident.IncidentLog;
import care.backstop.incident.Incidents;
import care.backstop.incident.LegalAdvice;
import care.backstop.incident.LogKind;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.calendar.ShippedCalendar;
import care.backstop.kernel.time.Division;
import care.backstop.kernel.time.WorkingCalendars;
import care.backstop.people.People;
import care.backstop.people.Rights;
import care.backstop.placement.model.OfferAnswer;
import care.backstop.placement.model.Transport;
import care.backstop.placement.rules.MoveDay;
import care.backstop.placement.rules.Pace;
import care.backstop.placement.store.Moves;
import care.backstop.placement.store.Moves.Move;
import care.backstop.placement.store.Offers;
import care.backstop.placement.store.PaceStore;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Fixes the day of a move to an accepted place, moves it, or calls it off. */
@Service
public class PlanMove {

    private final Incidents incidents;
    private final People people;
    private final WhoTravels whoTravels;
    private final Offers offers;
    private final Moves moves;
    private final PaceStore pace;
    private final WorkingCalendars calendars;
    private final LegalAdvice advice;
    private final Rights rights;
    private final IncidentLog log;
    private final AuditTrail audit;
    private final Clock clock;

    PlanMove(
            Incidents incidents,
            People people,
            WhoTravels whoTravels,
            Offers offers,
            Moves moves,
            PaceStore pace,
            ObjectProvider<WorkingCalendars> calendars,
            LegalAdvice advice,
            Rights rights,
            IncidentLog log,
            AuditTrail audit,
            Clock clock) {
        this.incidents = incidents;
        this.people = people;
        this.whoTravels = whoTravels;
        this.offers = offers;
        this.moves = moves;
        this.pace = pace;
        this.calendars = calendars.getIfAvailable(() -> ShippedCalendar.load()::calendar);
        this.advice = advice;
        this.rights = rights;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /** As typed. */
    public record Asked(
            @Nullable Instant at,
            @Nullable String timeReason,
            @Nullable Transport transport,
            @Nullable String transportPayer,
            @Nullable Integer transportPence,
            @Nullable String escort,
            @Nullable String receivingCouncil,
            @Nullable String receivingIcb,
            @Nullable String representative,
            @Nullable String legalAdvice) {}

    @Transactional
    public Move plan(UUID incident, UUID person, Asked asked, Actor actor) {
        var now = clock.instant();
        var waiting = advice.waitingFor(incident, person);
        if (!waiting.isEmpty()) {
            throw Rejected.state(
                    "This person has refused again, and Legal has not advised yet (action %s). Nobody is moved until it has"
                            .formatted(String.join(", ", waiting)));
        }
        var offer = offers.of(incident, person).stream()
                .filter(o -> o.answer() == OfferAnswer.ACCEPTED)
                .filter(o -> moves.ofOffer(incident, o.id()).isEmpty())
                .findFirst()
                .orElseThrow(() ->
                        Rejected.state("A place must be accepted before a move is planned, and not planned already"));
        var against = rights.againstPlanning(incident, person);
        if (!against.isEmpty()) {
            throw new Rejected(against);
        }
        check(incident, person, asked, offer.location(), null, now);
        var move = filled(
                new Move(
                        UUID.randomUUID(),
                        incident,
                        person,
                        offer.id(),
                        offer.location(),
                        offer.locationName(),
                        now,
                        null,
                        Transport.NONE,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        actor.post(),
                        actor.name(),
                        0),
                asked);
        moves.add(move);
        log.append(
                incident,
                LogKind.MOVE,
                "A move to %s is planned for %s".formatted(offer.locationName(), London.show(move.plannedAt())),
                now,
                "person:" + person);
        audit.changed("MovePlanned", "person:" + person, List.of("plannedAt", "transport"));
        return move;
    }

    /**
     * Changes what was planned; an earlier day than the one agreed needs a reason.
     *
     * @throws care.backstop.kernel.Stale when somebody else changed the move since {@code version}
     */
    @Transactional
    public Move change(UUID incident, UUID move, Asked asked, int version) {
        var now = clock.instant();
        var before = planned(incident, move);
        check(incident, before.person(), asked, before.location(), before.id(), now);
        if (asked.at() != null
                && London.day(asked.at()).isBefore(London.day(before.plannedAt()))
                && ChoosePlace.text(asked.timeReason()) == null) {
            throw Rejected.invalid("timeReason", "The day agreed with the person may only come earlier with a reason");
        }
        var after = filled(before, asked);
        moves.replace(after.version(version));
        log.append(
                incident,
                LogKind.MOVE,
                after.plannedAt().equals(before.plannedAt())
                        ? "The move to %s was changed".formatted(before.locationName())
                        : "The move to %s is now planned for %s"
                                .formatted(before.locationName(), London.show(after.plannedAt())),
                now,
                "person:" + before.person());
        audit.changed("MoveChanged", "person:" + before.person(), differing(before, after));
        return after.version(version + 1);
    }

    /** The fields that are not as they were. */
    private static List<String> differing(Move before, Move after) {
        var fields = new ArrayList<String>();
        differs(fields, "plannedAt", before.plannedAt(), after.plannedAt());
        differs(fields, "timeReason", before.timeReason(), after.timeReason());
        differs(fields, "transport", before.transport(), after.transport());
        differs(fields, "transportPayer", before.transportPayer(), after.transportPayer());
        differs(fields, "transportPence", before.transportPence(), after.transportPence());
        differs(fields, "escort", before.escort(), after.escort());
        differs(fields, "receivingCouncil", before.receivingCouncil(), after.receivingCouncil());
        differs(fields, "receivingIcb", before.receivingIcb(), after.receivingIcb());
        differs(fields, "representative", before.representative(), after.representative());
        differs(fields, "legalAdvice", before.legalAdvice(), after.legalAdvice());
        return List.copyOf(fields);
    }

    private static void differs(List<String> fields, String name, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            fields.add(name);
        }
    }

    /** Calls it off; the place stays accepted until somebody withdraws it. */
    @Transactional
    public void cancel(UUID incident, UUID move, @Nullable String reason, int version, Actor actor) {
        var now = clock.instant();
        var before = planned(incident, move);
        var why = ChoosePlace.text(reason);
        if (why == null) {
            throw Rejected.invalid("reason", "Say why the move is called off");
        }
        moves.replace(before.with(null, null, null, now, why).version(version));
        log.append(
                incident,
                LogKind.MOVE,
                "A move to %s was called off".formatted(before.locationName()),
                now,
                "person:" + before.person());
        audit.changed("MoveCancelled", "person:" + before.person(), List.of("cancelledAt"));
    }

    private Move planned(UUID incident, UUID move) {
        var found = moves.find(incident, move).orElseThrow(() -> new NotThere("move"));
        if (found.leftAt() != null || found.cancelledAt() != null) {
            throw Rejected.state("This move can no longer be changed: " + found.state());
        }
        return found;
    }

    private void check(UUID incident, UUID person, Asked asked, String location, @Nullable UUID itself, Instant now) {
        var view = incidents.find(incident);
        var problems = new ArrayList<Problem>();
        if (asked.at() == null) {
            problems.add(Problem.of("at", Code.VAL, "Say on which day and at what time"));
        }
        if (asked.transport() == null) {
            problems.add(Problem.of("transport", Code.VAL, "Say how the person travels"));
        }
        ChoosePlace.tooLong(asked.timeReason(), 500, "timeReason", problems);
        ChoosePlace.tooLong(asked.transportPayer(), 100, "transportPayer", problems);
        ChoosePlace.tooLong(asked.escort(), 200, "escort", problems);
        ChoosePlace.tooLong(asked.receivingCouncil(), 200, "receivingCouncil", problems);
        ChoosePlace.tooLong(asked.receivingIcb(), 200, "receivingIcb", problems);
        ChoosePlace.tooLong(asked.representative(), 200, "representative", problems);
        ChoosePlace.tooLong(asked.legalAdvice(), 1000, "legalAdvice", problems);
        if (asked.transportPence() != null && (asked.transportPence() < 0 || asked.transportPence() > 10_000_000)) {
            problems.add(Problem.of("transportPence", Code.VAL, "Give the cost from £0 to £100,000"));
        }
        if (asked.at() != null && asked.transport() != null) {
            problems.addAll(MoveDay.againstPlan(
                    new MoveDay.Planned(
                            asked.at(),
                            asked.timeReason(),
                            asked.transport(),
                            asked.transportPayer(),
                            asked.escort(),
                            whoTravels.of(view, people.facts(incident, person))),
                    view.endsOn(),
                    now,
                    calendars.of(Division.ENGLAND_AND_WALES).isWorkingDay(London.day(asked.at()))));
            problems.addAll(tooManyArrive(incident, location, itself, asked.at(), asked.timeReason()));
        }
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
    }

    /** A service that has said how many it takes in a day and a week is not sent more without a reason. */
    private List<Problem> tooManyArrive(
            UUID incident, String location, @Nullable UUID itself, Instant at, @Nullable String reason) {
        var home = pace.of(incident).limits().homes().stream()
                .filter(h -> h.location().equals(location))
                .findFirst();
        if (home.isEmpty()) {
            return List.of();
        }
        var day = London.day(at);
        var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var others = moves.of(incident).stream()
                .filter(m -> m.cancelledAt() == null && m.location().equals(location))
                .filter(m -> !m.id().equals(itself))
                .map(m -> London.day(m.plannedAt()))
                .toList();
        return Pace.againstArrival(
                home.get(),
                (int) others.stream().filter(day::equals).count(),
                (int) others.stream()
                        .filter(d -> !d.isBefore(monday) && d.isBefore(monday.plusDays(7)))
                        .count(),
                reason);
    }

    private static Move filled(Move m, Asked a) {
        return new Move(
                m.id(),
                m.incident(),
                m.person(),
                m.offer(),
                m.location(),
                m.locationName(),
                a.at() == null ? m.plannedAt() : a.at(),
                ChoosePlace.text(a.timeReason()),
                a.transport() == null ? m.transport() : a.transport(),
                ChoosePlace.text(a.transportPayer()),
                a.transportPence(),
                ChoosePlace.text(a.escort()),
                ChoosePlace.text(a.receivingCouncil()),
                ChoosePlace.text(a.receivingIcb()),
                ChoosePlace.text(a.representative()),
                ChoosePlace.text(a.legalAdvice()),
                m.overridden(),
                m.leftAt(),
                m.arrivedAt(),
                m.cancelledAt(),
                m.cancelledReason(),
                m.byPost(),
                m.byName(),
                m.version());
    }
}
