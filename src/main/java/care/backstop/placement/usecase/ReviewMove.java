package care.backstop.placement.usecase;

import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.people.People;
import care.backstop.people.PersonView;
import care.backstop.placement.model.ReviewOutcome;
import care.backstop.placement.rules.ReviewProgramme;
import care.backstop.placement.store.Moves;
import care.backstop.placement.store.Moves.Review;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records how somebody is after a move, and who looks. */
@Service
public class ReviewMove {

    private final Moves moves;
    private final People people;
    private final AuditTrail audit;
    private final Clock clock;

    ReviewMove(Moves moves, People people, AuditTrail audit, Clock clock) {
        this.moves = moves;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public void finish(
            UUID incident, UUID review, @Nullable ReviewOutcome outcome, @Nullable String note, Actor actor) {
        var found = open(incident, review);
        var problems = new ArrayList<>(ReviewProgramme.againstFinishing(found.kind(), found.reviewer()));
        var words = ChoosePlace.text(note);
        if (outcome == null) {
            problems.add(Problem.of("outcome", Code.VAL, "Say how the person is"));
        }
        if (outcome != null && outcome != ReviewOutcome.SETTLED && words == null) {
            problems.add(Problem.of("note", Code.VAL, "Say what is wrong or what was changed"));
        }
        ChoosePlace.tooLong(words, 2000, "note", problems);
        if (!problems.isEmpty() || outcome == null) {
            throw new Rejected(problems);
        }
        moves.finish(found, clock.instant(), outcome, words, actor.name());
        audit.changed("MoveReviewed", "person:" + found.person(), List.of("outcome"));
    }

    /** Says who of those in charge of the person does it. */
    @Transactional
    public void allocate(UUID incident, UUID review, @Nullable UUID reviewer) {
        var found = open(incident, review);
        var inCharge =
                people.find(incident, found.person()).orElseThrow(() -> new NotThere("review")).workers().stream()
                        .collect(Collectors.toMap(PersonView.Worker::post, PersonView.Worker::name));
        var problems = ReviewProgramme.againstReviewer(reviewer, inCharge.keySet());
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        var post = Objects.requireNonNull(reviewer);
        moves.allocate(found, post, Objects.requireNonNull(inCharge.get(post)));
        audit.changed("ReviewAllocated", "person:" + found.person(), List.of("reviewer"));
    }

    private Review open(UUID incident, UUID review) {
        var found = moves.reviews(incident).stream()
                .filter(r -> r.id().equals(review))
                .findFirst()
                .orElseThrow(() -> new NotThere("review"));
        if (found.doneAt() != null) {
            throw Rejected.state("This review was done before");
        }
        return found;
    }
}
