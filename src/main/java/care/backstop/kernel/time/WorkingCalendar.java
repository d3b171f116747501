package care.backstop.kernel.time;

import care.backstop.kernel.Rejected;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The working days of one division: which bank holidays there are, and for which years somebody has confirmed them. A
 * year that nobody confirmed has no calendar: a deadline that reaches it is refused rather than guessed.
 */
public final class WorkingCalendar {

    private final Division division;
    private final SortedMap<LocalDate, String> holidays;
    private final SortedSet<Integer> confirmed;
    private final SortedSet<Integer> projected;
    private final String version;

    /**
     * @param holidays days off and what they are called, weekends included or not as one likes
     * @param confirmed years whose holidays are published and checked
     * @param projected years that the usual pattern covers but nobody has proclaimed yet
     */
    public WorkingCalendar(
            Division division, Map<LocalDate, String> holidays, Set<Integer> confirmed, Set<Integer> projected) {
        this.division = division;
        this.holidays = Collections.unmodifiableSortedMap(new TreeMap<>(holidays));
        this.confirmed = Collections.unmodifiableSortedSet(new TreeSet<>(confirmed));
        var open = new TreeSet<>(projected);
        open.removeAll(confirmed);
        this.projected = Collections.unmodifiableSortedSet(open);
        this.version = division.key() + "-" + fingerprint();
    }

    public Division division() {
        return division;
    }

    /** Changes whenever a day or a year does, so that a stored deadline says which calendar it was counted on. */
    public String version() {
        return version;
    }

    /** The bank holidays, by day. */
    public SortedMap<LocalDate, String> holidays() {
        return holidays;
    }

    /** The years that deadlines may be counted in. */
    public SortedSet<Integer> confirmedYears() {
        return confirmed;
    }

    /** What the day is called if it is a bank holiday. */
    public @Nullable String holiday(LocalDate day) {
        return holidays.get(day);
    }

    /** Monday to Friday and no bank holiday; refused when there is no calendar for the year, even a projected one. */
    public boolean isWorkingDay(LocalDate day) {
        if (!confirmed.contains(day.getYear()) && !projected.contains(day.getYear())) {
            throw noCalendar(day.getYear());
        }
        return !isWeekend(day) && !holidays.containsKey(day);
    }

    /** Whether the year's holidays are only the usual pattern, not yet proclaimed. */
    boolean isProvisional(int year) {
        return !confirmed.contains(year);
    }

    Rejected noCalendar(int year) {
        var years = confirmed.isEmpty()
                ? "no year has been confirmed"
                : "confirmed years are %d to %d".formatted(confirmed.getFirst(), confirmed.getLast());
        return Rejected.invalid(
                "calendar",
                "There is no confirmed bank holiday calendar for %s in %d (%s). Confirm the year's bank holidays in the calendar table, then try again."
                        .formatted(division.words(), year, years));
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private String fingerprint() {
        var text = new StringBuilder();
        for (int year : confirmed) {
            text.append(year).append('\n');
        }
        for (int year : projected) {
            text.append('?').append(year).append('\n');
        }
        holidays.forEach(
                (day, name) -> text.append(day).append(' ').append(name).append('\n'));
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return version;
    }
}
