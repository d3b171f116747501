package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Select.Option;
import care.backstop.incident.usecase.GiveOwnerCodes.Seen;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.util.List;
import java.util.Map;

/** Who stands behind the codes by which the procedures of a plan name their owners. */
public record OwnerCodesPage(
        Room room,
        String base,
        DataTable table,
        List<String> gaps,
        List<Option> codes,
        List<Option> members,
        boolean mayWrite,
        Map<String, String> typed,
        Errors errors) {

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    static OwnerCodesPage of(Seen seen, boolean mayWrite, Map<String, String> typed, Errors errors) {
        var base = "/incidents/" + seen.room().incident() + "/actions";
        return new OwnerCodesPage(
                seen.room(),
                base,
                DataTable.of("codes", "Owner codes")
                        .hideCaption()
                        .columns("Code", "What it stands for", "Procedure", "Who", "Since", "Open actions")
                        .rows(seen.codes().stream()
                                .map(c -> {
                                    var holder = c.holder();
                                    return DataTable.Row.of(
                                            c.code(),
                                            c.words(),
                                            c.procedure(),
                                            holder == null ? "Nobody" : holder.name() + ", " + holder.agency(),
                                            holder == null ? "" : London.show(holder.from()),
                                            Integer.toString(c.lines()));
                                })
                                .toList())
                        .empty("The procedures of this plan name nobody by a code.")
                        .csv(base + "/owners.csv"),
                seen.codes().stream()
                        .filter(c -> c.holder() == null && c.lines() > 0)
                        .map(c -> "%s, %s".formatted(c.code(), c.words()))
                        .toList(),
                seen.codes().stream()
                        .map(c -> Option.of(
                                c.template() + " " + c.code(),
                                "%s, %s (%s)".formatted(c.code(), c.words(), c.procedure())))
                        .toList(),
                seen.members().stream()
                        .map(m -> Option.of(
                                m.post().toString(),
                                "%s, %s (%s)".formatted(m.userName(), m.postName(), m.agencyName())))
                        .toList(),
                mayWrite,
                typed,
                errors);
    }
}
