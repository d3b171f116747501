package care.backstop.people.web;

import care.backstop.kernel.Rejected;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the boards of people share: how many are shown, and what stands in their addresses. */
final class BoardWords {

    static String count(int total, int page, int shown, int size, String what) {
        int from = (page - 1) * size + 1;
        return shown == 0 ? "Nobody" : "Showing %d to %d of %,d %s".formatted(from, from + shown - 1, total, what);
    }

    /** One of the words there are; null for none, refused for any other. */
    static <E extends Enum<E>> @Nullable E one(String field, @Nullable String typed, E[] all) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        var asked = typed.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(all)
                .filter(e -> e.name().equals(asked))
                .findFirst()
                .orElseThrow(() -> Rejected.invalid(field, "We do not know this. Choose one of the list."));
    }

    private BoardWords() {}
}
