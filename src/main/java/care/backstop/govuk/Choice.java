package care.backstop.govuk;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/**
 * One radio button or checkbox. {@code Choice.of("NOT_KNOWN", "Not known").hint("You can say later")}.
 *
 * @param checked true or false settles it; null leaves it to what the group says is chosen
 * @param conditional what is asked only when this is chosen; without script it is always shown
 * @param divider a word such as "or" that stands alone instead of a choice
 * @param exclusive a checkbox that unticks all others, such as "None of these"
 */
public record Choice(
        String value,
        @Nullable Content text,
        @Nullable String id,
        @Nullable String name,
        @Nullable Hint hint,
        @Nullable Boolean checked,
        @Nullable Content conditional,
        @Nullable String divider,
        boolean exclusive,
        boolean disabled,
        Look label,
        Attributes attributes) {

    public static Choice of(String value, String text) {
        return of(value, Text.of(text));
    }

    public static Choice of(String value, @Nullable Content text) {
        return new Choice(value, text, null, null, null, null, null, null, false, false, Look.PLAIN, Attributes.none());
    }

    public static Choice divider(String word) {
        return new Choice("", null, null, null, null, null, null, word, false, false, Look.PLAIN, Attributes.none());
    }

    public Choice hint(@Nullable String words) {
        return hint(words == null ? null : Hint.of(words));
    }

    public Choice hint(@Nullable Hint hint) {
        return new Choice(
                value, text, id, name, hint, checked, conditional, divider, exclusive, disabled, label, attributes);
    }

    public Choice checked(@Nullable Boolean checked) {
        return new Choice(
                value, text, id, name, hint, checked, conditional, divider, exclusive, disabled, label, attributes);
    }

    public Choice conditional(@Nullable Content conditional) {
        return new Choice(
                value, text, id, name, hint, checked, conditional, divider, exclusive, disabled, label, attributes);
    }

    public Choice asExclusive() {
        return new Choice(
                value, text, id, name, hint, checked, conditional, divider, true, disabled, label, attributes);
    }

    public Choice disabled(boolean disabled) {
        return new Choice(
                value, text, id, name, hint, checked, conditional, divider, exclusive, disabled, label, attributes);
    }

    /** An id or a name of its own, where the group's will not do. */
    public Choice called(@Nullable String id, @Nullable String name) {
        return new Choice(
                value, text, id, name, hint, checked, conditional, divider, exclusive, disabled, label, attributes);
    }

    public Choice label(Look label) {
        return new Choice(
                value, text, id, name, hint, checked, conditional, divider, exclusive, disabled, label, attributes);
    }

    public Choice with(Attributes attributes) {
        return new Choice(
                value, text, id, name, hint, checked, conditional, divider, exclusive, disabled, label, attributes);
    }

    /** The first has the group's id, so that an error summary can lead to it; the others are numbered from 2. */
    public String idIn(String group, int number) {
        if (id != null) {
            return id;
        }
        return number > 1 ? group + "-" + number : group;
    }

    public Label asLabel(String own, String target) {
        var look = Look.of(own).classes(label.classes()).with(label.attributes());
        return Label.of(text).target(target).with(look);
    }
}
