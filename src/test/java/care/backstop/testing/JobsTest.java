package care.backstop.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.backstop.kernel.jobs.Jobs;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class JobsTest {

    @Autowired
    Jobs jobs;

    @Autowired
    TestSetup.EchoJob echo;

    @Autowired
    Actors actors;

    /** What jobs of another class said is not what is asked here. */
    @BeforeEach
    void hearNothingOfBefore() {
        echo.said.clear();
    }

    @Test
    void runsAsThePostThatStartedItAndOnlyIfTheTransactionCommitted() throws Exception {
        var subject = UUID.randomUUID();
        assertThatThrownBy(() -> actors.as(actors.lead(), () -> {
                    jobs.start(echo, UUID.randomUUID(), actors.lead());
                    throw new IllegalStateException("rolled back");
                }))
                .isInstanceOf(IllegalStateException.class);
        actors.as(actors.lead(), () -> {
            jobs.start(echo, subject, actors.lead());
            return null;
        });
        assertThat(echo.said.poll(20, TimeUnit.SECONDS)).isEqualTo("ran %s as incident lead", subject);
        assertThat(echo.said).isEmpty();
    }

    @Test
    void aFailureIsWrittenDownOnceAndNotTriedAgain() throws Exception {
        actors.as(actors.lead(), () -> {
            jobs.start(echo, TestSetup.EchoJob.FAILS, actors.lead());
            return null;
        });
        assertThat(echo.said.poll(20, TimeUnit.SECONDS)).isEqualTo("failed %s: asked to fail", TestSetup.EchoJob.FAILS);
    }
}
