package care.backstop.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the last urgency judgement of a person says beside its answer.
 *
 * @param howSoon when the harm would come; null when it is not urgent
 * @param howBad how severe it would be; null when it is not urgent
 */
public record UrgencyView(
        @Nullable String howSoon, @Nullable String howBad, Instant judgedAt, String byName) {}
