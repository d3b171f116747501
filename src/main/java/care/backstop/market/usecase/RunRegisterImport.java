package care.backstop.market.usecase;

import care.backstop.kernel.Actor;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.jobs.Job;
import care.backstop.market.register.RegisterImport.State;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Reads, compares and perhaps applies a file, as the post that sent it. Each of the three steps is one transaction, so
 * whoever is killed in between leaves the register as it was before or after, and the job starts again from the file.
 */
@Service
public class RunRegisterImport implements Job {

    private final StageRegisterImport staging;
    private final ApplyRegisterImport applying;
    private final RegisterProgress progress;
    private final ReadRegisterImports reading;

    RunRegisterImport(
            StageRegisterImport staging,
            ApplyRegisterImport applying,
            RegisterProgress progress,
            ReadRegisterImports reading) {
        this.staging = staging;
        this.applying = applying;
        this.progress = progress;
        this.reading = reading;
    }

    @Override
    public String name() {
        return "market.register-import";
    }

    @Override
    public void run(UUID subject, Actor actor) {
        try {
            if (reading.get(subject).state() != State.RUNNING) {
                return;
            }
            progress.note(subject, 0, "Reading the file");
            var staged = staging.stage(subject, rows -> progress.note(subject, rows, "Reading the file"));
            if (staged.state() == State.RUNNING) {
                applying.applyAtOnce(subject, actor);
            }
        } catch (Rejected e) {
            progress.refused(subject, e.problems().getFirst().message());
        }
    }

    @Override
    public void failed(UUID subject, Actor actor, Throwable cause) {
        progress.refused(
                subject,
                "The import stopped because something went wrong here, not in the file. The register is as it was. Send the file again.");
    }
}
