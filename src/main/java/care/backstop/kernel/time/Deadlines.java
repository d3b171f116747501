package care.backstop.kernel.time;

import care.backstop.kernel.London;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.time.Deadline.Inputs;
import care.backstop.kernel.time.DeadlineRule.CalendarDays;
import care.backstop.kernel.time.DeadlineRule.CalendarMonths;
import care.backstop.kernel.time.DeadlineRule.ClearDays;
import care.backstop.kernel.time.DeadlineRule.ClearWorkingDays;
import care.backstop.kernel.time.DeadlineRule.ElapsedHours;
import care.backstop.kernel.time.DeadlineRule.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Counts deadlines. The only place in Backstop that does.
 *
 * <p>{@code set} is for what will be held against somebody: it refuses a year without a confirmed calendar.
 * {@code project} looks further ahead for planning and marks the answer provisional.
 */
public final class Deadlines {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("h:mma", Locale.UK);

    private final WorkingCalendars calendars;

    public Deadlines(WorkingCalendars calendars) {
        this.calendars = calendars;
    }

    /** From an event whose time is known. */
    public Deadline set(DeadlineRule rule, Instant happened) {
        return count(rule, new Inputs(London.day(happened), happened), false);
    }

    /** From an event of which only the day is known. */
    public Deadline set(DeadlineRule rule, LocalDate happened) {
        return count(rule, new Inputs(happened, null), false);
    }

    /** As {@link #set(DeadlineRule, Instant)}, but years not yet confirmed are allowed and marked. */
    public Deadline project(DeadlineRule rule, Instant happened) {
        return count(rule, new Inputs(London.day(happened), happened), true);
    }

    /** As {@link #set(DeadlineRule, LocalDate)}, but years not yet confirmed are allowed and marked. */
    public Deadline project(DeadlineRule rule, LocalDate happened) {
        return count(rule, new Inputs(happened, null), true);
    }

    private Deadline count(DeadlineRule rule, Inputs from, boolean projecting) {
        return switch (rule) {
            case ElapsedHours(var hours) -> hours(rule, hours, from);
            case CalendarDays(var days) ->
                days(rule, from, from.day().plusDays(days), days == 0 ? "" : " counting every day");
            case CalendarMonths(var months) -> days(rule, from, from.day().plusMonths(months), "");
            case ClearDays(var days) ->
                days(rule, from, from.day().plusDays(days + 1L), " with neither the first nor the last day counted");
            case WorkingDays(var days, var division) -> working(rule, days, division, from, projecting);
            case ClearWorkingDays(var days, var division) -> working(rule, days + 1, division, from, projecting);
        };
    }

    private static Deadline hours(DeadlineRule rule, int hours, Inputs from) {
        var at = from.at();
        if (at == null) {
            throw Rejected.invalid(
                    "at", "Give the time as well as the day: a deadline of " + rule.words() + " runs from the minute");
        }
        var dueAt = at.plusSeconds(hours * 3_600L);
        boolean clocksChange = !offset(at).equals(offset(dueAt));
        var note = clocksChange
                ? " The clocks change in between; " + rule.words() + " really pass, whatever the wall shows."
                : "";
        return new Deadline(
                London.day(dueAt),
                dueAt,
                rule,
                from,
                null,
                false,
                "%s after %s. Due by %s.%s".formatted(capital(rule.words()), moment(at), moment(dueAt), note));
    }

    private static Deadline days(DeadlineRule rule, Inputs from, LocalDate due, String how) {
        var sentence = rule.equals(new CalendarDays(0))
                ? "The same day as the event."
                : "%s after %s (day 0)%s.".formatted(capital(rule.words()), DAY.format(from.day()), how);
        return new Deadline(due, endOf(due), rule, from, null, false, sentence + " " + dueBy(due));
    }

    private Deadline working(DeadlineRule rule, int days, Division division, Inputs from, boolean projecting) {
        var calendar = calendars.of(division);
        var leftOut = new ArrayList<String>();
        boolean weekends = false;
        boolean provisional = false;
        var day = from.day();
        int counted = 0;
        while (counted < days) {
            day = day.plusDays(1);
            if (calendar.isProvisional(day.getYear())) {
                if (!projecting) {
                    throw calendar.noCalendar(day.getYear());
                }
                provisional = true;
            }
            if (calendar.isWorkingDay(day)) {
                counted++;
            } else if (WorkingCalendar.isWeekend(day)) {
                weekends = true;
            } else {
                leftOut.add(DAY.format(day) + named(calendar.holiday(day)));
            }
        }
        var explanation = new StringBuilder("%s after %s (day 0)%s."
                .formatted(
                        capital(rule.words()),
                        DAY.format(from.day()),
                        rule instanceof ClearWorkingDays ? " with neither the first nor the last day counted" : ""));
        if (weekends) {
            leftOut.addFirst("Saturdays and Sundays");
        }
        if (!leftOut.isEmpty()) {
            explanation.append(" Not counted: ").append(inWords(leftOut)).append('.');
        }
        explanation.append(' ').append(dueBy(day));
        if (provisional) {
            explanation.append(" Provisional: the bank holidays of that year are not confirmed yet.");
        }
        return new Deadline(day, endOf(day), rule, from, calendar.version(), provisional, explanation.toString());
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(London.ZONE).toInstant();
    }

    private static String dueBy(LocalDate day) {
        return "Due by the end of " + DAY.format(day) + ".";
    }

    /** With GMT or BST, because this is where it could be doubted. */
    private static String moment(Instant at) {
        var local = at.atZone(London.ZONE);
        return "%s at %s %s"
                .formatted(
                        DAY.format(local),
                        HOUR.format(local).replace("AM", "am").replace("PM", "pm"),
                        offset(at).getTotalSeconds() == 0 ? "GMT" : "BST");
    }

    private static ZoneOffset offset(Instant at) {
        return London.ZONE.getRules().getOffset(at);
    }

    private static String named(@Nullable String holiday) {
        return holiday == null ? "" : " (" + holiday + ")";
    }

    private static String inWords(List<String> items) {
        return items.size() == 1
                ? items.getFirst()
                : String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast();
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
