package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.Select.Option;
import care.backstop.incident.usecase.StaffIncident;
import care.backstop.kernel.Actor;
import care.backstop.kernel.IncidentStaff.Standing;
import care.backstop.kernel.IncidentStaff.Stay;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is in an incident, ready to be read and changed.
 *
 * @param form which form was sent and refused: add, end or exclude; empty for none
 */
public record MembersPage(
        Room room,
        String base,
        DataTable members,
        DataTable before,
        DataTable exclusions,
        List<Option> candidates,
        List<Option> leaving,
        List<Option> users,
        String form,
        Map<String, String> typed,
        Errors errors) {

    static MembersPage of(Room room, StaffIncident.Staff staff, String form, Map<String, String> typed, Errors errors) {
        var base = "/incidents/" + room.incident() + "/members";
        var live = staff.stays().stream()
                .filter(s -> s.standing() != Standing.ENDED)
                .toList();
        return new MembersPage(
                room,
                base,
                DataTable.of("members", "Who is in this incident")
                        .hideCaption()
                        .columns("Post", "Agency", "Who", "Role", "Since", "Until", "Let in because")
                        .rows(live.stream()
                                .map(s -> DataTable.Row.of(
                                        s.who().postName(),
                                        s.who().agencyName(),
                                        s.who().name(),
                                        s.who().role().words(),
                                        s.standing() == Standing.COMING
                                                ? "Not before " + London.show(s.from())
                                                : London.show(s.from()),
                                        s.until() == null ? "No end" : London.show(s.until()),
                                        because(s)))
                                .toList())
                        .empty("Nobody is in this incident.")
                        .csv(base + ".csv"),
                DataTable.of("before", "Who was in it before")
                        .columns("Post", "Agency", "Who", "From", "Until", "Left because")
                        .rows(staff.stays().stream()
                                .filter(s -> s.standing() == Standing.ENDED)
                                .map(s -> DataTable.Row.of(
                                        s.who().postName(),
                                        s.who().agencyName(),
                                        s.who().name(),
                                        London.show(s.from()),
                                        shown(s.until()),
                                        s.endedBecause() == null ? "The time was over" : s.endedBecause()))
                                .toList())
                        .empty("Nobody has left it.")
                        .csvFrom(Href.of(base)),
                DataTable.of("exclusions", "Shut out for a conflict of interest")
                        .columns("Who", "What the conflict is", "By", "Since")
                        .rows(staff.exclusions().stream()
                                .map(x -> DataTable.Row.of(x.name(), x.because(), x.by(), London.show(x.at())))
                                .toList())
                        .empty("Nobody is shut out.")
                        .csvFrom(Href.of(base)),
                staff.candidates().stream().map(p -> option(p, false)).toList(),
                live.stream().map(s -> option(s.who(), false)).toList(),
                staff.users().stream().map(p -> option(p, true)).toList(),
                form,
                typed,
                errors);
    }

    private static String because(Stay s) {
        return s.because() == null ? "In it from the start" : "%s (%s)".formatted(s.because(), s.addedBy());
    }

    private static String shown(@Nullable Instant at) {
        return at == null ? "" : London.show(at);
    }

    private static Option option(Actor who, boolean user) {
        return user
                ? Option.of(who.user().toString(), "%s, %s, %s".formatted(who.name(), who.postName(), who.agencyName()))
                : Option.of(
                        who.post().toString(), "%s: %s, %s".formatted(who.agencyName(), who.postName(), who.name()));
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }
}
