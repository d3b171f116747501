package care.backstop.incident.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.Filter;
import care.backstop.govuk.Select.Option;
import care.backstop.incident.LogClass;
import care.backstop.incident.LogKind;
import care.backstop.incident.model.LogEntry;
import care.backstop.incident.model.LogForm;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The timeline of an incident.
 *
 * @param print everything that fits on one page, without controls; null on that page itself
 */
public record LogPage(
        Room room,
        String base,
        List<Line> lines,
        Filter filter,
        Map<String, String> asked,
        List<Option> agencies,
        List<Option> authors,
        boolean mayWrite,
        @Nullable String earlier,
        @Nullable String later,
        String csv,
        @Nullable String print,
        Map<String, String> typed,
        Errors errors) {

    /** How many entries one page shows. */
    public static final int SIZE = 50;

    /** How many entries are printed at once. */
    public static final int PRINTED = 5_000;

    /** A question of the type and its answer. */
    public record Answer(String question, String answer) {}

    /**
     * One entry.
     *
     * @param entered when it was written down, if that was not at once
     * @param readBy who may read it, if not everyone
     * @param matter where something can be done about it, or null
     */
    public record Line(
            long number,
            String kind,
            String when,
            String instant,
            @Nullable String entered,
            String by,
            String text,
            List<Answer> answers,
            @Nullable String readBy,
            @Nullable String step,
            @Nullable Long follows,
            @Nullable Long corrects,
            @Nullable Long correctedBy,
            @Nullable String matter) {

        static Line of(LogEntry e, String base) {
            boolean late = e.enteredAt().isAfter(e.happenedAt().plusSeconds(60));
            var form = LogForm.of(e.kind());
            return new Line(
                    e.number(),
                    e.kind().words(),
                    London.show(e.happenedAt()),
                    e.happenedAt().toString(),
                    late ? London.show(e.enteredAt()) : null,
                    e.by() + ", " + e.postName() + (e.agency() == null ? "" : ", " + e.agency()),
                    e.text(),
                    answers(e),
                    e.readBy() == LogClass.INTERNAL ? null : e.readBy().words(),
                    form.step(e.step()).map(LogForm.Step::words).orElse(null),
                    e.follows(),
                    e.corrects(),
                    e.correctedBy(),
                    form.isMatter() && e.follows() == null && e.corrects() == null ? base + "/" + e.number() : null);
        }

        /** What was answered, in the order in which it was asked. */
        static List<Answer> answers(LogEntry e) {
            var answers = new ArrayList<Answer>();
            for (var field : LogForm.of(e.kind()).everyField()) {
                var value = e.details().get(field.key());
                if (value != null) {
                    answers.add(new Answer(
                            field.label(),
                            field.type() == LogForm.Type.DAY
                                    ? London.show(LocalDate.parse(value))
                                    : field.shown(value)));
                }
            }
            return answers;
        }
    }

    /** By which a second press of the button is known. */
    public String key() {
        return java.util.UUID.randomUUID().toString();
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public String askedFor(String name) {
        return asked.getOrDefault(name, "");
    }

    /** Types that are written with words alone. */
    public List<Option> plain() {
        return options(true);
    }

    /** Types that are asked for more. */
    public List<Option> rich() {
        return options(false);
    }

    /** Every type there is. */
    public List<Option> kinds() {
        return Arrays.stream(LogKind.values())
                .map(k -> Option.of(k.name(), k.words()))
                .toList();
    }

    private static List<Option> options(boolean plain) {
        return Arrays.stream(LogKind.values())
                .filter(k -> !LogForm.isOurs(k) && LogForm.of(k).isPlain() == plain)
                .map(k -> Option.of(k.name(), k.words()))
                .toList();
    }
}
