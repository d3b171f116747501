package care.backstop.govuk;

import org.jspecify.annotations.Nullable;

/**
 * One line of text: {@code Input.of("beds", "Beds registered").value("12").numeric().width(3).error(problem)}.
 *
 * @param wrapper the box around input and affixes
 */
public record Input(
        Field field,
        String type,
        @Nullable String value,
        @Nullable Affix prefix,
        @Nullable Affix suffix,
        Typing typing,
        boolean disabled,
        Look wrapper,
        Look look)
        implements Control<Input>, Styled<Input> {

    public static Input of(String name, String label) {
        return of(Field.of(name, label));
    }

    public static Input of(Field field) {
        return new Input(field, "text", null, null, null, Typing.ANY, false, Look.PLAIN, Look.PLAIN);
    }

    public Input type(String type) {
        return new Input(field, type, value, prefix, suffix, typing, disabled, wrapper, look);
    }

    public Input value(@Nullable String value) {
        return new Input(field, type, value, prefix, suffix, typing, disabled, wrapper, look);
    }

    public Input prefix(String unit) {
        return prefix(Affix.of(Text.of(unit)));
    }

    public Input prefix(@Nullable Affix affix) {
        return new Input(field, type, value, affix, suffix, typing, disabled, wrapper, look);
    }

    public Input suffix(String unit) {
        return suffix(Affix.of(Text.of(unit)));
    }

    public Input suffix(@Nullable Affix affix) {
        return new Input(field, type, value, prefix, affix, typing, disabled, wrapper, look);
    }

    public Input typing(Typing typing) {
        return new Input(field, type, value, prefix, suffix, typing, disabled, wrapper, look);
    }

    /** A whole number: digits on the keyboard of a phone, no spinner. */
    public Input numeric() {
        return typing(typing.inputmode("numeric"));
    }

    public Input email() {
        return type("email").typing(typing.autocomplete("email").spellcheck(false));
    }

    public Input autocomplete(String purpose) {
        return typing(typing.autocomplete(purpose));
    }

    public Input disabled(boolean disabled) {
        return new Input(field, type, value, prefix, suffix, typing, disabled, wrapper, look);
    }

    public Input wrapper(Look wrapper) {
        return new Input(field, type, value, prefix, suffix, typing, disabled, wrapper, look);
    }

    /** How many characters it shows: 2, 3, 4, 5, 10, 20 or 30. */
    public Input width(int characters) {
        return classes("govuk-input--width-" + characters);
    }

    @Override
    public Input with(Field field) {
        return new Input(field, type, value, prefix, suffix, typing, disabled, wrapper, look);
    }

    @Override
    public Input with(Look look) {
        return new Input(field, type, value, prefix, suffix, typing, disabled, wrapper, look);
    }
}
