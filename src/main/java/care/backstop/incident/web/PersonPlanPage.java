package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.Select.Option;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Tag;
import care.backstop.incident.model.Action.State;
import care.backstop.incident.usecase.SettleForPerson.Line;
import care.backstop.incident.usecase.SettleForPerson.Seen;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the plan asks for one person before they move. */
public record PersonPlanPage(
        Room room,
        String self,
        String called,
        String person,
        DataTable table,
        List<Option> lines,
        List<Option> states,
        boolean mayWrite,
        Map<String, String> typed,
        Errors errors) {

    static PersonPlanPage of(Room room, Seen seen, boolean mayWrite, Map<String, String> typed, Errors errors) {
        var base = "/incidents/" + room.incident();
        var self = base + "/people/" + seen.person().id() + "/plan";
        var open = seen.lines().stream().filter(l -> !l.action().settled()).toList();
        return new PersonPlanPage(
                room,
                self,
                seen.person().called(),
                base + "/people/" + seen.person().id(),
                DataTable.of("plan", "Before this person moves")
                        .columns("Action", "What is to be done", "For this person", "What shows it")
                        .rows(seen.lines().stream().map(l -> row(l, base)).toList())
                        .empty("The plan of this incident asks for nothing that is settled person by person.")
                        .csvFrom(Href.of(self)),
                open.stream()
                        .map(l -> Option.of(
                                l.action().id().toString(),
                                l.action().number() + " "
                                        + HomePage.shortened(l.action().wording())))
                        .toList(),
                Stream.of(State.DONE, State.NOT_APPLICABLE, State.TO_DO)
                        .map(s -> Option.of(s.name(), s.words()))
                        .toList(),
                mayWrite && !open.isEmpty(),
                typed,
                errors);
    }

    private static DataTable.Row row(Line l, String base) {
        var a = l.action();
        var theirs = l.theirs();
        var state = a.settled()
                ? Tag.good(a.state().words() + " for everybody")
                : theirs == null || theirs.state() == State.TO_DO
                        ? Tag.waiting(State.TO_DO.words())
                        : Tag.good(theirs.state().words());
        return DataTable.Row.of(
                Cell.of(Tags.link(a.number(), base + "/actions/" + a.id())),
                Cell.of(a.wording()),
                Cell.of(Tags.content(state)),
                Cell.of(
                        theirs == null
                                ? ""
                                : "%s (%s, %s, %s)"
                                        .formatted(
                                                theirs.words(),
                                                theirs.by(),
                                                theirs.postName(),
                                                London.show(theirs.at()))));
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }
}
