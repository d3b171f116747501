package care.backstop.govuk;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/**
 * A password, which can be shown while it is typed.
 *
 * @param show what the button says
 * @param showSpoken the button's name for those who hear it
 * @param words other words for the script, as {@code data-i18n.…} attributes
 */
public record PasswordInput(
        Field field,
        @Nullable String value,
        String autocomplete,
        boolean disabled,
        String show,
        String showSpoken,
        Attributes words,
        Look look)
        implements Control<PasswordInput>, Styled<PasswordInput> {

    public static PasswordInput of(String name, String label) {
        return of(Field.of(name, label));
    }

    public static PasswordInput of(Field field) {
        return new PasswordInput(
                field, null, "current-password", false, "Show", "Show password", Attributes.none(), Look.PLAIN);
    }

    /** A password being chosen, not one that exists. */
    public PasswordInput asNew() {
        return new PasswordInput(field, value, "new-password", disabled, show, showSpoken, words, look);
    }

    public Button toggle() {
        return Button.of(Text.of(show))
                .type("button")
                .with(Look.of("govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle")
                        .with(Attributes.none()
                                .with("aria-controls", field.id())
                                .with("aria-label", showSpoken)
                                .with("hidden", true)));
    }

    /** The input it is drawn as, with this after it. */
    public Input input(Content after) {
        var group = field.group();
        var look = Look.of("govuk-password-input")
                .classes(group.look().classes())
                .with(Attributes.of("data-module", "govuk-password-input"))
                .with(words)
                .with(group.look().attributes());
        return Input.of(field.group(group.after(after).with(look)))
                .type("password")
                .value(value)
                .disabled(disabled)
                .typing(new Typing(autocomplete, null, null, "none", false))
                .wrapper(Look.of("govuk-password-input__wrapper"))
                .with(Look.of("govuk-password-input__input govuk-js-password-input-input")
                        .classes(this.look.classes())
                        .with(this.look.attributes()));
    }

    @Override
    public PasswordInput with(Field field) {
        return new PasswordInput(field, value, autocomplete, disabled, show, showSpoken, words, look);
    }

    @Override
    public PasswordInput with(Look look) {
        return new PasswordInput(field, value, autocomplete, disabled, show, showSpoken, words, look);
    }
}
