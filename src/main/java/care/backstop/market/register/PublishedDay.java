package care.backstop.market.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days in the forms that the register's files have used over the years. */
final class PublishedDay {

    private static final Pattern WORDS = Pattern.compile("(\\d{1,2})[ /_-]([A-Za-z]{3,9})[ /_-](\\d{4})(?!\\d).*");
    private static final Pattern AMERICAN = Pattern.compile(
            "(\\d{1,2})/(\\d{1,2})/(\\d{4}) +\\d{1,2}:\\d{2}(:\\d{2})? +[AP]M", Pattern.CASE_INSENSITIVE);
    private static final Pattern BRITISH = Pattern.compile("(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4})(?!\\d).*");
    private static final Pattern NAMED = Pattern.compile(
            "(?:(\\d{4})-(\\d{2})-(\\d{2})(?!\\d))|(?:(?<!\\d)(\\d{1,2})[ _-]([A-Za-z]{3,9})[ _-](\\d{4})(?!\\d))"
                    + "|(?:(?<!\\d)(\\d{4})-(\\d{2})(?!\\d))|(?:(?<!\\d)(20\\d{2})(?!\\d))");
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    /** The day, or empty if this is not one: also for 31 February. */
    static Optional<LocalDate> parse(String text) {
        int n = text.length();
        if (n < 8) {
            return n < 6 ? Optional.empty() : slow(text);
        }
        try {
            if (n == 10 && text.charAt(2) == '/' && text.charAt(5) == '/') {
                return Optional.of(LocalDate.of(digits(text, 6, 10), digits(text, 3, 5), digits(text, 0, 2)));
            }
            if (text.charAt(4) == '-'
                    && n >= 10
                    && text.charAt(7) == '-'
                    && (n == 10 || text.charAt(10) == 'T' || text.charAt(10) == ' ')) {
                return Optional.of(LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)));
            }
            if (n == 8) {
                int year = digits(text, 0, 4);
                if (year > 1800) {
                    return Optional.of(LocalDate.of(year, digits(text, 4, 6), digits(text, 6, 8)));
                }
            }
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        return slow(text);
    }

    private static Optional<LocalDate> slow(String text) {
        try {
            var american = AMERICAN.matcher(text);
            if (american.matches()) {
                return Optional.of(LocalDate.of(
                        Integer.parseInt(american.group(3)),
                        Integer.parseInt(american.group(1)),
                        Integer.parseInt(american.group(2))));
            }
            var british = BRITISH.matcher(text);
            if (british.matches()) {
                return Optional.of(LocalDate.of(
                        Integer.parseInt(british.group(3)),
                        Integer.parseInt(british.group(2)),
                        Integer.parseInt(british.group(1))));
            }
            var words = WORDS.matcher(text);
            if (words.matches()) {
                return named(words.group(1), words.group(2), words.group(3));
            }
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> named(String day, String month, String year) {
        int at = MONTHS.indexOf(month.toLowerCase(Locale.ROOT).substring(0, 3));
        return at < 0 || at % 3 != 0
                ? Optional.empty()
                : Optional.of(LocalDate.of(Integer.parseInt(year), at / 3 + 1, Integer.parseInt(day)));
    }

    /** A day in the name of a file: a whole date, else the first day of a month, else of a year. */
    static @Nullable LocalDate inFileName(String name) {
        var found = NAMED.matcher(name);
        LocalDate month = null;
        LocalDate year = null;
        while (found.find()) {
            try {
                if (found.group(1) != null) {
                    return LocalDate.of(
                            Integer.parseInt(found.group(1)),
                            Integer.parseInt(found.group(2)),
                            Integer.parseInt(found.group(3)));
                }
                if (found.group(4) != null) {
                    var named = named(found.group(4), found.group(5), found.group(6));
                    if (named.isPresent()) {
                        return named.get();
                    }
                } else if (found.group(7) != null) {
                    month = month == null
                            ? LocalDate.of(Integer.parseInt(found.group(7)), Integer.parseInt(found.group(8)), 1)
                            : month;
                } else if (found.group(9) != null) {
                    year = year == null ? LocalDate.of(Integer.parseInt(found.group(9)), 1, 1) : year;
                }
            } catch (DateTimeException e) {
                // Digits that are no date, such as an issue number.
            }
        }
        return month == null ? year : month;
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw new DateTimeException("not a digit");
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }

    private PublishedDay() {}
}
