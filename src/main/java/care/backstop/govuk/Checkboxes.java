package care.backstop.govuk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Any of a few, none included. Each ticked value is sent under the group's name. */
public record Checkboxes(Question question, String name, List<Choice> choices, Set<String> chosen, Look look)
        implements ControlGroup<Checkboxes>, Styled<Checkboxes> {

    public Checkboxes {
        choices = List.copyOf(choices);
        chosen = Set.copyOf(chosen);
    }

    public static Checkboxes of(String name, String legend) {
        return of(name, Question.of(name, legend));
    }

    public static Checkboxes of(String name, Question question) {
        return new Checkboxes(question, name, List.of(), Set.of(), Look.PLAIN);
    }

    /** A single box, such as "I have checked this with a second person". */
    public static Checkboxes one(String name, String value, String text) {
        var question = new Question(name, null, null, null, null, FormGroup.PLAIN);
        return of(name, question).choice(value, text);
    }

    public Checkboxes choice(String value, String text) {
        return choices(List.of(Choice.of(value, text)));
    }

    public Checkboxes choice(Choice choice) {
        return choices(List.of(choice));
    }

    /** Adds these. */
    public Checkboxes choices(List<Choice> more) {
        var all = new ArrayList<>(choices);
        all.addAll(more);
        return new Checkboxes(question, name, all, chosen, look);
    }

    public Checkboxes chosen(Collection<String> values) {
        return new Checkboxes(question, name, choices, Set.copyOf(values), look);
    }

    public Checkboxes small() {
        return classes("govuk-checkboxes--small");
    }

    public boolean isChecked(Choice choice) {
        return choice.checked() != null ? choice.checked() : chosen.contains(choice.value());
    }

    /** What describes one box: its own hint, and without a fieldset also what describes the group. */
    public @Nullable String description(@Nullable String hintId) {
        return Field.joined(question.fieldset() == null ? question.description() : null, hintId);
    }

    @Override
    public Checkboxes with(Question question) {
        return new Checkboxes(question, name, choices, chosen, look);
    }

    @Override
    public Checkboxes with(Look look) {
        return new Checkboxes(question, name, choices, chosen, look);
    }
}
