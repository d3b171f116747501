package care.backstop.market.web;

import care.backstop.kernel.Answer;
import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import care.backstop.market.CapacityView;
import care.backstop.market.ServiceKind;
import care.backstop.market.rules.CapacityFigures;
import care.backstop.market.rules.FeeFigures;
import care.backstop.market.store.Capacities;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What somebody typed about a capacity, kept as typed until it is understood. */
record CapacityForm(Map<String, String> typed) {

    static final List<String> BAND_FIELDS = List.of("morning", "lunch", "tea", "bed");

    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2})[:.](\\d{2})");
    private static final Pattern HOURS_AND_MINUTES = Pattern.compile("(-?\\d{1,6}):([0-5]\\d)");

    CapacityForm {
        typed = Map.copyOf(typed);
    }

    /** As the form opens: the figures told last, to be corrected, and the time now. */
    static CapacityForm of(
            ServiceKind service, @Nullable CapacityView latest, Capacities.@Nullable Fee fee, Instant now) {
        var values = new HashMap<String, String>();
        var today = now.atZone(London.ZONE);
        values.put("service", service.name());
        values.put("asAt-day", Integer.toString(today.getDayOfMonth()));
        values.put("asAt-month", Integer.toString(today.getMonthValue()));
        values.put("asAt-year", Integer.toString(today.getYear()));
        values.put("asAtTime", "%02d:%02d".formatted(today.getHour(), today.getMinute()));
        values.put("version", latest == null ? "0" : Integer.toString(latest.version()));
        if (latest != null) {
            put(values, "maximum", latest.maximum());
            put(values, "occupied", latest.occupied());
            put(values, "reserved", latest.reserved());
            values.put("accepting", latest.accepting().name());
            if (latest.bandMinutes().isEmpty()) {
                putHours(values, "weeklyMinutes", latest.weeklyMinutes());
            }
            IntStream.range(0, latest.bandMinutes().size())
                    .forEach(i -> putHours(
                            values, BAND_FIELDS.get(i), latest.bandMinutes().get(i)));
        }
        if (fee != null) {
            putPounds(values, "weeklyFee", fee.weeklyPence());
            putPounds(values, "hourlyFee", fee.hourlyPence());
        }
        return new CapacityForm(values);
    }

    private static void put(Map<String, String> values, String name, @Nullable Integer number) {
        if (number != null) {
            values.put(name, number.toString());
        }
    }

    private static void putHours(Map<String, String> values, String name, @Nullable Integer minutes) {
        if (minutes != null) {
            values.put(
                    name,
                    minutes % 60 == 0
                            ? Integer.toString(minutes / 60)
                            : "%d:%02d".formatted(minutes / 60, minutes % 60));
        }
    }

    private static void putPounds(Map<String, String> values, String name, @Nullable Long pence) {
        if (pence != null) {
            values.put(name, BigDecimal.valueOf(pence, 2).toPlainString());
        }
    }

    String value(String name) {
        return typed.getOrDefault(name, "").strip();
    }

    int version() {
        try {
            return Integer.parseInt(value("version"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The same typing over figures that somebody else told meanwhile. */
    CapacityForm over(int version) {
        var values = new HashMap<>(typed);
        values.put("version", Integer.toString(version));
        return new CapacityForm(values);
    }

    @Nullable
    ServiceKind service() {
        return ServiceKind.parse(value("service")).orElse(null);
    }

    /** Figures and fee, each part understood. */
    record Figures(CapacityFigures capacity, FeeFigures fee) {}

    /**
     * The figures that were meant.
     *
     * @throws Rejected naming every field that cannot be read, in words that say how to write it
     */
    Figures figures() {
        var problems = new ArrayList<Problem>();
        var asAt = asAt(problems);
        var maximum = whole("maximum", "The most places", problems);
        var occupied = whole("occupied", "Occupied places", problems);
        var reserved = whole("reserved", "Reserved places", problems);
        var weekly = minutes("weeklyMinutes", "Spare hours a week", problems);
        var bands = bands(problems);
        var fee = new FeeFigures(pence("weeklyFee", "weekly", problems), pence("hourlyFee", "hourly", problems));
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        var accepting = value("accepting").isEmpty() ? Answer.NOT_KNOWN : Answer.valueOf(value("accepting"));
        return new Figures(
                new CapacityFigures(service(), asAt, maximum, occupied, reserved, accepting, weekly, bands), fee);
    }

    private @Nullable Instant asAt(List<Problem> problems) {
        try {
            var day = LocalDate.of(
                    Integer.parseInt(value("asAt-year")),
                    Integer.parseInt(value("asAt-month")),
                    Integer.parseInt(value("asAt-day")));
            var clock = CLOCK.matcher(value("asAtTime"));
            if (!clock.matches()) {
                problems.add(invalid("asAtTime", "Enter the time like 14:30"));
                return null;
            }
            return day.atTime(LocalTime.of(Integer.parseInt(clock.group(1)), Integer.parseInt(clock.group(2))))
                    .atZone(London.ZONE)
                    .toInstant();
        } catch (NumberFormatException | DateTimeException e) {
            problems.add(invalid("asAt", "Enter a real day and time, for example 22 11 2026 and 14:30"));
            return null;
        }
    }

    private @Nullable Integer whole(String field, String what, List<Problem> problems) {
        var text = value(field);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Integer.valueOf(text.replace(",", ""));
        } catch (NumberFormatException e) {
            problems.add(invalid(field, what + " must be a whole number, like 34. Leave it empty if it is not known"));
            return null;
        }
    }

    private @Nullable Integer minutes(String field, String what, List<Problem> problems) {
        var text = value(field).replace(",", "");
        if (text.isEmpty()) {
            return null;
        }
        try {
            var pair = HOURS_AND_MINUTES.matcher(text);
            if (pair.matches()) {
                int hours = Integer.parseInt(pair.group(1));
                int rest = Integer.parseInt(pair.group(2));
                return hours * 60 + (text.startsWith("-") ? -rest : rest);
            }
            return new BigDecimal(text).multiply(BigDecimal.valueOf(60)).intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            problems.add(
                    invalid(field, what + " must be hours, like 12, 12.5 or 12:30. Leave it empty if it is not known"));
            return null;
        }
    }

    private List<Integer> bands(List<Problem> problems) {
        if (BAND_FIELDS.stream().allMatch(b -> value(b).isEmpty())) {
            return List.of();
        }
        var bands = new ArrayList<Integer>();
        for (int i = 0; i < BAND_FIELDS.size(); i++) {
            var minutes = minutes(BAND_FIELDS.get(i), CapacityFigures.BANDS.get(i), problems);
            if (minutes != null) {
                bands.add(minutes);
            } else if (value(BAND_FIELDS.get(i)).isEmpty()) {
                problems.add(invalid(
                        BAND_FIELDS.get(i),
                        "Enter the hours of all four parts of the day, 0 where there are none, or of none"));
            }
        }
        return bands;
    }

    private @Nullable Long pence(String field, String what, List<Problem> problems) {
        var text = value(field).replace("£", "").replace(",", "");
        if (text.isEmpty()) {
            return null;
        }
        try {
            return new BigDecimal(text).movePointRight(2).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            problems.add(invalid(field, "The %s fee must be pounds and pence, like 950 or 950.50".formatted(what)));
            return null;
        }
    }

    private static Problem invalid(String field, String message) {
        return Problem.of(field, Problem.Code.VAL, message);
    }
}
