package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Select.Option;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Tag;
import care.backstop.incident.model.Handover;
import care.backstop.incident.usecase.RunTheTeam;
import care.backstop.kernel.Actor;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.util.List;
import java.util.Map;

/** Who has which role of the emergency team, and what one leaves to the next. */
public record RolesPage(
        Room room,
        String base,
        String clause,
        DataTable table,
        List<String> gaps,
        List<Note> notes,
        List<Option> roles,
        List<Option> held,
        List<Option> members,
        boolean mayWrite,
        Map<String, String> typed,
        Errors errors) {

    /** A hand-over note. */
    public record Note(
            String id, String role, String from, String to, String given, String note, Tag tag, boolean mine) {}

    static RolesPage of(
            Room room,
            String clause,
            List<RunTheTeam.Role> roles,
            List<Handover> handovers,
            List<Option> members,
            boolean mayWrite,
            Actor actor,
            Map<String, String> typed,
            Errors errors) {
        return new RolesPage(
                room,
                "/incidents/" + room.incident() + "/team",
                clause,
                DataTable.of("roles", "Roles of the team")
                        .hideCaption()
                        .columns("Role", "Who", "Agency", "Telephone", "Since")
                        .rows(roles.stream().map(RolesPage::row).toList())
                        .csv("/incidents/" + room.incident() + "/team/roles.csv"),
                roles.stream()
                        .filter(RunTheTeam.Role::gap)
                        .map(r -> r.kind().name())
                        .toList(),
                handovers.stream().map(h -> note(h, roles, actor, mayWrite)).toList(),
                roles.stream()
                        .map(r -> Option.of(r.kind().key(), r.kind().name()))
                        .toList(),
                roles.stream()
                        .filter(r -> r.holder() != null)
                        .map(r -> Option.of(r.kind().key(), r.kind().name()))
                        .toList(),
                members,
                mayWrite,
                typed,
                errors);
    }

    private static DataTable.Row row(RunTheTeam.Role r) {
        var h = r.holder();
        if (h == null) {
            return DataTable.Row.of(
                    Cell.of(r.kind().name()),
                    Cell.of(Tags.content(r.gap() ? Tag.urgent("Nobody") : Tag.waiting("Nobody"))),
                    Cell.of(""),
                    Cell.of(""),
                    Cell.of(""));
        }
        return DataTable.Row.of(
                r.kind().name(), h.name(), h.agency(), h.phone() == null ? "" : h.phone(), London.show(h.from()));
    }

    private static Note note(Handover h, List<RunTheTeam.Role> roles, Actor actor, boolean mayWrite) {
        boolean open = h.acknowledgedAt() == null;
        return new Note(
                h.id().toString(),
                roles.stream()
                        .filter(r -> r.kind().key().equals(h.role()))
                        .map(r -> r.kind().name())
                        .findFirst()
                        .orElse(h.role()),
                h.from(),
                h.to(),
                London.show(h.givenAt()),
                h.note(),
                h.acknowledgedAt() == null
                        ? Tag.soon("Not taken over yet")
                        : Tag.good("Taken over " + London.show(h.acknowledgedAt())),
                open && (actor.post().equals(h.toPost()) || (h.toPost() == null && mayWrite)));
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }
}
