package care.backstop.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** The clock on the wall of every council: instants are stored UTC and shown in London time. */
public final class London {

    public static final ZoneId ZONE = ZoneId.of("Europe/London");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("d MMMM yyyy, h:mma")
            .toFormatter(Locale.UK);

    public static LocalDate day(Instant at) {
        return at.atZone(ZONE).toLocalDate();
    }

    /** {@code 16 September 2026}. */
    public static String show(LocalDate day) {
        return DAY.format(day);
    }

    /** {@code 16 September 2026, 3:05pm}. */
    public static String show(Instant at) {
        return MOMENT.format(at.atZone(ZONE)).replace("AM", "am").replace("PM", "pm");
    }

    /** What {@link #show(LocalDate)} or {@link #show(Instant)} wrote, read back as the day or the instant it was; empty for any other words. */
    public static Optional<Object> read(String shown) {
        try {
            return shown.indexOf(',') < 0
                    ? Optional.of(LocalDate.parse(shown, DAY))
                    : Optional.of(LocalDateTime.parse(shown.replace("am", "AM").replace("pm", "PM"), MOMENT)
                            .atZone(ZONE)
                            .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private London() {}
}
