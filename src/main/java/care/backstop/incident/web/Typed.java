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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what was typed or sent, collecting every problem before anything is refused. */
final class Typed {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.UK);

    private final List<Problem> problems = new ArrayList<>();

    /** A moment: ISO 8601, London time when it says no other. */
    @Nullable
    Instant moment(String field, @Nullable String typed, String ask, boolean needed) {
        if (typed == null || typed.isBlank()) {
            if (needed) {
                wrong(field, ask);
            }
            return null;
        }
        var text = typed.strip();
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            try {
                return LocalDateTime.parse(text).atZone(London.ZONE).toInstant();
            } catch (DateTimeException e2) {
                wrong(field, ask + ", such as " + LOCAL.format(LocalDateTime.of(2026, 9, 16, 14, 5)));
                return null;
            }
        }
    }

    /** A day, ISO 8601. */
    @Nullable
    LocalDate day(String field, @Nullable String typed, String ask) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeException e) {
            wrong(field, ask + ", such as 2026-09-16");
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
