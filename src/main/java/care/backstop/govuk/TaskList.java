package care.backstop.govuk;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has to be done and how far it is: {@code TaskList.of().task(Task.of("Tell the CQC", "/…").status(tag))}. */
public record TaskList(String prefix, List<Task> tasks, Look look) implements Styled<TaskList> {

    /**
     * One task.
     *
     * @param href null while it cannot be started
     * @param status words, used when there is no tag
     */
    public record Task(
            Content title,
            @Nullable String titleClasses,
            @Nullable String href,
            @Nullable Content hint,
            @Nullable Tag tag,
            @Nullable Content status,
            @Nullable String statusClasses,
            @Nullable String classes) {

        public static Task of(String title, @Nullable String href) {
            return new Task(Text.of(title), null, href, null, null, null, null, null);
        }

        public Task hint(@Nullable String hint) {
            var content = hint == null ? null : Text.of(hint);
            return new Task(title, titleClasses, href, content, tag, status, statusClasses, classes);
        }

        public Task status(Tag tag) {
            return new Task(title, titleClasses, href, hint, tag, null, statusClasses, classes);
        }

        public Task status(String words) {
            return new Task(title, titleClasses, href, hint, null, Text.of(words), statusClasses, classes);
        }

        /** A status that asks for nothing, such as "Completed", in plain words. */
        public Task done(String words) {
            return status(words);
        }

        /** A status in grey, such as "Cannot start yet". */
        public Task cannotStart(String words) {
            return new Task(
                    title,
                    titleClasses,
                    null,
                    hint,
                    null,
                    Text.of(words),
                    "govuk-task-list__status--cannot-start-yet",
                    classes);
        }
    }

    public TaskList {
        tasks = List.copyOf(tasks);
    }

    public static TaskList of() {
        return new TaskList("task-list", List.of(), Look.PLAIN);
    }

    /** Needed when a page has two lists. */
    public TaskList prefix(String prefix) {
        return new TaskList(prefix, tasks, look);
    }

    public TaskList task(Task task) {
        var all = new ArrayList<>(tasks);
        all.add(task);
        return tasks(all);
    }

    public TaskList tasks(List<Task> tasks) {
        return new TaskList(prefix, tasks, look);
    }

    @Override
    public TaskList with(Look look) {
        return new TaskList(prefix, tasks, look);
    }
}
