package care.backstop.market.usecase;

import care.backstop.kernel.London;
import care.backstop.market.register.RegisterFile;
import care.backstop.market.register.RegisterImport;
import care.backstop.market.store.RegisterImports;
import care.backstop.market.store.RegisterStage;
import care.backstop.market.store.RegisterVersions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads a stored file into the stage and compares it with the register; nothing of the register changes. */
@Service
public class StageRegisterImport {

    private final RegisterImports imports;
    private final RegisterStage stage;
    private final RegisterVersions versions;
    private final Clock clock;

    StageRegisterImport(RegisterImports imports, RegisterStage stage, RegisterVersions versions, Clock clock) {
        this.imports = imports;
        this.stage = stage;
        this.versions = versions;
        this.clock = clock;
    }

    /**
     * Stages and compares in one transaction. Exactly the file that was applied last from its source is not read again:
     * it cannot change anything.
     */
    @Transactional
    public RegisterImport stage(UUID id, IntConsumer progress) {
        var i = imports.get(id);
        var same = imports.appliedWith(i.sha256(), id).filter(before -> i.asAt() == null || i.asAt().equals(before.asAt()));
        if (same.isPresent()
                && imports.lastApplied(same.get().kind())
                        .filter(last -> last.id().equals(same.get().id()))
                        .isPresent()) {
            nothingNew(i, same.get());
        } else {
            fill(i, progress);
        }
        return imports.get(id);
    }

    private void nothingNew(RegisterImport i, RegisterImport before) {
        var asAt = before.asAt();
        var layout = before.layout();
        if (asAt == null || layout == null) {
            throw new IllegalStateException("an applied import has a day and a layout");
        }
        imports.staged(
                i.id(),
                new RegisterFile.Reading(
                        before.kind(),
                        layout,
                        before.complete(),
                        asAt,
                        "the same file, applied before",
                        before.rows(),
                        java.util.List.of("This is the very file that was applied last from this source, so it was not read again.")),
                before.rejected(),
                clock.instant());
        imports.copyLeftOut(before.id(), i.id());
        var counts = before.counts();
        imports.counted(
                i.id(),
                new RegisterImport.Counts(
                        0,
                        0,
                        0,
                        counts.added() + counts.changed() + counts.unchanged() + counts.reregistered(),
                        counts.older(),
                        0),
                versions.held(before.kind()));
    }

    private void fill(RegisterImport i, IntConsumer progress) {
        var file = spool(i.id());
        try {
            var filled = stage.fill(
                    i.no(),
                    new RegisterFile.Given(file, i.fileName(), i.kind(), asked(i), London.day(clock.instant())),
                    progress);
            imports.staged(i.id(), filled.reading(), filled.leftOutCount(), clock.instant());
            imports.leftOut(i.id(), filled.leftOut());
            compare(imports.get(i.id()));
        } finally {
            delete(file);
        }
    }

    /** The day only if the officer gave it: one found by reading is found again. */
    private static java.time.@org.jspecify.annotations.Nullable LocalDate asked(RegisterImport i) {
        return "you said so".equals(i.asAtFrom()) ? i.asAt() : null;
    }

    /** Puts an import back on the stage if its rows are no longer there, and counts its differences as they are now. */
    RegisterImport again(RegisterImport i) {
        if (!stage.holds(i.no()) && i.counts().unchanged() + i.counts().differences() + i.counts().older() > 0) {
            fill(i, rows -> {});
        } else {
            compare(i);
        }
        return imports.get(i.id());
    }

    private void compare(RegisterImport i) {
        imports.counted(i.id(), versions.compare(i), versions.held(i.kind()));
    }

    /** Counts the differences anew, in a transaction of its own that stands although the caller refuses. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void recount(UUID id) {
        again(imports.lock(id));
    }

    private Path spool(UUID id) {
        try {
            var file = Files.createTempFile("register-", ".part");
            try (var out = Files.newOutputStream(file)) {
                imports.file(id, out);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("no room for the file on this machine", e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
