package care.backstop.govuk;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/** Several controls that answer one question. */
public interface ControlGroup<C extends ControlGroup<C>> {

    Question question();

    C with(Question question);

    default C legend(Legend legend) {
        var fieldset = question().fieldset();
        return with(question().fieldset(fieldset == null ? Fieldset.of(legend) : fieldset.legend(legend)));
    }

    default C hint(@Nullable String text) {
        return with(question().hint(text == null ? null : Hint.of(text)));
    }

    default C hint(Content text) {
        return with(question().hint(Hint.of(text)));
    }

    /** What is wrong with the answer, or null when nothing is. */
    default C error(@Nullable String message) {
        return with(question().error(message == null ? null : ErrorMessage.of(message)));
    }

    default C group(FormGroup group) {
        return with(question().group(group));
    }
}
