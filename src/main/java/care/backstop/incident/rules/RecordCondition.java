package care.backstop.incident.rules;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Something that may be so of a record. Everything that is given must hold.
 *
 * @param field the question
 * @param is its answer is this
 * @param differs another question is answered too, and otherwise
 * @param upTo its answer is a number no higher than this
 * @param fewest it has at least so many rows
 * @param most it has at most so many rows
 */
public record RecordCondition(
        String field,
        @Nullable String is,
        @Nullable String differs,
        @Nullable BigDecimal upTo,
        @Nullable Integer fewest,
        @Nullable Integer most) {

    public static RecordCondition is(String field, String value) {
        return new RecordCondition(field, value, null, null, null, null);
    }

    public boolean holds(Answers answers) {
        var value = answers.of(field);
        int rows = answers.rows(field).size();
        var other = differs == null ? null : answers.of(differs);
        return (is == null || is.equals(value))
                && (differs == null || (value != null && other != null && !value.equals(other)))
                && (upTo == null
                        || answers.number(field)
                                .filter(n -> n.compareTo(upTo) <= 0)
                                .isPresent())
                && (fewest == null || rows >= fewest)
                && (most == null || rows <= most);
    }
}
