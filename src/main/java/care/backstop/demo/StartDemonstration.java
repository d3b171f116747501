package care.backstop.demo;

import care.backstop.access.Accounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes the demonstration at the first start, before the program says that it is ready. */
@Component
@ConditionalOnProperty(name = "backstop.demonstration", havingValue = "true")
class StartDemonstration {

    private static final Logger LOG = LoggerFactory.getLogger(StartDemonstration.class);

    private final Demonstration demonstration;
    private final Accounts accounts;
    private final Clock clock;
    private final String folder;

    StartDemonstration(
            Demonstration demonstration, Accounts accounts, Clock clock, @Value("${backstop.data}") String folder) {
        this.demonstration = demonstration;
        this.accounts = accounts;
        this.clock = clock;
        this.folder = folder;
    }

    @EventListener
    @Order(50)
    void on(ApplicationReadyEvent ready) {
        if (demonstration.begun() ? demonstration.complete() : !accounts.nobodyYet()) {
            return;
        }
        LOG.info("Making the demonstration council; this takes about half a minute, and once only");
        long started = System.nanoTime();
        Consumer<Instant> turnTo = clock instanceof StoryClock story ? story::turnTo : _ -> {};
        try {
            demonstration.make(turnTo);
            LOG.info(
                    "The demonstration council is made, in {} s",
                    Duration.ofNanos(System.nanoTime() - started).toSeconds());
        } catch (RuntimeException e) {
            LOG.error(
                    "The demonstration council is only partly made. Start again to go on; if that does not help, stop and remove the folder {}",
                    folder,
                    e);
        } finally {
            if (clock instanceof StoryClock story) {
                story.release();
            }
        }
    }
}
