package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Href;
import care.backstop.govuk.NavItem;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Tag;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.ActionsAsked.When;
import care.backstop.incident.model.ProcedureTemplate.Gate;
import care.backstop.incident.model.Timetable;
import care.backstop.incident.rules.RapidPlan;
import care.backstop.incident.usecase.ReadTimetable.Seen;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The open lines of a plan by the last day on which each may be finished.
 *
 * @param verdict whether the plan can still be done in time, in a sentence
 * @param late whether it cannot
 * @param near whether the service stops too soon for the times of the normal plan
 * @param way the lines along the longest way, first to last
 * @param gates what waits, and for which lines
 */
public record TimetablePage(
        Room room,
        String base,
        String verdict,
        boolean late,
        boolean near,
        boolean mayWrite,
        List<Stop> way,
        List<Held> gates,
        List<NavItem> views,
        List<NavItem> quick,
        DataTable table) {

    /** Which lines to show. */
    enum View {
        ALL("All open actions"),
        LONGEST("The longest way"),
        READY("Can begin now"),
        WAITING("Waiting for another"),
        TOO_LATE("Past their last safe day");

        private final String words;

        View(String words) {
            this.words = words;
        }
    }

    /** A line on the longest way. */
    public record Stop(String number, String wording, String href, String by) {}

    /** A gate that is shut. */
    public record Held(String words, List<Stop> by) {}

    static TimetablePage of(Seen seen, View view, UUID me, boolean mayWrite, Instant now) {
        var base = "/incidents/" + seen.incident().id() + "/actions";
        var t = seen.timetable();
        Map<String, Action> byNumber = seen.plan().stream().collect(Collectors.toMap(Action::number, a -> a));
        var open = seen.plan().stream()
                .filter(a -> t.of(a).isPresent() && fits(view, a, t))
                .sorted(Comparator.comparing(
                                (Action a) -> t.of(a).orElseThrow().lastSafe(),
                                Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(a -> t.of(a).orElseThrow().earliest())
                        .thenComparing(Action::part)
                        .thenComparing(Action::position))
                .toList();
        var table = DataTable.of("timetable", "Open actions by their last safe day")
                .columns("Action", "What is to be done", "Earliest", "Last safe day", "In hand", "Comes after")
                .rows(open.stream().map(a -> row(a, t, base)).toList())
                .count("Showing %d of %d open actions"
                        .formatted(open.size(), t.path().steps().size()))
                .empty("No open action fits.")
                .csvFrom(Href.of(base + "/timetable").with("view", view == View.ALL ? null : view.name()));
        return new TimetablePage(
                seen.room(),
                base,
                verdict(t),
                !t.path().inTime(),
                RapidPlan.near(London.day(now), seen.incident().endsOn()),
                mayWrite,
                t.path().longest().stream()
                        .flatMap(n -> Stream.ofNullable(byNumber.get(n)))
                        .map(a -> stop(a, t, base))
                        .toList(),
                Arrays.stream(Gate.values())
                        .filter(g -> !t.holding(g).isEmpty())
                        .map(g -> new Held(
                                g.words(),
                                t.holding(g).stream().map(a -> stop(a, t, base)).toList()))
                        .toList(),
                Arrays.stream(View.values())
                        .map(v -> new NavItem(
                                v.words,
                                Href.of(base + "/timetable")
                                        .with("view", v == View.ALL ? null : v.name())
                                        .toString(),
                                v == view))
                        .toList(),
                quick(seen.plan(), base, me, now),
                table);
    }

    /** What is pressing, each with how many there are and a link to them. */
    static List<NavItem> quick(List<Action> plan, String base, UUID me, Instant now) {
        long late = plan.stream().filter(a -> a.late(now)).count();
        long soon = plan.stream()
                .filter(a -> a.dueWithin(Duration.ofHours(24), now))
                .count();
        long mine = plan.stream().filter(a -> a.open() && a.ownedBy(me)).count();
        return List.of(
                new NavItem(
                        "Late (%d)".formatted(late),
                        Href.of(base).with("when", When.LATE.name()).toString(),
                        false),
                new NavItem(
                        "Next 24 hours (%d)".formatted(soon),
                        Href.of(base).with("when", When.NEXT_DAY.name()).toString(),
                        false),
                new NavItem(
                        "Mine (%d)".formatted(mine),
                        Href.of(base)
                                .with("owner", me.toString())
                                .with("state", Action.State.TO_DO.name())
                                .toString(),
                        false));
    }

    /** {@code The longest way through this plan ends on 18 December 2020, 3 days before the service stops.} */
    static String verdict(Timetable t) {
        var finish = t.path().finish();
        if (finish == null) {
            return "Nothing that has to be done before the service stops is open.";
        }
        var end = t.path().lastDay();
        var spare = t.path().spare();
        if (end == null || spare == null) {
            return "The longest way through this plan ends on %s. Nobody knows yet when the service stops, so no last safe day can be counted."
                    .formatted(London.show(finish));
        }
        if (spare < 0) {
            return "This plan cannot be finished in time: its longest way ends on %s, and the service stops on %s, %s earlier."
                    .formatted(London.show(finish), London.show(end), Spans.counted(-spare, "day"));
        }
        return "The longest way through this plan ends on %s. The service stops on %s: %s in hand."
                .formatted(London.show(finish), London.show(end), Spans.counted(spare, "day"));
    }

    private static boolean fits(View view, Action a, Timetable t) {
        return switch (view) {
            case ALL -> true;
            case LONGEST -> t.path().longest().contains(a.number());
            case READY -> t.before(a).isEmpty();
            case WAITING -> !t.before(a).isEmpty();
            case TOO_LATE -> t.tooLate(a);
        };
    }

    private static DataTable.Row row(Action a, Timetable t, String base) {
        var timing = t.of(a).orElseThrow();
        var lastSafe = timing.lastSafe();
        var spare = timing.spare();
        var takes = a.procedure().takes();
        return DataTable.Row.of(
                Cell.of(Tags.link(a.number(), base + "/" + a.id())),
                Cell.of(a.wording()
                        + (takes == null ? "" : " (" + Spans.counted(takes, "day") + ", default, unconfirmed)")),
                Cell.of(London.show(timing.earliest())),
                Cell.of(lastSafe == null ? "Not known" : London.show(lastSafe)),
                Cell.of(
                        spare == null
                                ? Tags.content(Tag.of("Not known", Tag.Colour.GREY))
                                : Tags.content(
                                        spare < 0
                                                ? Tag.of(Spans.counted(-spare, "day") + " too late", Tag.Colour.RED)
                                                : Tag.of(
                                                        Spans.counted(spare, "day"),
                                                        timing.critical() ? Tag.Colour.ORANGE : Tag.Colour.BLUE))),
                Cell.of(t.before(a).isEmpty() ? "Nothing open" : String.join(", ", t.before(a))));
    }

    private static Stop stop(Action a, Timetable t, String base) {
        var timing = t.of(a);
        return new Stop(
                a.number(),
                a.wording(),
                base + "/" + a.id(),
                timing.map(x -> {
                            var day = x.lastSafe();
                            return day == null ? "earliest " + London.show(x.earliest()) : "by " + London.show(day);
                        })
                        .orElse("once everybody has moved"));
    }
}
