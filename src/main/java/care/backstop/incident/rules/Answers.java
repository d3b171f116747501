package care.backstop.incident.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded: one value for each question, and rows of them where a question asks for a list. Values are plain text
 * in one form: {@code 2020-12-08}, {@code 18:00}, {@code 2020-12-09T11:00}, {@code true}, {@code 4}, an id.
 *
 * @param names what ids among the values stood for when they were chosen
 */
public record Answers(
        Map<String, String> values, Map<String, List<Map<String, String>>> rows, Map<String, String> names) {

    public static final Answers NONE = new Answers(Map.of(), Map.of(), Map.of());

    public static Answers of(Map<String, String> values) {
        return new Answers(values, Map.of(), Map.of());
    }

    public @Nullable String of(String key) {
        return values.get(key);
    }

    public boolean has(String key) {
        return values.containsKey(key) || !rows(key).isEmpty();
    }

    public boolean empty() {
        return values.isEmpty() && rows.values().stream().allMatch(List::isEmpty);
    }

    public List<Map<String, String>> rows(String key) {
        return rows.getOrDefault(key, List.of());
    }

    public Optional<BigDecimal> number(String key) {
        return Optional.ofNullable(values.get(key)).map(BigDecimal::new);
    }

    static LocalDate day(String value) {
        return LocalDate.parse(value.length() > 10 ? value.substring(0, 10) : value);
    }

    /** A day with its time: one value, or a day and beside it a time; a day alone has none. */
    static Optional<LocalDateTime> moment(String day, @Nullable String time) {
        if (day.length() > 10) {
            return Optional.of(LocalDateTime.parse(day));
        }
        return time == null ? Optional.empty() : Optional.of(LocalDateTime.parse(day + "T" + time));
    }
}
