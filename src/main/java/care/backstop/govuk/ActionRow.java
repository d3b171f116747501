package care.backstop.govuk;

import org.jspecify.annotations.Nullable;

/**
 * One thing to be done, as a line of a list of work.
 *
 * @param href where it is done
 * @param about what it belongs to, such as the incident's name; null when the page says it
 * @param owner who is to do it; null shows "Nobody yet"
 * @param due by when, in words; null for no date
 * @param clause why; null for none
 */
public record ActionRow(
        String title,
        String href,
        @Nullable String about,
        @Nullable String owner,
        @Nullable String due,
        Tag status,
        @Nullable String clause) {

    public static ActionRow of(String title, String href, Tag status) {
        return new ActionRow(title, href, null, null, null, status, null);
    }

    public ActionRow about(@Nullable String about) {
        return new ActionRow(title, href, about, owner, due, status, clause);
    }

    public ActionRow owner(@Nullable String owner) {
        return new ActionRow(title, href, about, owner, due, status, clause);
    }

    public ActionRow due(@Nullable String words) {
        return new ActionRow(title, href, about, owner, words, status, clause);
    }

    public ActionRow clause(@Nullable String clause) {
        return new ActionRow(title, href, about, owner, due, status, clause);
    }
}
