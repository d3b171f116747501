package care.backstop.incident.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When each step of a plan can be finished at the earliest, and when it must be finished so that everything after it still
 * ends on the last day. Today is day 0: a step that takes two days and could start today is finished the day after tomorrow;
 * a step that takes none is finished the day its turn comes.
 */
public final class CriticalPath {

    /**
     * Something to be done.
     *
     * @param days of work, 0 when it is done within a day
     * @param after numbers of the steps that come first; those that are not in the plan hold nothing up
     * @param settled done or left out, so that nothing waits for it
     */
    public record Step(String number, int days, Set<String> after, boolean settled) {
        public Step {
            after = Set.copyOf(after);
        }
    }

    /**
     * What was worked out for a step that is still open.
     *
     * @param earliest the day on which it can be finished at the earliest
     * @param lastSafe the last day on which it may be finished; null while the last day of the plan is not known
     * @param waitsFor open steps that come first
     * @param critical on the longest way through the plan
     */
    public record Timing(
            String number, LocalDate earliest, @Nullable LocalDate lastSafe, List<String> waitsFor, boolean critical) {

        /** Days in hand: 0 is none, less than 0 is too late already. Null while the last day is not known. */
        public @Nullable Long spare() {
            return lastSafe == null ? null : ChronoUnit.DAYS.between(earliest, lastSafe);
        }
    }

    /**
     * The plan as a whole.
     *
     * @param steps those still open, by number
     * @param longest numbers along the longest way through the plan, first to last
     * @param finish the day on which the longest way ends; null when nothing is open
     */
    public record Plan(
            Map<String, Timing> steps,
            List<String> longest,
            @Nullable LocalDate finish,
            @Nullable LocalDate lastDay) {

        /** Days in hand on the longest way; null when nothing is open or the last day is not known. */
        public @Nullable Long spare() {
            return finish == null || lastDay == null ? null : ChronoUnit.DAYS.between(finish, lastDay);
        }

        /** Whether everything can still be done by the last day, as far as that is known. */
        public boolean inTime() {
            var spare = spare();
            return spare == null || spare >= 0;
        }
    }

    /** Works it out; steps that wait for each other in a circle are refused. */
    public static Plan of(Collection<Step> all, LocalDate today, @Nullable LocalDate lastDay) {
        var open = new LinkedHashMap<String, Step>();
        all.stream().filter(s -> !s.settled()).forEach(s -> open.put(s.number(), s));
        var earliest = new LinkedHashMap<String, LocalDate>();
        var order = inOrder(open);
        for (var step : order) {
            var start = before(step, open).stream()
                    .map(number -> day(earliest, number))
                    .max(LocalDate::compareTo)
                    .orElse(today);
            earliest.put(step.number(), start.plusDays(step.days()));
        }
        var lastSafe = new LinkedHashMap<String, LocalDate>();
        if (lastDay != null) {
            order.forEach(s -> lastSafe.put(s.number(), lastDay));
            for (var step : order.reversed()) {
                var start = day(lastSafe, step.number()).minusDays(step.days());
                before(step, open).forEach(b -> lastSafe.merge(b, start, CriticalPath::sooner));
            }
        }
        var longest = longest(order, open, earliest);
        var steps = new LinkedHashMap<String, Timing>();
        for (var step : open.values()) {
            steps.put(
                    step.number(),
                    new Timing(
                            step.number(),
                            day(earliest, step.number()),
                            lastSafe.get(step.number()),
                            before(step, open),
                            longest.contains(step.number())));
        }
        return new Plan(steps, longest, longest.isEmpty() ? null : day(earliest, longest.getLast()), lastDay);
    }

    private static List<Step> inOrder(Map<String, Step> open) {
        var order = new ArrayList<Step>();
        var left = new LinkedHashMap<>(open);
        while (!left.isEmpty()) {
            var free = left.values().stream()
                    .filter(s -> before(s, left).isEmpty())
                    .toList();
            if (free.isEmpty()) {
                throw new IllegalArgumentException(
                        "these steps wait for each other in a circle: " + String.join(", ", left.keySet()));
            }
            order.addAll(free);
            free.forEach(s -> left.remove(s.number()));
        }
        return order;
    }

    /** The open steps that come first, in the order of the plan. */
    private static List<String> before(Step step, Map<String, Step> open) {
        return open.keySet().stream().filter(step.after()::contains).toList();
    }

    private static List<String> longest(List<Step> order, Map<String, Step> open, Map<String, LocalDate> earliest) {
        var way = new ArrayList<String>();
        var at = latest(order.stream().map(Step::number).toList(), earliest);
        while (at != null) {
            way.addFirst(at);
            var step = open.get(at);
            at = step == null ? null : latest(before(step, open), earliest);
        }
        return List.copyOf(way);
    }

    /** Of several that end on the same day the first. */
    private static @Nullable String latest(List<String> numbers, Map<String, LocalDate> earliest) {
        String latest = null;
        for (var number : numbers) {
            if (latest == null || day(earliest, number).isAfter(day(earliest, latest))) {
                latest = number;
            }
        }
        return latest;
    }

    private static LocalDate day(Map<String, LocalDate> days, String number) {
        var day = days.get(number);
        if (day == null) {
            throw new IllegalStateException("no day was counted for " + number);
        }
        return day;
    }

    private static LocalDate sooner(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private CriticalPath() {}
}
