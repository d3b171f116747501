package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.govuk.Select.Option;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Tag;
import care.backstop.incident.model.Escalation;
import care.backstop.incident.rules.EmergencyText.Shape;
import care.backstop.incident.rules.EscalationTriggers.Answer;
import care.backstop.incident.rules.EscalationTriggers.Trigger;
import care.backstop.incident.usecase.TellEmergencyPlanners.Seen;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When emergency planners are told, in which words, and to whom these went.
 *
 * @param met the signs that are there, or null
 * @param shape the text that is being written, or null for neither
 */
public record EmergencyPage(
        Room room,
        String base,
        boolean mayWrite,
        @Nullable String met,
        DataTable triggers,
        List<Shape> shapes,
        @Nullable Shape shape,
        List<Part> parts,
        DataTable written,
        List<Option> versions,
        String nowLocal,
        Map<String, String> typed,
        Errors errors) {

    /** A heading with the text as it would go. */
    public record Part(
            String field,
            String letter,
            String heading,
            String text,
            @Nullable String error) {}

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public String value(String field, String otherwise) {
        var said = value(field);
        return said.isEmpty() ? otherwise : said;
    }

    /** The name of a heading's field in the form. */
    static String field(int n) {
        return "part" + n;
    }

    static EmergencyPage of(
            Room room,
            Seen seen,
            @Nullable Shape shape,
            Instant now,
            boolean mayWrite,
            Map<String, String> typed,
            Errors errors) {
        var base = "/incidents/" + room.incident() + "/emergency";
        var met = seen.triggers().stream()
                .filter(t -> t.answer() == Answer.MET)
                .map(t -> "%s (%s)".formatted(t.sign(), t.because()))
                .collect(Collectors.joining("; "));
        return new EmergencyPage(
                room,
                base,
                mayWrite && !seen.incident().stage().state().ended(),
                met.isEmpty() ? null : met,
                DataTable.of("triggers", "Signs on which emergency planners are told")
                        .csvFrom(Href.of(base))
                        .columns("Sign", "Is it there?", "How that was reached")
                        .rows(seen.triggers().stream().map(EmergencyPage::row).toList()),
                Arrays.asList(Shape.values()),
                shape,
                shape == null ? List.of() : parts(shape, seen, typed, errors),
                DataTable.of("written", "What was written, and to whom it went")
                        .columns("Text", "Written", "Went to", "Read or print")
                        .rows(seen.written().stream().map(e -> row(e, base)).toList())
                        .empty("Nothing has been written for emergency planners yet.")
                        .csv(base + ".csv"),
                seen.written().stream()
                        .map(e -> Option.of(
                                e.id().toString(),
                                "%s, version %d, %s"
                                        .formatted(e.shape().name(), e.version(), London.show(e.writtenAt()))))
                        .toList(),
                Typed.local(now),
                typed,
                errors);
    }

    private static List<Part> parts(Shape shape, Seen seen, Map<String, String> typed, Errors errors) {
        var draft = seen.drafts().getOrDefault(shape, new java.util.LinkedHashMap<>());
        var parts = new ArrayList<Part>();
        for (int n = 0; n < shape.headings().size(); n++) {
            var heading = shape.headings().get(n);
            parts.add(new Part(
                    field(n),
                    heading.substring(0, 1),
                    heading,
                    typed.getOrDefault(field(n), draft.getOrDefault(heading, "")),
                    errors.on(field(n))));
        }
        return parts;
    }

    private static DataTable.Row row(Trigger t) {
        return DataTable.Row.of(
                Cell.of(t.sign()),
                Cell.of(Tags.content(Tag.of(
                        t.answer().words(),
                        switch (t.answer()) {
                            case MET -> Tag.Colour.RED;
                            case NOT_MET -> Tag.Colour.GREEN;
                            case NOT_KNOWN -> Tag.Colour.YELLOW;
                            case NOT_SET -> Tag.Colour.GREY;
                        }))),
                Cell.of(t.because()));
    }

    private static DataTable.Row row(Escalation e, String base) {
        return DataTable.Row.of(
                Cell.of("%s, version %d".formatted(e.shape().name(), e.version())),
                Cell.of("%s, %s (%s)".formatted(London.show(e.writtenAt()), e.by(), e.postName())),
                Cell.of(
                        e.sent().isEmpty()
                                ? "Nobody yet"
                                : e.sent().stream().map(EmergencyPage::sent).collect(Collectors.joining("; "))),
                Cell.of(Tags.link("Read %s version %d".formatted(e.shape().name(), e.version()), base + "/" + e.id())));
    }

    private static String sent(Escalation.Sent s) {
        return "%s, %s, %s%s"
                .formatted(
                        s.toWhom(),
                        s.how(),
                        London.show(s.sentAt()),
                        s.answer() == null ? "" : ". Answer: " + s.answer());
    }
}
