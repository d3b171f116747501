package care.backstop.people.web;

import care.backstop.people.model.ListField;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;

/** The empty list to fill in: headings, and in a workbook a second sheet that explains each. */
final class ListTemplate {

    /** One column replaces the other two, so the template offers the two. */
    static final List<ListField> FIELDS = Arrays.stream(ListField.values())
            .filter(f -> f != ListField.FULL_NAME)
            .toList();

    static byte[] csv() {
        return ("\ufeff" + FIELDS.stream().map(ListField::heading).collect(Collectors.joining(",")) + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] xlsx() {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Backstop", "1.0")) {
            var people = book.newWorksheet("People");
            for (int c = 0; c < FIELDS.size(); c++) {
                people.value(0, c, FIELDS.get(c).heading());
                people.width(c, Math.max(14, FIELDS.get(c).heading().length() + 2));
            }
            people.range(0, 0, 0, FIELDS.size() - 1).style().bold().set();
            // As text, so that a spreadsheet leaves NHS numbers, dates and telephone numbers as they are typed.
            people.range(1, 0, 500, FIELDS.size() - 1).style().format("@").set();
            people.freezePane(0, 1);
            var help = book.newWorksheet("How to fill in");
            var heads = List.of("Column", "What to write", "Example");
            for (int c = 0; c < heads.size(); c++) {
                help.value(0, c, heads.get(c));
                help.width(c, c == 1 ? 90 : 32);
            }
            help.range(0, 0, 0, 2).style().bold().set();
            for (int r = 0; r < FIELDS.size(); r++) {
                help.value(r + 1, 0, FIELDS.get(r).heading());
                help.value(r + 1, 1, FIELDS.get(r).explanation());
                help.value(r + 1, 2, FIELDS.get(r).example());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private ListTemplate() {}
}
