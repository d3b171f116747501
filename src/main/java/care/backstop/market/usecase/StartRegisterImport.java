package care.backstop.market.usecase;

import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.jobs.Jobs;
import care.backstop.kernel.sheet.Limits;
import care.backstop.market.register.Kind;
import care.backstop.market.store.RegisterImports;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in a published file. It is kept in the database and read by a job, so whoever sent it may leave. */
@Service
public class StartRegisterImport {

    private final RegisterImports imports;
    private final RunRegisterImport job;
    private final Jobs jobs;
    private final AuditTrail audit;
    private final Clock clock;

    StartRegisterImport(RegisterImports imports, RunRegisterImport job, Jobs jobs, AuditTrail audit, Clock clock) {
        this.imports = imports;
        this.job = job;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Starts an import.
     *
     * @param asAt the day the file describes, if the officer says so
     * @param apply whether to apply it at once if it changes no more than one person may
     */
    @Transactional
    public UUID start(
            InputStream file, String fileName, Kind kind, @Nullable LocalDate asAt, boolean apply, Actor actor) {
        var id = UUID.randomUUID();
        imports.add(id, kind, asAt, safe(fileName), apply, actor, clock.instant());
        RegisterImports.Stored stored;
        try {
            stored = imports.store(id, file);
        } catch (IOException e) {
            throw Rejected.invalid("file", "The file did not arrive whole. Send it again.");
        }
        if (stored.bytes() == 0) {
            throw Rejected.invalid(
                    "file",
                    "The file is empty. An empty file does not mean that everything closed: choose the published file.");
        }
        if (stored.bytes() > Limits.REGISTER.fileBytes()) {
            throw Rejected.invalid(
                    "file", "The file is larger than any published register. Choose the published file.");
        }
        audit.changed("StartRegisterImport", "register-import:" + id, List.of("file", "kind"));
        jobs.start(job, id, actor);
        return id;
    }

    /** The last part of the name as sent, for showing; never used as a path. */
    private static String safe(String fileName) {
        var name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}]", "")
                .strip();
        return name.isEmpty() ? "file" : name.substring(0, Math.min(name.length(), 200));
    }
}
