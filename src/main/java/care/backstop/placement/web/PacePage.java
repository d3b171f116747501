package care.backstop.placement.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.Radios;
import care.backstop.govuk.Select;
import care.backstop.govuk.SummaryList;
import care.backstop.govuk.Table.Cell;
import care.backstop.kernel.London;
import care.backstop.kernel.room.KeyFigure;
import care.backstop.kernel.room.Room;
import care.backstop.placement.model.PaceLimits;
import care.backstop.placement.model.PaceLimits.Minimum;
import care.backstop.placement.model.PaceLimits.SaidBy;
import care.backstop.placement.model.Shift;
import care.backstop.placement.rules.Pace;
import care.backstop.placement.rules.Pace.Impossible;
import care.backstop.placement.rules.Pace.NotKnown;
import care.backstop.placement.rules.Pace.Possible;
import care.backstop.placement.usecase.ReadPace;
import care.backstop.placement.usecase.ReadPlacement;
import care.backstop.placement.usecase.ReadPlacement.RunDown;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How fast the service may and must empty.
 *
 * @param headline the answer in one sentence
 * @param reasons why it cannot be done, or what is not known
 * @param wouldHelp each of which alone would make it possible
 * @param alarms shifts below the minimum if all goes as planned
 */
public record PacePage(
        Room room,
        String base,
        String self,
        boolean mayWrite,
        int version,
        @Nullable String changed,
        List<KeyFigure> figures,
        String headline,
        boolean bad,
        List<String> reasons,
        List<String> wouldHelp,
        List<String> alarms,
        String chart,
        DataTable days,
        DataTable staff,
        DataTable homes,
        SummaryList known,
        PaceLimits limits,
        List<ReadPlacement.Place> goingTo,
        Errors errors,
        Map<String, String> typed) {

    private static final int MOST_ALARMS = 5;

    static PacePage of(
            ReadPace.Shown shown,
            RunDown runDown,
            List<ReadPlacement.Place> goingTo,
            boolean mayWrite,
            Errors errors,
            Map<String, String> typed) {
        var room = shown.room();
        var base = "/incidents/" + room.incident();
        var self = base + "/moves/pace";
        var answer = shown.answer();
        var limits = shown.kept().limits();
        return new PacePage(
                room,
                base,
                self,
                mayWrite,
                shown.kept().version(),
                shown.kept().at() == null
                        ? null
                        : "Last changed by %s, %s"
                                .formatted(
                                        shown.kept().byName(),
                                        London.show(shown.kept().at())),
                figures(shown),
                headline(answer, shown.there()),
                answer.verdict() instanceof Impossible,
                reasons(answer.verdict()),
                answer.verdict() instanceof Impossible impossible ? impossible.wouldHelp() : List.of(),
                alarms(answer),
                chart(shown, runDown),
                days(self, answer),
                staff(self, limits),
                homes(self, limits),
                known(limits),
                limits,
                goingTo,
                errors,
                typed);
    }

    private static List<KeyFigure> figures(ReadPace.Shown shown) {
        var answer = shown.answer();
        var figures = new ArrayList<KeyFigure>();
        figures.add(KeyFigure.of(
                "still there", shown.there(), "/incidents/" + shown.room().incident() + "/places"));
        figures.add(new KeyFigure(
                "last safe day for all to have moved",
                day(answer.lastSafe()),
                null,
                answer.verdict() instanceof Impossible));
        figures.add(new KeyFigure(
                "staff no longer enough for those there now",
                answer.ifNobodyMoves() == null ? "No day known" : London.show(answer.ifNobodyMoves()),
                null,
                false));
        int days = (int)
                answer.belowMinimum().stream().map(Pace.Short::day).distinct().count();
        figures.add(
                KeyFigure.of("days below the minimum as planned", days, null).alarm(days > 0));
        return figures;
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "Not known" : London.show(day);
    }

    /** The answer in one sentence. */
    static String headline(Pace.Answer answer, int there) {
        if (there == 0) {
            return "Nobody is left to move.";
        }
        return switch (answer.verdict()) {
            case Possible(var earliest) ->
                earliest == null
                        ? "It can be done, though not within the days shown."
                        : "It can be done: at the fastest everybody has moved by the end of %s."
                                .formatted(London.show(earliest));
            case Impossible _ -> "It cannot be done like this.";
            case NotKnown _ -> "Nothing known stands against it, but this is not known yet:";
        };
    }

    private static List<String> reasons(Pace.Verdict verdict) {
        return switch (verdict) {
            case Possible _ -> List.of();
            case Impossible(var because, var _) -> because;
            case NotKnown(var missing) -> missing;
        };
    }

    private static List<String> alarms(Pace.Answer answer) {
        return answer.belowMinimum().stream()
                .map(s -> "%s, %s: %d there, %d staff needed, %d expected"
                        .formatted(London.show(s.day()), s.shift().words(), s.people(), s.needed(), s.staff()))
                .toList();
    }

    /** As many as are read at a glance. */
    public List<String> firstAlarms() {
        return alarms.subList(0, Math.min(MOST_ALARMS, alarms.size()));
    }

    /** The others. */
    public List<String> moreAlarms() {
        return alarms.subList(firstAlarms().size(), alarms.size());
    }

    /** What the chart draws: numbers and days only. Of days gone by there is what really was. */
    private static String chart(ReadPace.Shown shown, RunDown runDown) {
        var points = new TreeMap<LocalDate, String>();
        var actual = new TreeMap<LocalDate, Integer>();
        runDown.days().stream()
                .filter(d -> d.actual() != null)
                .forEach(d -> actual.put(d.day().plusDays(1), d.actual()));
        var today = runDown.today();
        actual.headMap(today)
                .forEach((day, left) ->
                        points.put(day, "{\"day\":\"%s\",\"planned\":null,\"actual\":%d}".formatted(day, left)));
        shown.answer()
                .days()
                .forEach(d -> points.put(
                        d.day(),
                        "{\"day\":\"%s\",\"planned\":%d,\"actual\":%s,\"fewest\":%d,\"most\":%s}"
                                .formatted(
                                        d.day(),
                                        d.planned(),
                                        d.day().equals(today) ? String.valueOf(shown.there()) : "null",
                                        d.fewest(),
                                        d.most() == null ? null : Math.min(d.most(), shown.there()))));
        return points.values().stream().collect(Collectors.joining(",", "[", "]"));
    }

    private static DataTable days(String self, Pace.Answer answer) {
        return DataTable.of("pace", "Who may still be there, day by day")
                .columns(List.of(
                        DataTable.Column.of("On the morning of"),
                        DataTable.Column.of("As planned").numeric(),
                        DataTable.Column.of("At the fastest").numeric(),
                        DataTable.Column.of("Most who may be there").numeric(),
                        DataTable.Column.of("Staff enough for").numeric()))
                .rows(answer.days().stream()
                        .map(d -> DataTable.Row.of(
                                London.show(d.day()),
                                String.valueOf(d.planned()),
                                String.valueOf(d.fewest()),
                                d.most() == null ? "No limit known" : String.valueOf(d.most()),
                                d.enoughFor() == null ? "Not known" : String.valueOf(d.enoughFor())))
                        .toList())
                .csvFrom(Href.of(self));
    }

    private static SummaryList known(PaceLimits limits) {
        var list = SummaryList.of()
                .row(
                        "The team can move",
                        limits.perDay() == null
                                ? "Nobody has said how many a day"
                                : "%d people a day, %s"
                                        .formatted(
                                                limits.perDay(),
                                                limits.daysOff() ? "on every day" : "on working days only"));
        for (var each : limits.minimum()) {
            list = list.row(
                    "Fewest staff: " + each.shift().words().toLowerCase(Locale.UK),
                    each.peopleEach() == null
                            ? String.valueOf(each.least())
                            : "%d, and 1 for every %d people".formatted(each.least(), each.peopleEach()));
        }
        return limits.saidBy() == null
                ? list
                : list.row("Who says so", limits.saidBy().words());
    }

    private static DataTable staff(String self, PaceLimits limits) {
        return DataTable.of("staff", "Staff expected to be left")
                .columns(List.of(
                        DataTable.Column.of("From"),
                        DataTable.Column.of("Shift"),
                        DataTable.Column.of("Staff").numeric()))
                .rows(limits.expected().stream()
                        .map(e -> DataTable.Row.of(
                                London.show(e.from()), e.shift().words(), String.valueOf(e.staff())))
                        .toList())
                .csvFrom(Href.of(self))
                .empty("Nobody has said how many staff are expected to be left.");
    }

    private static DataTable homes(String self, PaceLimits limits) {
        return DataTable.of("takes", "What receiving services take")
                .columns(List.of(
                        DataTable.Column.of("Service"),
                        DataTable.Column.of("CQC number"),
                        DataTable.Column.of("In a week").numeric(),
                        DataTable.Column.of("In a day").numeric()))
                .rows(limits.homes().stream()
                        .map(h -> DataTable.Row.of(
                                Cell.of(h.name()),
                                Cell.of(h.location()),
                                Cell.of(String.valueOf(h.perWeek())),
                                Cell.of(h.perDay() == null ? "No limit" : String.valueOf(h.perDay()))))
                        .toList())
                .csvFrom(Href.of(self))
                .empty("No receiving service has said how many people it takes in a week.");
    }

    public @Nullable String value(String field, @Nullable Object kept) {
        return typed.containsKey(field) ? typed.get(field) : kept == null ? null : kept.toString();
    }

    /** Whether this form was sent and not taken. */
    public boolean sent(String part) {
        return errors.any() && part.equals(typed.get("part"));
    }

    public @Nullable Minimum minimum(Shift shift) {
        return limits.minimum().stream()
                .filter(m -> m.shift() == shift)
                .findFirst()
                .orElse(null);
    }

    public Radios saidBy() {
        var radios = Radios.of("saidBy", "Who says how many staff are needed?").small();
        for (var each : SaidBy.values()) {
            radios = radios.choice(each.name(), each.words());
        }
        return radios.chosen(value(
                        "saidBy",
                        limits.saidBy() == null ? null : limits.saidBy().name()))
                .error(errors.on("saidBy"));
    }

    public Select shift() {
        var select = Select.of("shift", "Shift");
        for (var each : Shift.values()) {
            select = select.option(each.name(), each.words());
        }
        return select.chosen(typed.get("shift"));
    }
}
