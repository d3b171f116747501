package care.backstop.govuk;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What every single control has: an id (its name, unless said otherwise), a label, perhaps a hint and an error.
 *
 * @param describedBy ids of further elements that describe the control
 */
public record Field(
        String id,
        String name,
        Label label,
        @Nullable Hint hint,
        @Nullable ErrorMessage error,
        @Nullable String describedBy,
        FormGroup group) {

    public static Field of(String name, String label) {
        return new Field(name, name, Label.of(label), null, null, null, FormGroup.PLAIN);
    }

    public Field id(String id) {
        return new Field(id, name, label, hint, error, describedBy, group);
    }

    public Field label(Label label) {
        return new Field(id, name, label, hint, error, describedBy, group);
    }

    public Field hint(@Nullable Hint hint) {
        return new Field(id, name, label, hint, error, describedBy, group);
    }

    public Field error(@Nullable ErrorMessage error) {
        return new Field(id, name, label, hint, error, describedBy, group);
    }

    public Field describedBy(@Nullable String ids) {
        return new Field(id, name, label, hint, error, ids, group);
    }

    public Field group(FormGroup group) {
        return new Field(id, name, label, hint, error, describedBy, group);
    }

    public String hintId() {
        return id + "-hint";
    }

    public String errorId() {
        return id + "-error";
    }

    /** The ids for {@code aria-describedby}, or null when nothing describes the control. */
    public @Nullable String description() {
        return joined(describedBy, hint == null ? null : hintId(), error == null ? null : errorId());
    }

    static @Nullable String joined(@Nullable String... ids) {
        var joined = Stream.of(ids)
                .filter(Objects::nonNull)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.joining(" "));
        return joined.isEmpty() ? null : joined;
    }
}
