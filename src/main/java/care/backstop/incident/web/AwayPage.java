package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.Select.Option;
import care.backstop.govuk.Table.Cell;
import care.backstop.incident.model.Action;
import care.backstop.incident.usecase.NoteAbsence.Away;
import care.backstop.kernel.IncidentMembers.Member;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who is away, and which actions somebody else should take.
 *
 * @param prompt what has to be handed over now; null when nothing has
 */
public record AwayPage(
        Room room,
        String base,
        @Nullable String prompt,
        DataTable table,
        List<Option> members,
        List<Option> absences,
        boolean mayWrite,
        Map<String, String> typed,
        Errors errors) {

    private static final int SHOWN = 8;

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    static AwayPage of(
            Room room,
            List<Away> away,
            List<Member> members,
            boolean mayWrite,
            Map<String, String> typed,
            Errors errors) {
        var incident = "/incidents/" + room.incident();
        var now = away.stream().filter(a -> a.now() && !a.actions().isEmpty()).toList();
        return new AwayPage(
                room,
                incident + "/away",
                now.isEmpty()
                        ? null
                        : "Give these to somebody else: "
                                + now.stream()
                                        .map(a -> "%s of %s, who is away"
                                                .formatted(
                                                        Spans.counted(
                                                                a.actions().size(), "action"),
                                                        a.who().userName()))
                                        .collect(Collectors.joining("; ")),
                DataTable.of("away", "Who is away")
                        .columns("Who", "From", "Until", "Actions for somebody else")
                        .rows(away.stream().map(a -> row(a, incident)).toList())
                        .empty("Nobody is noted as away.")
                        .csv(incident + "/away.csv"),
                members.stream()
                        .map(m -> Option.of(
                                m.post().toString(),
                                "%s, %s (%s)".formatted(m.userName(), m.postName(), m.agencyName())))
                        .toList(),
                away.stream()
                        .map(a -> Option.of(
                                a.absence().id().toString(),
                                "%s is back".formatted(a.who().userName())))
                        .toList(),
                mayWrite,
                typed,
                errors);
    }

    private static DataTable.Row row(Away a, String incident) {
        var numbers = a.actions().stream().limit(SHOWN).map(Action::number).collect(Collectors.joining(", "))
                + (a.actions().size() > SHOWN
                        ? " and %d more".formatted(a.actions().size() - SHOWN)
                        : "");
        return DataTable.Row.of(
                Cell.of("%s, %s".formatted(a.who().userName(), a.who().postName())),
                Cell.of(London.show(a.absence().fromOn())),
                Cell.of(
                        a.absence().untilOn() == null
                                ? "Not known"
                                : London.show(a.absence().untilOn())),
                a.actions().isEmpty()
                        ? Cell.of("None")
                        : Cell.of(Tags.link(
                                numbers,
                                Href.of(incident + "/actions")
                                        .with("owner", a.absence().post())
                                        .with("state", "TO_DO")
                                        .toString())));
    }
}
