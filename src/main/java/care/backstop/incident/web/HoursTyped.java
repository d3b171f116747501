package care.backstop.incident.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Hours as people write them, 87.5 or 1,200, in minutes. */
final class HoursTyped {

    static @Nullable Integer minutes(Typed read, String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        var text = typed.strip().replace(",", "");
        if (!text.matches("\\d{1,6}(\\.\\d{1,2})?")) {
            read.wrong(field, "Enter a number of hours, such as 87.5, or leave it empty if not known");
            return null;
        }
        return minutes(new BigDecimal(text));
    }

    static int minutes(double hours) {
        return minutes(BigDecimal.valueOf(Math.clamp(hours, -100_000, 100_000)));
    }

    private static int minutes(BigDecimal hours) {
        return hours.multiply(BigDecimal.valueOf(60))
                .setScale(0, RoundingMode.HALF_UP)
                .intValue();
    }

    private HoursTyped() {}
}
