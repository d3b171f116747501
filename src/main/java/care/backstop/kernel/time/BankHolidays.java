package care.backstop.kernel.time;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The usual pattern of bank holidays from the library, put right by the rows of the editable table. Days proclaimed
 * late are in no library, so the table always has the last word.
 */
public final class BankHolidays {

    /** How far ahead of the last confirmed year a projection may look. */
    static final int YEARS_AHEAD = 10;

    private static final HolidayManager LIBRARY =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));

    /** The days of one year by the usual pattern alone. */
    public static Map<LocalDate, String> pattern(Division division, int year) {
        var days = new HashMap<LocalDate, String>();
        LIBRARY.getHolidays(Year.of(year), division.libraryCode())
                .forEach(h -> days.merge(h.getDate(), h.getDescription(Locale.UK), (a, b) -> a + ", " + b));
        return days;
    }

    /** The calendar of a division: the pattern for every confirmed year and ten more, then the table's rows. */
    public static WorkingCalendar calendar(
            Division division, Set<Integer> confirmed, Collection<CalendarChange> changes) {
        var projected = new TreeSet<Integer>();
        if (!confirmed.isEmpty()) {
            int last = new TreeSet<>(confirmed).last();
            for (int year = last + 1; year <= last + YEARS_AHEAD; year++) {
                projected.add(year);
            }
        }
        var days = new HashMap<LocalDate, String>();
        confirmed.forEach(year -> days.putAll(pattern(division, year)));
        projected.forEach(year -> days.putAll(pattern(division, year)));
        for (var change : changes) {
            if (change.division() == division) {
                switch (change.kind()) {
                    case EXTRA -> days.put(change.day(), change.title());
                    case REMOVED -> days.remove(change.day());
                }
            }
        }
        return new WorkingCalendar(division, days, confirmed, projected);
    }

    private BankHolidays() {}
}
