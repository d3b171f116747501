package care.backstop.incident.rules;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Something that may be so of a record. Everything that is given must hold.
 *
 * @param field the question; {@code list.column} holds when it does for one of the rows
 * @param is its answer is this
 * @param differs another question is answered too, and otherwise
 * @param upTo its answer is a number no higher than this
 * @param fewest it has at least so many rows
 * @param most it has at most so many rows
 * @param blank whether it is not answered
 */
public record RecordCondition(
        String field,
        @Nullable String is,
        @Nullable String differs,
        @Nullable BigDecimal upTo,
        @Nullable Integer fewest,
        @Nullable Integer most,
        @Nullable Boolean blank) {

    public static RecordCondition is(String field, String value) {
        return new RecordCondition(field, value, null, null, null, null, null);
    }

    public boolean holds(Answers answers) {
        int dot = field.indexOf('.');
        if (dot >= 0) {
            var ofRow = new RecordCondition(field.substring(dot + 1), is, differs, upTo, fewest, most, blank);
            return answers.rows(field.substring(0, dot)).stream().anyMatch(r -> ofRow.holds(Answers.of(r)));
        }
        var value = answers.of(field);
        int rows = answers.rows(field).size();
        var other = differs == null ? null : answers.of(differs);
        return (is == null || is.equals(value))
                && (differs == null || (value != null && other != null && !value.equals(other)))
                && (upTo == null
                        || answers.number(field)
                                .filter(n -> n.compareTo(upTo) <= 0)
                                .isPresent())
                && (blank == null || blank == (value == null && rows == 0))
                && (fewest == null || rows >= fewest)
                && (most == null || rows <= most);
    }
}
