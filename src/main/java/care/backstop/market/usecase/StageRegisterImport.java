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
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
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
     * Stages and compares in one transaction; what is to be applied at once stays RUNNING. Exactly the file that was applied last from its source is not read again:
     * it cannot change anything.
     */
    @Transactional
    public RegisterImport stage(UUID id, IntConsumer progress) {
        var i = imports.get(id);
        var same = lastAppliedIfTheSame(i);
        if (same.isPresent()) {
            nothingNew(i, same.get());
        } else {
            fill(i, progress);
        }
        var read = imports.get(id);
        if (read.applyWhenSmall() && !read.needsSecondPerson()) {
            return read;
        }
        imports.waiting(id);
        return imports.get(id);
    }

    /** The import last applied from this source, if it brought exactly this file. */
    private Optional<RegisterImport> lastAppliedIfTheSame(RegisterImport i) {
        return imports.appliedWith(i.sha256(), i.id())
                // The day may come from the name: the same bytes under another name say that it is still so later.
                .filter(before -> asked(i) == null
                        ? before.fileName().equals(i.fileName())
                        : Objects.equals(before.asAt(), asked(i)))
                .filter(before -> imports.lastApplied(before.kind())
                        .filter(last -> last.id().equals(before.id()))
                        .isPresent());
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
                        List.of(
                                "This is the very file that was applied last from this source, so it was not read again.")),
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
    private static @Nullable LocalDate asked(RegisterImport i) {
        return "you said so".equals(i.asAtFrom()) ? i.asAt() : null;
    }

    /** Puts an import back on the stage if its rows are no longer there, and counts its differences as they are now. */
    RegisterImport again(RegisterImport i) {
        if (stage.holds(i.no())) {
            if (imports.changedSince(i)) {
                compare(i);
            }
        } else if (i.counts().differences() > 0 || lastAppliedIfTheSame(i).isEmpty()) {
            fill(i, rows -> {});
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
