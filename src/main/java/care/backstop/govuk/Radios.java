package care.backstop.govuk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of a few: {@code Radios.of("failed", "Has the business failed?").choice("YES", "Yes").choice("NO", "No")}. */
public record Radios(
        Question question,
        String name,
        List<Choice> choices,
        @Nullable String chosen,
        Look look) implements ControlGroup<Radios>, Styled<Radios> {

    public Radios {
        choices = List.copyOf(choices);
    }

    public static Radios of(String name, String legend) {
        return of(name, Question.of(name, legend));
    }

    public static Radios of(String name, Question question) {
        return new Radios(question, name, List.of(), null, Look.PLAIN);
    }

    public Radios choice(String value, String text) {
        return choices(List.of(Choice.of(value, text)));
    }

    public Radios choice(Choice choice) {
        return choices(List.of(choice));
    }

    /** Adds these. */
    public Radios choices(List<Choice> more) {
        var all = new ArrayList<>(choices);
        all.addAll(more);
        return new Radios(question, name, all, chosen, look);
    }

    public Radios chosen(@Nullable String value) {
        return new Radios(question, name, choices, value, look);
    }

    public Radios inline() {
        return classes("govuk-radios--inline");
    }

    public Radios small() {
        return classes("govuk-radios--small");
    }

    public boolean isChecked(Choice choice) {
        if (choice.checked() != null) {
            return choice.checked();
        }
        return chosen != null && !chosen.isEmpty() && chosen.equals(choice.value());
    }

    @Override
    public Radios with(Question question) {
        return new Radios(question, name, choices, chosen, look);
    }

    @Override
    public Radios with(Look look) {
        return new Radios(question, name, choices, chosen, look);
    }
}
