package care.backstop.incident.model;

import care.backstop.kernel.profile.AuthorityProfile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A council's settings at some time.
 *
 * @param number 0 as the program brought them, then counting up with every change
 * @param madeAt null for version 0
 */
public record ProfileVersion(
        AuthorityProfile profile,
        int number,
        @Nullable Instant madeAt,
        @Nullable String madeBy,
        @Nullable String because) {

    /** {@code Southampton, version 2}. */
    public String words() {
        return "%s, version %d".formatted(profile.name(), number);
    }
}
