package care.backstop.people.usecase;

import care.backstop.kernel.Actor;
import care.backstop.kernel.London;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.people.PeopleProgress;
import care.backstop.people.Status;
import care.backstop.people.store.Dossier;
import care.backstop.people.store.Persons;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records how it ended for somebody who was not moved by us: stays where they are, left by their own arrangement, has
 * died; or that this was a mistake.
 */
@Service
public class SettlePerson {

    /** What may be recorded. */
    public static final List<Status> OUTCOMES = List.of(Status.STAYING, Status.LEFT, Status.DIED, Status.WAITING);

    private final Persons persons;
    private final Dossier dossier;
    private final PeopleProgress progress;
    private final Permissions permissions;
    private final Clock clock;

    SettlePerson(Persons persons, Dossier dossier, PeopleProgress progress, Permissions permissions, Clock clock) {
        this.persons = persons;
        this.dossier = dossier;
        this.progress = progress;
        this.permissions = permissions;
        this.clock = clock;
    }

    /**
     * Records it; what was recorded before stays.
     *
     * @param on the day on which it happened, or was found to be a mistake
     * @param note who says so and how they know
     */
    @Transactional
    public void settle(
            UUID incident,
            UUID id,
            @Nullable Status status,
            @Nullable LocalDate on,
            @Nullable String note,
            Actor actor) {
        ChangePerson.writable(persons, permissions, incident, id, actor, false);
        var today = London.day(clock.instant());
        var problems = new ArrayList<Problem>();
        if (status == null || !OUTCOMES.contains(status)) {
            problems.add(Problem.of("status", Problem.Code.VAL, "Choose how it ended."));
        }
        if (on == null) {
            problems.add(Problem.of("on", Problem.Code.VAL, "Write the day, for example 7 12 2020."));
        } else if (on.isAfter(today)) {
            problems.add(Problem.of("on", Problem.Code.VAL, "This day is in the future."));
        }
        var words = note == null ? "" : Normalizer.normalize(note.strip(), Normalizer.Form.NFC);
        if (words.isEmpty() || words.length() > 1_000) {
            problems.add(Problem.of(
                    "note", Problem.Code.VAL, "Write who says so and how they know, in at most 1,000 letters."));
        }
        if (!problems.isEmpty() || status == null || on == null) {
            throw new Rejected(problems);
        }
        refuse(persons.status(incident, id), status);
        dossier.add(incident, id, new Dossier.Outcome(status, on, words, clock.instant(), actor.name()), actor.post());
        progress.reached(incident, id, status, actor);
    }

    private static void refuse(Status now, Status next) {
        if (now == next) {
            throw Rejected.state("This is what is recorded already: %s.".formatted(now.words()));
        }
        if (now == Status.OFFERED || now == Status.ACCEPTED) {
            throw Rejected.state(
                    "A place is held for this person (%s). Release the place or cancel the move first, so that somebody else can have it."
                            .formatted(now.words()));
        }
        if (now == Status.MOVED && next != Status.DIED) {
            throw Rejected.state("This person has moved. What happens to them there belongs in the review.");
        }
        if (next == Status.WAITING && now.open()) {
            throw Rejected.state("This person is not recorded as settled.");
        }
    }
}
