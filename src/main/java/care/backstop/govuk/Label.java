package care.backstop.govuk;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/** What a control is called. Inside a control the control ties it to itself; alone it needs a {@code target} id. */
public record Label(@Nullable Content text, @Nullable String target, boolean heading, Look look)
        implements Styled<Label> {

    public static Label of(String text) {
        return of(Text.of(text));
    }

    public static Label of(@Nullable Content text) {
        return new Label(text, null, false, Look.PLAIN);
    }

    public Label target(@Nullable String id) {
        return new Label(text, id, heading, look);
    }

    /** Makes the label the page's only {@code h1}. */
    public Label asHeading() {
        return new Label(text, target, true, look);
    }

    public Label small() {
        return classes("govuk-label--s");
    }

    public Label medium() {
        return classes("govuk-label--m");
    }

    public Label large() {
        return classes("govuk-label--l");
    }

    public Label visuallyHidden() {
        return classes("govuk-visually-hidden");
    }

    @Override
    public Label with(Look look) {
        return new Label(text, target, heading, look);
    }
}
