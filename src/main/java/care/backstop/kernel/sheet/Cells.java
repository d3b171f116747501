package care.backstop.kernel.sheet;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** How values of a cell are written down. */
final class Cells {

    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final LocalDate DAY_ZERO_1904 = LocalDate.of(1904, 1, 1);

    /** Composed characters, so that a name typed on any machine compares equal. */
    static String text(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) > 0x2ff) {
                return Normalizer.normalize(s, Normalizer.Form.NFC);
            }
        }
        return s;
    }

    /** A number as a person would type it: no exponent, no trailing zeros, nothing left of binary rounding. */
    static String number(String raw) {
        if (plain(raw)) {
            return raw;
        }
        try {
            double d = Double.parseDouble(raw);
            if (!Double.isFinite(d) || Math.abs(d) > 1e30) {
                return raw;
            }
            if (d == Math.rint(d) && Math.abs(d) < 1e15) {
                return Long.toString((long) d);
            }
            return new BigDecimal(Double.toString(d)).toPlainString();
        } catch (NumberFormatException e) {
            return raw;
        }
    }

    private static boolean plain(String raw) {
        if (raw.isEmpty() || raw.length() > 15) {
            return false;
        }
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) < '0' || raw.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** A spreadsheet's day number as a date, a time or both; as a plain number when it is no day at all. */
    static String serialDate(String raw, boolean from1904) {
        double serial;
        try {
            serial = Double.parseDouble(raw);
        } catch (NumberFormatException e) {
            return raw;
        }
        if (!(serial >= 0 && serial < 2_958_466)) {
            return number(raw);
        }
        long minutes = Math.round(serial * 24 * 60);
        long day = minutes / (24 * 60);
        var time = LocalTime.MIDNIGHT.plus(minutes % (24 * 60), ChronoUnit.MINUTES);
        if (day == 0 && !from1904) {
            return time.toString();
        }
        // The format believes in 29 February 1900, so days before March of that year are one off.
        var date = from1904 ? DAY_ZERO_1904.plusDays(day) : DAY_ZERO.plusDays(day < 60 ? day + 1 : day);
        return time.equals(LocalTime.MIDNIGHT) ? date.toString() : date + "T" + time;
    }

    private Cells() {}
}
