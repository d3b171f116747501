package care.backstop.testing;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.jobs.JobRunner;
import care.backstop.kernel.jobs.Jobs;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class JobRunnerTest {

    @Autowired
    JobRunner runner;

    @Autowired
    Jobs jobs;

    @Autowired
    TestSetup.EchoJob echo;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient db;

    @Autowired
    SwitchableDataSource databases;

    @AfterEach
    void running() {
        runner.start();
    }

    @Test
    void stoppedItRunsNothingAndStartedAgainItTakesUpWhatWaits() throws Exception {
        runner.stop();
        var waits = start();
        assertThat(echo.said.poll(1, TimeUnit.SECONDS)).isNull();
        runner.start();
        assertThat(echo.said.poll(20, TimeUnit.SECONDS)).contains(waits.toString());
    }

    @Test
    void everyDatabaseOfATestHasTheRecurringTasks() {
        assertThat(recurring()).isEqualTo(1);
    }

    /** Each round points at an empty database the moment the jobs of the last one are due, or run. */
    @Test
    void aJobEndsInTheDatabaseItBeganIn() throws Exception {
        for (int round = 0; round < 5; round++) {
            runner.stop();
            databases.renew();
            actors.create();
            runner.start();
            echo.said.clear();
            var first = start();
            assertThat(echo.said.poll(20, TimeUnit.SECONDS)).contains(first.toString());
            for (int more = 0; more < 4; more++) {
                start();
            }
            Thread.sleep(50L * round);
            runner.stop();
            var ran = echo.said.size();
            assertThat(waiting())
                    .as("what ran is done with, what did not run still waits")
                    .isEqualTo(4 - ran);
        }
    }

    private UUID start() {
        var subject = UUID.randomUUID();
        actors.as(actors.lead(), () -> {
            jobs.start(echo, subject, actors.lead());
            return null;
        });
        return subject;
    }

    private int waiting() {
        return count("testing.echo");
    }

    private int recurring() {
        return count("audit.checkpoint");
    }

    private int count(String task) {
        return db.sql("select count(*) from kernel.scheduled_tasks where task_name = ?")
                .param(task)
                .query(Integer.class)
                .single();
    }
}
