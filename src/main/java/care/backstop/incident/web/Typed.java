package care.backstop.incident.web;

import care.backstop.kernel.London;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Rejected;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what was typed or sent, collecting every problem before anything is refused. */
final class Typed {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.UK);

    private static final Pattern BRITISH =
            Pattern.compile("(\\d{1,2})[/. -](\\d{1,2})[/. -](\\d{4})(?:,? +(\\d{1,2})[:.](\\d{2}))?");

    private final List<Problem> problems = new ArrayList<>();

    /** A moment: ISO 8601 or as it is written here, 16/9/2026 14:05; London time when it says no other. */
    @Nullable
    Instant moment(String field, @Nullable String typed, String ask, boolean needed) {
        if (typed == null || typed.isBlank()) {
            if (needed) {
                wrong(field, ask);
            }
            return null;
        }
        var text = iso(typed);
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            try {
                return LocalDateTime.parse(text).atZone(London.ZONE).toInstant();
            } catch (DateTimeException e2) {
                wrong(field, ask + ", such as 16/9/2026 14:05");
                return null;
            }
        }
    }

    /** A day: ISO 8601 or as it is written here, 16/9/2026. */
    @Nullable
    LocalDate day(String field, @Nullable String typed, String ask) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(iso(typed));
        } catch (DateTimeException e) {
            wrong(field, ask + ", such as 16/9/2026");
            return null;
        }
    }

    <E extends Enum<E>> @Nullable E oneOf(
            String field, @Nullable String typed, Class<E> of, String ask, boolean needed) {
        if (typed == null || typed.isBlank()) {
            if (needed) {
                wrong(field, ask);
            }
            return null;
        }
        var found = choice(typed, of);
        if (found.isEmpty()) {
            wrong(
                    field,
                    ask + ": one of "
                            + Arrays.stream(of.getEnumConstants())
                                    .map(Enum::name)
                                    .collect(Collectors.joining(", ")));
        }
        return found.orElse(null);
    }

    <T> @Nullable T parsed(String field, @Nullable String typed, Function<String, Optional<T>> parse, String ask) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        var found = parse.apply(typed);
        if (found.isEmpty()) {
            wrong(field, ask);
        }
        return found.orElse(null);
    }

    /** Day before month, as everybody here writes it, into what machines send; anything else as it was. */
    private static String iso(String typed) {
        var text = typed.strip();
        var british = BRITISH.matcher(text);
        if (!british.matches()) {
            return text;
        }
        var day = "%s-%02d-%02d"
                .formatted(british.group(3), Integer.valueOf(british.group(2)), Integer.valueOf(british.group(1)));
        return british.group(4) == null
                ? day
                : "%sT%02d:%s".formatted(day, Integer.valueOf(british.group(4)), british.group(5));
    }

    void wrong(String field, String message) {
        problems.add(Problem.of(field, Problem.Code.VAL, message));
    }

    /** Refuses when anything was wrong. */
    void check() {
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** A choice of a filter, where anything not understood means no filter. */
    static <E extends Enum<E>> Optional<E> choice(@Nullable String typed, Class<E> of) {
        if (typed == null || typed.isBlank()) {
            return Optional.empty();
        }
        var name = typed.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return Arrays.stream(of.getEnumConstants())
                .filter(e -> e.name().equals(name))
                .findFirst();
    }

    /** As a {@code datetime-local} input takes it. */
    static String local(Instant at) {
        return LOCAL.format(at.atZone(London.ZONE));
    }
}
