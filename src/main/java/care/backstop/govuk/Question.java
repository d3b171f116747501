package care.backstop.govuk;

import org.jspecify.annotations.Nullable;

/**
 * What every group of controls has: an id that its parts start with, a fieldset with the question, perhaps a hint and
 * an error. Without a fieldset the page itself must say what is asked.
 */
public record Question(
        String id,
        @Nullable Fieldset fieldset,
        @Nullable Hint hint,
        @Nullable ErrorMessage error,
        @Nullable String describedBy,
        FormGroup group) {

    public static Question of(String id, String legend) {
        return new Question(id, Fieldset.of(legend), null, null, null, FormGroup.PLAIN);
    }

    public Question id(String id) {
        return new Question(id, fieldset, hint, error, describedBy, group);
    }

    public Question fieldset(@Nullable Fieldset fieldset) {
        return new Question(id, fieldset, hint, error, describedBy, group);
    }

    public Question hint(@Nullable Hint hint) {
        return new Question(id, fieldset, hint, error, describedBy, group);
    }

    public Question error(@Nullable ErrorMessage error) {
        return new Question(id, fieldset, hint, error, describedBy, group);
    }

    public Question describedBy(@Nullable String ids) {
        return new Question(id, fieldset, hint, error, ids, group);
    }

    public Question group(FormGroup group) {
        return new Question(id, fieldset, hint, error, describedBy, group);
    }

    public String hintId() {
        return id + "-hint";
    }

    public String errorId() {
        return id + "-error";
    }

    /** The ids for {@code aria-describedby}, or null when nothing describes the group. */
    public @Nullable String description() {
        var base = fieldset == null || fieldset.describedBy() == null ? describedBy : fieldset.describedBy();
        return Field.joined(base, hint == null ? null : hintId(), error == null ? null : errorId());
    }
}
