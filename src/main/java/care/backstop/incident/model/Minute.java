package care.backstop.incident.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A heading of the agenda, what is or was open under it, and what was said.
 *
 * @param needed something must be said about it
 */
public record Minute(
        int no,
        String heading,
        boolean needed,
        List<String> open,
        @Nullable String text,
        int version) {
    public Minute {
        open = List.copyOf(open);
    }

    public boolean said() {
        return text != null && !text.isBlank();
    }
}
