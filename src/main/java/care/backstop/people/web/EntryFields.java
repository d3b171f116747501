package care.backstop.people.web;

import care.backstop.govuk.Checkboxes;
import care.backstop.govuk.Choice;
import care.backstop.govuk.DateInput;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Input;
import care.backstop.govuk.Radios;
import care.backstop.govuk.Select;
import care.backstop.govuk.Textarea;
import care.backstop.people.model.EntryForm;
import care.backstop.people.model.EntryQuestion;
import care.backstop.people.rules.Written;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** How the questions of an entry stand on a page, what comes back from it, and how answers are shown. */
final class EntryFields {

    private static final int FEW = 6;

    static List<Object> controls(EntryForm form, MultiValueMap<String, String> sent, Errors errors) {
        var controls = new ArrayList<Object>();
        for (var q : form.questions()) {
            controls.addAll(controls(q, sent, errors.on(q.key())));
        }
        return controls;
    }

    private static List<Object> controls(EntryQuestion q, MultiValueMap<String, String> sent, @Nullable String error) {
        var key = q.key();
        var value = sent.getFirst(key);
        return switch (q.type()) {
            case LINE, NUMBER ->
                List.of(Input.of(key, q.asked()).hint(q.hint()).value(value).error(error));
            case TEXT ->
                List.of(Textarea.of(key, q.asked()).hint(q.hint()).value(value).error(error));
            case YES_NO ->
                List.of(Radios.of(key, q.asked())
                        .choices(choices(q))
                        .chosen(value)
                        .hint(q.hint())
                        .classes("govuk-radios--inline")
                        .error(error));
            case CHOICE ->
                q.choices().size() <= FEW
                        ? List.of(Radios.of(key, q.asked())
                                .choices(choices(q))
                                .chosen(value)
                                .hint(q.hint())
                                .error(error))
                        : List.of(Select.of(key, q.asked())
                                .option("", "Choose one")
                                .options(q.choices().entrySet().stream()
                                        .map(c -> Select.Option.of(c.getKey(), c.getValue()))
                                        .toList())
                                .chosen(value)
                                .hint(q.hint())
                                .error(error));
            case TICKS ->
                List.of(Checkboxes.of(key, q.asked())
                        .choices(choices(q))
                        .chosen(sent.getOrDefault(key, List.of()))
                        .hint(q.hint())
                        .error(error));
            case DAY -> List.of(date(q, sent).error(error));
            case MOMENT ->
                List.of(
                        date(q, sent).error(error),
                        Input.of(key + "-time", q.label() + ": time")
                                .hint("For example 14:30")
                                .value(sent.getFirst(key + "-time")));
        };
    }

    private static DateInput date(EntryQuestion q, MultiValueMap<String, String> sent) {
        return DateInput.of(q.key(), q.asked())
                .hint(q.hint())
                .typed(
                        sent.getFirst(q.key() + "-day"),
                        sent.getFirst(q.key() + "-month"),
                        sent.getFirst(q.key() + "-year"));
    }

    private static List<Choice> choices(EntryQuestion q) {
        return q.choices().entrySet().stream()
                .map(c -> Choice.of(c.getKey(), c.getValue()))
                .toList();
    }

    /** Answers by question, from the parts in which a form sends them. What makes no sense stays as it is, and is refused. */
    static Map<String, String> read(EntryForm form, MultiValueMap<String, String> sent) {
        var typed = new LinkedHashMap<String, String>();
        for (var q : form.questions()) {
            var value = switch (q.type()) {
                case TICKS -> String.join(",", sent.getOrDefault(q.key(), List.of()));
                case DAY -> day(q.key(), sent);
                case MOMENT -> moment(q.key(), sent);
                default -> sent.getFirst(q.key());
            };
            if (value != null && !value.isBlank()) {
                typed.put(q.key(), value);
            }
        }
        return typed;
    }

    static @Nullable String day(String key, MultiValueMap<String, String> sent) {
        var parts = Stream.of("year", "month", "day")
                .map(part -> sent.getFirst(key + "-" + part))
                .map(p -> p == null ? "" : p.strip())
                .toList();
        if (parts.stream().allMatch(String::isEmpty)) {
            return null;
        }
        return parts.stream().map(p -> p.length() == 1 ? "0" + p : p).collect(Collectors.joining("-"));
    }

    static @Nullable String moment(String key, MultiValueMap<String, String> sent) {
        var day = day(key, sent);
        var time = sent.getFirst(key + "-time");
        if (day == null) {
            return time == null || time.isBlank() ? null : "T" + time;
        }
        var at = time == null ? "" : time.strip();
        return day + "T" + (at.matches("\\d:\\d\\d") ? "0" + at : at);
    }

    /** What was answered, in words: question and answer. */
    static List<String> said(EntryForm form, Written written) {
        return form.questions().stream()
                .filter(q -> written.said(q.key()))
                .map(q -> "%s: %s".formatted(q.label().replaceAll("[?]$", ""), said(q, written)))
                .toList();
    }

    static String said(EntryQuestion q, Written written) {
        var value = written.of(q.key());
        if (value == null) {
            return "";
        }
        return switch (q.type()) {
            case YES_NO, CHOICE -> q.choices().getOrDefault(value, value);
            case TICKS ->
                written.ticked(q.key()).size() == q.choices().size()
                        ? "All %d".formatted(q.choices().size())
                        : written.ticked(q.key()).stream()
                                .map(t -> q.choices().getOrDefault(t, t))
                                .collect(Collectors.joining("; "));
            case DAY -> care.backstop.kernel.London.show(LocalDate.parse(value));
            case MOMENT ->
                care.backstop.kernel.London.show(LocalDateTime.parse(value)
                        .atZone(care.backstop.kernel.London.ZONE)
                        .toInstant());
            case LINE, TEXT, NUMBER -> value;
        };
    }

    private EntryFields() {}
}
