package care.backstop.govuk;

import org.jspecify.annotations.Nullable;

/** A component that takes further classes and attributes. */
public interface Styled<S extends Styled<S>> {

    Look look();

    S with(Look look);

    default S classes(@Nullable String more) {
        return with(look().classes(more));
    }

    default S attribute(String name, @Nullable String value) {
        return with(look().with(Attributes.none().with(name, value)));
    }
}
