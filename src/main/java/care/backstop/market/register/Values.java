package care.backstop.market.register;

import care.backstop.kernel.Problem;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values as the register publishes them, each checked; what is not one ends the row with a sentence about its field. */
final class Values {

    /** A value that is not what its column holds. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String field;
        private final String why;

        Wrong(String field, String why) {
            super(why, null, false, false);
            this.field = field;
            this.why = why;
        }

        Problem at(int row) {
            return new Problem(row, field, Problem.Code.VAL, why);
        }
    }

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{1,19}");
    private static final int MOST_BEDS = 2_000;

    static @Nullable String text(String raw) {
        var text = raw.strip();
        return text.isEmpty() || text.equals("-") || text.equals("*") ? null : text;
    }

    static String id(String field, @Nullable String raw) {
        if (raw == null) {
            throw new Wrong(field, "\"%s\" is missing.".formatted(field));
        }
        if (!ID.matcher(raw).matches()) {
            throw new Wrong(field, "\"%s\" is not an id of the register, such as 1-123456789.".formatted(field));
        }
        return raw;
    }

    static @Nullable LocalDate day(String field, @Nullable String raw) {
        return raw == null
                ? null
                : PublishedDay.parse(raw)
                        .filter(d -> d.getYear() > 1900 && d.getYear() < 2200)
                        .orElseThrow(() -> new Wrong(field, "\"%s\" is not a date that exists.".formatted(field)));
    }

    static @Nullable Boolean yesNo(String field, @Nullable String raw) {
        if (raw == null) {
            return null;
        }
        return switch (raw.toUpperCase(Locale.ROOT)) {
            case "Y", "YES", "TRUE" -> true;
            case "N", "NO", "FALSE" -> false;
            default -> throw new Wrong(field, "\"%s\" must be Y or N.".formatted(field));
        };
    }

    /** Beds: 0 is 0, nothing is not known, a negative or broken number is wrong. */
    static @Nullable Integer beds(String field, @Nullable String raw) {
        if (raw == null) {
            return null;
        }
        try {
            int beds = Integer.parseInt(raw.endsWith(".0") ? raw.substring(0, raw.length() - 2) : raw);
            if (beds < 0 || beds > MOST_BEDS) {
                throw new Wrong(field, "\"%s\" must be between 0 and %,d.".formatted(field, MOST_BEDS));
            }
            return beds;
        } catch (NumberFormatException e) {
            throw new Wrong(field, "\"%s\" must be a whole number.".formatted(field));
        }
    }

    static @Nullable Double degrees(String field, @Nullable String raw, double least, double most) {
        if (raw == null) {
            return null;
        }
        try {
            double value = Double.parseDouble(raw);
            if (!(value >= least && value <= most)) {
                throw new Wrong(field, "\"%s\" is not in the British Isles.".formatted(field));
            }
            return value;
        } catch (NumberFormatException e) {
            throw new Wrong(field, "\"%s\" must be a number of degrees.".formatted(field));
        }
    }

    /** {@code N1 9GU}: capitals and one blank; what does not look like a postcode stays as published. */
    static @Nullable String postcode(@Nullable String raw) {
        if (raw == null) {
            return null;
        }
        boolean good = true;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean blank = c == ' ' && i == raw.length() - 4;
            good &= c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || blank;
        }
        if (good && raw.length() >= 6 && raw.charAt(raw.length() - 4) == ' ') {
            return raw;
        }
        var letters = new StringBuilder(8);
        for (int i = 0; i < raw.length(); i++) {
            if (Character.isLetterOrDigit(raw.charAt(i))) {
                letters.append(Character.toUpperCase(raw.charAt(i)));
            }
        }
        return letters.length() < 5 || letters.length() > 7
                ? raw
                : letters.insert(letters.length() - 3, ' ').toString();
    }

    /** Published numbers lose their leading 0 where a spreadsheet took them for numbers. */
    static @Nullable String telephone(@Nullable String raw) {
        if (raw == null) {
            return null;
        }
        var digits = raw.endsWith(".0") ? raw.substring(0, raw.length() - 2) : raw;
        return digits.length() >= 9
                        && digits.length() <= 10
                        && digits.charAt(0) != '0'
                        && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                ? "0" + digits
                : digits;
    }

    static @Nullable String joined(@Nullable String a, @Nullable String b) {
        return a == null ? b : b == null ? a : a + ", " + b;
    }

    private Values() {}
}
