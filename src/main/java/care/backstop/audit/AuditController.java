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
        var checkpoint = checkpoints.latest(actor.council());
        if (!chain.ok() || checkpoint == null) {
            return new Answer(chain.entries(), chain.ok(), chain.firstBroken(), checkpoint);
        }
        var holds = verifyChain.holds(actor, checkpoint.entries(), checkpoint.head());
        return new Answer(chain.entries(), holds, holds ? null : checkpoint.entries(), checkpoint);
    }
}
