package care.backstop.testing;

import care.backstop.kernel.jobs.JobRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Before each test class: an empty database with the actors in it, and the clock back at its start. */
final class FreshDatabase implements TestExecutionListener, Ordered {

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1; // before dependency injection of the test instance
    }

    @Override
    public void beforeTestClass(TestContext context) {
        var beans = context.getApplicationContext();
        // A job may not begin in one database and end in the other.
        var jobs = beans.getBean(JobRunner.class);
        jobs.stop();
        beans.getBean(SwitchableDataSource.class).renew();
        beans.getBean(TestClock.class).reset();
        beans.getBean(Actors.class).create();
        forgetCheckpoints(Path.of(beans.getEnvironment().getRequiredProperty("backstop.data")));
        jobs.start();
    }

    /** The notes of how far the chain of audit had come are about the database before. */
    private static void forgetCheckpoints(Path data) {
        try {
            Files.deleteIfExists(data.resolve("audit-checkpoints.jsonl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
