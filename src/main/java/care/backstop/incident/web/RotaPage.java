package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Select.Option;
import care.backstop.incident.model.Incident;
import care.backstop.incident.model.Shift;
import care.backstop.incident.rules.StaffHours;
import care.backstop.incident.usecase.MindTheStaff;
import care.backstop.incident.usecase.RunTheTeam;
import care.backstop.incident.usecase.RunTheTeam.Uncovered;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Who is on duty when. */
public record RotaPage(
        Room room,
        String base,
        List<Day> days,
        List<String> gaps,
        DataTable hours,
        List<Option> roles,
        List<Option> members,
        List<Option> places,
        List<Option> locations,
        boolean mayWrite,
        Map<String, String> typed,
        Errors errors) {

    /** One day of it. */
    public record Day(String name, String count, List<Line> lines) {}

    /** One shift. */
    public record Line(String id, String who, String role, String when, String where) {}

    static RotaPage of(
            Room room,
            Incident incident,
            List<RunTheTeam.Role> roles,
            List<Shift> shifts,
            List<Uncovered> uncovered,
            List<StaffHours.Sum> hours,
            List<Option> members,
            boolean mayWrite,
            Map<String, String> typed,
            Errors errors) {
        var days = new ArrayList<Day>();
        for (var entry : RunTheTeam.perDay(shifts).entrySet()) {
            LocalDate day = entry.getKey();
            days.add(new Day(
                    London.show(day),
                    Spans.counted(entry.getValue(), "shift"),
                    shifts.stream()
                            .filter(s -> London.day(s.from()).equals(day))
                            .map(s -> line(s, incident, roles))
                            .toList()));
        }
        return new RotaPage(
                room,
                "/incidents/" + room.incident() + "/team",
                days,
                uncovered.stream()
                        .flatMap(u -> u.gaps().stream()
                                .map(g -> "%s: nobody from %s to %s"
                                        .formatted(u.role().name(), London.show(g.from()), London.show(g.to()))))
                        .toList(),
                hours(hours, "/incidents/" + room.incident() + "/team/hours.csv"),
                roles.stream()
                        .map(r -> Option.of(r.kind().key(), r.kind().name()))
                        .toList(),
                members,
                Arrays.stream(Shift.Place.values())
                        .map(p -> Option.of(p.name(), p.words()))
                        .toList(),
                incident.sites().stream()
                        .map(s -> Option.of(s.location(), s.name()))
                        .toList(),
                mayWrite,
                typed,
                errors);
    }

    private static DataTable hours(List<StaffHours.Sum> sums, String csv) {
        var rows = new ArrayList<DataTable.Row>();
        sums.forEach(s -> rows.add(DataTable.Row.of(s.role(), s.agency(), spent(s.worked()), spent(s.planned()))));
        if (sums.size() > 1) {
            rows.add(DataTable.Row.of(
                    "Together",
                    "",
                    spent(sums.stream().mapToLong(StaffHours.Sum::worked).sum()),
                    spent(sums.stream().mapToLong(StaffHours.Sum::planned).sum())));
        }
        return DataTable.of("hours", "Hours that this incident takes")
                .columns("Role", "Agency", "So far", "Still on the rota")
                .rows(rows)
                .empty("Nobody has been on the rota.")
                .csv(csv);
    }

    private static String spent(long minutes) {
        return MindTheStaff.hours(Math.toIntExact(minutes));
    }

    private static Line line(Shift s, Incident incident, List<RunTheTeam.Role> roles) {
        return new Line(
                s.id().toString(),
                s.name() + ", " + s.agency(),
                roles.stream()
                        .filter(r -> r.kind().key().equals(s.role()))
                        .map(r -> r.kind().name())
                        .findFirst()
                        .orElse(s.role()),
                London.show(s.from()) + " to " + London.show(s.to()),
                incident.sites().stream()
                        .filter(l -> l.location().equals(s.location()))
                        .map(Incident.Site::name)
                        .findFirst()
                        .orElse(s.place().words()));
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }
}
