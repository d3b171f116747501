package care.backstop.people.model;

import java.util.regex.Pattern;

/**
 * An NHS number: nine digits and a check digit (modulus 11). Numbers from 999 000 0000 up are never given to a real
 * person; demonstrations and tests use only those.
 */
public record NhsNumber(String digits) {

    private static final Pattern TEN_DIGITS = Pattern.compile("\\d{10}");

    public NhsNumber {
        if (!TEN_DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException("An NHS number has 10 digits, like 999 000 0018");
        }
        if (digits.chars().distinct().count() == 1) {
            throw new IllegalArgumentException("An NHS number is not ten times the same digit");
        }
        if (checkDigit(digits) != digits.charAt(9) - '0') {
            throw new IllegalArgumentException(
                    "This is not a valid NHS number: its last digit does not fit the others. Check for a slip");
        }
    }

    /** Reads it as typed, with or without spaces or hyphens; an {@link IllegalArgumentException} says what is wrong. */
    public static NhsNumber parse(String typed) {
        return new NhsNumber(typed.replaceAll("[\\s\\u00a0-]", ""));
    }

    /** Whether it comes from the range kept for tests. */
    public boolean isTest() {
        return digits.startsWith("999");
    }

    /** As the NHS prints it: {@code 999 000 0018}. */
    @Override
    public String toString() {
        return digits.substring(0, 3) + " " + digits.substring(3, 6) + " " + digits.substring(6);
    }

    /** 0 to 10; no number ends in ten, so a 10 never matches. */
    private static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (digits.charAt(i) - '0') * (10 - i);
        }
        return (11 - sum % 11) % 11;
    }
}
