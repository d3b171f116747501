package care.backstop.placement.usecase;

import care.backstop.incident.IncidentView;
import care.backstop.incident.Incidents;
import care.backstop.kernel.London;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.calendar.ShippedCalendar;
import care.backstop.kernel.room.IncidentRoom;
import care.backstop.kernel.room.Room;
import care.backstop.kernel.time.Division;
import care.backstop.kernel.time.WorkingCalendar;
import care.backstop.kernel.time.WorkingCalendars;
import care.backstop.people.People;
import care.backstop.people.PersonView;
import care.backstop.placement.model.PaceLimits;
import care.backstop.placement.rules.Pace;
import care.backstop.placement.rules.Pace.Takes;
import care.backstop.placement.store.Moves;
import care.backstop.placement.store.Moves.Move;
import care.backstop.placement.store.PaceStore;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How fast the service of an incident may and must empty. Numbers and days only, nobody is in it. */
@Service
public class ReadPace {

    private static final int FURTHEST = 220;

    private final Incidents incidents;
    private final IncidentRoom rooms;
    private final People people;
    private final Moves moves;
    private final PaceStore store;
    private final WorkingCalendars calendars;
    private final Clock clock;

    ReadPace(
            Incidents incidents,
            IncidentRoom rooms,
            People people,
            Moves moves,
            PaceStore store,
            ObjectProvider<WorkingCalendars> calendars,
            Clock clock) {
        this.incidents = incidents;
        this.rooms = rooms;
        this.people = people;
        this.moves = moves;
        this.store = store;
        this.calendars = calendars.getIfAvailable(() -> ShippedCalendar.load()::calendar);
        this.clock = clock;
    }

    /** What limits the pace, what follows from it, and what has really happened so far. */
    public record Shown(Room room, PaceStore.Kept kept, int there, Pace.Answer answer) {}

    @Transactional(readOnly = true)
    public Shown of(UUID incident) {
        var view = incidents.find(incident);
        var kept = store.of(incident);
        var everyone = people.of(incident);
        var all = moves.of(incident);
        int there = there(everyone, all);
        return new Shown(rooms.of(incident, "/moves"), kept, there, answer(view, kept.limits(), there, all));
    }

    /** What limits the pace now. */
    @Transactional(readOnly = true)
    public PaceLimits limits(UUID incident) {
        return store.of(incident).limits();
    }

    /**
     * How many days the plan leaves people with fewer staff than they need; null while nobody has said what is needed.
     * For whoever has people and moves in hand already.
     */
    @Nullable
    Integer daysBelowMinimum(IncidentView view, List<PersonView> everyone, List<Move> all) {
        var limits = store.of(view.id()).limits();
        return limits.minimum().isEmpty() || limits.expected().isEmpty()
                ? null
                : Integer.valueOf((int) answer(view, limits, there(everyone, all), all).belowMinimum().stream()
                        .map(Pace.Short::day)
                        .distinct()
                        .count());
    }

    private Pace.Answer answer(IncidentView view, PaceLimits limits, int there, List<Move> all) {
        var today = London.day(clock.instant());
        var planned = new HashMap<LocalDate, Integer>();
        all.stream()
                .filter(m -> m.leftAt() == null && m.cancelledAt() == null)
                .forEach(m -> planned.merge(London.day(m.plannedAt()), 1, Integer::sum));
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var homes = limits.homes().stream()
                .map(home -> new Takes(home.perWeek(), (int) all.stream()
                        .filter(m -> m.location().equals(home.location()) && m.cancelledAt() == null)
                        .filter(m ->
                                m.leftAt() != null && !London.day(m.leftAt()).isBefore(monday))
                        .count()))
                .toList();
        return Pace.work(new Pace.Facts(
                today,
                view.endsOn(),
                there,
                limits.perDay(),
                limits.daysOff() ? Set.of() : idle(today),
                homes,
                limits.minimum(),
                limits.expected(),
                planned));
    }

    /** Everybody who still has to move and has not left. */
    private static int there(List<PersonView> everyone, List<Move> all) {
        var gone = all.stream()
                .filter(m -> m.leftAt() != null && m.cancelledAt() == null)
                .map(Move::person)
                .collect(Collectors.toSet());
        return (int) everyone.stream()
                .filter(p -> p.status().open() && !gone.contains(p.id()))
                .count();
    }

    private Set<LocalDate> idle(LocalDate today) {
        var calendar = calendars.of(Division.ENGLAND_AND_WALES);
        var idle = new HashSet<LocalDate>();
        for (int i = 0; i < FURTHEST; i++) {
            var day = today.plusDays(i);
            if (!working(calendar, day)) {
                idle.add(day);
            }
        }
        return idle;
    }

    /** A year whose bank holidays nobody knows yet has its weekends all the same. */
    private static boolean working(WorkingCalendar calendar, LocalDate day) {
        try {
            return calendar.isWorkingDay(day);
        } catch (Rejected e) {
            return day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue();
        }
    }
}
