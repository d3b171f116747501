package care.backstop.govuk;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/** A group of controls under one legend. */
public record Fieldset(
        @Nullable Legend legend,
        @Nullable String describedBy,
        @Nullable String role,
        Look look) implements Styled<Fieldset> {

    public static Fieldset of(String legend) {
        return of(Legend.of(legend));
    }

    public static Fieldset of(Content legend) {
        return of(Legend.of(legend));
    }

    public static Fieldset of(@Nullable Legend legend) {
        return new Fieldset(legend, null, null, Look.PLAIN);
    }

    public Fieldset legend(@Nullable Legend legend) {
        return new Fieldset(legend, describedBy, role, look);
    }

    public Fieldset describedBy(@Nullable String ids) {
        return new Fieldset(legend, ids, role, look);
    }

    public Fieldset role(@Nullable String role) {
        return new Fieldset(legend, describedBy, role, look);
    }

    @Override
    public Fieldset with(Look look) {
        return new Fieldset(legend, describedBy, role, look);
    }
}
