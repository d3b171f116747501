package care.backstop.govuk;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A day, month and year to type: {@code DateInput.of("closes", "When does it close?").value(page.closes())}. It sends
 * {@code closes-day}, {@code closes-month} and {@code closes-year}; an error summary leads to {@code #closes-day}.
 *
 * @param prefix what the names of the parts start with; null for none
 */
public record DateInput(Question question, @Nullable String prefix, List<Part> parts, Look look)
        implements ControlGroup<DateInput>, Styled<DateInput> {

    /** One of the boxes. */
    public record Part(
            String name,
            @Nullable String label,
            @Nullable String id,
            @Nullable String value,
            Typing typing,
            Look look) {

        public static Part of(String name, @Nullable String classes) {
            return new Part(name, null, null, null, Typing.ANY.inputmode("numeric"), Look.of(classes));
        }

        public Part value(@Nullable String value) {
            return new Part(name, label, id, value, typing, look);
        }

        Part wrong() {
            return new Part(name, label, id, value, typing, look.classes("govuk-input--error"));
        }

        String words() {
            return label == null ? Character.toUpperCase(name.charAt(0)) + name.substring(1) : label;
        }
    }

    public DateInput {
        parts = List.copyOf(parts);
    }

    public static DateInput of(String name, String legend) {
        return of(name, Question.of(name, legend));
    }

    public static DateInput of(@Nullable String prefix, Question question) {
        var parts = List.of(
                Part.of("day", "govuk-input--width-2"),
                Part.of("month", "govuk-input--width-2"),
                Part.of("year", "govuk-input--width-4"));
        return new DateInput(question, prefix, parts, Look.PLAIN);
    }

    public DateInput parts(List<Part> parts) {
        return new DateInput(question, prefix, parts, look);
    }

    public DateInput value(@Nullable LocalDate day) {
        return day == null
                ? this
                : typed(
                        Integer.toString(day.getDayOfMonth()),
                        Integer.toString(day.getMonthValue()),
                        Integer.toString(day.getYear()));
    }

    /** What somebody typed, right or wrong, so that a page with an error shows it again. */
    public DateInput typed(@Nullable String day, @Nullable String month, @Nullable String year) {
        var values = new @Nullable String[] {day, month, year};
        return parts(IntStream.range(0, parts.size())
                .mapToObj(i -> i < values.length ? parts.get(i).value(values[i]) : parts.get(i))
                .toList());
    }

    /** The message, and a red border on these parts, or on all when none is named. A null message changes nothing. */
    public DateInput error(@Nullable String message, String... wrong) {
        if (message == null) {
            return this;
        }
        var names = Set.of(wrong);
        return parts(parts.stream()
                        .map(part -> names.isEmpty() || names.contains(part.name()) ? part.wrong() : part)
                        .toList())
                .with(question.error(ErrorMessage.of(message)));
    }

    @Override
    public DateInput error(@Nullable String message) {
        return error(message, new String[0]);
    }

    /** The input a part is drawn as. */
    public Input input(Part part) {
        var name = prefix == null || prefix.isEmpty() ? part.name() : prefix + "-" + part.name();
        var id = part.id() == null ? question.id() + "-" + part.name() : part.id();
        return Input.of(Field.of(name, part.words())
                        .id(id)
                        .label(Label.of(part.words()).classes("govuk-date-input__label")))
                .value(part.value())
                .typing(part.typing())
                .with(Look.of("govuk-date-input__input")
                        .classes(part.look().classes())
                        .with(part.look().attributes()));
    }

    @Override
    public DateInput with(Question question) {
        return new DateInput(question, prefix, parts, look);
    }

    @Override
    public DateInput with(Look look) {
        return new DateInput(question, prefix, parts, look);
    }
}
