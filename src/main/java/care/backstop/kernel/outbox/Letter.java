package care.backstop.kernel.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell somebody by e-mail. Mail is read on screens we do not know: a letter names nobody who receives care,
 * no service and nothing of what is owed to whom; it says that there is something to read, and leads to the page.
 *
 * @param incident whose members may see the letter; null for one of the whole council
 * @param about what it tells of, as {@code kind:id}, such as {@code meeting:2f0c…}; by this it is revoked
 * @param text plain text, without the link
 * @param page where to read on, as a path of ours beginning with a slash, or null; one that begins with {@link #BY_LINK} is a secret
 *     of whoever it is written to, shown to nobody else and forgotten once the letter has gone
 * @param calendar an iCalendar file to go with it, or null
 * @param from before which it does not go, such as the moment something is late; null for at once
 * @param until when it is of no use any more, such as the beginning of a meeting; null for never
 */
public record Letter(
        @Nullable UUID incident,
        String about,
        To to,
        String subject,
        String text,
        @Nullable String page,
        @Nullable String calendar,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** Pages that are opened without signing in, by whoever was given the link and nobody else. */
    public static final String BY_LINK = "/by-link/";

    /** Whom it is for. */
    public sealed interface To {
        /** As people know them. */
        String name();
    }

    /** A post of this council: the letter goes to the address that the post has when it is sent. */
    public record Post(UUID post, String name) implements To {}

    /** Somebody without a post here. */
    public record Outside(String name, String address) implements To {}

    public Letter {
        if (subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a subject is one line");
        }
        if (page != null && !page.startsWith("/")) {
            throw new IllegalArgumentException("a letter leads to a page of ours: " + page);
        }
    }

    public static Letter of(UUID incident, String about, To to, String subject, String text) {
        return new Letter(incident, about, to, subject, text, null, null, null, null);
    }

    public Letter leadingTo(String path) {
        return new Letter(incident, about, to, subject, text, path, calendar, from, until);
    }

    public Letter with(String calendarFile) {
        return new Letter(incident, about, to, subject, text, page, calendarFile, from, until);
    }

    public Letter usefulUntil(Instant moment) {
        return new Letter(incident, about, to, subject, text, page, calendar, from, moment);
    }

    /** Waits in the outbox until then, and can be taken back as long as it does. */
    public Letter notBefore(Instant moment) {
        return new Letter(incident, about, to, subject, text, page, calendar, moment, until);
    }
}
