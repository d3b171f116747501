package care.backstop.govuk;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/**
 * A button, or a link that looks like one. {@code Button.submit("Declare")} sends its form;
 * {@code Button.link("Start", "/incidents/new")} goes somewhere and changes nothing.
 *
 * @param type {@code submit}, {@code button} or {@code reset}; of no account for a link
 */
public record Button(
        Content text,
        @Nullable String href,
        String type,
        @Nullable String name,
        @Nullable String value,
        @Nullable String id,
        boolean disabled,
        boolean start,
        @Nullable Boolean preventDoubleClick,
        Look look)
        implements Styled<Button> {

    public static Button of(Content text) {
        return new Button(text, null, "submit", null, null, null, false, false, null, Look.PLAIN);
    }

    /** Sends the form; a second click within a second is ignored. */
    public static Button submit(String text) {
        return of(Text.of(text)).preventDoubleClick(true);
    }

    public static Button link(String text, String href) {
        return of(Text.of(text)).href(href);
    }

    /** The call to action that begins a service. */
    public static Button start(String text, String href) {
        return link(text, href).asStart();
    }

    public Button secondary() {
        return classes("govuk-button--secondary");
    }

    /** For what cannot easily be taken back. */
    public Button warning() {
        return classes("govuk-button--warning");
    }

    public Button href(@Nullable String href) {
        return new Button(text, href, type, name, value, id, disabled, start, preventDoubleClick, look);
    }

    public Button type(String type) {
        return new Button(text, href, type, name, value, id, disabled, start, preventDoubleClick, look);
    }

    /** What the form is told when this button sends it. */
    public Button value(@Nullable String name, @Nullable String value) {
        return new Button(text, href, type, name, value, id, disabled, start, preventDoubleClick, look);
    }

    public Button id(@Nullable String id) {
        return new Button(text, href, type, name, value, id, disabled, start, preventDoubleClick, look);
    }

    public Button disabled(boolean disabled) {
        return new Button(text, href, type, name, value, id, disabled, start, preventDoubleClick, look);
    }

    public Button asStart() {
        return new Button(text, href, type, name, value, id, disabled, true, preventDoubleClick, look);
    }

    public Button preventDoubleClick(@Nullable Boolean prevent) {
        return new Button(text, href, type, name, value, id, disabled, start, prevent, look);
    }

    @Override
    public Button with(Look look) {
        return new Button(text, href, type, name, value, id, disabled, start, preventDoubleClick, look);
    }
}
