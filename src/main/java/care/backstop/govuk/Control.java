package care.backstop.govuk;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/** A single labelled control. Its label, hint and error are plain words unless given as {@link Content}. */
public interface Control<C extends Control<C>> {

    Field field();

    C with(Field field);

    default C id(String id) {
        return with(field().id(id));
    }

    default C label(Label label) {
        return with(field().label(label));
    }

    default C hint(@Nullable String text) {
        return with(field().hint(text == null ? null : Hint.of(text)));
    }

    default C hint(Content text) {
        return with(field().hint(Hint.of(text)));
    }

    /** What is wrong with it, or null when nothing is. */
    default C error(@Nullable String message) {
        return with(field().error(message == null ? null : ErrorMessage.of(message)));
    }

    default C describedBy(@Nullable String ids) {
        return with(field().describedBy(ids));
    }

    default C group(FormGroup group) {
        return with(field().group(group));
    }
}
