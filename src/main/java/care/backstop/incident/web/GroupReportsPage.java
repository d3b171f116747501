package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.incident.rules.DailyReport;
import care.backstop.incident.usecase.FileGroupReport;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.util.Map;
import java.util.UUID;

/** What the operational group reports each day. */
public record GroupReportsPage(
        Room room,
        String base,
        boolean formed,
        boolean missing,
        String now,
        DataTable reports,
        boolean mayWrite,
        Map<String, String> typed,
        Errors errors) {

    static GroupReportsPage of(
            Room room, FileGroupReport.Reported r, boolean mayWrite, Map<String, String> typed, Errors errors) {
        var base = "/incidents/" + room.incident();
        return new GroupReportsPage(
                room,
                base,
                r.formed(),
                r.missing(),
                "The list of people says now: %d identified, %d moved, %s."
                        .formatted(r.identified(), r.moved(), DailyReport.words(r.identified(), r.moved())),
                DataTable.of("reports", "Reports of the operational group")
                        .hideCaption()
                        .columns("Day", "Identified", "Moved", "Share", "What stands in the way", "Filed")
                        .rows(r.reports().stream()
                                .map(x -> DataTable.Row.of(
                                        London.show(x.day()),
                                        Integer.toString(x.identified()),
                                        Integer.toString(x.moved()),
                                        DailyReport.words(x.identified(), x.moved()),
                                        x.note() == null ? "" : x.note(),
                                        "%s, %s".formatted(x.by(), London.show(x.at()))))
                                .toList())
                        .csv(base + "/team/reports.csv")
                        .empty("Nothing has been reported yet."),
                mayWrite,
                typed.isEmpty()
                        ? Map.of("identified", Integer.toString(r.identified()), "moved", Integer.toString(r.moved()))
                        : typed,
                errors);
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public String key() {
        return UUID.randomUUID().toString();
    }
}
