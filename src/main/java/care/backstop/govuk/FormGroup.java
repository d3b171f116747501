package care.backstop.govuk;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/** The box around one control with its label and messages; {@code before} and {@code after} stand beside the control. */
public record FormGroup(@Nullable Content before, @Nullable Content after, Look look) implements Styled<FormGroup> {

    public static final FormGroup PLAIN = new FormGroup(null, null, Look.PLAIN);

    public FormGroup before(@Nullable Content content) {
        return new FormGroup(content, after, look);
    }

    public FormGroup after(@Nullable Content content) {
        return new FormGroup(before, content, look);
    }

    @Override
    public FormGroup with(Look look) {
        return new FormGroup(before, after, look);
    }
}
