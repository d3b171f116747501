package care.backstop.govuk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of many from a list: {@code Select.of("council", "Council").option("", "Any council").options(...).chosen(x)}. */
public record Select(
        Field field, List<Option> options, @Nullable String chosen, boolean disabled, Look look)
        implements Control<Select>, Styled<Select> {

    /**
     * One line of the list.
     *
     * @param value what is sent; null sends the text
     * @param selected true or false settles it; null leaves it to {@link Select#chosen()}
     */
    public record Option(
            @Nullable String value, String text, @Nullable Boolean selected, boolean disabled, Attributes attributes) {

        public static Option of(@Nullable String value, String text) {
            return new Option(value, text, null, false, Attributes.none());
        }

        boolean isSelected(@Nullable String chosen) {
            if (selected != null) {
                return selected;
            }
            return chosen != null && !chosen.isEmpty() && chosen.equals(value == null ? text : value);
        }
    }

    public Select {
        options = List.copyOf(options);
    }

    public static Select of(String name, String label) {
        return of(Field.of(name, label));
    }

    public static Select of(Field field) {
        return new Select(field, List.of(), null, false, Look.PLAIN);
    }

    public Select option(String value, String text) {
        return options(List.of(Option.of(value, text)));
    }

    /** Adds these to the list. */
    public Select options(List<Option> more) {
        var all = new ArrayList<>(options);
        all.addAll(more);
        return new Select(field, all, chosen, disabled, look);
    }

    public Select chosen(@Nullable String value) {
        return new Select(field, options, value, disabled, look);
    }

    public Select disabled(boolean disabled) {
        return new Select(field, options, chosen, disabled, look);
    }

    public boolean isSelected(Option option) {
        return option.isSelected(chosen);
    }

    @Override
    public Select with(Field field) {
        return new Select(field, options, chosen, disabled, look);
    }

    @Override
    public Select with(Look look) {
        return new Select(field, options, chosen, disabled, look);
    }
}
