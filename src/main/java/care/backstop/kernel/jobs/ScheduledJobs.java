package care.backstop.kernel.jobs;

import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.ActorsByPost;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Jobs on db-scheduler. A node that dies is noticed after some missed heartbeats, and another takes its work up. */
@Configuration(proxyBeanMethods = false)
class ScheduledJobs {

    private static final Logger log = LoggerFactory.getLogger(ScheduledJobs.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);
    private static final int MISSED_HEARTBEATS = 4;

    @Bean
    JobTasks jobTasks(List<Job> jobs, ActorsByPost actors) {
        return new JobTasks(jobs.stream().map(j -> task(j, actors)).toList());
    }

    /** The one-time tasks, one a job. A bean type of its own, so that recurring tasks stay apart. */
    record JobTasks(List<OneTimeTask<String>> all) {}

    @Bean(destroyMethod = "")
    Scheduler scheduler(
            DataSource dataSource,
            JobTasks tasks,
            List<RecurringTask<?>> recurring,
            @Value("${backstop.jobs.poll:1s}") Duration poll) {
        return Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), List.<Task<?>>copyOf(tasks.all()))
                .startTasks(recurring)
                .tableName("kernel.scheduled_tasks")
                .serializer(new TextSerializer())
                .threads(2)
                .pollingInterval(poll)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(Duration.ofSeconds(2))
                .build();
    }

    @Bean
    Jobs jobs(DataSource dataSource, JobTasks tasks) {
        var client = SchedulerClient.Builder.create(
                        new TransactionAwareDataSourceProxy(dataSource), List.copyOf(tasks.all()))
                .tableName("kernel.scheduled_tasks")
                .serializer(new TextSerializer())
                .build();
        return (job, subject, actor) -> {
            var task = tasks.all().stream()
                    .filter(t -> t.getName().equals(job.name()))
                    .findFirst()
                    .orElseThrow();
            // Due since ever: the scheduler asks the database what is due by its own clock, not by ours.
            client.scheduleIfNotExists(
                    task.instance(subject.toString(), actor.post().toString()), Instant.EPOCH);
        };
    }

    private static OneTimeTask<String> task(Job job, ActorsByPost actors) {
        return Tasks.oneTime(job.name(), String.class)
                .onFailure((complete, operations) -> giveUp(
                        job,
                        actors,
                        complete.getExecution().taskInstance.getId(),
                        (String) complete.getExecution().taskInstance.getData(),
                        complete.getCause().orElseGet(() -> new IllegalStateException("unknown cause")),
                        operations))
                .execute((instance, _) -> {
                    var subject = UUID.fromString(instance.getId());
                    var actor = actor(actors, instance.getData());
                    Acting.as(actor, () -> job.run(subject, actor));
                });
    }

    private static void giveUp(
            Job job,
            ActorsByPost actors,
            String subject,
            String post,
            Throwable cause,
            ExecutionOperations<String> operations) {
        log.warn("job {} {} failed", job.name(), subject, cause);
        operations.remove();
        var actor = actor(actors, post);
        Acting.as(actor, () -> job.failed(UUID.fromString(subject), actor, cause));
    }

    private static Actor actor(ActorsByPost actors, String post) {
        return actors.find(UUID.fromString(post))
                .orElseThrow(() -> new IllegalStateException("the post that started this is no longer active"));
    }

    /** Starts when the program is ready and stops before the database does. */
    @Configuration(proxyBeanMethods = false)
    static class Running {

        private final Scheduler scheduler;

        Running(Scheduler scheduler) {
            this.scheduler = scheduler;
        }

        /** First of all that wait for readiness: the demonstration starts jobs and waits for them. */
        @EventListener(ApplicationReadyEvent.class)
        @Order(10)
        void start() {
            scheduler.start();
        }

        @EventListener(ContextClosedEvent.class)
        void stop() {
            scheduler.stop();
        }
    }

    /** Ids as text: nothing is ever deserialised into objects. */
    private static final class TextSerializer implements Serializer {

        @Override
        public byte[] serialize(Object data) {
            return data == null ? new byte[0] : data.toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public <T> @Nullable T deserialize(Class<T> type, byte[] bytes) {
            return type == String.class ? type.cast(new String(bytes, StandardCharsets.UTF_8)) : null;
        }
    }
}
