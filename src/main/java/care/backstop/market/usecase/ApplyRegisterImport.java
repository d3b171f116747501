package care.backstop.market.usecase;

import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.market.register.RegisterImport;
import care.backstop.market.register.RegisterImport.State;
import care.backstop.market.store.RegisterImports;
import care.backstop.market.store.RegisterStage;
import care.backstop.market.store.RegisterVersions;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes a staged import part of the register, in one transaction, and takes the latest of a source back again. */
@Service
public class ApplyRegisterImport {

    private final RegisterImports imports;
    private final RegisterStage stage;
    private final RegisterVersions versions;
    private final StageRegisterImport staging;
    private final AuditTrail audit;
    private final Clock clock;

    ApplyRegisterImport(
            RegisterImports imports,
            RegisterStage stage,
            RegisterVersions versions,
            StageRegisterImport staging,
            AuditTrail audit,
            Clock clock) {
        this.imports = imports;
        this.stage = stage;
        this.versions = versions;
        this.staging = staging;
        this.audit = audit;
        this.clock = clock;
    }

    /** Applies it as the actor. A change of more than 2% needs someone else than the one who sent the file. */
    @Transactional
    public void apply(UUID id, Actor actor) {
        var seen = imports.lock(id);
        require(seen, State.STAGED, "apply");
        apply(seen, actor);
    }

    /** The last step of an import that was sent to be applied at once. */
    @Transactional
    public void applyAtOnce(UUID id, Actor actor) {
        var seen = imports.lock(id);
        require(seen, State.RUNNING, "go on with");
        apply(seen, actor);
    }

    private void apply(RegisterImport seen, Actor actor) {
        var now = staging.again(seen);
        if (!now.counts().equals(seen.counts())) {
            throw new Rejected(
                    Problem.Code.CONF,
                    null,
                    "The register has changed since this file was compared with it. The counts are new: look at them, then apply.");
        }
        if (now.needsSecondPerson() && actor.user().equals(now.startedUser())) {
            throw new Rejected(
                    Problem.Code.AUTH,
                    null,
                    "This file changes %,d of the %,d entries held, which is more than 2%%. Someone other than %s must apply it."
                            .formatted(now.counts().differences(), now.held(), now.startedName()));
        }
        // Nothing on the stage is a file that was applied before. It never means that everything closed.
        if (stage.holds(now.no())) {
            versions.apply(now);
            stage.clear(now.no());
        }
        imports.applied(imports.get(now.id()), actor, clock.instant());
        audit.changed("ApplyRegisterImport", now.subject(), List.of("state"));
    }

    /** Takes it back as a whole: the register is as it was before. */
    @Transactional
    public void undo(UUID id, Actor actor) {
        var found = imports.lock(id);
        require(found, State.APPLIED, "undo");
        var last = imports.lastApplied(found.kind()).orElseThrow();
        if (!last.id().equals(found.id())) {
            throw Rejected.state("A later file of the same kind (%s) was applied after it. Undo that one first."
                    .formatted(last.fileName()));
        }
        versions.undo(found);
        imports.undone(found, actor, clock.instant());
        audit.changed("UndoRegisterImport", found.subject(), List.of("state"));
    }

    private static void require(RegisterImport i, State state, String verb) {
        if (i.state() != state) {
            throw Rejected.state("You cannot %s this import: it is %s."
                    .formatted(verb, i.state().words().toLowerCase(java.util.Locale.UK)));
        }
    }
}
