package care.backstop.kernel.jobs;

import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.ActorsByPost;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Jobs on db-scheduler: what each is called, does, and does when it fails. {@link JobRunner} runs them. */
@Configuration(proxyBeanMethods = false)
class ScheduledJobs {

    private static final Logger log = LoggerFactory.getLogger(ScheduledJobs.class);
    static final String TABLE = "kernel.scheduled_tasks";

    @Bean
    JobTasks jobTasks(List<Job> jobs, ActorsByPost actors) {
        return new JobTasks(jobs.stream().map(j -> task(j, actors)).toList());
    }

    /** The one-time tasks, one a job. A bean type of its own, so that recurring tasks stay apart. */
    record JobTasks(List<OneTimeTask<String>> all) {}

    @Bean
    Jobs jobs(DataSource dataSource, JobTasks tasks, JobRunner runner) {
        var client = SchedulerClient.Builder.create(
                        new TransactionAwareDataSourceProxy(dataSource), List.copyOf(tasks.all()))
                .tableName(TABLE)
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
            onceCommitted(runner::look);
        };
    }

    /** Another node finds it when it next looks; this one looks at once, so that nobody waits for the clock. */
    private static void onceCommitted(Runnable look) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            look.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                look.run();
            }
        });
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

    /** Ids as text: nothing is ever deserialised into objects. */
    static final class TextSerializer implements Serializer {

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
