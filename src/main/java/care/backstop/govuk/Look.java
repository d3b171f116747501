package care.backstop.govuk;

import org.jspecify.annotations.Nullable;

/** Further classes and attributes of a component's outermost element. */
public record Look(@Nullable String classes, Attributes attributes) {

    public static final Look PLAIN = new Look(null, Attributes.none());

    public static Look of(@Nullable String classes) {
        return new Look(classes, Attributes.none());
    }

    public Look classes(@Nullable String more) {
        if (more == null) {
            return this;
        }
        return new Look(classes == null ? more : classes + " " + more, attributes);
    }

    public Look with(Attributes more) {
        return new Look(classes, attributes.and(more));
    }
}
