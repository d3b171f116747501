package care.backstop.incident.web;

import care.backstop.incident.model.RecordForm.Field;
import care.backstop.incident.model.RecordForm.Type;
import care.backstop.incident.rules.Answers;
import care.backstop.kernel.London;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers of a record as people read them. */
final class RecordWords {

    /** One answer: its question, the number of its row where it stands in a list, and its words. */
    record Said(String question, @Nullable Integer row, String answer) {}

    static String of(Field field, @Nullable String value, Map<String, String> names) {
        if (value == null) {
            return "";
        }
        return switch (field.type()) {
            case DATE -> London.show(LocalDate.parse(value));
            case MOMENT ->
                London.show(LocalDateTime.parse(value).atZone(London.ZONE).toInstant());
            case YES_NO -> value.equals("true") ? "Yes" : "No";
            case CHOICE -> field.choices().getOrDefault(value, value);
            case MEMBER, LOCATION, PROVIDER -> names.getOrDefault(value, value);
            case NUMBER -> field.unit() == null ? value : value + " " + field.unit();
            default -> value;
        };
    }

    /** Everything that was answered, in the order asked. */
    static List<Said> all(List<Field> fields, Answers answers) {
        var said = new ArrayList<Said>();
        for (var f : fields) {
            if (f.type() == Type.LIST) {
                int no = 0;
                for (var row : answers.rows(f.key())) {
                    no++;
                    for (var column : f.columns()) {
                        var value = row.get(column.key());
                        if (value != null) {
                            said.add(new Said(
                                    f.label() + ": " + column.label(), no, of(column, value, answers.names())));
                        }
                    }
                }
            } else {
                var value = answers.of(f.key());
                if (value != null) {
                    said.add(new Said(f.label(), null, of(f, value, answers.names())));
                }
            }
        }
        return said;
    }

    private RecordWords() {}
}
