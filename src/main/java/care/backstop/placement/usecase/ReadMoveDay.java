package care.backstop.placement.usecase;

import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.room.IncidentRoom;
import care.backstop.kernel.room.Room;
import care.backstop.people.Need;
import care.backstop.people.People;
import care.backstop.people.PersonFacts;
import care.backstop.people.PersonView;
import care.backstop.placement.model.CheckItem;
import care.backstop.placement.model.CheckItem.When;
import care.backstop.placement.rules.FirstVisit;
import care.backstop.placement.store.MoveDays;
import care.backstop.placement.store.MoveDays.PaperEntry;
import care.backstop.placement.store.MoveDays.Visit;
import care.backstop.placement.store.Moves;
import care.backstop.placement.store.Moves.Check;
import care.backstop.placement.store.Moves.Move;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The moves of one day with everything that is still to be done. Whoever is shown is written to the audit trail here. */
@Service
public class ReadMoveDay {

    private final IncidentRoom rooms;
    private final People people;
    private final Moves moves;
    private final MoveDays days;
    private final AuditTrail audit;
    private final Clock clock;

    ReadMoveDay(IncidentRoom rooms, People people, Moves moves, MoveDays days, AuditTrail audit, Clock clock) {
        this.rooms = rooms;
        this.people = people;
        this.moves = moves;
        this.days = days;
        this.audit = audit;
        this.clock = clock;
    }

    /** One move as it stands. */
    public record Row(
            PersonView person,
            Move move,
            List<Check> checks,
            List<PaperEntry> paper,
            @Nullable Visit visit,
            FirstVisit.State firstVisit) {

        public boolean settled(CheckItem item) {
            return checks.stream().anyMatch(c -> c.item() == item && c.settled());
        }

        /** Items that stand in the way of the next step; none once the person has arrived. */
        public int left() {
            if (move.arrivedAt() != null) {
                return 0;
            }
            var now = move.leftAt() == null ? When.BEFORE : When.AFTER;
            return (int) CheckItem.of(move.transport()).stream()
                    .filter(i -> i.when() == now && !settled(i))
                    .count();
        }

        public List<PaperEntry> conflicts() {
            return paper.stream().filter(PaperEntry::open).toList();
        }
    }

    /** A day of moves by the hour. */
    public record Board(Room room, LocalDate day, List<Row> rows, Instant now) {
        public Board {
            rows = List.copyOf(rows);
        }
    }

    /** Today when {@code day} is null. */
    @Transactional
    public Board board(UUID incident, @Nullable LocalDate day) {
        var on = day == null ? London.day(clock.instant()) : day;
        return read(
                incident,
                on,
                "MoveDay",
                m -> London.day(m.plannedAt()).equals(on) || on(m.leftAt(), on) || on(m.arrivedAt(), on));
    }

    /** The same to be taken away; the audit trail tells it apart. */
    @Transactional
    public Board exportBoard(UUID incident, @Nullable LocalDate day) {
        var board = board(incident, day);
        audit.read(
                "MoveDayExport",
                "incident:" + incident,
                board.rows.stream().map(r -> r.person.id()).toList());
        return board;
    }

    /** One move, such as for its sheet. */
    @Transactional
    public Board one(UUID incident, UUID move) {
        var found = moves.find(incident, move).orElseThrow(() -> new NotThere("move"));
        var board = read(incident, London.day(found.plannedAt()), "MoveSheet", m -> m.id().equals(move));
        if (board.rows.isEmpty()) {
            throw new NotThere("move");
        }
        return board;
    }

    private static boolean on(@Nullable Instant at, LocalDate day) {
        return at != null && London.day(at).equals(day);
    }

    private Board read(UUID incident, LocalDate day, String what, Predicate<Move> wanted) {
        var now = clock.instant();
        var views = people.of(incident).stream().collect(Collectors.toMap(PersonView::id, v -> v));
        var homeCare = people.facts(incident).stream()
                .filter(f -> f.need() == Need.HOME_CARE)
                .map(PersonFacts::id)
                .collect(Collectors.toSet());
        var checks = days.checks(incident);
        var paper = days.paper(incident).stream().collect(Collectors.groupingBy(PaperEntry::move));
        var visits = days.visits(incident);
        var rows = new ArrayList<Row>();
        for (var move : moves.of(incident)) {
            var view = views.get(move.person());
            if (view != null && move.cancelledAt() == null && wanted.test(move)) {
                rows.add(new Row(
                        view,
                        move,
                        checks.getOrDefault(move.id(), List.of()),
                        paper.getOrDefault(move.id(), List.of()),
                        visits.get(move.id()),
                        FirstVisit.of(
                                homeCare.contains(move.person()),
                                move.plannedAt(),
                                visits.containsKey(move.id()),
                                now)));
            }
        }
        audit.read(
                what,
                "incident:" + incident,
                rows.stream().map(r -> r.person.id()).toList());
        return new Board(rooms.of(incident, "/moves"), day, rows, now);
    }
}
