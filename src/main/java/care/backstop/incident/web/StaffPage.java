package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Tag;
import care.backstop.incident.model.SupportSession;
import care.backstop.incident.usecase.MindTheStaff;
import care.backstop.incident.usecase.MindTheStaff.Officer;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the work does to those who do it.
 *
 * @param counted such as {@code 8 of 9 have confirmed}
 * @param mine whether the reader's own other work is asked about
 */
public record StaffPage(
        Room room,
        String base,
        String counted,
        DataTable officers,
        DataTable sessions,
        boolean mine,
        boolean mayWrite,
        Map<String, String> typed,
        Errors errors) {

    static StaffPage of(
            Room room,
            List<Officer> officers,
            List<SupportSession> sessions,
            UUID me,
            boolean mayWrite,
            boolean mayReadNotes,
            Map<String, String> typed,
            Errors errors) {
        var base = "/incidents/" + room.incident() + "/learning/staff";
        return new StaffPage(
                room,
                base,
                "%d of %d officers have confirmed that their other work is looked after"
                        .formatted(
                                officers.stream().filter(o -> o.said() != null).count(), officers.size()),
                DataTable.of("officers", "Officers' other work")
                        .hideCaption()
                        .columns("Who", "State", "What waits in a week", "Manager told", "When")
                        .rows(officers.stream().map(StaffPage::row).toList())
                        .csv(base + ".csv")
                        .empty("Nobody belongs to this incident yet."),
                DataTable.of("sessions", "Support offered to staff")
                        .hideCaption()
                        .columns("On", "What", "Offered to", "Taken by", "Notes")
                        .rows(sessions.stream()
                                .map(s -> DataTable.Row.of(
                                        Cell.of(London.show(s.heldOn())),
                                        Cell.of(s.what()),
                                        Cell.of(Integer.toString(s.offered())),
                                        Cell.of(Integer.toString(s.taken())),
                                        mayReadNotes
                                                ? Cell.of(Tags.link(
                                                        "For managers", base + "/sessions/" + s.id() + "/note"))
                                                : Cell.of("For managers")))
                                .toList())
                        .csv(base + "/sessions.csv")
                        .empty("None has been offered yet."),
                officers.stream().anyMatch(o -> o.member().post().equals(me)),
                mayWrite,
                typed,
                errors);
    }

    private static DataTable.Row row(Officer o) {
        var said = o.said();
        return DataTable.Row.of(
                Cell.of("%s, %s".formatted(o.member().userName(), o.member().postName())),
                Cell.of(Tags.content(tag(o))),
                Cell.of(
                        said == null || said.minutes() == null
                                ? ""
                                : said.minutes() == 0 ? "Nothing" : MindTheStaff.hours(said.minutes())),
                Cell.of(said == null || said.lineManager() == null ? "" : said.lineManager()),
                Cell.of(said == null ? "" : London.show(said.at())));
    }

    static Tag tag(Officer o) {
        var said = o.said();
        if (said == null) {
            return o.reminded() ? Tag.urgent("Reminded") : Tag.soon("Not confirmed");
        }
        return said.minutes() == null ? Tag.active("Hours still open") : Tag.good("Confirmed");
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public String key() {
        return UUID.randomUUID().toString();
    }
}
