package care.backstop.people.web;

import care.backstop.govuk.Choice;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Input;
import care.backstop.govuk.Procedure;
import care.backstop.govuk.Radios;
import care.backstop.govuk.Select;
import care.backstop.govuk.Textarea;
import care.backstop.kernel.Answer;
import care.backstop.kernel.room.Room;
import care.backstop.people.Funding;
import care.backstop.people.Need;
import care.backstop.people.model.ListField;
import care.backstop.people.model.Section;
import care.backstop.people.usecase.LookAtPeople.Changing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A form about one person: its controls in order, what was typed, what is wrong. */
public record FormPage(
        Room room,
        String title,
        String called,
        String back,
        String action,
        List<Object> controls,
        Map<String, String> hidden,
        String button,
        @Nullable Procedure procedure,
        Errors errors) {

    /** A part of the person, filled in with what is typed so far. */
    static FormPage of(String back, Section section, Changing now, Map<String, String> typed, Errors errors) {
        var controls = new ArrayList<Object>();
        for (var field : section.fields()) {
            controls.add(control(field, typed, now.values(), errors));
        }
        for (var question : section.questions()) {
            controls.add(yesNo(question.column(), question.words(), typed.get(question.column()))
                    .error(errors.on(question.column()))
                    .hint(changed(question.column(), typed, now.values(), errors)));
        }
        return new FormPage(
                now.room(),
                section.title(),
                now.called(),
                back,
                back + "/change/" + section.path(),
                controls,
                Map.of("version", Integer.toString(now.version())),
                "Save",
                procedure(section),
                errors);
    }

    private static @Nullable Procedure procedure(Section section) {
        return switch (section) {
            case FACTORS ->
                new Procedure(
                        "Find out for everyone what makes a move harder. Not known is an answer; it is never taken as no.",
                        "Southampton procedure, Appendix A 3.5 to 3.12");
            case DECISION ->
                new Procedure(
                        "Find out who may decide before a place is chosen. Nobody with capacity is moved against their will.",
                        "Mental Capacity Act 2005; Southampton procedure, Appendix A 3.8 to 3.11");
            case WISHES ->
                new Procedure(
                        "Ask people which place they prefer and whom they want to stay with.",
                        "Southampton procedure 1.6 and Appendix A 3.1");
            case IDENTITY, CARE -> null;
        };
    }

    private static Object control(ListField field, Map<String, String> typed, Map<String, String> now, Errors errors) {
        var name = field.column();
        var value = typed.get(name);
        var hint = changed(name, typed, now, errors);
        return switch (field.kind()) {
            case ANSWER ->
                yesNo(name, field.heading(), value).error(errors.on(name)).hint(hint);
            case NEED ->
                Select.of(name, field.heading())
                        .option("", "Not known")
                        .options(Arrays.stream(Need.values())
                                .map(n -> Select.Option.of(n.name(), n.words()))
                                .toList())
                        .chosen(value)
                        .error(errors.on(name))
                        .hint(hint);
            case FUNDING ->
                Select.of(name, field.heading())
                        .options(Arrays.stream(Funding.values())
                                .map(f -> Select.Option.of(f.name(), f.words()))
                                .toList())
                        .chosen(value)
                        .error(errors.on(name))
                        .hint(hint);
            default ->
                field == ListField.CARE_NOW
                        ? Textarea.of(name, field.heading())
                                .value(value)
                                .error(errors.on(name))
                                .hint(hint == null ? field.explanation() : hint)
                        : Input.of(name, field.heading())
                                .value(value)
                                .error(errors.on(name))
                                .hint(hint == null ? field.explanation() : hint);
        };
    }

    /** After a lost race, what somebody else has saved meanwhile, beside what is typed here. */
    private static @Nullable String changed(
            String name, Map<String, String> typed, Map<String, String> now, Errors errors) {
        boolean race = errors.problems().stream().anyMatch(p -> "version".equals(p.field()));
        var saved = now.getOrDefault(name, "");
        return race && !saved.equals(typed.getOrDefault(name, ""))
                ? "Saved by somebody else: " + (saved.isEmpty() ? Words.NOT_KNOWN : saved)
                : null;
    }

    static Radios yesNo(String name, String legend, @Nullable String chosen) {
        return Radios.of(name, legend)
                .choices(Arrays.stream(Answer.values())
                        .map(a -> Choice.of(a.name(), Words.of(a)))
                        .toList())
                .chosen(chosen)
                .classes("govuk-radios--inline");
    }

    static Map<String, String> only(Map<String, String> sent, String... names) {
        var kept = new LinkedHashMap<String, String>();
        for (var name : names) {
            var value = sent.get(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        return kept;
    }
}
