package care.backstop.govuk;

import org.jspecify.annotations.Nullable;

/**
 * How far a long piece of work is. The page asks again by itself: by script, or without one by the {@code refresh}
 * parameter of {@code govuk/page.jte}, to which a page passes {@link #refresh()}. It can be left at any time.
 *
 * @param id different for each on a page
 * @param label what is being done
 * @param done how many of {@code total}; null when that cannot be said
 * @param words how far it is in words, always shown
 * @param running false once it has ended, well or not; nothing is asked again then
 */
public record Progress(
        String id,
        String label,
        @Nullable Long done,
        @Nullable Long total,
        String words,
        boolean running) {

    private static final int SECONDS = 2;

    public static Progress of(String label, long done, long total, String words) {
        return new Progress("progress", label, done, total, words, true);
    }

    /** Work whose size is not known yet. */
    public static Progress unmeasured(String label, String words) {
        return new Progress("progress", label, null, null, words, true);
    }

    public Progress id(String id) {
        return new Progress(id, label, done, total, words, running);
    }

    public Progress ended() {
        return new Progress(id, label, done, total, words, false);
    }

    /** Seconds until the page should be asked for again, or null when that is no longer needed. */
    public @Nullable Integer refresh() {
        return running ? SECONDS : null;
    }
}
