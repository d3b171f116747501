package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Select.Option;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Tag;
import care.backstop.incident.usecase.MapTheDuty.Task;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.util.List;
import java.util.Map;

/**
 * Which function of the council does each task of the temporary duty.
 *
 * @param clause where the procedure asks for it; empty where it does not
 */
public record FunctionsPage(
        Room room,
        String base,
        String clause,
        DataTable table,
        List<Asked> tasks,
        List<Option> members,
        boolean mayWrite,
        Errors errors) {

    /** A task of the form, with what stands in its fields. */
    public record Asked(String key, String task, String function, String owner) {}

    static FunctionsPage of(
            Room room,
            String clause,
            List<Task> tasks,
            List<Option> members,
            boolean mayWrite,
            Map<String, String> typed,
            Errors errors) {
        var base = "/incidents/" + room.incident() + "/team/functions";
        return new FunctionsPage(
                room,
                base,
                clause,
                DataTable.of("functions", "Functions and owners")
                        .columns("Task", "Function", "Owner", "Named")
                        .rows(tasks.stream().map(FunctionsPage::row).toList())
                        .empty("The procedure of this council does not ask for functions to be named.")
                        .csv(base + ".csv"),
                tasks.stream().map(t -> asked(t, typed)).toList(),
                members,
                mayWrite && !tasks.isEmpty(),
                errors);
    }

    private static DataTable.Row row(Task t) {
        var by = t.by();
        return by == null
                ? DataTable.Row.of(
                        Cell.of(t.asked().task()),
                        Cell.of("Proposed: " + t.asked().function()),
                        Cell.of(Tags.content(Tag.urgent("Nobody yet"))),
                        Cell.of(""))
                : DataTable.Row.of(
                        t.asked().task(),
                        by.function(),
                        "%s, %s".formatted(by.owner(), by.postName()),
                        "%s, by %s".formatted(London.show(by.mappedAt()), by.mappedBy()));
    }

    private static Asked asked(Task t, Map<String, String> typed) {
        var by = t.by();
        var key = t.asked().key();
        return new Asked(
                key,
                t.asked().task(),
                typed.getOrDefault("function." + key, by == null ? t.asked().function() : by.function()),
                typed.getOrDefault("owner." + key, by == null ? "" : by.post().toString()));
    }
}
