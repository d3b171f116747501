package care.backstop.govuk;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/** The question a group of controls answers. */
public record Legend(
        @Nullable Content text, boolean heading, @Nullable String classes) {

    public static Legend of(String text) {
        return of(Text.of(text));
    }

    public static Legend of(@Nullable Content text) {
        return new Legend(text, false, null);
    }

    /** Makes the legend the page's only {@code h1}. */
    public Legend asHeading() {
        return new Legend(text, true, classes);
    }

    public Legend small() {
        return classes("govuk-fieldset__legend--s");
    }

    public Legend medium() {
        return classes("govuk-fieldset__legend--m");
    }

    public Legend large() {
        return classes("govuk-fieldset__legend--l");
    }

    public Legend classes(@Nullable String classes) {
        return new Legend(text, heading, classes);
    }
}
