package care.backstop.placement.rules;

import care.backstop.kernel.LegalRule;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.placement.model.PaceLimits.Admits;
import care.backstop.placement.model.PaceLimits.Expected;
import care.backstop.placement.model.PaceLimits.Minimum;
import care.backstop.placement.model.Shift;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * How fast a service may and must empty: no faster than the team can move and the receiving services can take people,
 * and so fast that on no day more are left than the staff who are left are enough for.
 *
 * <p>A day is looked at as it begins: whoever is there in the morning is looked after on that day by its shifts. What is
 * not known limits nothing, and then the answer is never that it can be done.
 */
@LegalRule(
        title = "Pace of the moves",
        authority = {"Southampton Appendix A 7.29", "Southampton procedure 1.3"},
        checked = "2026-11-26")
public final class Pace {

    private static final int MOST_DAYS = 120;
    private static final int MORE_NOTICE = 90;
    private static final int UNLIMITED = Integer.MAX_VALUE;

    /**
     * What a receiving service takes.
     *
     * @param taken who has gone there already in the week of today
     */
    public record Takes(int perWeek, int taken) {}

    /**
     * @param lastDay the last day the service runs; null when not known
     * @param there who is there now
     * @param perDay moves the team can do in a day; null when not known
     * @param idle days on which nobody is moved
     * @param homes the receiving services; none when nobody has asked them
     * @param planned who is to leave on each day as planned
     */
    public record Facts(
            LocalDate today,
            @Nullable LocalDate lastDay,
            int there,
            @Nullable Integer perDay,
            Set<LocalDate> idle,
            List<Takes> homes,
            List<Minimum> minimum,
            List<Expected> expected,
            Map<LocalDate, Integer> planned) {

        public Facts {
            idle = Set.copyOf(idle);
            homes = List.copyOf(homes);
            minimum = List.copyOf(minimum);
            expected = List.copyOf(expected);
            planned = Map.copyOf(planned);
        }
    }

    /**
     * The morning of a day.
     *
     * @param planned who is there if all moves go as planned
     * @param fewest who is there if everybody moves as fast as can be
     * @param most who may be there so that nobody is left on any later day without the staff they need; null for any
     * @param enoughFor how many people the staff of the day are enough for; null when not known
     */
    public record Day(
            LocalDate day,
            int planned,
            int fewest,
            @Nullable Integer most,
            @Nullable Integer enoughFor) {}

    /** A shift with fewer staff than those who would be there as planned need. */
    public record Short(LocalDate day, Shift shift, int people, int needed, int staff) {}

    /** Whether it can be done. */
    public sealed interface Verdict {}

    /** At the fastest everybody has left by the end of this day; null when that is too far off to say. */
    public record Possible(@Nullable LocalDate earliest) implements Verdict {}

    /** It cannot be done, why, and what would each make it possible. */
    public record Impossible(List<String> because, List<String> wouldHelp) implements Verdict {
        public Impossible {
            because = List.copyOf(because);
            wouldHelp = List.copyOf(wouldHelp);
        }
    }

    /** Nothing that is known stands against it, but this is not known. */
    public record NotKnown(List<String> missing) implements Verdict {
        public NotKnown {
            missing = List.copyOf(missing);
        }
    }

    /**
     * @param lastSafe the last day by whose end all must have left; null when nothing known says so
     * @param ifNobodyMoves the first day on which those who are there now are too many for the staff; null for none
     * @param belowMinimum shifts below the minimum if all goes as planned: an alarm
     */
    public record Answer(
            Verdict verdict,
            @Nullable LocalDate lastSafe,
            @Nullable LocalDate ifNobodyMoves,
            List<Short> belowMinimum,
            List<Day> days) {

        public Answer {
            belowMinimum = List.copyOf(belowMinimum);
            days = List.copyOf(days);
        }
    }

    private final Facts f;
    private final int perDay;
    private final int weekMore;
    private final @Nullable LocalDate lastDay;
    private final LocalDate end;

    private Pace(Facts facts, int moreADay, int weekMore, int moreDays) {
        this.f = facts;
        this.perDay = facts.perDay == null || moreADay == UNLIMITED ? UNLIMITED : facts.perDay + moreADay;
        this.weekMore = weekMore;
        this.lastDay = facts.lastDay == null ? null : facts.lastDay.plusDays(moreDays);
        var furthest = facts.today.plusDays(MOST_DAYS);
        this.end = lastDay == null || lastDay.isAfter(furthest) ? furthest : lastDay;
    }

    public static Answer work(Facts facts) {
        return new Pace(facts, 0, 0, 0).answer();
    }

    private Answer answer() {
        LocalDate none = null;
        LocalDate tooMany = null;
        for (var day = f.today; !day.isAfter(end); day = day.plusDays(1)) {
            int enough = enoughFor(day);
            if (tooMany == null && f.there > enough) {
                tooMany = day;
            }
            if (none == null && enough == 0) {
                none = day;
            }
        }
        var lastSafe = none == null || (lastDay != null && lastDay.isBefore(none)) ? lastDay : none.minusDays(1);
        return new Answer(verdict(), lastSafe, tooMany, shortAsPlanned(), days());
    }

    private Verdict verdict() {
        var against = against();
        if (against != null) {
            return new Impossible(because(against), wouldHelp());
        }
        var missing = f.there == 0 ? List.<String>of() : missing();
        if (!missing.isEmpty()) {
            return new NotKnown(missing);
        }
        for (var day = f.today; !day.isAfter(end); day = day.plusDays(1)) {
            if (left(day.plusDays(1)) == 0) {
                return new Possible(day);
            }
        }
        return new Possible(null);
    }

    /** The first morning on which even at the fastest too many are there; null for none. */
    private @Nullable LocalDate against() {
        for (var day = f.today; !day.isAfter(end); day = day.plusDays(1)) {
            if (left(day) > enoughFor(day)) {
                return day;
            }
        }
        return end.equals(lastDay) && left(end.plusDays(1)) > 0 ? end.plusDays(1) : null;
    }

    private List<String> because(LocalDate against) {
        var words = new ArrayList<String>();
        int left = left(against);
        if (against.isAfter(end)) {
            words.add("At the fastest %s still there at the end of %s, the last day the service runs"
                    .formatted(people(left), London.show(end)));
        } else {
            words.add("At the fastest %s there on the morning of %s, when the staff expected are enough for %d"
                    .formatted(people(left), London.show(against), enoughFor(against)));
            for (var minimum : f.minimum) {
                var staff = staff(minimum.shift(), against);
                if (staff != null && staff < minimum.needed(left)) {
                    words.add("%s: %d needed, %d expected"
                            .formatted(minimum.shift().words(), minimum.needed(left), staff));
                }
            }
        }
        if (against.isAfter(f.today)) {
            int room = room(f.today, against);
            boolean team = new Pace(f, UNLIMITED, weekMore, 0).room(f.today, against) > room;
            boolean homes = new Pace(f, 0, UNLIMITED, 0).room(f.today, against) > room;
            if (!team && !homes && new Pace(f, UNLIMITED, UNLIMITED, 0).room(f.today, against) > room) {
                team = true;
                homes = true;
            }
            if (team) {
                words.add("The team moves at most %d a day".formatted(perDay));
            }
            if (homes) {
                words.add("The receiving services take at most %d a week"
                        .formatted(f.homes.stream().mapToInt(Takes::perWeek).sum()));
            }
            if (!team && !homes) {
                words.add("There are too few days on which people move before then");
            }
        }
        return words;
    }

    /** Each line alone would be enough. */
    private List<String> wouldHelp() {
        var help = new ArrayList<String>();
        int moves = f.perDay == null ? 0 : smallest(f.there, x -> done(x, 0, 0));
        int places = f.homes.isEmpty() ? 0 : smallest(f.there, y -> done(0, y, 0));
        if (moves > 0) {
            help.add(moves(moves));
        }
        if (places > 0) {
            help.add(places(places));
        }
        if (lastDay != null) {
            int days = smallest(MORE_NOTICE, k -> done(0, 0, k));
            if (days > 0) {
                help.add(days(days));
            }
        }
        agency(0).ifPresent(help::add);
        if (help.isEmpty() && f.perDay != null && !f.homes.isEmpty()) {
            int both = smallest(f.there, x -> done(x, UNLIMITED, 0));
            if (both > 0) {
                help.add(moves(both) + " together with " + places(smallest(f.there, y -> done(both, y, 0))));
            }
        }
        if (help.isEmpty() && lastDay != null) {
            int days = smallest(MORE_NOTICE, k -> new Pace(f, 0, 0, k).emptiesInTime());
            if (days > 0) {
                agency(days).ifPresent(shifts -> help.add(days(days) + " together with " + shifts));
            }
        }
        return help;
    }

    private boolean done(int moreADay, int moreAWeek, int moreDays) {
        return new Pace(f, moreADay, moreAWeek, moreDays).against() == null;
    }

    private boolean emptiesInTime() {
        return left(end.plusDays(1)) == 0;
    }

    /** The shifts that others would have to fill, if the service were emptied at the fastest. */
    private Optional<String> agency(int moreDays) {
        var then = new Pace(f, 0, 0, moreDays);
        if (then.lastDay != null && !then.emptiesInTime()) {
            return Optional.empty();
        }
        int shifts = 0;
        LocalDate first = null;
        LocalDate last = null;
        for (var day = f.today; !day.isAfter(then.end); day = day.plusDays(1)) {
            int people = then.left(day);
            for (var minimum : f.minimum) {
                var staff = staff(minimum.shift(), day);
                int missing = staff == null ? 0 : minimum.needed(people) - staff;
                if (missing > 0) {
                    shifts += missing;
                    first = first == null ? day : first;
                    last = day;
                }
            }
        }
        if (first == null || last == null) {
            return Optional.empty();
        }
        return Optional.of("%d agency %s %s"
                .formatted(
                        shifts,
                        shifts == 1 ? "shift" : "shifts",
                        first.equals(last)
                                ? "on " + London.show(first)
                                : "from %s to %s".formatted(London.show(first), London.show(last))));
    }

    private List<String> missing() {
        var missing = new ArrayList<String>();
        if (lastDay == null) {
            missing.add("The last day the service runs");
        }
        if (f.perDay == null) {
            missing.add("How many people the team can move in a day");
        }
        if (f.homes.isEmpty()) {
            missing.add("How many people the receiving services take in a week");
        }
        if (f.minimum.isEmpty()) {
            missing.add("The fewest staff of each shift");
        }
        for (var minimum : f.minimum) {
            if (staff(minimum.shift(), f.today) == null) {
                missing.add("How many staff are expected from today on: "
                        + minimum.shift().words());
            }
        }
        return missing;
    }

    private List<Short> shortAsPlanned() {
        var found = new ArrayList<Short>();
        int there = f.there;
        for (var day = f.today; !day.isAfter(end); day = day.plusDays(1)) {
            for (var minimum : f.minimum) {
                var staff = staff(minimum.shift(), day);
                int needed = minimum.needed(there);
                if (staff != null && staff < needed) {
                    found.add(new Short(day, minimum.shift(), there, needed, staff));
                }
            }
            there = Math.max(0, there - f.planned.getOrDefault(day, 0));
        }
        return found;
    }

    private List<Day> days() {
        var days = new ArrayList<Day>();
        int there = f.there;
        boolean closes = end.equals(lastDay);
        for (var day = f.today; !day.isAfter(end.plusDays(closes ? 1 : 0)); day = day.plusDays(1)) {
            int enough = day.isAfter(end) ? 0 : enoughFor(day);
            int most = closes ? room(day, end.plusDays(1)) : UNLIMITED;
            for (var later = day; !later.isAfter(end); later = later.plusDays(1)) {
                most = Math.min(most, sum(enoughFor(later), room(day, later)));
            }
            days.add(new Day(day, there, left(day), known(most), day.isAfter(end) ? null : known(enough)));
            if (!closes && there == 0 && left(day) == 0) {
                break;
            }
            there = Math.max(0, there - f.planned.getOrDefault(day, 0));
        }
        return days;
    }

    private static @Nullable Integer known(int number) {
        return number == UNLIMITED ? null : Integer.valueOf(number);
    }

    /** Who is there on the morning of a day if everybody moves as fast as can be. */
    private int left(LocalDate day) {
        return Math.max(0, f.there - room(f.today, day));
    }

    /** How many people can leave from the one day until before the other. */
    private int room(LocalDate from, LocalDate until) {
        int room = 0;
        var day = from;
        while (day.isBefore(until)) {
            var nextWeek = nextWeek(day);
            int team = 0;
            for (var each = day; each.isBefore(until) && each.isBefore(nextWeek); each = each.plusDays(1)) {
                team = sum(team, f.idle.contains(each) ? 0 : perDay);
            }
            room = sum(room, Math.min(team, week(day.isBefore(nextWeek(f.today)))));
            day = nextWeek;
        }
        return room;
    }

    private static LocalDate nextWeek(LocalDate day) {
        return day.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }

    /** How many the receiving services take in a week. */
    private int week(boolean thisWeek) {
        if (f.homes.isEmpty()) {
            return UNLIMITED;
        }
        int all = f.homes.stream()
                .mapToInt(h -> Math.max(0, h.perWeek - (thisWeek ? h.taken : 0)))
                .sum();
        return sum(all, weekMore);
    }

    /** How many people the staff of a day are enough for. */
    private int enoughFor(LocalDate day) {
        int enough = UNLIMITED;
        for (var minimum : f.minimum) {
            var staff = staff(minimum.shift(), day);
            if (staff != null) {
                enough = Math.min(enough, minimum.enoughFor(staff));
            }
        }
        return enough;
    }

    private @Nullable Integer staff(Shift shift, LocalDate day) {
        return f.expected.stream()
                .filter(e -> e.shift() == shift && !e.from().isAfter(day))
                .max(Comparator.comparing(Expected::from))
                .map(Expected::staff)
                .orElse(null);
    }

    /** The smallest from 1 with which it works, 0 for none; what works with one works with every larger. */
    private static int smallest(int most, IntPredicate works) {
        if (most < 1 || !works.test(most)) {
            return 0;
        }
        int low = 1;
        int high = most;
        while (low < high) {
            int middle = (low + high) / 2;
            if (works.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static int sum(int one, int other) {
        return one == UNLIMITED || other == UNLIMITED ? UNLIMITED : one + other;
    }

    private static String people(int number) {
        return number == 1 ? "1 person is" : number + " people are";
    }

    private static String moves(int number) {
        return number == 1 ? "1 more move a day" : number + " more moves a day";
    }

    private static String places(int number) {
        return number == 1
                ? "services that take 1 more person a week"
                : "services that take %d more people a week".formatted(number);
    }

    private static String days(int number) {
        return number == 1 ? "1 day's more notice" : number + " days' more notice";
    }

    /**
     * What stands against one more arrival: a service that has said how many it takes is sent more only with a reason.
     *
     * @param sameDay others who are planned to arrive on that day
     * @param sameWeek others who are planned to arrive in that week, Monday to Sunday
     */
    public static List<Problem> againstArrival(Admits home, int sameDay, int sameWeek, @Nullable String reason) {
        if (reason != null && !reason.isBlank()) {
            return List.of();
        }
        var problems = new ArrayList<Problem>();
        var perDay = home.perDay();
        if (perDay != null && sameDay >= perDay) {
            problems.add(Problem.of(
                    "at",
                    Code.CONF,
                    "%s takes at most %d a day, and %d %s planned for that day. Choose another, or say why not"
                            .formatted(home.name(), perDay, sameDay, sameDay == 1 ? "is" : "are")));
        }
        if (sameWeek >= home.perWeek()) {
            problems.add(Problem.of(
                    "at",
                    Code.CONF,
                    "%s takes at most %d a week, and %d %s planned for that week. Choose another, or say why not"
                            .formatted(home.name(), home.perWeek(), sameWeek, sameWeek == 1 ? "is" : "are")));
        }
        return problems;
    }
}
