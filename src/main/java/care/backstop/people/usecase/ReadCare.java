package care.backstop.people.usecase;

import care.backstop.kernel.Access;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Area;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.profile.AuthorityProfile;
import care.backstop.kernel.profile.Key;
import care.backstop.kernel.room.IncidentRoom;
import care.backstop.kernel.room.Room;
import care.backstop.kernel.time.DeadlineRule.CalendarDays;
import care.backstop.kernel.time.DeadlineRule.CalendarMonths;
import care.backstop.kernel.time.Deadlines;
import care.backstop.people.Colour;
import care.backstop.people.model.Clearance;
import care.backstop.people.rules.CareAlert;
import care.backstop.people.rules.Priority;
import care.backstop.people.rules.SeenNext;
import care.backstop.people.rules.SeenNext.HowSoon;
import care.backstop.people.rules.SeenNext.Next;
import care.backstop.people.store.CareBoards;
import care.backstop.people.store.CareBoards.Line;
import care.backstop.people.store.CareBoards.Told;
import care.backstop.people.store.CareBoards.ToldCount;
import care.backstop.people.store.CareBoards.ToldFilter;
import care.backstop.people.store.Persons;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The boards of an incident: who has not been told, who must be seen next, and in whose care everyone is. */
@Service
public class ReadCare {

    private final CareBoards boards;
    private final Persons persons;
    private final Permissions permissions;
    private final CouncilsWay way;
    private final Deadlines deadlines;
    private final IncidentRoom room;
    private final AuditTrail audit;
    private final Clock clock;

    ReadCare(
            CareBoards boards,
            Persons persons,
            Permissions permissions,
            CouncilsWay way,
            Deadlines deadlines,
            IncidentRoom room,
            AuditTrail audit,
            Clock clock) {
        this.boards = boards;
        this.persons = persons;
        this.permissions = permissions;
        this.way = way;
        this.deadlines = deadlines;
        this.room = room;
        this.audit = audit;
        this.clock = clock;
    }

    /** A part of the told board. {@code mayTell} is whether several may be written down as told at once. */
    public record ToldBoard(Room room, List<ToldCount> counts, List<Told> lines, int total, boolean mayTell) {}

    @Transactional
    public ToldBoard told(UUID incident, ToldFilter filter, int offset, int limit, String view) {
        var clearance = Clearance.of(permissions, Acting.current());
        var today = London.day(clock.instant());
        var page = boards.told(incident, clearance, filter, today, offset, limit);
        var counts = boards.toldCounts(incident, clearance, today);
        read(view, incident, page.lines().stream().map(Told::person).distinct().toList());
        return new ToldBoard(
                room.of(incident, LookAtPeople.DOOR), counts, page.lines(), page.total(), clearance.writesAll());
    }

    /** Somebody who must be seen, in their place. */
    public record Seeing(Line person, Next next) {}

    /** Which of them. */
    public enum Which {
        ALL("Everyone"),
        NOT_SEEN("Not seen since the failure"),
        LATE("Late"),
        STALE("Colour older than the list");

        private final String words;

        Which(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        boolean takes(Next n) {
            return switch (this) {
                case ALL -> true;
                case NOT_SEEN -> n.facts().seen() == null;
                case LATE -> n.late();
                case STALE -> n.facts().stale();
            };
        }
    }

    /** A part of the seen board, with how many there are of each. Colours count only whom the reader is cleared for. */
    public record SeenBoard(
            Room room,
            Map<Which, Integer> counts,
            List<Seeing> lines,
            int total,
            HowSoon howSoon,
            @Nullable Instant listTakenIn) {}

    @Transactional
    public SeenBoard seen(UUID incident, Which which, @Nullable Colour colour, int offset, int limit, String view) {
        var clearance = Clearance.of(permissions, Acting.current());
        var today = London.day(clock.instant());
        var profile = way.of(incident);
        var howSoon = howSoon(profile);
        var taken = persons.listTakenIn(incident);
        var byId = boards.everyone(incident, clearance).stream()
                .filter(Line::here)
                .collect(Collectors.toMap(Line::id, Function.identity()));
        var dues = new HashMap<LocalDate, Map<Integer, LocalDate>>();
        var order = SeenNext.order(
                byId.values().stream().map(l -> facts(l, howSoon, taken, dues)).toList(), today);
        var counts = new EnumMap<Which, Integer>(Which.class);
        for (var one : Which.values()) {
            counts.put(one, (int) order.stream().filter(one::takes).count());
        }
        var fit = order.stream()
                .filter(which::takes)
                .filter(n -> colour == null
                        || n.facts().colour() == colour
                                && Objects.requireNonNull(byId.get(n.facts().id()))
                                        .cleared())
                .toList();
        var shown = fit.stream()
                .skip(offset)
                .limit(limit)
                .map(n -> new Seeing(Objects.requireNonNull(byId.get(n.facts().id())), n))
                .toList();
        read(view, incident, shown.stream().map(s -> s.person().id()).toList());
        return new SeenBoard(room.of(incident, LookAtPeople.DOOR), counts, shown, fit.size(), howSoon, taken);
    }

    private static HowSoon howSoon(AuthorityProfile p) {
        return new HowSoon(
                Objects.requireNonNullElse(p.number(Key.SEEN_RED), 1),
                Objects.requireNonNullElse(p.number(Key.SEEN_AMBER), 3),
                Objects.requireNonNullElse(p.number(Key.SEEN_GREEN), 7));
    }

    /** Whoever is not cleared for colours is told neither them nor what follows from them: everyone counts as not rated. */
    private SeenNext.Facts facts(
            Line l, HowSoon howSoon, @Nullable Instant taken, Map<LocalDate, Map<Integer, LocalDate>> dues) {
        var colour = l.cleared() ? l.colour() : Colour.UNRATED;
        var seen = l.seen();
        var rated = l.ratedAt();
        return new SeenNext.Facts(
                l.id(),
                colour,
                l.cleared() ? l.factors() : 0,
                l.cleared() ? l.weeklyMinutes() : Integer.valueOf(0),
                l.cleared() && l.asksToMoveEarly(),
                l.reference(),
                l.listedOn(),
                seen,
                dues.computeIfAbsent(seen == null ? l.listedOn() : seen, _ -> new HashMap<>())
                        .computeIfAbsent(
                                howSoon.of(colour),
                                days -> deadlines
                                        .project(new CalendarDays(days), seen == null ? l.listedOn() : seen)
                                        .dueOn()),
                l.cleared() && (rated == null || Priority.isStale(rated, taken)));
    }

    /** Somebody with what is missing around them. */
    public record Cared(Line person, List<CareAlert> alerts, List<LocalDate> missed) {}

    /**
     * Everyone in whose care, with what is missing.
     *
     * @param updatedToday records gone through today, of {@code all} still looked after here
     * @param caseRecords the council's own records brought up to date
     * @param mayHaveSupport of whom somebody informal may help; {@code haveSupport} those where it is counted on
     * @param notUpdated who is missing from the first; the most urgent few dozen are on the page anyway
     */
    public record CareBoard(
            Room room,
            Map<CareAlert, Integer> counts,
            List<Cared> lines,
            int total,
            int all,
            int updatedToday,
            int caseRecords,
            int mayHaveSupport,
            int haveSupport,
            List<String> notUpdated,
            boolean mayGive,
            boolean mayExport) {

        /** Whether every record was gone through today. */
        public boolean green() {
            return updatedToday == all;
        }
    }

    @Transactional
    public CareBoard care(UUID incident, @Nullable CareAlert only, int offset, int limit, String view) {
        var actor = Acting.current();
        var clearance = Clearance.of(permissions, actor);
        var today = London.day(clock.instant());
        var profile = way.of(incident);
        int days = Objects.requireNonNullElse(profile.number(Key.CASELOAD_DAYS), 1);
        boolean qisw = profile.is(Key.CASELOAD_QISW);
        var dues = new HashMap<LocalDate, LocalDate>();
        var counts = new EnumMap<CareAlert, Integer>(CareAlert.class);
        var fit = new ArrayList<Cared>();
        int all = 0;
        int updated = 0;
        int records = 0;
        int maybe = 0;
        int support = 0;
        var notUpdated = new ArrayList<String>();
        for (var l : boards.everyone(incident, clearance)) {
            if (!l.here()) {
                continue;
            }
            all++;
            if (today.equals(l.updated())) {
                updated++;
            } else if (notUpdated.size() < 20) {
                notUpdated.add(l.called());
            }
            records += l.caseRecord() == null ? 0 : 1;
            maybe += l.mayHaveSupport() ? 1 : 0;
            support += l.hasSupport() ? 1 : 0;
            var missed = CareAlert.missed(l.welfareFrom(), l.welfareUntil(), l.welfareChecks(), today);
            var reviewed = l.reviewed();
            var alerts = CareAlert.of(
                    new CareAlert.Facts(
                            l.here(),
                            l.worker() != null || KeepCaseloads.keepsOwn(l, qisw),
                            dues.computeIfAbsent(
                                    l.listedOn(),
                                    d -> deadlines
                                            .project(new CalendarDays(days), d)
                                            .dueOn()),
                            l.assessor() != null,
                            l.funding(),
                            l.movedOn(),
                            l.reported(),
                            l.unreached(),
                            l.reached(),
                            !l.welfareChecks().isEmpty(),
                            missed,
                            reviewed == null
                                    ? null
                                    : deadlines
                                            .project(new CalendarMonths(12), reviewed)
                                            .dueOn()),
                    today);
            alerts.forEach(a -> counts.merge(a, 1, Integer::sum));
            if (only == null || alerts.contains(only)) {
                fit.add(new Cared(l, alerts, missed));
            }
        }
        var shown = fit.stream().skip(offset).limit(limit).toList();
        read(view, incident, shown.stream().map(c -> c.person().id()).toList());
        return new CareBoard(
                room.of(incident, LookAtPeople.DOOR),
                counts,
                shown,
                fit.size(),
                all,
                updated,
                records,
                maybe,
                support,
                notUpdated,
                clearance.writesAll(),
                permissions.may(actor, Area.PPL, Access.Act.EXPORT));
    }

    private void read(String view, UUID incident, List<UUID> people) {
        audit.read(view, "incident:" + incident, people);
    }
}
