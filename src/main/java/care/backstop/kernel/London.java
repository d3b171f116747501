package care.backstop.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The clock on the wall of every council: instants are stored UTC and shown in London time. */
public final class London {

    public static final ZoneId ZONE = ZoneId.of("Europe/London");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy, h:mma", Locale.UK);

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

    private London() {}
}
