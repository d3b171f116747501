package care.backstop.kernel.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/**
 * Runs what is due, from when the program is ready until before the database goes. A node that dies is noticed after
 * some missed heartbeats, and another takes its work up. Stopped, nothing of it touches the database; started again, it
 * is as new, and enters the recurring tasks where they are missing.
 */
@Component
public class JobRunner {

    private static final Duration HEARTBEAT = Duration.ofSeconds(3);
    private static final int MISSED_HEARTBEATS = 4;

    private final DataSource dataSource;
    private final ScheduledJobs.JobTasks tasks;
    private final List<RecurringTask<?>> recurring;
    private final Duration poll;

    private volatile @Nullable Scheduler scheduler;

    JobRunner(
            DataSource dataSource,
            ScheduledJobs.JobTasks tasks,
            List<RecurringTask<?>> recurring,
            @Value("${backstop.jobs.poll:1s}") Duration poll) {
        this.dataSource = dataSource;
        this.tasks = tasks;
        this.recurring = recurring;
        this.poll = poll;
    }

    /** First of all that wait for readiness: the demonstration starts jobs and waits for them. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(10)
    public synchronized void start() {
        if (scheduler == null) {
            var begun = Scheduler.create(
                            new TransactionAwareDataSourceProxy(dataSource), List.<Task<?>>copyOf(tasks.all()))
                    .startTasks(recurring)
                    .tableName(ScheduledJobs.TABLE)
                    .serializer(new ScheduledJobs.TextSerializer())
                    .threads(2)
                    .pollingInterval(poll)
                    .heartbeatInterval(HEARTBEAT)
                    .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                    .shutdownMaxWait(Duration.ofSeconds(2))
                    .build();
            begun.start();
            scheduler = begun;
        }
    }

    /** Looks for what is due at once instead of when it would next. */
    void look() {
        var running = scheduler;
        if (running != null) {
            running.triggerCheckForDueExecutions();
        }
    }

    /** Waits a little for what is running, then interrupts it, and waits until it has ended. */
    @EventListener(ContextClosedEvent.class)
    public synchronized void stop() {
        var running = scheduler;
        if (running != null) {
            running.stop();
            scheduler = null;
        }
    }
}
