package care.backstop.kernel.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter and what became of it.
 *
 * @param post null for somebody without a post here
 * @param address where it goes; of a post null until it has gone
 * @param nextAt when it is tried next, while it waits
 * @param trouble why it has not gone, in the words of the mail server; null where nothing is wrong
 */
public record Posted(
        UUID id,
        @Nullable UUID incident,
        String about,
        @Nullable UUID post,
        String name,
        @Nullable String address,
        String subject,
        String text,
        @Nullable String page,
        boolean withCalendar,
        LetterState state,
        int tries,
        Instant nextAt,
        @Nullable String trouble,
        @Nullable Instant sentAt,
        @Nullable Instant revokedAt,
        @Nullable String revokedBecause,
        String by,
        Instant at,
        int version) {

    /** To whom the same can be written again. */
    public Letter.To to() {
        return post != null
                ? new Letter.Post(post, name)
                : new Letter.Outside(name, java.util.Objects.requireNonNull(address));
    }
}
