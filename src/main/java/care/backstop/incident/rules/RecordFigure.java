package care.backstop.incident.rules;

import care.backstop.kernel.London;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A number worked out from a record.
 *
 * @param of the questions it is worked out from; {@code list.column} for one of a list
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RecordFigure(
        String label, Kind kind, List<String> of, @Nullable String unit) {

    /** How it is worked out. */
    public enum Kind {
        SUM,
        ROWS,
        HOURS_BETWEEN,
        PERCENT,
        /** The last less the first. */
        LEFT
    }

    public RecordFigure {
        of = List.copyOf(of);
    }

    /** The number with its unit; empty when something it needs is not known. */
    public Optional<String> value(Answers answers) {
        return number(answers)
                .map(n -> n.stripTrailingZeros().toPlainString())
                .map(n -> kind == Kind.PERCENT ? n + "%" : unit == null ? n : n + " " + unit);
    }

    private Optional<BigDecimal> number(Answers answers) {
        return switch (kind) {
            case ROWS ->
                Optional.of(BigDecimal.valueOf(answers.rows(of.getFirst()).size()));
            case SUM -> sum(answers);
            case HOURS_BETWEEN -> hours(answers.of(of.getFirst()), answers.of(of.getLast()));
            case PERCENT -> {
                var part = sum(answers, of.getFirst());
                var whole = sum(answers, of.getLast()).filter(w -> w.signum() > 0);
                yield part.flatMap(
                        p -> whole.map(w -> p.multiply(BigDecimal.valueOf(100)).divide(w, 1, RoundingMode.HALF_UP)));
            }
            case LEFT ->
                sum(answers, of.getLast())
                        .map(w -> w.subtract(sum(answers, of.getFirst()).orElse(BigDecimal.ZERO)));
        };
    }

    private Optional<BigDecimal> sum(Answers answers) {
        return sum(answers, of.toArray(String[]::new));
    }

    private static Optional<BigDecimal> sum(Answers answers, String... of) {
        var numbers = Stream.of(of).flatMap(q -> values(answers, q)).toList();
        return numbers.isEmpty()
                ? Optional.empty()
                : Optional.of(numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static Stream<BigDecimal> values(Answers answers, String question) {
        int dot = question.indexOf('.');
        return dot < 0
                ? answers.number(question).stream()
                : answers.rows(question.substring(0, dot)).stream()
                        .flatMap(r -> Stream.ofNullable(r.get(question.substring(dot + 1))))
                        .map(BigDecimal::new);
    }

    private static Optional<BigDecimal> hours(@Nullable String from, @Nullable String to) {
        if (from == null || to == null) {
            return Optional.empty();
        }
        long minutes = Duration.between(
                        LocalDateTime.parse(from).atZone(London.ZONE),
                        LocalDateTime.parse(to).atZone(London.ZONE))
                .toMinutes();
        return Optional.of(BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(60), 1, RoundingMode.HALF_UP));
    }
}
