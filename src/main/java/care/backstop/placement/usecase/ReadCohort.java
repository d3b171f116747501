package care.backstop.placement.usecase;

import care.backstop.incident.Complaints;
import care.backstop.kernel.room.IncidentRoom;
import care.backstop.kernel.room.Room;
import care.backstop.people.People;
import care.backstop.people.PersonFacts;
import care.backstop.placement.model.ReviewOutcome;
import care.backstop.placement.rules.Cohort;
import care.backstop.placement.store.Moves;
import care.backstop.placement.store.Moves.Move;
import care.backstop.placement.store.Moves.Review;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How those who moved fare, taken together; nobody is in it. */
@Service
public class ReadCohort {

    private final IncidentRoom rooms;
    private final People people;
    private final Moves moves;
    private final NoteWhatStayed stayed;
    private final Complaints complaints;

    ReadCohort(IncidentRoom rooms, People people, Moves moves, NoteWhatStayed stayed, Complaints complaints) {
        this.rooms = rooms;
        this.people = people;
        this.moves = moves;
        this.stayed = stayed;
        this.complaints = complaints;
    }

    /** The results in their room. */
    public record Shown(Room room, Cohort.Results results) {}

    @Transactional(readOnly = true)
    public Shown of(UUID incident) {
        var facts = people.facts(incident).stream().collect(Collectors.toMap(PersonFacts::id, f -> f));
        var arrived = moves.of(incident).stream()
                .filter(m -> m.arrivedAt() != null && m.cancelledAt() == null)
                .collect(Collectors.groupingBy(Move::person));
        var reviews = moves.reviews(incident).stream().collect(Collectors.groupingBy(Review::move));
        var all = new ArrayList<Cohort.Moved>();
        arrived.forEach((person, theirs) -> {
            var last = theirs.getLast();
            var mine = reviews.getOrDefault(last.id(), List.of());
            var done = new TreeMap<String, ReviewOutcome>();
            for (var review : mine) {
                var outcome = review.outcome();
                if (outcome != null) {
                    done.put(review.kind().words(), outcome);
                }
            }
            var measured = stayed.measured(last);
            var wished = facts.get(person);
            all.add(new Cohort.Moved(
                    wished == null || wished.choices().isEmpty()
                            ? null
                            : Boolean.valueOf(wished.choices().getFirst().equals(last.location())),
                    theirs.size(),
                    measured == null ? null : Integer.valueOf(measured.continuity()),
                    measured == null ? null : Integer.valueOf(measured.likeness()),
                    done,
                    mine.stream().map(r -> r.kind().words()).distinct().toList()));
        });
        return new Shown(rooms.of(incident, "/moves"), Cohort.of(all, complaints.count(incident)));
    }
}
