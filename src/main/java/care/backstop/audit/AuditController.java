package care.backstop.audit;

import care.backstop.kernel.Access;
import care.backstop.kernel.Access.Act;
import care.backstop.kernel.Actor;
import care.backstop.kernel.Area;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the record still holds. */
@RestController
@RequestMapping("/api/v1/audit")
class AuditController {

    private final VerifyChain verifyChain;
    private final Checkpoints checkpoints;

    AuditController(VerifyChain verifyChain, Checkpoints checkpoints) {
        this.verifyChain = verifyChain;
        this.checkpoints = checkpoints;
    }

    record Answer(long entries, boolean ok, @Nullable Long firstBroken, Checkpoints.@Nullable Checkpoint checkpoint) {}

    @GetMapping("/verification")
    @Access(area = Area.AUD, act = Act.READ)
    Answer verification(Actor actor) {
        var chain = verifyChain.verify(actor);
        var notes = checkpoints.notes(actor.council());
        var unlike = verifyChain.firstUnlike(actor, notes.heads());
        var broken = chain.firstBroken() == null || unlike == null
                ? chain.firstBroken() == null ? unlike : chain.firstBroken()
                : Long.valueOf(Math.min(chain.firstBroken(), unlike));
        return new Answer(
                chain.entries(),
                chain.ok() && unlike == null && notes.sound() && !notes.contradictory(),
                broken,
                notes.latest());
    }
}
