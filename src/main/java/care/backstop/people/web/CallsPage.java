package care.backstop.people.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.DataTable.Row;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.Input;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Text;
import care.backstop.kernel.room.Room;
import care.backstop.people.rules.InTouch.By;
import care.backstop.people.usecase.PlanCalls.Call;
import care.backstop.people.usecase.PlanCalls.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is called on which day, and who is written to. */
public record CallsPage(
        Room room,
        String base,
        List<Object> controls,
        @Nullable String sum,
        @Nullable DataTable table,
        Errors errors) {

    static CallsPage of(Room room, @Nullable Plan plan, List<Object> controls, Href here, Errors errors) {
        var people = "/incidents/" + room.incident() + "/people";
        return new CallsPage(
                room,
                people,
                controls,
                plan == null ? null : sum(plan),
                plan == null
                        ? null
                        : DataTable.of("calls", "In this order")
                                .columns("Person", "How", "Day", "Tried so far", "Who has the case")
                                .rows(plan.calls().stream()
                                        .map(c -> row(c, people))
                                        .toList())
                                .empty("Everybody cared for at home has been reached.")
                                .csvFrom(here),
                errors);
    }

    private static String sum(Plan plan) {
        long calls = plan.calls().stream().filter(c -> c.slot().by() == By.CALL).count();
        long letters = plan.calls().size() - calls;
        return "%d to call, %d to write to; %d reached already.".formatted(calls, letters, plan.reached());
    }

    private static Row row(Call c, String people) {
        var p = c.person();
        var worker = p.workerName();
        return Row.of(
                Cell.of(PeoplePage.lines(
                        CarePage.link(p.called(), people + "/" + p.id()),
                        p.called().equals(p.reference()) ? null : Text.of(p.reference()))),
                Cell.of(c.slot().by().words()),
                Cell.of("Day " + c.slot().day()),
                Cell.of(tried(p.unreached())),
                Cell.of(worker == null ? "Nobody" : worker));
    }

    private static String tried(int unreached) {
        return switch (unreached) {
            case 0 -> "";
            case 1 -> "Not reached once";
            default -> "Not reached %d times: visit them".formatted(unreached);
        };
    }

    static Input number(String name, String label, String value, Errors errors) {
        return Input.of(name, label).numeric().width(4).value(value).error(errors.on(name));
    }
}
