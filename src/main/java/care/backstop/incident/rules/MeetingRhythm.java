package care.backstop.incident.rules;

import care.backstop.kernel.London;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a group meets as often as it should: days are counted, extra meetings do no harm. */
public final class MeetingRhythm {

    private static final Pattern EVERY = Pattern.compile("(?:at least )?every (\\d{1,2}) (day|week)s?");

    /** Two meetings with too many days between them. */
    public record Gap(LocalDate from, LocalDate to, long days) {}

    /**
     * How the group keeps to it.
     *
     * @param nextDue the last day on which the next meeting must be, or null when none has been yet
     * @param planned whether one is planned by then
     */
    public record Kept(List<Gap> gaps, @Nullable LocalDate nextDue, boolean planned) {}

    /**
     * Looks at the meetings held and planned.
     *
     * @param meetings in any order
     * @param every how many days may lie between two
     */
    public static Kept keeps(List<Instant> meetings, int every, Instant now) {
        var days = meetings.stream().map(London::day).distinct().sorted().toList();
        var gaps = new ArrayList<Gap>();
        for (int i = 1; i < days.size(); i++) {
            long between = ChronoUnit.DAYS.between(days.get(i - 1), days.get(i));
            if (between > every) {
                gaps.add(new Gap(days.get(i - 1), days.get(i), between));
            }
        }
        var today = London.day(now);
        var last = days.stream().filter(d -> !d.isAfter(today)).reduce((_, b) -> b);
        var due = last.map(d -> d.plusDays(every)).orElse(null);
        boolean planned = due != null && days.stream().anyMatch(d -> d.isAfter(today) && !d.isAfter(due));
        return new Kept(List.copyOf(gaps), due, planned);
    }

    /** How many days the words of a procedure let lie between two meetings; null where they leave it to the group. */
    public static @Nullable Integer days(String words) {
        var text = words.strip().toLowerCase(Locale.UK);
        var every = EVERY.matcher(text);
        if (every.matches()) {
            int number = Integer.parseInt(every.group(1));
            return every.group(2).equals("week") ? number * 7 : number;
        }
        return switch (text.replaceFirst("^at least ", "")) {
            case "daily", "every day", "once a day" -> 1;
            case "weekly", "every week", "once a week" -> 7;
            case "fortnightly", "every fortnight", "once a fortnight" -> 14;
            default -> null;
        };
    }

    private MeetingRhythm() {}
}
