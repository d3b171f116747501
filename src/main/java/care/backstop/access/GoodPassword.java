package care.backstop.access;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which passwords are taken: long ones that nobody would guess first. No rules about capitals and signs, which make
 * passwords harder to remember and no harder to guess.
 */
final class GoodPassword {

    static final int SHORTEST = 12;

    /** BCrypt looks no further. */
    static final int LONGEST_BYTES = 72;

    /** What people type when they are asked for twelve characters: a password is refused if little else is left. */
    private static final List<String> GUESSED_FIRST = List.of(
            "password",
            "passw0rd",
            "backstop",
            "council",
            "welcome",
            "letmein",
            "qwerty",
            "qwertyuiop",
            "asdfghjkl",
            "administrator",
            "admin",
            "iloveyou",
            "changeme",
            "secret",
            "safeguarding",
            "socialcare",
            "zxcvbnm");

    /** Letters that look alike but are stored differently are one password. */
    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    /** Why the password is not taken, and how to mend it; empty when it is good. */
    static Optional<String> whatIsWrong(String typed, String subject) {
        var password = normal(typed);
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("Enter a password of at least %d characters".formatted(SHORTEST));
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            return Optional.of("Enter a password of at most %d characters".formatted(LONGEST_BYTES));
        }
        var small = password.toLowerCase(Locale.ROOT);
        var name = subject.strip().toLowerCase(Locale.ROOT);
        if (name.length() > 3 && small.contains(name)) {
            return Optional.of("Enter a password that does not contain your user name");
        }
        var rest = small;
        for (var word : GUESSED_FIRST) {
            rest = rest.replace(word, "");
        }
        rest = rest.replaceAll("[\\d\\s\\p{Punct}]", "");
        var different = small.chars().distinct().count();
        if (different < 5 || rest.length() < 4 || isRun(small)) {
            return Optional.of("Enter a password that is harder to guess. Three unrelated words are good");
        }
        return Optional.empty();
    }

    /** Neighbours of the alphabet or of the digits all the way: abcdefghijkl. */
    private static boolean isRun(String password) {
        var steps = 0;
        for (int i = 1; i < password.length(); i++) {
            if (Math.abs(password.charAt(i) - password.charAt(i - 1)) <= 1) {
                steps++;
            }
        }
        return steps > password.length() * 2 / 3;
    }

    private GoodPassword() {}
}
