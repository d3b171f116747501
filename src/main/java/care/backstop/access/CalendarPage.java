package care.backstop.access;

import care.backstop.govuk.Breadcrumbs;
import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.Select;
import care.backstop.kernel.London;
import care.backstop.kernel.calendar.CalendarTable;
import care.backstop.kernel.time.CalendarChange;
import care.backstop.kernel.time.Division;
import care.backstop.kernel.time.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The bank holidays of one year in one part of the United Kingdom, and what was changed here.
 *
 * @param days those of the year, struck ones among them
 * @param changes every row set here for this part, whatever its year
 */
public record CalendarPage(
        Division division,
        int year,
        List<Day> days,
        DataTable table,
        List<Change> changes,
        DataTable years,
        String standing,
        boolean mayChange,
        Map<String, String> typed,
        Errors errors) {

    static final String PATH = "/administration/calendar";

    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE", Locale.UK);

    /** A bank holiday, or one that was struck: where that comes from, and who set it here. */
    public record Day(
            LocalDate day,
            Division division,
            String title,
            String from,
            @Nullable String because,
            @Nullable String setBy,
            @Nullable Instant setAt) {}

    /** A row set here, ready to be withdrawn. */
    public record Change(String day, String date, String words, String because, String by, int version) {}

    static CalendarPage of(
            Division division,
            int year,
            WorkingCalendar calendar,
            List<CalendarTable.Row> rows,
            List<CalendarChange> shipped,
            List<CalendarTable.Year> years,
            Map<UUID, String> posts,
            boolean mayChange,
            Map<String, String> typed,
            Errors errors) {
        var here = rows.stream().filter(r -> r.change().division() == division).toList();
        var days = days(division, year, calendar, here, shipped, posts);
        return new CalendarPage(
                division,
                year,
                days,
                DataTable.of("days", "Bank holidays of %d in %s".formatted(year, division.words()))
                        .columns("Day", "Called", "From", "Who decided it", "Set by")
                        .rows(days.stream()
                                .map(d -> DataTable.Row.of(
                                        WEEKDAY.format(d.day()) + " " + London.show(d.day()),
                                        d.title(),
                                        d.from(),
                                        d.because() == null ? "" : d.because(),
                                        d.setBy() == null || d.setAt() == null
                                                ? ""
                                                : d.setBy() + ", " + London.show(d.setAt())))
                                .toList())
                        .empty("There is no calendar for %d. Confirm the year below, or choose another."
                                .formatted(year))
                        .csv(Href.of(PATH + ".csv")
                                .with("division", division.key())
                                .with("year", year)
                                .toString()),
                here.stream()
                        .map(r -> new Change(
                                r.change().day().toString(),
                                London.show(r.change().day()),
                                (r.change().kind() == CalendarChange.Kind.EXTRA ? "Added: " : "Struck: ")
                                        + r.change().title(),
                                r.change().because(),
                                posts.getOrDefault(r.setBy(), "a post of another council") + ", "
                                        + London.show(r.setAt()),
                                r.version()))
                        .toList(),
                DataTable.of("years", "Years confirmed here")
                        .columns("Year", "Part", "Compared with", "By")
                        .rows(years.stream()
                                .map(y -> DataTable.Row.of(
                                        Integer.toString(y.year()),
                                        y.division().words(),
                                        y.because(),
                                        posts.getOrDefault(y.confirmedBy(), "a post of another council") + ", "
                                                + London.show(y.confirmedAt())))
                                .toList())
                        .empty("None beside those that came with Backstop.")
                        .csvFrom(Href.of(PATH).with("division", division.key()).with("year", year)),
                standing(division, year, calendar),
                mayChange,
                typed,
                errors);
    }

    private static String standing(Division division, int year, WorkingCalendar calendar) {
        var confirmed = calendar.confirmedYears();
        return confirmed.contains(year)
                ? "The bank holidays of %d in %s were compared with the published list: deadlines are counted on them."
                        .formatted(year, division.words())
                : "Nobody has compared %d in %s with the published list: a deadline that reaches it is refused. Confirmed years are %s."
                        .formatted(
                                year,
                                division.words(),
                                confirmed.isEmpty() ? "none" : confirmed.getFirst() + " to " + confirmed.getLast());
    }

    private static List<Day> days(
            Division division,
            int year,
            WorkingCalendar calendar,
            List<CalendarTable.Row> here,
            List<CalendarChange> shipped,
            Map<UUID, String> posts) {
        var days = new ArrayList<Day>();
        calendar.holidays().forEach((day, title) -> {
            if (day.getYear() == year
                    && here.stream().noneMatch(r -> r.change().day().equals(day))) {
                var oneOff = shipped.stream()
                        .filter(c -> c.division() == division && c.day().equals(day))
                        .findFirst();
                days.add(new Day(
                        day,
                        division,
                        title,
                        oneOff.isPresent() ? "Published once" : "Every year",
                        oneOff.map(CalendarChange::because).orElse(null),
                        null,
                        null));
            }
        });
        for (var row : here) {
            var c = row.change();
            if (c.day().getYear() == year) {
                days.add(new Day(
                        c.day(),
                        division,
                        c.title(),
                        c.kind() == CalendarChange.Kind.EXTRA ? "Added here" : "Struck here: a working day",
                        c.because(),
                        posts.getOrDefault(row.setBy(), "a post of another council"),
                        row.setAt()));
            }
        }
        days.sort(Comparator.comparing(Day::day));
        return days;
    }

    static String redirect(Division division, int year) {
        return "redirect:" + Href.of(PATH).with("division", division.key()).with("year", year);
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public List<Select.Option> divisions() {
        return Arrays.stream(Division.values())
                .map(d -> Select.Option.of(d.key(), d.words()))
                .toList();
    }

    public Breadcrumbs breadcrumbs() {
        return Breadcrumbs.of().to("Administration", "/administration").here("Bank holidays");
    }
}
