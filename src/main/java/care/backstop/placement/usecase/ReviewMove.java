package care.backstop.placement.usecase;

import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.placement.model.ReviewOutcome;
import care.backstop.placement.store.Moves;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records how somebody is after a move. */
@Service
public class ReviewMove {

    private final Moves moves;
    private final AuditTrail audit;
    private final Clock clock;

    ReviewMove(Moves moves, AuditTrail audit, Clock clock) {
        this.moves = moves;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public void finish(
            UUID incident, UUID review, @Nullable ReviewOutcome outcome, @Nullable String note, Actor actor) {
        var found = moves.reviews(incident).stream()
                .filter(r -> r.id().equals(review))
                .findFirst()
                .orElseThrow(() -> new NotThere("review"));
        if (found.doneAt() != null) {
            throw Rejected.state("This review was done before");
        }
        var problems = new ArrayList<Problem>();
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
}
