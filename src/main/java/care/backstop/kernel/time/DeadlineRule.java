package care.backstop.kernel.time;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How long something may take. The day of the event is day 0 in every rule that counts days.
 *
 * <p>Written in profiles and templates as people say it: {@code 24 hours}, {@code 28 days}, {@code 12 months},
 * {@code 3 working days}, {@code 5 clear days}, {@code 5 clear working days}; a division other than England and Wales is
 * added in brackets, {@code 3 working days (Scotland)}.
 */
public sealed interface DeadlineRule {

    /** Ten years of days: longer is a slip of the keyboard. */
    int MOST = 3_660;

    /** The rule as a phrase that can follow "due": {@code 3 working days}. */
    String words();

    /** Hours that really pass, whatever the clock on the wall does in March and October. */
    record ElapsedHours(int hours) implements DeadlineRule {
        public ElapsedHours {
            atLeast(1, hours, "hours");
        }

        @Override
        public String words() {
            return counted(hours, "hour");
        }
    }

    /** Every day counts. None means by the end of the same day. */
    record CalendarDays(int days) implements DeadlineRule {
        public CalendarDays {
            atLeast(0, days, "days");
        }

        @Override
        public String words() {
            return days == 0 ? "the same day" : counted(days, "day");
        }
    }

    /** The same day of a later month, or that month's last day if it is shorter. */
    record CalendarMonths(int months) implements DeadlineRule {
        public CalendarMonths {
            atLeast(1, months, "months");
        }

        @Override
        public String words() {
            return counted(months, "month");
        }
    }

    /** Monday to Friday less the bank holidays of a division. */
    record WorkingDays(int days, Division division) implements DeadlineRule {
        public WorkingDays {
            atLeast(1, days, "working days");
        }

        public WorkingDays(int days) {
            this(days, Division.ENGLAND_AND_WALES);
        }

        @Override
        public String words() {
            return counted(days, "working day") + in(division);
        }
    }

    /** Whole days that must lie between: neither the day of the event nor the day it falls due is one of them. */
    record ClearDays(int days) implements DeadlineRule {
        public ClearDays {
            atLeast(1, days, "clear days");
        }

        @Override
        public String words() {
            return counted(days, "clear day");
        }
    }

    /** Whole working days that must lie between; what falls due, falls due on a working day. */
    record ClearWorkingDays(int days, Division division) implements DeadlineRule {
        public ClearWorkingDays {
            atLeast(1, days, "clear working days");
        }

        public ClearWorkingDays(int days) {
            this(days, Division.ENGLAND_AND_WALES);
        }

        @Override
        public String words() {
            return counted(days, "clear working day") + in(division);
        }
    }

    /** Reads {@code 3 working days}; an {@link IllegalArgumentException} says what may be written. */
    static DeadlineRule parse(String text) {
        var cleaned = text.strip().toLowerCase(Locale.ROOT);
        if (cleaned.equals("same day") || cleaned.equals("the same day")) {
            return new CalendarDays(0);
        }
        var match = Written.FORM.matcher(cleaned);
        if (!match.matches()) {
            throw notUnderstood(text);
        }
        int count = Integer.parseInt(match.group("count"));
        var where = match.group("where");
        var unit = match.group("unit");
        if (where != null && !unit.contains("working")) {
            throw notUnderstood(text);
        }
        var division = where == null ? Division.ENGLAND_AND_WALES : Division.ofKey(where.replace(' ', '-'));
        return switch (unit) {
            case "hour" -> new ElapsedHours(count);
            case "day", "calendar day" -> new CalendarDays(count);
            case "month" -> new CalendarMonths(count);
            case "working day" -> new WorkingDays(count, division);
            case "clear day" -> new ClearDays(count);
            case "clear working day" -> new ClearWorkingDays(count, division);
            default -> throw notUnderstood(text);
        };
    }

    /** How rules are written. */
    final class Written {
        private static final Pattern FORM = Pattern.compile(
                "(?<count>\\d{1,4}) (?<unit>hour|day|calendar day|month|working day|clear day|clear working day)s?"
                        + "( \\((?<where>[a-z ]+)\\))?");

        private Written() {}
    }

    private static IllegalArgumentException notUnderstood(String text) {
        return new IllegalArgumentException("'" + text
                + "' is not a deadline. Write for example '24 hours', '28 days', '12 months', '3 working days',"
                + " '5 clear days' or 'same day'");
    }

    private static void atLeast(int least, int count, String unit) {
        if (count < least || count > MOST) {
            throw new IllegalArgumentException(
                    "%d %s: give a number from %d to %d".formatted(count, unit, least, MOST));
        }
    }

    private static String counted(int count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }

    private static String in(Division division) {
        return division == Division.ENGLAND_AND_WALES ? "" : " (" + division.words() + ")";
    }
}
