package care.backstop.incident.model;

import care.backstop.incident.rules.Answers;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded for a line of a plan, at one version.
 *
 * @param who the post it speaks for where each officer answers; else the line itself
 * @param because why it was put right; null for the first
 */
public record ActionRecord(
        UUID action,
        UUID who,
        int version,
        Answers answers,
        @Nullable String because,
        Instant madeAt,
        String madeBy,
        UUID madeByPost,
        @Nullable Signature signed) {

    /** That this version was signed off. */
    public record Signature(Instant at, String by, UUID post) {}
}
